#pragma once
// Does this source subscription serve on this day? Lived through day by day.

#include "core/plan/plan.hpp"

namespace oracle {

class SourceStory {
 public:
  SourceStory(const csp::Catalog& catalog, const csp::Subscription& subscription, const csp::PlanSettings& settings,
              const std::vector<csp::Action>& actions, csp::Date today, csp::Date last_day);
  bool serves(csp::Date day) const { return day >= today_ && serves_[static_cast<std::size_t>(day - today_)]; }
  std::int64_t units(csp::Date day) const { return serves(day) ? units_[static_cast<std::size_t>(day - today_)] : 0; }
  bool listed() const { return listed_; }  // the file says: usable today

 private:
  csp::Date today_;
  std::vector<bool> serves_;
  std::vector<std::int64_t> units_;
  bool listed_ = false;
};

}  // namespace oracle
