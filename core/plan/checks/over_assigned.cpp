#include "core/plan/checks/over_assigned.hpp"

#include <set>

#include "core/customer/units_in_use.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {

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
