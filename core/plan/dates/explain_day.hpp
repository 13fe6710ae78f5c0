#pragma once
// Why this day and no other, and what would make the move earlier or cheaper? For each source the rule that binds its day, found by
// asking for the best day that it would have without that rule.

#include "core/plan/dates/optimise.hpp"

namespace csp::plan {

// Fills day_rule, day_why and levers of the drafts, before the answer's days are taken over.
void explain_days(const Circumstances& circumstances, std::vector<Draft>& drafts, const ChoiceMaker& maker, const Problem& problem,
                  const Answer& answer);

}  // namespace csp::plan
