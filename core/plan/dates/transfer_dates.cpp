#include <algorithm>

#include "core/customer/term_length.hpp"
#include "core/plan/dates/schedule.hpp"
#include "core/plan/dates/workdays.hpp"

// On which days does a subscription change hands between two partners?

namespace csp::plan {
namespace {

// A year more is owed to the losing partner where it does not submit: no term is let into it unless a file tells that it renews, and none
// of three years.
bool next_year_helps(const Source& source, const EndOfTerm& end) {
  return source.term == Term::OneYear && end.action == EndOfTermAction::Renew && !end.action_assumed;
}

// The losing partner submits it on a working day after the request, and it is complete on a later day.
Date soonest_completion(Date request_on) { return workday_on_or_after(request_on + 1) + 1; }

// Asked for at the first opportunity it would lapse before days on which nothing may change are over (rule TRANSFER-LAPSE): the request
// waits for an open day on which that is no longer so. A person's day on which the first request can still be complete keeps that one.
void ask_before_it_lapses(TransferDates& dates, const RuleFigures& figures, const Calendar& calendar, std::optional<Date> pinned) {
  Date request = dates.request_on, complete = dates.complete_on;
  while (complete > request + figures.transfer_lapse_days) {
    request = calendar.days.on_or_after(std::max(request + 1, complete - figures.transfer_lapse_days));
    complete = std::max(complete, calendar.days.on_or_after(request + figures.transfer_last_days));
  }
  if (pinned && *pinned < soonest_completion(request)) return;
  if (request > dates.request_on) dates.not_before = std::max(dates.not_before, request);
  dates.request_on = request;
  dates.complete_on = complete;
}

}  // namespace

TransferDates schedule_transfer(const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar,
                                std::optional<Date> pinned) {
  TransferDates dates;
  // What a transfer does to an open cancellation window is not published (rule TRANSFER-STATE): asked for once it has closed.
  dates.not_before = calendar.earliest_transfer;
  if (source.cancel_until) dates.not_before = std::max(dates.not_before, *source.cancel_until + 1);
  dates.request_on = calendar.days.on_or_after(dates.not_before);
  dates.complete_on = calendar.days.on_or_after(dates.request_on + figures.transfer_last_days);
  ask_before_it_lapses(dates, figures, calendar, pinned);
  dates.complete_by = dates.request_on + figures.transfer_lapse_days;
  std::optional<Date> last;
  if (source.term_end) {
    last = *source.term_end - figures.transfer_last_days;
    // The term is over before a transfer can be: wait for its renewal and the 7 days after it. Submitted at once, a request takes effect on
    // that day (rule TRANSFER-SPLIT), so that not even the request is made inside the window.
    if (dates.complete_on > *last && (next_month_helps(source, end) || next_year_helps(source, end))) {
      const int term = months_of(source.term);
      Date term_end = *source.term_end;
      for (int months = term; dates.complete_on > *last && months < kMostMonths; months += term) {
        dates.after_renewal = term_end;
        dates.not_before = std::max(dates.not_before, term_end + 1 + figures.cancel_days + 1);
        dates.request_on = std::max(dates.request_on, calendar.days.on_or_after(dates.not_before));
        dates.complete_on = std::max(dates.complete_on, calendar.days.on_or_after(dates.request_on + figures.transfer_last_days));
        ask_before_it_lapses(dates, figures, calendar, pinned);
        term_end = add_months_clamped(*source.term_end + 1, months) - 1;
        last = term_end - figures.transfer_last_days;
      }
      dates.complete_by = dates.request_on + figures.transfer_lapse_days;
    }
    dates.complete_by = std::min(dates.complete_by, *last);
    dates.last = last;
  }
  // Before the first day on which it can be complete nobody could keep it. A day inside what it has to wait for is another matter.
  const bool waits = dates.not_before > calendar.earliest_transfer;
  if (pinned && *pinned < soonest_completion(dates.request_on) && (!waits || *pinned >= dates.not_before)) {
    dates.moved_from = pinned;
    pinned = calendar.days.within(soonest_completion(dates.request_on), dates.complete_by);
  }
  if (pinned) {
    dates.complete_on = *pinned;
    dates.request_on = std::min(dates.request_on, *pinned);
    // Asked for at the first opportunity it would have lapsed by then (rule TRANSFER-LAPSE): asked for later.
    if (*pinned > dates.request_on + figures.transfer_lapse_days) {
      dates.request_on = std::max(dates.request_on, calendar.days.on_or_before(*pinned - figures.transfer_last_days));
      dates.complete_by = dates.request_on + figures.transfer_lapse_days;
      if (last) dates.complete_by = std::min(dates.complete_by, *last);
    }
  }
  dates.possible = dates.complete_on <= dates.complete_by && dates.complete_on >= dates.not_before;
  dates.end_choice_on = calendar.days.on_or_after(dates.complete_on + 1);
  return dates;
}

std::optional<Date> broken_day(const TransferDates& dates, const Calendar& calendar) {
  for (const Date day : {dates.request_on, dates.complete_on, dates.end_choice_on}) {
    if (calendar.days.freeze_of(day) != nullptr || (calendar.latest_finish && day > *calendar.latest_finish)) return day;
  }
  return std::nullopt;
}

}  // namespace csp::plan
