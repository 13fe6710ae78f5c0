#include "core/plan/costs/compare_costs.hpp"

#include <algorithm>
#include <map>

#include "core/customer/term_length.hpp"
#include "core/plan/sources/left_alone.hpp"
#include "core/plan/sources/purchases.hpp"

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
  if (const std::optional<Date> last = ends_alone(draft.source, draft.end, circumstances.finder.renews(draft.source.subscription->sku))) {
    course.ending = Leaving::AtTermEnd;
    course.source_last_day = last;
  }
  return course;
}

// Bought on another day, at that day's price. What the source costs until it ends stays what it is, except where it ends as soon as the new
// one stands.
Course ordered_on(const Draft& draft, const Circumstances& circumstances, Course course, Date day) {
  if (!course.order_date) return course;
  const auto way = std::find_if(draft.ways.begin(), draft.ways.end(), [&](const Way& each) { return each.path == draft.path; });
  // Not every offer has the term that is wished for.
  const bool renewed = std::any_of(draft.buys.begin(), draft.buys.end(), [&](const Buy& buy) {
    return add_months_clamped(std::min(*course.order_date, day), months_of(buy.offer.term)) <= circumstances.horizon_end;
  });
  if (way != draft.ways.end() && (renewed || !priced_alike(*way, *course.order_date, day, circumstances))) {
    course.purchases.clear();
    for (const Buy& buy : buys_on(draft, *way, day, circumstances))
      course.purchases.push_back(
          Purchase{buy.line, buy.units, buy.offer.price.value_or(UnitPrice()), renewals_of(buy, day, circumstances)});
  }
  course.order_date = day;
  if (course.ending != Leaving::CancelWithCredit && course.ending != Leaving::CancelExtendedTerm) return course;
  const Schedule other = schedule_purchase(draft.source, draft.end, circumstances.figures, circumstances.calendar, OrderDay{day, false},
                                           draft.schedule.swap_date.has_value());
  if (other.ending == course.ending) course.source_last_day = other.source_last_day;
  return course;
}

// The last day on which it could still be bought without a day between.
Date last_day_to_order(const Draft& draft, const Course& course, const Circumstances& circumstances) {
  if (course.ending == Leaving::AtTermEnd && course.term_end) return std::max(circumstances.calendar.earliest, *course.term_end - 1);
  const Date planned = course.order_date.value_or(circumstances.calendar.today);
  return course.ending == Leaving::CancelWithCredit ? std::max(planned, draft.schedule.latest_order) : planned;
}

}  // namespace

std::vector<CostSummary> summaries(const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                   const std::vector<LedgerLine>& ledger) {
  const Date today = circumstances.calendar.today;
  CurrencySums nothing, at_once, at_end;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::OutOfScope) continue;
    const Course course = course_of(draft, circumstances);
    add_charges(left_alone(draft, circumstances), today, circumstances.horizon_end, nothing);
    add_charges(ordered_on(draft, circumstances, course, circumstances.calendar.earliest), today, circumstances.horizon_end, at_once);
    add_charges(ordered_on(draft, circumstances, course, last_day_to_order(draft, course, circumstances)), today, circumstances.horizon_end,
                at_end);
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
