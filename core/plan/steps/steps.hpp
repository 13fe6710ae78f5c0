#pragma once
// Who does what by when? Turns the drafts into the runbook's steps and into the actions that the proof replays.

#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/reassign.hpp"

namespace csp::plan {

struct Runbook {
  std::vector<Step> steps;      // in order of planned date, "S01", ...
  std::vector<Action> actions;  // in order of date, "A1", ...
};

Runbook runbook(const Circumstances& circumstances, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines,
                const std::vector<SwapBatch>& batches);

}  // namespace csp::plan
