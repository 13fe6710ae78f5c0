#pragma once
// What is bought of one product SKU on one day is one order line, for however many sources.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// In the order in which they are placed, numbered; what the drafts buy names its line afterwards.
std::vector<TargetLine> order_lines(const Catalog& catalog, std::vector<Draft>& drafts);

}  // namespace csp::plan
