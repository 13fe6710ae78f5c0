#pragma once
// Which findings does a plan have? The one place that knows every list in which a plan keeps them: whoever wants all of them asks here and
// says what it leaves out, so that a new list is forgotten nowhere.

#include "core/base/finding.hpp"
#include "core/plan/plan.hpp"

namespace csp {

enum class FindingList {
  Preflight,   // Plan::preflight
  Plan,        // Plan::findings; what blocks the picture of the customer is among them
  Move,        // Move::findings
  Comparison,  // Move::comparison: repeated in Move::findings where the move buys something else
  Gap,         // ServiceGap::finding: whether it counts is up to ServiceGap::accepted and before_plan, not to its severity
  Note,        // Proof::notes
};

struct FindingPlace {
  FindingList list;
  const ServiceGap* gap = nullptr;  // with FindingList::Gap
};

// Calls each(finding, place), list by list; a move's own before those of its comparison. Takes a Plan and whatever shows a plan's lists
// under the same names, as a CustomerView does.
template <class AnyPlan, class Each>
void for_each_finding(AnyPlan& plan, Each each) {
  for (auto& finding : plan.preflight) each(finding, FindingPlace{FindingList::Preflight});
  for (auto& finding : plan.findings) each(finding, FindingPlace{FindingList::Plan});
  for (auto& move : plan.moves) {
    for (auto& finding : move.findings) each(finding, FindingPlace{FindingList::Move});
    if (!move.comparison) continue;
    for (auto& finding : move.comparison->findings) each(finding, FindingPlace{FindingList::Comparison});
  }
  for (auto& gap : plan.proof.gaps) each(gap.finding, FindingPlace{FindingList::Gap, &gap});
  for (auto& note : plan.proof.notes) each(note, FindingPlace{FindingList::Note});
}

}  // namespace csp
