#pragma once
// Whose data goes with a licence that ends without a replacement? Of those who hold it to its end, what no other licence of theirs keeps.

#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/reassign.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// Told as a finding about what is let go, with the users and the services.
void explain_let_go_data(const Circumstances& circumstances, std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches);

// The step in which somebody looks and saves before it is set to end; none (StepList::kNone) where nothing was told.
std::size_t save_let_go_data(StepList& list, const Circumstances& circumstances, const Draft& draft);

}  // namespace csp::plan
