#pragma once
// What does the planner not have to find out twice? Comparisons depend on the catalogue alone, ranked targets also on
// what may be bought new on the day; whoever plans the
// same customer again after an edit keeps them. A plan made with a memory is the same plan, only sooner.

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/equivalence/comparison.hpp"
#include "core/plan/plan.hpp"

namespace csp {

class PlanMemory {
 public:
  // Forgets everything that belongs to another catalogue. The caller must keep the catalogue unchanged while the memory knows it.
  void belong_to(const Catalog& catalog) {
    if (catalog_ == &catalog) return;
    catalog_ = &catalog;
    proposals.clear();
    comparisons.clear();
  }
  void forget() { catalog_ = nullptr; }

  // Source with what is switched off, segment, under an agreement, and the terms of sale.
  using Question = std::tuple<std::vector<std::pair<Guid, std::vector<Guid>>>, Segment, bool, std::optional<Date>, std::string, TeamsSale>;
  std::map<Question, std::vector<TargetCandidate>> proposals;
  std::map<std::pair<Guid, std::vector<Guid>>, Comparison> comparisons;

 private:
  const Catalog* catalog_ = nullptr;
};

Plan make_plan(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
               PlanMemory& memory);

}  // namespace csp
