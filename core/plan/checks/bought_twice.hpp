#pragma once
// Is a SKU ordered twice for the same users? Several sources may become one and the same SKU (Office 365 E3 and EMS E3 become Microsoft
// 365 E3): who has several of them needs it once, while each source brings as many units as it has.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Asks about it at the last of the sources; nobody's order is made smaller without a person.
void ask_about_bought_twice(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
