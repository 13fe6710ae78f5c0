#pragma once
// What do the prices of a plan lack, and what was taken from a list instead of a bill? Sums that leave something out look cheap.

#include <vector>

#include "core/plan/costs/prices.hpp"
#include "core/plan/draft.hpp"
#include "core/plan/plan.hpp"

namespace csp::plan {

std::vector<Finding> price_findings(const PriceBook& prices, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines);

// Today's bill is in one currency and the list in another: sums stand side by side, and nobody can say which day costs less.
Finding mixed_currencies(const std::vector<CostSummary>& costs);

}  // namespace csp::plan
