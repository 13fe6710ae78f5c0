#include "core/plan/checks/over_assigned.hpp"

#include <algorithm>
#include <set>

#include "core/plan/findings.hpp"

namespace csp::plan {
UnitsInUse units_in_use(const Customer& customer, const Guid& sku) {
  UnitsInUse use;
  if (sku.is_zero()) return use;
  for (const Subscription& subscription : customer.subscriptions) {
    const bool there = subscription.sku == sku && subscription.seat_based && subscription.state != SubscriptionState::Deleted;
    if (there) use.units = units_together(use.units, subscription.units);
  }
  for (const Profile& profile : customer.profiles) {
    const bool holds = std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& held) { return held.sku == sku; });
    if (holds) use.assigned += profile.users;
  }
  const auto pool = std::find_if(customer.pools.begin(), customer.pools.end(), [&](const UnitPool& one) { return one.sku == sku; });
  if (!customer.pools_known || pool == customer.pools.end()) return use;
  if (pool->company_level) return UnitsInUse();
  // Units that no subscription of the files explains are units all the same.
  use.units = std::max(use.units, units_together(pool->enabled, pool->warning));
  use.assigned = std::max(use.assigned, pool->consumed);
  return use;
}

void ask_about_over_assigned(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  std::set<Guid> decided, asked;
  for (const Draft& draft : drafts) {
    const SubscriptionDecision* decision = draft.source.decision;
    if (decision != nullptr && (decision->units || !decision->targets.empty())) decided.insert(draft.source.subscription->sku);
  }
  for (Draft& draft : drafts) {
    const Guid& sku = draft.source.subscription->sku;
    if (draft.path != Path::BuySame || !draft.buys_something() || decided.count(sku) != 0 || !asked.insert(sku).second) continue;
    const UnitsInUse use = units_in_use(circumstances.customer, sku);
    if (use.missing() == 0) continue;
    draft.findings.push_back(finding(
        "PLAN-OVER-ASSIGNED", Severity::Ask, "over_assigned",
        {{"name", draft.source.name}, {"assigned", use.assigned}, {"units", use.units}, {"missing", use.missing()}}, draft.key(), true));
  }
}

}  // namespace csp::plan
