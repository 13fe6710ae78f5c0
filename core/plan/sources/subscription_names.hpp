#pragma once
// What is each subscription called, so that people can tell them apart? Where several have one name, their units stand with it, then
// their ends, then a number: "Office 365 E3 (80)" and "Office 365 E3 (40)" end on different days and are billed by different sellers.

#include <string>
#include <vector>

#include "core/plan/plan.hpp"

namespace csp::plan {

// One by itself, for where its units or its id stand beside it.
std::string plain_name(const Catalog& catalog, const Customer& customer, const Subscription& subscription);

// In the order of the customer's subscriptions. A decided end counts, as everywhere.
std::vector<std::string> subscription_names(const Catalog& catalog, const Customer& customer, const PlanSettings& settings);

}  // namespace csp::plan
