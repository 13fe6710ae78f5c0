#pragma once
// Does this source subscription serve on this day? Lived through day by day.

#include "core/plan/plan.hpp"

namespace oracle {

class SourceStory {
 public:
  SourceStory(const csp::Catalog& catalog, const csp::Subscription& subscription, const csp::PlanSettings& settings,
              const std::vector<csp::Action>& actions, csp::Date today, csp::Date last_day);
  bool serves(csp::Date day) const { return day >= today_ && serves_[static_cast<std::size_t>(day - today_)]; }
  bool listed() const { return listed_; }  // the file says: usable today

 private:
  csp::Date today_;
  std::vector<bool> serves_;
  bool listed_ = false;
};

}  // namespace oracle
