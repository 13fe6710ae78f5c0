#include "core/plan/charges.hpp"

namespace csp::plan {

MonthCount months_through(Date anchor, Date last) {
  if (last < anchor) return {};
  const Date day_after = last + 1;
  int whole = (day_after.year() - anchor.year()) * 12 + day_after.month() - anchor.month();
  if (add_months_clamped(anchor, whole) > day_after) --whole;
  const Date month_begin = add_months_clamped(anchor, whole);
  const Date month_end = add_months_clamped(anchor, whole + 1);
  const std::int64_t length = month_end - month_begin;
  return {std::int64_t{whole} * length + (day_after - month_begin), length};
}

Decimal charge(Decimal unit_month, std::int64_t units, Date anchor, Date from, Date to) {
  if (to < from) return {};
  const MonthCount through = months_through(anchor, to);
  const MonthCount before = months_through(anchor, from - 1);
  const Decimal month = unit_month.scaled(units);
  return month.scaled(through.numerator, through.denominator) - month.scaled(before.numerator, before.denominator);
}

}  // namespace csp::plan
