#pragma once
// The cheapest choice for each item when each week takes only so many: a transport problem, solved exactly by shortest augmenting
// paths over the weeks.

#include <cstdint>
#include <vector>

#include "core/plan/dates/search.hpp"

namespace csp::plan {

enum class WeekFlow {
  Found,
  Impossible,  // the items do not fit into the weeks, or one has no choice left
  Stopped,     // more work than Instance::week_steps allows: nothing is known
};

// allowed[item][choice]: not forbidden. `steps` grows by the work that was done.
WeekFlow cheapest_within_weeks(const Instance& instance, const std::vector<std::vector<char>>& allowed, std::vector<int>& choices,
                               Weight& cost, std::int64_t& steps);

}  // namespace csp::plan
