#include <algorithm>

#include "core/plan/dates/schedule.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/findings.hpp"

// When is something to be done about a source that nothing replaces: it ends, or it renews?

namespace csp::plan {
namespace {

// Before the margin of a term that is left to renew: a month in which its path can still be chosen otherwise.
constexpr int kDaysToThinkAgain = 30;

// A choice that depends on nothing else: a margin before the end, on an open day.
Date choice_day(const Source& source, const Calendar& calendar, Date by) {
  const Date day = std::min(calendar.days.on_or_before(*source.term_end - calendar.margin_days), by);
  if (day >= calendar.today) return day;
  return calendar.days.freeze_of(calendar.today) == nullptr ? calendar.today : calendar.days.within(calendar.today, by);
}

}  // namespace

Schedule schedule_let_go(const Source& source, const EndOfTerm& end, const Calendar& calendar) {
  Schedule schedule;
  schedule.ending = Leaving::AtTermEnd;
  schedule.term_end = source.term_end;
  schedule.source_last_day = source.term_end;
  schedule.order_rule = end.est_eligible ? "EST-DEFAULT" : end.rule;
  if (!source.term_end || *source.term_end < calendar.today) return schedule;
  schedule.possible = true;
  schedule.end_choice_by = std::max(calendar.today, *source.term_end - 1);
  schedule.end_choice_on = choice_day(source, calendar, *schedule.end_choice_by);
  schedule.choice_stands = end.action == EndOfTermAction::CancelAtTermEnd && !end.action_assumed;
  schedule.final_check = workday_on_or_after(*source.term_end + 1);
  schedule.why.push_back(
      Message{"why.let_go", {{"end", *source.term_end}, {"date", *schedule.end_choice_by}, {"rule", schedule.order_rule}}});
  return schedule;
}

Schedule schedule_renewal(const Source& source, const EndOfTerm& end, const Calendar& calendar) {
  Schedule schedule;
  schedule.possible = true;
  schedule.term_end = source.term_end;
  schedule.order_rule = "NCE-CANCEL";
  schedule.final_check = calendar.today;
  if (!source.term_end) return schedule;
  schedule.final_check = std::max(calendar.today, workday_on_or_before(*source.term_end - calendar.margin_days - kDaysToThinkAgain));
  const bool renews = end.action == EndOfTermAction::Renew && !end.action_assumed;
  if (!renews && !is_volume_licence(source.channel) && *source.term_end >= calendar.today) {
    schedule.end_choice_by = std::max(calendar.today, *source.term_end - 1);
    schedule.end_choice_on = choice_day(source, calendar, *schedule.end_choice_by);
    if (calendar.today >= *source.term_end && end.action == EndOfTermAction::CancelAtTermEnd) {
      schedule.findings.push_back(finding("PLAN-TOO-LATE", Severity::Blocker, "too_late_to_renew",
                                          {{"name", source.name}, {"end", *source.term_end}}, source.key(), true));
    }
  }
  if (is_volume_licence(source.channel)) {
    schedule.findings.push_back(finding("PLAN-AGREEMENT-END", Severity::Warning, "agreement_not_renewed",
                                        {{"name", source.name}, {"end", *source.term_end}}, source.key(), true));
    schedule.ending = Leaving::AtTermEnd;
    schedule.source_last_day = source.term_end;
    return schedule;
  }
  schedule.why.push_back(
      Message{"why.renew_and_wait", {{"end", *source.term_end}, {"next", *source.term_end + 1}, {"rule", std::string("NCE-CANCEL")}}});
  return schedule;
}

}  // namespace csp::plan
