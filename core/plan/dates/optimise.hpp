#pragma once
// Which path and day for each source cost least, inside margin, freezes, latest finish, the week's limit and the tenant's ceilings?
//
// Constraints: what choices.hpp keeps for each source; at most n orders and transfers a calendar week; the Business family's seats
// (SMB-300) and the tenant's subscriptions (TENANT-SUBS) on every day while old and new stand side by side; one order line's least
// seats (NCE-3Y-MIN and the offer's own); base before add-on (NCE-ADDON); licences of one group on one day.
// What is given up when not everything can be kept, and in this order: first some margin days, then, where the settings allow it,
// days without units. Never silently: findings say so, and nothing of it makes an unsafe plan look safe. When even that does not do,
// Optimum::binding names the rule that stands in the way, and the best plan without that one rule is shown, blocked.

#include "core/plan/dates/choices.hpp"

namespace csp::plan {

// Changes path, schedule, transfer and buys of the drafts to the optimum; adds to `findings` what could not be kept. Before
// settle_path(). `own`: the currency that decides first.
Optimum optimise(const Circumstances& circumstances, std::vector<Draft>& drafts, Currency own, std::vector<Finding>& findings);

// Everything that the search looks at, for a level of what may be given up; also what tests and the frontier look at.
struct Problem {
  Instance instance;
  std::vector<std::size_t> drafts;        // of each item
  std::vector<ChoiceMaker::Found> found;  // of each item; its candidates are the instance's choices
  std::vector<int> start;                 // empty when the rules' own choices are not among the candidates
};
Problem problem_of(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker, Reach reach,
                   std::optional<Constraint> ignored = std::nullopt);  // a ceiling that nothing can keep

// What the search decided, before anything is written into the drafts.
struct Decision {
  Problem problem;
  Answer answer;
  Weight bound;
  bool feasible = true;
  Constraint binding = Constraint::WeekLimit;  // where not feasible
  Reach reach = Reach::Best;
  std::int64_t nodes = 0;

  const Candidate& taken(std::size_t item) const { return problem.found[item].candidates[static_cast<std::size_t>(answer.choices[item])]; }
};
Decision decide(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker);

}  // namespace csp::plan
