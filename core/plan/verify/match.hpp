#pragma once
// Which subscription of later exports is which of the plan?

#include <optional>
#include <vector>

#include "core/plan/verify/verify.hpp"

namespace csp::verifying {

struct Matches {
  std::vector<std::optional<std::size_t>> source;  // by planned subscription: its place in the later exports
  std::vector<std::optional<std::size_t>> line;    // by target line: the subscription that was ordered
  std::vector<bool> other_sku;                     // by target line: what was ordered is another SKU
  std::vector<std::size_t> unplanned;              // new subscriptions that nothing in the plan explains
};

// By id; without ids in common by SKU and end, and what was transferred by SKU, units and end. A new subscription belongs to the line it
// fits best: same SKU, then units, then end.
Matches match(const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now);

}  // namespace csp::verifying
