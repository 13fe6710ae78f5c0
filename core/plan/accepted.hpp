#pragma once
// Did a person accept this finding, on the facts as they are now?

#include <string>
#include <vector>

#include "core/plan/all_findings.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Sixteen hexadecimal digits over rule, subject, text key and arguments: changes whenever the facts that a finding names change.
// Goes into AcceptedException::facts when somebody accepts; of a gap it is exception_facts (core/plan/proof/proof.hpp).
std::string facts_digest(const Finding& finding);

// Same rule and subject, and the facts are those that were accepted. An acceptance whose `facts` are empty covers the finding whatever its
// figures. Of a gap the prover has a covers() of its own (core/plan/proof/proof.hpp): there the facts have to be named.
bool covers(const AcceptedException& accepted, const Finding& finding);

// Of whatever a plan tells, in whichever of its lists it stands.
bool covers(const AcceptedException& accepted, const Finding& finding, const FindingPlace& place);

// The acceptance that covers the finding; null when there is none.
const AcceptedException* acceptance_of(const Finding& finding, const PlanSettings& settings);

// Does it cover any finding or gap of the plan?
bool in_force(const AcceptedException& accepted, const Plan& plan);

// What somebody accepted and what is no longer so: the same rule and subject are there on other facts. In the order of the settings.
std::vector<Finding> void_acceptances(const Plan& plan, const PlanSettings& settings);

}  // namespace csp
