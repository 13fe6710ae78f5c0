#pragma once
// Seeded random instances for the search, and the plainest way to solve them: look at everything.

#include <optional>

#include "core/plan/dates/search.hpp"
#include "tests/core/support/random_customer.hpp"

namespace support {

// Up to `items` items with up to `choices` choices each, and ceilings that are often in the way.
csp::plan::Instance random_instance(Dice& dice, int items, int choices);

// The least weight of all answers that keep every rule; empty when none does.
std::optional<csp::plan::Weight> exhaustive(const csp::plan::Instance& instance);

// Does an answer keep every rule? Day by day, written without a look at the planner's own.
bool keeps_rules(const csp::plan::Instance& instance, const std::vector<int>& choices);

}  // namespace support
