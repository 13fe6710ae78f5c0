#pragma once
// How does what is open now stand against the plan that was opened or saved last? Later exports laid beside a saved plan (done, late,
// different, next), and what planning again changes.

#include <optional>
#include <vector>

#include "core/plan/verify/plan_differences.hpp"
#include "core/plan/verify/verify.hpp"
#include "shell/document.hpp"

namespace csp {

struct Progress {
  std::optional<Verification> verification;  // where exports were opened on top of a saved plan
  std::vector<PlanDifference> changes;
};

// Nothing where no plan was opened or saved, or where it is that plan.
Progress progress_of(const Document& document, const Plan& plan);

}  // namespace csp
