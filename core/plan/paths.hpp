#pragma once
// Which ways can a source go, which not and why, and which one is taken when nobody decides?

#include "core/plan/draft.hpp"

namespace csp::plan {

// Fills options, path, schedule, buys, findings and why of a draft whose source, end and tariff are set.
void choose_path(Draft& draft, const Circumstances& circumstances);

}  // namespace csp::plan
