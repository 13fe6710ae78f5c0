#pragma once
// What does safety cost? Plans for a range of margins and groupings, each the cheapest of its kind, without those that another one
// beats in everything: the curve along which a person can choose.

#include <memory>
#include <string>
#include <vector>

#include "core/plan/plan_memory.hpp"

namespace csp {

struct FrontierPoint {
  // Put these two into the settings and make_plan() gives this plan.
  int margin_days = 0;
  Grouping grouping = Grouping::EachAlone;

  std::vector<Money> cost;   // what is minimised, over the horizon; in the order of Optimum::cost
  std::vector<Money> bound;  // equal to `cost` when proven
  bool proven = false;
  std::int64_t margin_kept = 0;   // fewest days between an order and the end of what it replaces
  std::int64_t change_dates = 0;  // different days on which something is ordered or transferred
  std::int64_t overlap_days = 0;  // days paid twice, over all sources
  bool chosen = false;            // the settings as they are
};

// In order of margin, then grouping. The point of the settings themselves is always among them, dominated or not. Points that break a
// ceiling, a freeze or another constraint are left out.
//
// One plan at a time, for those who have something else to do between two of them. Everything that is given must outlive the search
// unchanged, and the memory must not be made to belong to another catalogue meanwhile.
class FrontierSearch {
 public:
  FrontierSearch(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
                 PlanMemory& memory);
  FrontierSearch(FrontierSearch&&) noexcept;
  FrontierSearch& operator=(FrontierSearch&&) noexcept;
  ~FrontierSearch();

  bool advance();  // makes the next plan; false when there is none left to make
  std::size_t plans() const;
  std::size_t made() const;
  std::vector<FrontierPoint> points() const;  // of the plans made so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All at once.
std::vector<FrontierPoint> frontier(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices,
                                    Date today, PlanMemory& memory);

// Is `a` at least as good in cost (each currency), margin kept, change dates and overlap, and better in one of them?
bool dominates(const FrontierPoint& a, const FrontierPoint& b);

}  // namespace csp
