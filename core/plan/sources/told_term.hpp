#pragma once
// How long does the running term of a subscription last, when does it end, and what happens then? As a person decided it, else as its files
// tell: what people entered because no file tells, or because the file is wrong, holds in every paper.

#include <optional>

#include "core/customer/customer.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Inclusive; empty where nobody tells.
std::optional<Date> told_term_end(const Subscription& subscription, const PlanSettings& settings);

// What is set to happen then; Unknown where nobody tells.
EndOfTermAction told_end_action(const Subscription& subscription, const PlanSettings& settings);

Term told_term(const Subscription& subscription, const PlanSettings& settings);

// Paid for more than the running month: what is left of it when its biller changes goes back to whoever paid Microsoft (TRANSFER-SPLIT).
inline bool paid_in_advance(BillingPlan plan) { return plan == BillingPlan::Annual || plan == BillingPlan::Triennial; }

}  // namespace csp
