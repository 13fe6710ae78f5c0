#pragma once
// What does the planner not have to find out twice? Comparisons depend on the catalogue alone, ranked targets also on
// what may be bought new on the day; whoever plans the
// same customer again after an edit keeps them, and, where the memory rests on the customer's facts, also what is known of every
// source that the edit does not touch. A plan made with a memory is the same plan, only sooner.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/equivalence/comparison.hpp"
#include "core/plan/plan.hpp"

namespace csp {
namespace plan {
struct PreparedSources;
}

class PlanMemory {
 public:
  // Forgets everything that belongs to another catalogue. The caller must keep the catalogue unchanged while the memory knows it.
  void belong_to(const Catalog& catalog) {
    if (catalog_ == &catalog) return;
    catalog_ = &catalog;
    proposals.clear();
    comparisons.clear();
    prepared.reset();
  }
  void forget() { catalog_ = nullptr; }
  // Customer and prices of the plans to come are those that this owner holds, and nobody changes them while the memory rests on it.
  void rest_on(std::shared_ptr<const void> facts) { facts_ = std::move(facts); }
  const std::shared_ptr<const void>& facts() const { return facts_; }

  // Source with what is switched off, segment, under an agreement, and the terms of sale.
  using Question = std::tuple<std::vector<std::pair<Guid, std::vector<Guid>>>, Segment, bool, std::optional<Date>, std::string, TeamsSale>;
  std::map<Question, std::vector<TargetCandidate>> proposals;
  std::map<std::pair<Guid, std::vector<Guid>>, Comparison> comparisons;
  std::shared_ptr<plan::PreparedSources> prepared;

 private:
  const Catalog* catalog_ = nullptr;
  std::shared_ptr<const void> facts_;
};

Plan make_plan(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
               PlanMemory& memory);

}  // namespace csp
