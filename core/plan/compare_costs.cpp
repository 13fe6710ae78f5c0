#include "core/plan/compare_costs.hpp"

#include <algorithm>
#include <map>

namespace csp::plan {
namespace {

using Amounts = std::map<Currency, Totals>;

void add(Amounts& into, const std::vector<LedgerLine>& lines) {
  for (const Totals& totals : totals_of(lines)) {
    Totals& sum = into[totals.currency];
    sum.currency = totals.currency;
    sum.source += totals.source;
    sum.target += totals.target;
    sum.expected_credit += totals.expected_credit;
  }
}

Course left_alone(const Draft& draft, const Circumstances& circumstances) {
  Course course = course_of(draft, circumstances);
  course.purchases.clear();
  course.order_date.reset();
  course.transfer_date.reset();
  course.source_last_day.reset();
  course.term_end = draft.source.term_end;
  course.at_end = draft.end.action;
  course.ending = Leaving::None;
  const bool stops = draft.end.action == EndOfTermAction::CancelAtTermEnd || draft.source.channel == Channel::EnterpriseAgreement ||
                     draft.source.channel == Channel::OpenValue;
  if (stops && draft.source.term_end) {
    course.ending = Leaving::AtTermEnd;
    course.source_last_day = draft.source.term_end;
  }
  return course;
}

// Bought on another day; what the source costs until it ends stays what it is.
Course ordered_on(Course course, Date day) {
  if (course.order_date) course.order_date = day;
  return course;
}

}  // namespace

std::vector<CostSummary> summaries(const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                   const std::vector<LedgerLine>& ledger) {
  const Date today = circumstances.calendar.today;
  Amounts nothing, at_once, at_end;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::OutOfScope) continue;
    const Course course = course_of(draft, circumstances);
    const bool at_term_end = course.ending == Leaving::AtTermEnd && course.term_end;
    add(nothing, charges_of(left_alone(draft, circumstances), today, circumstances.horizon_end));
    add(at_once, charges_of(ordered_on(course, circumstances.calendar.earliest), today, circumstances.horizon_end));
    const Date last = at_term_end ? std::max(circumstances.calendar.earliest, *course.term_end - 1) : course.order_date.value_or(today);
    add(at_end, charges_of(ordered_on(course, last), today, circumstances.horizon_end));
  }
  std::map<Currency, CostSummary> by_code;
  for (const Totals& totals : totals_of(ledger)) {
    CostSummary& summary = by_code[totals.currency];
    summary.currency = totals.currency;
    summary.source = totals.source;
    summary.target = totals.target;
    summary.overlap = totals.overlap;
    summary.unused_commitment = totals.unused_commitment;
    summary.expected_credit = totals.expected_credit;
    summary.total = totals.total();
  }
  const auto take = [&](const Amounts& amounts, Decimal CostSummary::*into) {
    for (const auto& [code, totals] : amounts) {
      CostSummary& summary = by_code[code];
      summary.currency = totals.currency;
      summary.*into = totals.total();
    }
  };
  take(nothing, &CostSummary::doing_nothing);
  take(at_once, &CostSummary::all_at_once);
  take(at_end, &CostSummary::each_at_end);
  std::vector<CostSummary> result;
  for (const auto& [code, summary] : by_code) result.push_back(summary);
  return result;
}

}  // namespace csp::plan
