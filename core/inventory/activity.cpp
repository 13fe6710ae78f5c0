// Which licences are given to people who do not use them, and which groups could not give theirs to everybody? Said for each SKU, so
// that nobody buys units again that nobody needs. Joined by sign-in name; hidden names cannot be joined.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

using namespace inventory_finding;

constexpr int kIdleDays = 90;  // the longest period these reports can cover is 180 days

struct Activity {
  std::optional<Date> last;
  Origin origin;
};

struct Idle {
  std::int64_t users = 0;
  std::int64_t known = 0;
  std::vector<Origin> origins;
};

void check_groups(const Picture& picture) {
  for (const auto& file : picture.files) {
    for (const GroupRecord& group : file->records.groups) {
      if (!group.has_errors && !group.in_work) continue;
      picture.report(inventory_problem(group.has_errors ? kGroupHasErrors : kGroupInWork,
                                       {{"group", group.name.empty() ? group.id : group.name}}, {group.origin}));
    }
  }
}

}  // namespace

void check_activity(const Picture& picture) {
  check_groups(picture);
  std::unordered_map<std::string, Activity> by_name;  // never walked
  std::optional<Date> reported;
  for (const auto& file : picture.files) {
    for (const ActivityRecord& record : file->records.activity) {
      if (record.reported && (!reported || *reported < *record.reported)) reported = record.reported;
      if (record.hidden || record.deleted) continue;
      Activity& activity = by_name[text::ascii_lower(record.principal_name)];
      if (!activity.last || (record.last_active && *activity.last < *record.last_active)) activity.last = record.last_active;
      activity.origin = record.origin;
    }
  }
  if (by_name.empty() || !reported) return;
  const Date since = *reported - kIdleDays;
  std::map<Guid, Idle> idle;
  const Customer& customer = picture.customer();
  for (const Profile& profile : customer.profiles) {
    for (const std::uint32_t member : profile.members) {
      const auto found = by_name.find(text::ascii_lower(customer.users[member].principal_name));
      if (found == by_name.end()) continue;
      const bool active = found->second.last && *found->second.last >= since;
      for (const AssignedSku& sku : profile.skus) {
        Idle& of_sku = idle[sku.sku];
        ++of_sku.known;
        if (active) continue;
        ++of_sku.users;
        of_sku.origins.push_back(found->second.origin);
      }
    }
  }
  for (auto& [sku, of_sku] : idle) {
    if (of_sku.users == 0) continue;
    const Sku* known = picture.catalog.find_sku(sku);
    const std::string name = known != nullptr ? known->name : sku.text();
    picture.report(inventory_problem(kUsersIdle, {{"sku", name}, {"idle", of_sku.users}, {"users", of_sku.known}, {"since", since}},
                                     std::move(of_sku.origins), sku.text()));
  }
}

}  // namespace csp
