#pragma once
// Is a ceiling of the tenant (seats, subscriptions) broken whatever is chosen? What cannot fit at the least need not be searched.

#include <cstdint>
#include <vector>

#include "core/plan/dates/search.hpp"

namespace csp::plan {

struct Ceilings {
  std::int64_t seats = -1;  // -1: none
  std::int64_t subscriptions = -1;
};

// allowed[item][choice]: not forbidden. `steps` grows by the work that was done.
bool is_infeasible(const Instance& instance, const Ceilings& limits, const std::vector<std::vector<char>>& allowed, std::int64_t& steps);

// Is this ceiling (Seats or Subscriptions) broken whatever the items choose?
bool out_of_reach(const Instance& instance, Constraint ceiling);

}  // namespace csp::plan
