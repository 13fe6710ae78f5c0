#include "shell/progress.hpp"

namespace csp {
namespace {

// Exports in place of the facts that came with a saved plan; a list of prices or offers says nothing about the customer.
bool later_exports(const Document& document, const Baseline& baseline) {
  return baseline.facts->files.empty() && !baseline.facts->inventory.customer.subscriptions.empty() && !document.facts->files.empty() &&
         document.facts->saved == nullptr;
}

}  // namespace

Progress progress_of(const Document& document, const Plan& plan) {
  Progress progress;
  if (document.baseline == nullptr) return progress;
  const Baseline& baseline = *document.baseline;
  if (baseline.facts == document.facts && baseline.settings == document.settings && baseline.today == document.today) return progress;
  const Customer& planned = baseline.facts->inventory.customer;
  const Customer& now = document.facts->inventory.customer;
  progress.changes = plan_differences({*baseline.facts->catalog, planned, *baseline.settings, *baseline.plan},
                                      {*document.facts->catalog, now, *document.settings, plan});
  if (later_exports(document, baseline))
    progress.verification = verify(*document.facts->catalog, planned, *baseline.settings, *baseline.plan, now, document.today);
  return progress;
}

}  // namespace csp
