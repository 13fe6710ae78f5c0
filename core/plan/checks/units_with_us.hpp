#pragma once
// Is something ordered that the partner has already sold to the customer, and that nobody uses? Whoever plans again in the middle of a move
// would buy everything a second time, and after a few days nothing can be given back (rule NCE-REDUCE).

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds a question to the first draft that orders such a SKU, in the place of the note that units are left over. Once it stands who is given
// what, and after the ceilings.
void ask_about_units_with_us(const Circumstances& circumstances, const std::vector<Action>& actions, std::vector<Draft>& drafts);

}  // namespace csp::plan
