#pragma once
// What has to stand before anything is ordered, transferred or reassigned: relationship, agreement, validation, delegated rights.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// Which volume licensing agreement a source ends with: with its number where a file tells it, else all of one channel together.
using Agreement = std::pair<Channel, std::string>;
Agreement agreement_of(const Draft& draft);

// Their steps in the list; kNone where one stands already or nothing needs it.
struct Prerequisites {
  std::size_t relationship = StepList::kNone;
  std::size_t agreement = StepList::kNone;
  std::size_t validation = StepList::kNone;  // of the customer, for offers of its segment (rule SEGMENT-CHECK)
  std::size_t gdap = StepList::kNone;
  std::map<Agreement, std::size_t> extensions;  // the question whether an agreement extends itself
};

Prerequisites add_prerequisites(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                const std::vector<SwapBatch>& batches);

}  // namespace csp::plan
