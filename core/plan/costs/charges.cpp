#include "core/plan/costs/charges.hpp"

#include <algorithm>
#include <chrono>

namespace csp::plan {
namespace {

struct CalendarDay {
  int year, month, day;
};

CalendarDay calendar(Date date) {
  const std::chrono::year_month_day on{std::chrono::sys_days{std::chrono::days{date.days_since_epoch()}}};
  return {static_cast<int>(on.year()), static_cast<int>(static_cast<unsigned>(on.month())),
          static_cast<int>(static_cast<unsigned>(on.day()))};
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && std::chrono::year{year}.is_leap() ? 29 : days[month - 1];
}

}  // namespace

MonthCount months_through(Date anchor, Date last) {
  if (last < anchor) return {};
  // The running month begins on the anchor's day, or on the last day of a month without it. Worked out on the calendar at once: the
  // search for the optimum asks for it by the ten thousand.
  const CalendarDay first = calendar(anchor), after = calendar(last + 1);
  int whole = (after.year - first.year) * 12 + after.month - first.month;
  const int begin = std::min(first.day, days_in(after.year, after.month));
  if (begin <= after.day) {
    const int next = after.month == 12 ? days_in(after.year + 1, 1) : days_in(after.year, after.month + 1);
    const std::int64_t length = days_in(after.year, after.month) - begin + std::min(first.day, next);
    return {std::int64_t{whole} * length + (after.day - begin), length};
  }
  --whole;
  const int before = after.month == 1 ? days_in(after.year - 1, 12) : days_in(after.year, after.month - 1);
  const int begun = std::min(first.day, before);
  const std::int64_t length = before - begun + begin;
  return {std::int64_t{whole} * length + (before - begun + after.day), length};
}

Decimal charge(Decimal unit_month, std::int64_t units, Date anchor, Date from, Date to) {
  if (to < from) return {};
  const MonthCount through = months_through(anchor, to);
  const MonthCount before = months_through(anchor, from - 1);
  const Decimal month = unit_month.scaled(units);
  return month.scaled(through.numerator, through.denominator) - month.scaled(before.numerator, before.denominator);
}

}  // namespace csp::plan
