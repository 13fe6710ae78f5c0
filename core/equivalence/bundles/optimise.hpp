#pragma once
// The proven cheapest assignment of bundles to users.
//
// First the bundles worth having are found for each kind of user (options.hpp), then what couples the users, the seats of the Business
// family and minimum units, is decided by branch and bound (mix.hpp). Bounds are counted in whole numbers, so that "proven" does not
// depend on how a machine rounds. Same question, same answer, whatever the time of day: the search is limited in steps.

#include <vector>

#include "core/equivalence/bundles/problem.hpp"

namespace csp::bundles {

constexpr std::int64_t kDefaultSteps = 4'000'000;

// Explained: with a sentence for each choice and the next-best alternatives, which takes about as long again.
enum class Detail { Assignment, Explained };

// Never fails: an answer that is not proven says how far off it may be, and profiles without any bundle are named.
Answer cheapest(const Problem& problem, std::int64_t steps = kDefaultSteps, Detail detail = Detail::Explained);

// What the whole would cost without one of the SKUs that are bought: the next best mixes, with their differences.
struct Without {
  SkuNumber sku = 0;
  bool possible = false;  // false: some user could not be given what he needs
  bool proven = false;
  Decimal difference;  // per month; what the SKU saves
  Answer answer;
};

// One entry for each purchase of `answer` that no profile pins, cheapest difference first.
std::vector<Without> without_each(const Problem& problem, const Answer& answer, std::int64_t steps = kDefaultSteps);

}  // namespace csp::bundles
