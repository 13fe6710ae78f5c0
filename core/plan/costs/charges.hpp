#pragma once
// What is charged for units over some days? Months are counted from the anniversary of an anchor day, the last one by the day, so
// that a whole term costs exactly its monthly price times its months and two adjoining pieces add up to the whole.

#include "core/base/date.hpp"
#include "core/base/money.hpp"

namespace csp::plan {

// Months from `anchor` to the end of `last` as an exact fraction; 0 when `last` lies before the anchor.
struct MonthCount {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};
MonthCount months_through(Date anchor, Date last);

// Not rounded to cents: the ledger rounds each line once. Zero when `to` lies before `from`; anchor <= from.
Decimal charge(Decimal unit_month, std::int64_t units, Date anchor, Date from, Date to);

}  // namespace csp::plan
