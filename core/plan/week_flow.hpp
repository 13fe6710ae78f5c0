#pragma once
// The cheapest choice for each item when each week takes only so many: a transport problem, solved exactly by shortest augmenting
// paths over the weeks.

#include <cstdint>
#include <vector>

#include "core/plan/search.hpp"

namespace csp::plan {

// allowed[item][choice]: not forbidden. False when the items do not fit into the weeks, or one has no choice left.
bool cheapest_within_weeks(const Instance& instance, const std::vector<std::vector<char>>& allowed, std::vector<int>& choices, Weight& cost,
                           std::int64_t& steps);

}  // namespace csp::plan
