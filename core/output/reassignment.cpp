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

bool same_skus(const std::vector<AssignedSku>& a, const std::vector<AssignedSku>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const AssignedSku& one, const AssignedSku& other) { return one.sku == other.sku; });
}

// A change as the members of one profile ask for it.
struct Asked {
  GroupChange change;
  bool alone = false;  // they have the licences from this group alone: what is switched off for them is switched off in the group
};

bool same_call(const GroupChange& one, const GroupChange& other) {
  return one.group == other.group && one.day == other.day && one.remove == other.remove;
}

// What is switched off for users who have a licence in several ways is not what is switched off in the group: that is told by others.
std::vector<GroupChange> changes_of_groups(std::vector<Asked> asked) {
  std::stable_sort(asked.begin(), asked.end(), [](const Asked& a, const Asked& b) { return a.alone && !b.alone; });
  std::vector<GroupChange> groups;
  for (const Asked& one : asked) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const GroupChange& other) {
      return same_call(other, one.change) && (one.alone ? other.add == one.change.add : same_skus(other.add, one.change.add));
    });
    if (known == groups.end()) {
      groups.push_back(one.change);
      continue;
    }
    known->users += one.change.users;
    known->actions.insert(known->actions.end(), one.change.actions.begin(), one.change.actions.end());
  }
  return groups;
}

}  // namespace

Reassignment reassignment_of(const CustomerView& view) {
  Reassignment out;
  std::vector<Asked> asked;
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
      GroupChange group{{action.id}, id, action.date, {}, removed, action.users, false};
      for (const AssignedSku& sku : action.add) {
        if (std::find(sku.groups.begin(), sku.groups.end(), id) == sku.groups.end()) continue;
        // What the group is given; what else its members have is their own matter, and no other change of the group.
        AssignedSku given;
        given.sku = sku.sku;
        given.disabled_plans = sku.disabled_plans;
        group.add.push_back(std::move(given));
      }
      const std::vector<std::string> only = {id};
      const bool alone = std::all_of(removed.begin(), removed.end(),
                                     [&](const Guid& sku) { return !is_direct(*profile, sku) && groups_of(*profile, sku) == only; });
      asked.push_back({std::move(group), alone});
    }
  }
  out.groups = changes_of_groups(std::move(asked));
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
