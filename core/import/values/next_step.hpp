#pragma once
// What is the "next step" or "next lifecycle date" that Microsoft tells of a subscription?

#include "core/customer/customer.hpp"

namespace csp::value {

// The end of a phase after its term? While it runs it is the end of the term, later that of the free days, and then the deletion; what
// Microsoft calls locked out is disabled.
inline bool next_step_ends_phase(SubscriptionState state) {
  return state == SubscriptionState::InGrace || state == SubscriptionState::Suspended || state == SubscriptionState::Disabled;
}

}  // namespace csp::value
