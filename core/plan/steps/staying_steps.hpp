#pragma once
// Steps about a source that nothing of ours replaces: it waits, is handed over by its agreement, or is tried out; and what has to come out
// of a service before it ends.

#include "core/plan/draft.hpp"
#include "core/plan/steps/prerequisites.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

void save_data(StepList& list, const Circumstances& circumstances, const Draft& draft);
void decide_trial(StepList& list, const Circumstances& circumstances, const Draft& draft);
void review_before_renewal(StepList& list, const Circumstances& circumstances, const Draft& draft);
void ask_for_channel_transfer(StepList& list, const Circumstances& circumstances, const Draft& draft, const Prerequisites& prerequisites);

}  // namespace csp::plan
