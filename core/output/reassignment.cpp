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
        if (known == by_group.end())
          by_group.push_back({group, {sku}});
        else
          known->second.push_back(sku);
      }
    }
    // The plan says for each new licence whether it goes to the user or to groups.
    for (const AssignedSku& sku : action.add) {
      if (sku.direct || sku.groups.empty()) change.add.push_back(sku);
    }
    if (!change.remove.empty() || !change.add.empty()) {
      const auto first = static_cast<std::size_t>(std::max<std::int64_t>(action.first_user, 0));
      for (std::size_t i = first;
           i < profile->members.size() && i < first + static_cast<std::size_t>(std::max<std::int64_t>(action.users, 0)); ++i) {
        if (profile->members[i] < view.customer.users.size()) change.users.push_back(profile->members[i]);
      }
      if (!change.users.empty()) out.users.push_back(std::move(change));
    }
    for (const auto& [id, removed] : by_group) {
      GroupChange group{id, action.date, {}, removed, action.users, false};
      for (const AssignedSku& sku : action.add) {
        if (std::find(sku.groups.begin(), sku.groups.end(), id) == sku.groups.end()) continue;
        // What the group is given; what else its members have is their own matter, and no other change of the group.
        AssignedSku given;
        given.sku = sku.sku;
        given.disabled_plans = sku.disabled_plans;
        group.add.push_back(std::move(given));
      }
      add_group(out.groups, group);
    }
  }
  std::stable_sort(out.users.begin(), out.users.end(), [](const UserChange& a, const UserChange& b) { return a.day < b.day; });
  std::stable_sort(out.groups.begin(), out.groups.end(),
                   [](const GroupChange& a, const GroupChange& b) { return a.day != b.day ? a.day < b.day : a.group < b.group; });
  // The same licence cannot leave a group on two days, nor for two different ones.
  for (GroupChange& change : out.groups) {
    for (const GroupChange& other : out.groups) {
      if (&other == &change || other.group != change.group) continue;
      for (const Guid& sku : change.remove) {
        if (std::find(other.remove.begin(), other.remove.end(), sku) != other.remove.end()) change.contradicted = true;
      }
    }
  }
  return out;
}

}  // namespace csp
