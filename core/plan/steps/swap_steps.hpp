#pragma once
// The exchange of licences: where users are first, and one gate for each call.

#include <map>
#include <string>
#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/prerequisites.hpp"
#include "core/plan/steps/reassign.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// Index of a draft -> the steps in which its users are exchanged.
using SwapsOf = std::map<std::size_t, std::vector<std::size_t>>;

// `checks`: target line -> the step that finds its units there, which the exchange waits for.
SwapsOf add_swap_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                       const std::vector<SwapBatch>& batches, const Prerequisites& prerequisites,
                       const std::map<std::string, std::size_t>& checks);

}  // namespace csp::plan
