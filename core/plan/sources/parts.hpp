#pragma once
// Old and new seats of the Business family count together while both are there, and a tenant may have 300 of them (rule SMB-300): more
// than 150 seats of one subscription cannot be doubled. Where the old seats can be given back on any day and the rest is credited (old
// agreements, rule CREDIT-MOSA), the subscription is handed over in parts: order as many as there is room for, check them, give back as
// many old ones, and again.

#include <vector>

#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/source.hpp"

namespace csp::plan {

// More turns than this do not fit into the days that such a subscription may wait, and nobody would want to take them.
inline constexpr std::int64_t kMostParts = 6;

// Each source that has to be parted becomes several, in order of part, which share its key; all others stay as they are. A source that
// would still not fit stays whole: the ceilings say so.
std::vector<Source> in_parts(std::vector<Source> sources, const Catalog& catalog, const RuleFigures& figures);

}  // namespace csp::plan
