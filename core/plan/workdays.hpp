#pragma once
// On which day does a person work? Steps that people do are planned on Monday to Friday where the window allows it; holidays are
// not known here and belong to the person who reads the plan.

#include "core/base/date.hpp"

namespace csp::plan {

inline bool is_workday(Date date) { return date.weekday() <= 5; }

inline Date workday_on_or_before(Date date) { return date.weekday() <= 5 ? date : date - (date.weekday() - 5); }
inline Date workday_on_or_after(Date date) { return date.weekday() <= 5 ? date : date + (8 - date.weekday()); }

// The first working day on or after `date` that is not later than `latest`; `date` itself when the window holds none.
inline Date workday_within(Date date, Date latest) {
  const Date workday = workday_on_or_after(date);
  return workday <= latest ? workday : date;
}

}  // namespace csp::plan
