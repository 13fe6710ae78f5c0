// Who has what? A million users fold into a handful of profiles: the same SKUs, switched-off plans and way of assignment.

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct Known {
  const UserRecord* record;
  int rank;
};

// Equal keys = the same profile. Also the order of profiles of equal size.
std::string profile_key(const std::vector<AssignedSku>& skus) {
  std::string key;
  const auto add = [&](const Guid& guid) {
    for (const std::uint64_t half : {guid.high(), guid.low()}) {
      for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(half >> shift);
    }
  };
  for (const AssignedSku& sku : skus) {
    add(sku.sku);
    key += sku.direct ? 'd' : 'g';
    for (const Guid& plan : sku.disabled_plans) {
      key += '-';
      add(plan);
    }
    for (const std::string& group : sku.groups) key += '@' + group + '\0';
    key += '\n';
  }
  return key;
}

bool same_skus(const UserRecord& a, const UserRecord& b) {
  return std::equal(a.skus.begin(), a.skus.end(), b.skus.begin(), b.skus.end(), [](const AssignedSku& x, const AssignedSku& y) { return x.sku == y.sku; });
}

// One record a user: by directory id, else by sign-in name. The higher rank is believed, then the later file.
std::vector<Known> one_record_a_user(const Picture& picture) {
  std::vector<Known> users;
  std::unordered_map<std::string, std::size_t> by_id;
  std::unordered_map<std::string, std::size_t> by_name;
  std::vector<Origin> differing;
  std::int64_t differences = 0;
  for (const auto& file : picture.files) {
    const int rank = rank_of_kind(file->kind);
    for (const UserRecord& record : file->records.users) {
      const std::string name = text::ascii_lower(record.user.principal_name);
      const auto id_known = record.user.id.empty() ? by_id.end() : by_id.find(record.user.id);
      const auto name_known = name.empty() ? by_name.end() : by_name.find(name);
      const bool known_by_id = id_known != by_id.end();
      if (!known_by_id && name_known == by_name.end()) {
        if (!record.user.id.empty()) by_id.emplace(record.user.id, users.size());
        if (!name.empty()) by_name.emplace(name, users.size());
        users.push_back({&record, rank});
        continue;
      }
      Known& known = users[known_by_id ? id_known->second : name_known->second];
      if (!same_skus(*known.record, record) && record.unresolved_names.empty() && known.record->unresolved_names.empty()) {
        ++differences;
        if (differing.size() < 50) {
          differing.push_back(known.record->origin);
          differing.push_back(record.origin);
        }
      }
      if (rank >= known.rank) known = {&record, rank};
    }
  }
  if (differences > 0) {
    picture.report(inventory_problem(inventory_finding::kUsersDiffer,
                                     {{"count", differences}, {"first_file", picture.file_name(differing[0])}, {"second_file", picture.file_name(differing[1])}}, differing));
  }
  return users;
}

}  // namespace

void fold_users(const Picture& picture) {
  Customer& customer = picture.customer();
  for (const auto& file : picture.files) customer.assignments_known = customer.assignments_known || file->records.tells_assignments;
  std::unordered_map<std::string, std::size_t> profiles;
  std::vector<std::string> keys;
  std::vector<Origin> unresolved;
  for (const Known& known : one_record_a_user(picture)) {
    const UserRecord& record = *known.record;
    if (!record.unresolved_names.empty()) unresolved.push_back(record.origin);
    if (record.skus.empty()) continue;
    std::string key = profile_key(record.skus);
    const auto [place, added] = profiles.try_emplace(key, customer.profiles.size());
    if (added) {
      customer.profiles.emplace_back();
      customer.profiles.back().skus = record.skus;
      keys.push_back(std::move(key));
    }
    Profile& profile = customer.profiles[place->second];
    ++profile.users;
    profile.without_usage_location += record.user.usage_location.empty();
    profile.with_errors += record.has_assignment_error;
    profile.members.push_back(static_cast<std::uint32_t>(customer.users.size()));
    customer.users.push_back(record.user);
  }
  std::vector<std::size_t> order(customer.profiles.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const std::int64_t users_a = customer.profiles[a].users;
    const std::int64_t users_b = customer.profiles[b].users;
    return users_a != users_b ? users_a > users_b : keys[a] < keys[b];
  });
  std::vector<Profile> sorted;
  for (std::size_t place : order) {
    sorted.push_back(std::move(customer.profiles[place]));
    sorted.back().id = "P" + std::to_string(sorted.size());
  }
  customer.profiles = std::move(sorted);
  if (!unresolved.empty()) {
    const std::int64_t count = static_cast<std::int64_t>(unresolved.size());
    if (unresolved.size() > 50) unresolved.resize(50);
    picture.report(inventory_problem(inventory_finding::kUsersUnresolved, {{"count", count}}, std::move(unresolved)));
  }
}

}  // namespace csp
