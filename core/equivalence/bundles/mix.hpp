#pragma once
// How many users get which of their options, when seats of the Business family are limited and some SKUs have minimum units?
//
// Branch and bound. A node says of each SKU with minimum units whether it is bought (its minimum is then paid), not bought, or open, and
// between which counts each option lies. Its bound is a Lagrangian one: prices are put on a missing minimum unit and on a seat, the
// users are then independent, and the sum is a whole number of millionths that no assignment within the node can undercut, whatever the
// prices are. Good prices come from a small linear programme in floating point (relaxation.hpp); its errors cost time, never truth.

#include <cstdint>
#include <vector>

#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {

__extension__ typedef __int128 Wide;

struct MixGroup {
  std::int64_t users = 0;
  std::vector<Option> options;  // at least one
};

struct MixProblem {
  std::vector<MixGroup> groups;
  std::int64_t seats = 0;             // of the Business family that may still be bought
  std::vector<std::int64_t> price;    // by SKU number, millionths
  std::vector<std::int64_t> minimum;  // by SKU number
  std::vector<bool> business;         // by SKU number
};

using Counts = std::vector<std::vector<std::int64_t>>;  // users of each option of each group

struct Mix {
  bool found = false;
  bool proven = false;  // the counts are the cheapest, or (when none were found) there are none
  Counts counts;
  Wide cost = 0, bound = 0;  // millionths
};

Mix cheapest_mix(const MixProblem& problem, std::int64_t& steps);

}  // namespace csp::bundles
