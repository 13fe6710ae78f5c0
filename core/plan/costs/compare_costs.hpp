#pragma once
// What does the plan cost against doing nothing, buying everything at once, and buying each on its last safe day?

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// One summary for each currency in `ledger` or in a comparison, in order of its code.
std::vector<CostSummary> summaries(const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                   const std::vector<LedgerLine>& ledger);

}  // namespace csp::plan
