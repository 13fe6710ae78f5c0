#include "core/plan/costs/monthly.hpp"

#include <algorithm>

namespace csp {
namespace {

Date first_of_month(Date day) { return day - (day.day_of_month() - 1); }

}  // namespace

std::vector<MonthlyCost> monthly_costs(const std::vector<LedgerLine>& ledger, Currency currency) {
  std::vector<MonthlyCost> months;
  std::optional<Date> first, last;
  for (const LedgerLine& line : ledger) {
    if (line.amount.currency != currency || line.to < line.from) continue;
    first = first ? std::min(*first, line.from) : line.from;
    last = last ? std::max(*last, line.to) : line.to;
  }
  if (!first) return months;
  for (Date month = first_of_month(*first); month <= *last; month = end_of_month(month) + 1) months.push_back({month, {}, {}, {}});

  const int places = currency.places();
  for (const LedgerLine& line : ledger) {
    if (line.amount.currency != currency || line.to < line.from) continue;
    const std::int64_t days = line.to - line.from + 1;
    Decimal given;
    for (MonthlyCost& month : months) {
      const Date month_end = end_of_month(month.month);
      if (month_end < line.from || month.month > line.to) continue;
      // Rounded up to here, not month by month: the last month takes what is left.
      const std::int64_t through = std::min(month_end, line.to) - line.from + 1;
      const Decimal until = through == days ? line.amount.amount : line.amount.amount.scaled(through, days).rounded(places);
      const Decimal part = until - given;
      given = until;
      if (line.kind == LedgerKind::TargetCharge)
        month.target += part;
      else if (line.kind == LedgerKind::ExpectedCredit)
        month.credit -= part;
      else
        month.source += part;
    }
  }
  return months;
}

}  // namespace csp
