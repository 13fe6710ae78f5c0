#include "core/plan/sources/lost_decisions.hpp"

#include <set>
#include <string_view>

#include "core/plan/findings.hpp"

namespace csp::plan {

std::vector<Finding> lost_decisions(const Customer& customer, const PlanSettings& settings) {
  std::vector<Finding> findings;
  std::set<std::string_view> known;
  for (const Subscription& subscription : customer.subscriptions) known.insert(subscription.key);
  for (const auto& [key, decision] : settings.subscriptions) {
    if (known.count(key) > 0 || decision == SubscriptionDecision()) continue;
    findings.push_back(finding("PLAN-DECISION-LOST", Severity::Warning, "decision_lost", {{"key", key}}, {}, true));
  }
  return findings;
}

}  // namespace csp::plan
