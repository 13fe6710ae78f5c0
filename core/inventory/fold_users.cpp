// Who has what? A million users fold into a handful of profiles: the same SKUs, switched-off plans and way of assignment.

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// A user as one file tells it.
struct Known {
  std::uint32_t file = 0;
  std::uint32_t place = 0;
  int rank = 0;
};

bool same_skus(const Holding& a, const Holding& b) {
  return std::equal(a.skus.begin(), a.skus.end(), b.skus.begin(), b.skus.end(),
                    [](const AssignedSku& x, const AssignedSku& y) { return x.sku == y.sku; });
}

// One record a user: by directory id, else by sign-in name. The higher rank is believed, then the later file.
class Persons {
 public:
  explicit Persons(const Picture& picture) : picture_(picture) {
    for (std::size_t file = 0; file < picture.files.size(); ++file) {
      const UserRecords& records = picture.files[file]->records.users;
      const int rank = rank_of_kind(picture.files[file]->kind);
      for (std::size_t place = 0; place < records.size(); ++place) {
        take({static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(place), rank}, (*records.packed())[place]);
      }
    }
    if (differences_ == 0) return;
    picture.report(inventory_problem(
        inventory_finding::kUsersDiffer,
        {{"count", differences_}, {"first_file", picture.file_name(differing_[0])}, {"second_file", picture.file_name(differing_[1])}},
        differing_));
  }

  const std::vector<Known>& all() const { return users_; }

 private:
  const UserRecords& records(const Known& known) const { return picture_.files[known.file]->records.users; }
  const Holding& holding(const Known& known) const { return records(known).holdings()[records(known).holding_number(known.place)]; }

  void take(const Known& incoming, const User& user) {
    const std::uint32_t id = PackedUsers::hash_of_id(user.id);
    const std::uint32_t name = PackedUsers::hash_of_name(user.principal_name);
    // The finders know a person by the record that was met first.
    std::int64_t at =
        by_id_.find(id, [&](std::uint32_t person) { return records(first_[person]).packed()->has_id(first_[person].place, user.id); });
    if (at < 0) {
      at = by_name_.find(name, [&](std::uint32_t person) {
        return records(first_[person]).packed()->has_name(first_[person].place, user.principal_name);
      });
    }
    if (at < 0) {
      const std::uint32_t person = static_cast<std::uint32_t>(users_.size());
      by_id_.remember(id, person);
      by_name_.remember(name, person);
      users_.push_back(incoming);
      first_.push_back(incoming);
      return;
    }
    Known& known = users_[static_cast<std::size_t>(at)];
    const Holding& before = holding(known);
    const Holding& now = holding(incoming);
    if (!same_skus(before, now) && before.unresolved_names.empty() && now.unresolved_names.empty()) {
      ++differences_;
      if (differing_.size() < 50) {
        differing_.push_back(records(known).origin(known.place));
        differing_.push_back(records(incoming).origin(incoming.place));
      }
    }
    if (incoming.rank >= known.rank) known = incoming;
  }

  const Picture& picture_;
  std::vector<Known> users_;
  std::vector<Known> first_;
  UserFinder by_id_;
  UserFinder by_name_;
  std::vector<Origin> differing_;
  std::int64_t differences_ = 0;
};

// Profiles by content, in the order they are met.
class Profiles {
 public:
  explicit Profiles(const Picture& picture) : picture_(picture), of_holding_(picture.files.size()) {
    for (std::size_t file = 0; file < picture.files.size(); ++file)
      of_holding_[file].resize(picture.files[file]->records.users.holdings().size(), kNotYet);
  }

  void take(std::uint32_t file, std::uint32_t place) {
    const UserRecords& records = picture_.files[file]->records.users;
    const std::uint32_t number = records.holding_number(place);
    const Holding& holding = records.holdings()[number];
    if (!holding.unresolved_names.empty()) {
      ++unresolved_count_;
      if (unresolved_.size() < 50) unresolved_.push_back(records.origin(place));
    }
    if (holding.skus.empty()) return;
    Customer& customer = picture_.customer();
    std::uint32_t& known = of_holding_[file][number];
    if (known == kNotYet) {
      std::string key = profile_key(holding.skus);
      const auto [profile, added] = by_key_.try_emplace(key, static_cast<std::uint32_t>(customer.profiles.size()));
      known = profile->second;
      if (added) {
        customer.profiles.emplace_back();
        customer.profiles.back().skus = holding.skus;
        keys_.push_back(std::move(key));
      }
    }
    Profile& profile = customer.profiles[known];
    ++profile.users;
    profile.without_usage_location += records.packed()->glance(place).location == 0;
    profile.with_errors += holding.has_assignment_error;
    profile.members.push_back(static_cast<std::uint32_t>(customer.users.size()));
    customer.users.refer(records.packed(), place);
  }

  void finish() {
    Customer& customer = picture_.customer();
    std::vector<std::size_t> order(customer.profiles.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const std::int64_t users_a = customer.profiles[a].users;
      const std::int64_t users_b = customer.profiles[b].users;
      return users_a != users_b ? users_a > users_b : keys_[a] < keys_[b];
    });
    std::vector<Profile> sorted;
    for (std::size_t place : order) {
      sorted.push_back(std::move(customer.profiles[place]));
      sorted.back().id = "P" + std::to_string(sorted.size());
    }
    customer.profiles = std::move(sorted);
    if (unresolved_count_ > 0)
      picture_.report(inventory_problem(inventory_finding::kUsersUnresolved, {{"count", unresolved_count_}}, std::move(unresolved_)));
  }

 private:
  static constexpr std::uint32_t kNotYet = UINT32_MAX;
  const Picture& picture_;
  std::vector<std::vector<std::uint32_t>> of_holding_;     // by file and number of the holding
  std::unordered_map<std::string, std::uint32_t> by_key_;  // never walked
  std::vector<std::string> keys_;
  std::vector<Origin> unresolved_;
  std::int64_t unresolved_count_ = 0;
};

}  // namespace

void fold_users(const Picture& picture) {
  Customer& customer = picture.customer();
  std::size_t telling = 0;  // files with users
  std::size_t count = 0;
  bool repeated = false;
  for (const auto& file : picture.files) {
    customer.assignments_known = customer.assignments_known || file->records.tells_assignments;
    telling += !file->records.users.empty();
    count += file->records.users.size();
    repeated = repeated || file->records.users.has_repeated();
  }
  Profiles profiles(picture);
  if (telling > 1 || repeated) {
    const Persons persons(picture);
    for (const Known& known : persons.all()) profiles.take(known.file, known.place);
  } else {
    customer.users.reserve(count);  // the usual case: one file, everybody once
    for (std::uint32_t file = 0; file < picture.files.size(); ++file) {
      const std::uint32_t size = static_cast<std::uint32_t>(picture.files[file]->records.users.size());
      for (std::uint32_t place = 0; place < size; ++place) profiles.take(file, place);
    }
  }
  profiles.finish();
}

}  // namespace csp
