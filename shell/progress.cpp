#include "shell/progress.hpp"

namespace csp {
namespace {

// Exports on top of a saved plan; a list of prices or offers says nothing about the customer.
bool later_exports(const Document& document, const Baseline& baseline) {
  return baseline.facts->files.empty() && !baseline.facts->inventory.customer.subscriptions.empty() &&
         !tell_of_no_customer(document.facts->files);
}

// The plan's own users tell nothing about what was done since.
Customer without_users(Customer customer) {
  customer.users = {};
  customer.profiles.clear();
  customer.assignments_known = false;
  return customer;
}

}  // namespace

Progress progress_of(const Document& document, const Plan& plan) {
  Progress progress;
  if (document.baseline == nullptr) return progress;
  const Baseline& baseline = *document.baseline;
  if (baseline.facts == document.facts && baseline.settings == document.settings && baseline.today == document.today) return progress;
  const Customer& planned = baseline.facts->inventory.customer;
  const Inventory& inventory = document.facts->inventory;
  const Customer& now = inventory.customer;
  progress.changes = plan_differences({*baseline.facts->catalog, planned, *baseline.settings, *baseline.plan},
                                      {*document.facts->catalog, now, *document.settings, plan});
  if (later_exports(document, baseline))
    progress.verification = verify(*document.facts->catalog, planned, *baseline.settings, *baseline.plan,
                                   inventory.users_of_plan ? without_users(now) : now, document.today);
  return progress;
}

}  // namespace csp
