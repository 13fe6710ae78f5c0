// What follows from the facts: which plans keep which, and which a SKU carries although the list does not say so. A plan is kept by an
// equal or higher rank of its group and by a plan whose covers names it; covers is complete, so nothing is chained.

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
  for (Sku& sku : skus) sku.unlisted_plans.clear();
  for (const ListRemark& remark : list_remarks) {
    const Sku* known = remark.confidence == Confidence::Low ? nullptr : find_sku(remark.sku);
    if (known == nullptr) continue;
    Sku& sku = skus[static_cast<std::size_t>(known - skus.data())];
    for (PlanIndex plan : remark.missing_plans) {
      const auto at = std::lower_bound(sku.unlisted_plans.begin(), sku.unlisted_plans.end(), plan);
      const bool small = plans[plan].role == PlanRole::Feature && !plans[plan].data_bearing;  // decides nothing: as the list has it
      const bool listed = std::binary_search(sku.plans.begin(), sku.plans.end(), plan);
      if (!small && !listed && (at == sku.unlisted_plans.end() || *at != plan)) sku.unlisted_plans.insert(at, plan);
    }
  }
  for (Sku& sku : skus) sku.nonprofit_offer = false;
  for (const Offer& offer : offers) {
    if (offer.segment != Segment::Nonprofit || offer.trial || offer.extended_service_term) continue;
    for (const Guid& id : offer.skus) {
      const Sku* known = find_sku(id);
      if (known != nullptr && known->segment == Segment::Commercial)
        skus[static_cast<std::size_t>(known - skus.data())].nonprofit_offer = true;
    }
  }
}

}  // namespace csp
