#pragma once
// Are more units of a SKU assigned than the tenant has? Microsoft bears with it for a while; an order of as many as there are does not mend
// it.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds a question to the first draft of each such SKU that is bought again with as many units as today. Once paths stand.
void ask_about_over_assigned(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
