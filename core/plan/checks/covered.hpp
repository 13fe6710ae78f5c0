#pragma once
// Is something bought again for users who have all of it from another licence that goes on? Teams Phone beside Microsoft 365 E5 is paid
// for and gives nothing.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds a question to the first draft of each such SKU. Once paths stand.
void ask_about_covered(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
