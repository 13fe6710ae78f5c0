#pragma once
// What the losing partner does it does on its customer's word, and what is replaced it ends only once everybody has been moved: the words
// that have to be given, and by when.

#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// After all steps that the losing partner has: the customer's consent, the news of what ends and when, and for each day on which something
// ends the word that it may.
void add_source_partner_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts);

}  // namespace csp::plan
