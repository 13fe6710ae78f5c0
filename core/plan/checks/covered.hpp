#pragma once
// Is something bought, or handed over to renew, for users who have all of it from another licence when the plan is carried out? Teams Phone
// beside Microsoft 365 E5 is paid for and gives nothing, also where E5 is what this plan gives them.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds a question to the first draft of each such SKU. Once it stands who is given what.
void ask_about_covered(const Circumstances& circumstances, const std::vector<Action>& actions, std::vector<Draft>& drafts);

}  // namespace csp::plan
