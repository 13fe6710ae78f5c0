#pragma once
// What of a damaged plan file is still good? Its facts cannot be trusted any more and are read again from the exports; the decisions
// people made are worth keeping where their part of the file is whole.

#include <optional>
#include <string_view>

#include "core/plan/settings.hpp"

namespace csp {

struct RescuedPlan {
  PlanSettings settings;
  std::int64_t decisions = 0;  // subscriptions with a decision, accepted exceptions, and mapped offers in them
};

// Empty when the settings are damaged, too, or when this never was a plan file. Nothing is guessed: every name and value passes the
// same checks as in an undamaged file. A damage that made one valid value of another cannot be seen here: people check what they rescue.
std::optional<RescuedPlan> rescue_plan(std::string_view bytes);

}  // namespace csp
