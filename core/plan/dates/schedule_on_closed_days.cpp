#include "core/plan/dates/schedule.hpp"
#include "core/plan/dates/workdays.hpp"

// Which days of a purchase are such that nobody works, or nothing may be changed?

namespace csp::plan {

std::vector<WeekendStep> weekend_steps(const Schedule& schedule, const Calendar& calendar) {
  std::vector<WeekendStep> steps;
  const auto look = [&](const std::optional<Date>& day, const char* name) {
    if (!day || is_workday(*day)) return;
    const Date next = workday_on_or_after(*day);
    if (calendar.days.freeze_of(next) != nullptr || (calendar.latest_finish && next > *calendar.latest_finish))
      steps.push_back({*day, next, name});
  };
  look(schedule.check_date, "weekend.check");
  look(schedule.swap_date, "weekend.swap");
  if (!schedule.choice_stands) look(schedule.end_choice_on, "weekend.end_choice");
  look(schedule.cancel_on, "weekend.cancel");
  return steps;
}

std::optional<Date> broken_day(const Schedule& schedule, const Calendar& calendar) {
  std::optional<Date> broken;
  const auto look = [&](const std::optional<Date>& day, bool moves) {
    if (!day) return;
    const bool late = moves && calendar.latest_finish && *day > *calendar.latest_finish;
    if ((late || calendar.days.freeze_of(*day) != nullptr) && (!broken || *day < *broken)) broken = day;
  };
  if (!schedule.possible) return broken;
  if (schedule.bridge) look(schedule.bridge_on, false);
  const bool buys = schedule.order_date != Date();
  if (buys) look(schedule.order_date, true);
  if (buys) look(schedule.swap_date, true);
  if (!schedule.choice_stands) look(schedule.end_choice_on, buys);
  look(schedule.cancel_on, true);
  return broken;
}

}  // namespace csp::plan
