#pragma once
// How do dates reach a calendar, and move there instead of doubling when the plan changes? RFC 5545: all-day events with alarms,
// UIDs that stay the same for the same step of the same customer, and a SEQUENCE that grows with the day of the plan.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"

namespace csp {

struct CalendarEvent {
  std::string uid;  // stable, ASCII
  Date day;
  std::string summary;
  std::string description;  // may have line breaks
  std::string categories;
  int alarm_days_before = 7;
};

// `made_on` is the day of the plan: DTSTAMP and SEQUENCE come from it, so that the same plan gives the same bytes.
std::string icalendar(std::string_view name, std::string_view product_version, Date made_on, const std::vector<CalendarEvent>& events);

}  // namespace csp
