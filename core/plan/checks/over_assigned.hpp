#pragma once
// Are more units of a SKU assigned than the tenant has? Microsoft bears with it for a while; an order of as many as there are does not mend
// it.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// How many units of a SKU users hold today, and how many there are to hold. Both 0 where it is none that users hold.
struct UnitsInUse {
  std::int64_t assigned = 0;
  std::int64_t units = 0;
  std::int64_t missing() const { return assigned > units ? assigned - units : 0; }
};
UnitsInUse units_in_use(const Customer& customer, const Guid& sku);

// Adds a question to the first draft of each such SKU that is bought again with as many units as today. Once paths stand.
void ask_about_over_assigned(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
