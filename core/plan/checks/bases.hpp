#pragma once
// Does every add-on that goes on keep a base licence beside it? A base that ends first leaves an add-on that is paid for and does nothing
// (rules NCE-ADDON, DEP-COPILOT and the other prerequisites of the catalogue).

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Adds findings to the drafts of add-ons whose users have a base today and none once every source went its way. Once paths stand.
void explain_bases(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
