#include "core/output/reassignment.hpp"

#include <algorithm>

namespace csp {
namespace {

const Profile* find_profile(const Customer& customer, std::string_view id) {
  for (const Profile& profile : customer.profiles) {
    if (profile.id == id) return &profile;
  }
  return nullptr;
}

// The groups that give this profile the SKU; empty when it is assigned directly only.
std::vector<std::string> groups_of(const Profile& profile, const Guid& sku) {
  for (const AssignedSku& assigned : profile.skus) {
    if (assigned.sku == sku) return assigned.groups;
  }
  return {};
}

bool is_direct(const Profile& profile, const Guid& sku) {
  for (const AssignedSku& assigned : profile.skus) {
    if (assigned.sku == sku) return assigned.direct || assigned.groups.empty();
  }
  return true;  // not known to be assigned: the script looks at the user before it does anything
}

void add_group(std::vector<GroupChange>& groups, const GroupChange& change) {
  for (GroupChange& other : groups) {
    if (other.group == change.group && other.day == change.day && other.add == change.add && other.remove == change.remove) {
      other.users += change.users;
      return;
    }
  }
  groups.push_back(change);
}

}  // namespace

Reassignment reassignment_of(const CustomerView& view) {
  Reassignment out;
  for (const Action& action : view.actions) {
    if (action.kind != ActionKind::Swap) continue;
    const Profile* profile = find_profile(view.customer, action.profile);
    if (profile == nullptr) continue;
    UserChange change{action.id, action.date, {}, {}, {}};
    std::vector<std::pair<std::string, std::vector<Guid>>> by_group;
    for (const Guid& sku : action.remove) {
      if (is_direct(*profile, sku)) change.remove.push_back(sku);
      for (const std::string& group : groups_of(*profile, sku)) {
        const auto known = std::find_if(by_group.begin(), by_group.end(), [&](const auto& entry) { return entry.first == group; });
        if (known == by_group.end()) by_group.push_back({group, {sku}});
        else known->second.push_back(sku);
      }
    }
    // New licences go where the old ones come from: to the user when anything is taken from the user, else to the (first) group.
    const bool to_user = !change.remove.empty() || by_group.empty();
    if (to_user) {
      change.add = action.add;
      const auto first = static_cast<std::size_t>(std::max<std::int64_t>(action.first_user, 0));
      for (std::size_t i = first; i < profile->members.size() && i < first + static_cast<std::size_t>(std::max<std::int64_t>(action.users, 0)); ++i) {
        if (profile->members[i] < view.customer.users.size()) change.users.push_back(profile->members[i]);
      }
      if (!change.users.empty() && !(change.add.empty() && change.remove.empty())) out.users.push_back(std::move(change));
    }
    for (std::size_t i = 0; i < by_group.size(); ++i) {
      GroupChange group{by_group[i].first, action.date, {}, by_group[i].second, action.users, false};
      if (!to_user && i == 0) group.add = action.add;
      add_group(out.groups, group);
    }
  }
  std::stable_sort(out.users.begin(), out.users.end(), [](const UserChange& a, const UserChange& b) { return a.day < b.day; });
  std::stable_sort(out.groups.begin(), out.groups.end(), [](const GroupChange& a, const GroupChange& b) { return a.day != b.day ? a.day < b.day : a.group < b.group; });
  for (GroupChange& change : out.groups) {
    for (const GroupChange& other : out.groups) {
      if (&other != &change && other.group == change.group && !(other.add == change.add && other.remove == change.remove)) change.contradicted = true;
    }
  }
  return out;
}

}  // namespace csp
