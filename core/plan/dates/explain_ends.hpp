#pragma once
// Which other ends could the new subscriptions have (rules NCE-COTERM-*)? Told once paths and orders stand: what the plan itself has
// brought to the partner by then lends its end as well.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds to what is said about the dates of each draft that buys something.
void explain_ends(const Circumstances& circumstances, const std::vector<Source>& sources, const std::vector<TargetLine>& lines,
                  std::vector<Draft>& drafts);

}  // namespace csp::plan
