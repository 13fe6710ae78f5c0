#include "core/plan/verify/users.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/customer/units_in_use.hpp"

namespace csp::verifying {
namespace {

bool swapped(const Profile& profile, const Action& swap) {
  for (const Guid& removed : swap.remove) {
    const bool added_again = std::any_of(swap.add.begin(), swap.add.end(), [&](const AssignedSku& add) { return add.sku == removed; });
    if (!added_again && holds(profile, removed)) return false;
  }
  return std::all_of(swap.add.begin(), swap.add.end(), [&](const AssignedSku& add) { return holds(profile, add.sku); });
}

}  // namespace

UserIndex::UserIndex(const Customer& planned, const Customer& now) : planned_(planned), now_(now) {
  for (const Profile& profile : planned.profiles) planned_profiles_.emplace(profile.id, &profile);
  std::vector<const Profile*> profile_of(now.users.size(), nullptr);
  for (const Profile& profile : now.profiles) {
    for (const std::uint32_t member : profile.members) {
      if (member < now.users.size()) profile_of[member] = &profile;
    }
  }
  for (std::size_t i = 0; i < now.users.size(); ++i) {
    const Found found{true, profile_of[i]};
    if (!now.users[i].id.empty()) by_id_.emplace(text::ascii_lower(now.users[i].id), found);
    if (!now.users[i].principal_name.empty()) by_name_.emplace(text::ascii_lower(now.users[i].principal_name), found);
  }
}

UserIndex::Found UserIndex::find(const User& user) const {
  const auto by_id = by_id_.find(text::ascii_lower(user.id));
  if (!user.id.empty() && by_id != by_id_.end()) return by_id->second;
  const auto by_name = by_name_.find(text::ascii_lower(user.principal_name));
  return user.principal_name.empty() || by_name == by_name_.end() ? Found() : by_name->second;
}

SwapCount UserIndex::count(const Action& swap) const {
  SwapCount count;
  const auto profile = planned_profiles_.find(swap.profile);
  if (!now_.assignments_known || profile == planned_profiles_.end()) return count;
  const std::vector<std::uint32_t>& members = profile->second->members;
  const std::int64_t size = static_cast<std::int64_t>(members.size());
  if (swap.first_user < 0 || swap.users < 0 || swap.first_user > size || swap.users > size - swap.first_user) return count;
  count.known = true;
  for (std::int64_t i = swap.first_user; i < swap.first_user + swap.users; ++i) {
    const std::uint32_t member = members[static_cast<std::size_t>(i)];
    const Found now = member < planned_.users.size() ? find(planned_.users[member]) : Found();
    if (!now.there) {
      ++count.gone;
    } else if (now.profile && swapped(*now.profile, swap)) {
      ++count.done;
    }
  }
  return count;
}

}  // namespace csp::verifying
