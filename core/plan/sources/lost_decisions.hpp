#pragma once
// What a person has decided about a subscription that the files do not have any more: nobody would notice that it does not count.

#include <vector>

#include "core/base/finding.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/settings.hpp"

namespace csp::plan {

std::vector<Finding> lost_decisions(const Customer& customer, const PlanSettings& settings);

}  // namespace csp::plan
