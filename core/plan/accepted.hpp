#pragma once
// Did a person accept this finding, on the facts as they are now?

#include <string>
#include <vector>

#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Sixteen hexadecimal digits over rule, subject, text key and arguments: changes whenever the facts that a finding names change.
// Goes into AcceptedException::facts when somebody accepts.
std::string facts_digest(const Finding& finding);

// The acceptance that covers the finding: same rule and subject, and the facts are those that were accepted. An acceptance whose
// `facts` are empty covers the finding whatever its figures. Null when there is none.
const AcceptedException* acceptance_of(const Finding& finding, const PlanSettings& settings);

// What somebody accepted and what is no longer so: the same rule and subject are there on other facts. In the order of the settings.
std::vector<Finding> void_acceptances(const Plan& plan, const PlanSettings& settings);

}  // namespace csp
