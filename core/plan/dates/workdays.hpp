#pragma once
// On which day does a person work? Steps that people do are planned on Monday to Friday where the window allows it; holidays are
// not known here and belong to the person who reads the plan.

#include <memory>
#include <vector>

#include "core/base/date.hpp"
#include "core/plan/settings.hpp"

namespace csp::plan {

inline bool is_workday(Date date) { return date.weekday() <= 5; }

inline Date workday_on_or_before(Date date) { return date.weekday() <= 5 ? date : date - (date.weekday() - 5); }
inline Date workday_on_or_after(Date date) { return date.weekday() <= 5 ? date : date + (8 - date.weekday()); }

// The same number for the days of one calendar week, Monday to Sunday, and the next one for those of the next.
inline int week_of(Date date) { return (date.days_since_epoch() + 3) / 7; }  // 1970-01-01 was a Thursday

// So many working days later, and earlier; from a weekend on they are counted from the working day after or before it.
inline Date workdays_after(Date date, int days) {
  for (date = workday_on_or_after(date); days > 0; --days) date = workday_on_or_after(date + 1);
  return date;
}
inline Date workdays_before(Date date, int days) {
  for (date = workday_on_or_before(date); days > 0; --days) date = workday_on_or_before(date - 1);
  return date;
}

// The first working day on or after `date` that is not later than `latest`; `date` itself when the window holds none.
inline Date workday_within(Date date, Date latest) {
  const Date workday = workday_on_or_after(date);
  return workday <= latest ? workday : date;
}

// Working days outside the freezes: on these something may be changed. A plan asks for tens of thousands of days, so freezes that touch
// each other are one closed stretch here, found by halving.
class OpenDays {
 public:
  OpenDays() = default;
  explicit OpenDays(const std::vector<Freeze>& freezes);

  // The first of the freezes, as the settings list them, that the day lies in.
  const Freeze* freeze_of(Date date) const;
  // The same freezes, where people also work on weekends.
  OpenDays with_weekends() const {
    OpenDays days = *this;
    days.weekends_ = true;
    return days;
  }
  bool open(Date date) const { return (weekends_ || is_workday(date)) && closed_at(date) == nullptr; }
  Date on_or_before(Date date) const {
    for (date = worked_on_or_before(date); const Stretch* closed = closed_at(date);) date = worked_on_or_before(closed->first - 1);
    return date;
  }
  Date on_or_after(Date date) const {
    for (date = worked_on_or_after(date); const Stretch* closed = closed_at(date);) date = worked_on_or_after(closed->last + 1);
    return date;
  }
  // The first open day on or after `date` that is not later than `latest`; else the first one that is at least not frozen; else
  // `date` itself, which then breaks a rule that the caller looks for.
  Date within(Date date, Date latest) const {
    const Date open_day = on_or_after(date);
    if (open_day <= latest) return open_day;
    const Stretch* closed = closed_at(date);
    const Date weekend = closed != nullptr ? closed->last + 1 : date;
    return weekend <= latest ? weekend : date;
  }

 private:
  struct Stretch {
    Date first;
    Date last;
  };
  const Stretch* closed_at(Date date) const;
  Date worked_on_or_before(Date date) const { return weekends_ ? date : workday_on_or_before(date); }
  Date worked_on_or_after(Date date) const { return weekends_ ? date : workday_on_or_after(date); }

  const std::vector<Freeze>* freezes_ = nullptr;        // of the settings
  std::shared_ptr<const std::vector<Stretch>> closed_;  // apart from each other, by date; null: none
  bool weekends_ = false;
};

}  // namespace csp::plan
