#include "core/plan/sources/told_term.hpp"

namespace csp {

std::optional<Date> told_term_end(const Subscription& subscription, const PlanSettings& settings) {
  const auto decided = settings.subscriptions.find(subscription.key);
  return decided != settings.subscriptions.end() && decided->second.term_end ? decided->second.term_end : subscription.term_end;
}

EndOfTermAction told_end_action(const Subscription& subscription, const PlanSettings& settings) {
  const auto decided = settings.subscriptions.find(subscription.key);
  return decided == settings.subscriptions.end() ? subscription.end_action : decided->second.end_action.value_or(subscription.end_action);
}

Term told_term(const Subscription& subscription, const PlanSettings& settings) {
  const auto decided = settings.subscriptions.find(subscription.key);
  return decided == settings.subscriptions.end() ? subscription.term : decided->second.term.value_or(subscription.term);
}

}  // namespace csp
