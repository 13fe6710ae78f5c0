#pragma once
// Asked for, submitted, arrived, the end chosen again: the steps of transfers between partners.

#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/prerequisites.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// Subscriptions of one partner that are transferred on one day go in one request, as far as it holds them (rule TRANSFER-ITEMS).
void add_transfer_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                        const Prerequisites& prerequisites);

}  // namespace csp::plan
