#include "core/plan/compare_costs.hpp"

#include <algorithm>
#include <map>

namespace csp::plan {
namespace {

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
  CurrencySums nothing, at_once, at_end;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::OutOfScope) continue;
    const Course course = course_of(draft, circumstances);
    const bool at_term_end = course.ending == Leaving::AtTermEnd && course.term_end;
    add_charges(left_alone(draft, circumstances), today, circumstances.horizon_end, nothing);
    add_charges(ordered_on(course, circumstances.calendar.earliest), today, circumstances.horizon_end, at_once);
    const Date last = at_term_end ? std::max(circumstances.calendar.earliest, *course.term_end - 1) : course.order_date.value_or(today);
    add_charges(ordered_on(course, last), today, circumstances.horizon_end, at_end);
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
  const auto take = [&](const CurrencySums& amounts, Decimal CostSummary::*into) {
    for (const CurrencySums::Sum& sum : amounts.sums) {
      CostSummary& summary = by_code[sum.currency];
      summary.currency = sum.currency;
      summary.*into = sum.customer;
    }
  };
  take(nothing, &CostSummary::doing_nothing);
  take(at_once, &CostSummary::all_at_once);
  take(at_end, &CostSummary::each_at_end);
  std::vector<CostSummary> result;
  result.reserve(by_code.size());
  for (const auto& [code, summary] : by_code) result.push_back(summary);
  return result;
}

}  // namespace csp::plan
