// What follows from the facts: which plans keep which. A plan is kept by an equal or higher rank of its group and by a plan whose
// covers names it; covers is complete, so nothing is chained.

#include <algorithm>
#include <map>

#include "core/catalog/catalog.hpp"

namespace csp {

void Catalog::prepare() {
  std::map<std::string, std::uint16_t> groups, families;
  std::vector<std::vector<PlanIndex>> members;  // of each rank group
  for (ServicePlan& plan : plans) {
    plan.kept_by.clear();
    plan.group_number = 0;
    plan.family_number = 0;
    if (!plan.family.empty()) {
      plan.family_number = families.emplace(plan.family, static_cast<std::uint16_t>(families.size() + 1)).first->second;
    }
    if (plan.rank_group.empty()) continue;
    plan.group_number = groups.emplace(plan.rank_group, static_cast<std::uint16_t>(groups.size() + 1)).first->second;
    members.resize(std::max<std::size_t>(members.size(), plan.group_number));
    members[plan.group_number - 1u].push_back(static_cast<PlanIndex>(&plan - plans.data()));
  }
  for (const std::vector<PlanIndex>& group : members) {
    for (PlanIndex low : group) {
      for (PlanIndex high : group) {
        if (low != high && plans[low].rank && plans[high].rank && *plans[high].rank >= *plans[low].rank) plans[low].kept_by.push_back(high);
      }
    }
  }
  for (const ServicePlan& plan : plans) {
    const PlanIndex index = static_cast<PlanIndex>(&plan - plans.data());
    for (PlanIndex covered : plan.covers) {
      if (covered != index && covered < plans.size()) plans[covered].kept_by.push_back(index);
    }
  }
  for (ServicePlan& plan : plans) {
    std::sort(plan.kept_by.begin(), plan.kept_by.end());
    plan.kept_by.erase(std::unique(plan.kept_by.begin(), plan.kept_by.end()), plan.kept_by.end());
  }
}

}  // namespace csp
