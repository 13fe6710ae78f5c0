#pragma once
// Is the plan safe? An independent simulator: it replays the plan's actions against the customer's facts and the lifecycle rules
// and looks at every day on which anything changes. It shares no code with the planner or with core/equivalence, only the facts
// and core/base.

#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/inventory/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// For each SKU: usable units cover what is assigned on every day; each profile keeps every service it has. Names profile, service
// and days that fail, and which listed exception was accepted.
Proof prove(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions,
            Date today);

}  // namespace csp
