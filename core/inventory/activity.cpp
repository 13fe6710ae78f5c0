// Which licences are given to people who do not use them, and which groups could not give theirs to everybody? Said for each SKU, so
// that nobody buys units again that nobody needs. Joined by sign-in name; hidden names cannot be joined.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace activity {

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

inline void take_groups(const Picture& picture) {
  for (const auto& file : picture.files) {
    for (const GroupRecord& group : file->records.groups) {
      if (!group.name.empty()) picture.customer().group_names[group.id] = group.name;
      if (!group.has_errors && !group.in_work) continue;
      picture.report(inventory_problem(group.has_errors ? kGroupHasErrors : kGroupInWork,
                                       {{"group", group.name.empty() ? group.id : group.name}}, {group.origin}));
    }
  }
}

}  // namespace activity

struct ActivityCheck::State {
  const Picture picture;
  std::unordered_map<std::string, activity::Activity> by_name;  // never walked
  std::optional<Date> reported;
  std::map<Guid, activity::Idle> idle;
  bool all_read = false;
  std::size_t at = 0;      // file, then profile
  std::size_t within = 0;  // row, then member

  void read(const ActivityRecord& record) {
    if (record.reported && (!reported || *reported < *record.reported)) reported = record.reported;
    if (record.hidden || record.deleted) return;
    activity::Activity& known = by_name[text::ascii_lower(record.principal_name)];
    if (!known.last || (record.last_active && *known.last < *record.last_active)) known.last = record.last_active;
    known.origin = record.origin;
  }

  void look_at(const Profile& profile, std::uint32_t member) {
    const auto found = by_name.find(text::ascii_lower(picture.customer().users[member].principal_name));
    if (found == by_name.end()) return;
    const bool active = found->second.last && *found->second.last >= *reported - activity::kIdleDays;
    for (const AssignedSku& sku : profile.skus) {
      activity::Idle& of_sku = idle[sku.sku];
      ++of_sku.known;
      if (active) continue;
      ++of_sku.users;
      of_sku.origins.push_back(found->second.origin);
    }
  }

  // The next of `list` of the next of `lists`; null behind the last.
  template <typename Lists, typename List>
  auto next(const Lists& lists, List list) -> decltype(&list(lists.front()).front()) {
    while (at < lists.size() && within == list(lists[at]).size()) {
      ++at;
      within = 0;
    }
    return at == lists.size() ? nullptr : &list(lists[at])[within++];
  }

  void tell() {
    for (auto& [sku, of_sku] : idle) {
      if (of_sku.users == 0) continue;
      const Sku* known = picture.catalog.find_sku(sku);
      const std::string name = known != nullptr ? known->name : sku.text();
      picture.report(
          inventory_problem(inventory_finding::kUsersIdle,
                            {{"sku", name}, {"idle", of_sku.users}, {"users", of_sku.known}, {"since", *reported - activity::kIdleDays}},
                            std::move(of_sku.origins), sku.text()));
    }
  }
};

ActivityCheck::ActivityCheck(const Picture& picture) : state_(std::make_unique<State>(State{picture, {}, {}, {}})) {
  activity::take_groups(picture);
}
ActivityCheck::~ActivityCheck() = default;

bool ActivityCheck::work(std::size_t most) {
  constexpr std::size_t kCost = 4;  // each is a name to be looked up
  State& state = *state_;
  std::size_t done = 0;
  const auto rows = [](const auto& file) -> const std::vector<ActivityRecord>& { return file->records.activity; };
  for (; done < most && !state.all_read; done += kCost) {
    const ActivityRecord* record = state.next(state.picture.files, rows);
    if (record != nullptr) {
      state.read(*record);
    } else {
      state.all_read = true;
      state.at = state.within = 0;
    }
  }
  if (!state.all_read) return true;
  if (state.by_name.empty() || !state.reported) return false;
  const std::vector<Profile>& profiles = state.picture.customer().profiles;
  for (; done < most; done += kCost) {
    const std::uint32_t* member = state.next(
        profiles, [](const Profile& profile) -> const auto& { return profile.members; });
    if (member == nullptr) {
      state.tell();
      return false;
    }
    state.look_at(profiles[state.at], *member);
  }
  return true;
}

}  // namespace csp
