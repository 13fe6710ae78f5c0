#pragma once
// What do the prices of a plan lack, and what was taken from a list instead of a bill? Sums that leave something out look cheap.

#include <string_view>
#include <vector>

#include "core/plan/costs/prices.hpp"
#include "core/plan/draft.hpp"
#include "core/plan/plan.hpp"

namespace csp::plan {

std::vector<Finding> price_findings(const PriceBook& prices, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines);

// Prices that are none today: rows of a list that had ended before `today`, and rows of another market than `country`, the customer's.
// They count all the same, for want of better ones. Empty `country` = not known.
std::vector<Finding> doubtful_prices(const PriceBook& prices, const std::vector<TargetLine>& lines, std::string_view country, Date today);

// Today's bill is in one currency and the list in another: sums stand side by side, and nobody can say which day costs less.
Finding mixed_currencies(const std::vector<CostSummary>& costs);

}  // namespace csp::plan
