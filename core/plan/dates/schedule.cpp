#include "core/plan/dates/schedule.hpp"

#include <algorithm>

#include "core/customer/term_length.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

// Of an order that waits for no term end: it is usable the next day, and what is left for check and reassignment spans a weekend.
constexpr int kDaysToChangeOver = 5;
// A source that ends so soon after all is done could end under way: one more day for the choice, and a weekend.
constexpr int kDaysClearOfTheEnd = 3;

Message why(const char* key, std::string rule, std::vector<MessageArgument> arguments) {
  arguments.push_back({"rule", std::move(rule)});
  return Message{key, std::move(arguments)};
}

// Its term is over and it runs on: billed by the day, to be cancelled on any day (rule EST-ACTIONS).
bool already_extended(const Source& source, const EndOfTerm& end, Date today) {
  const bool over = source.extended || (source.term_end && *source.term_end < today);
  return over && end.est_eligible && !end.est_assumed && end.action == EndOfTermAction::ExtendedServiceTerm &&
         source.subscription->state == SubscriptionState::Active;
}

// Where everything has to be finished earlier, people's steps end earlier, if need be on a weekend.
Date until(const Calendar& calendar, Date first, Date latest) {
  return calendar.latest_finish && *calendar.latest_finish >= first ? std::min(latest, *calendar.latest_finish) : latest;
}

// Missed, a choice owes a whole term: a freeze should not leave it for its last days. A planning choice, no rule bounds it.
constexpr int kChoiceSlack = 2;

// The day for a choice that follows something done: the next open one; where the window holds none, or a freeze only its last days, the
// same day, because others have to do it. Not for what costs money by the day: there a freeze would make a plan cheaper.
Date day_after(const Calendar& calendar, Date done, Date latest) {
  if (done + 1 > latest) return done;
  const Date day = calendar.days.within(done + 1, latest);
  const bool frozen_to_the_end = calendar.days.freeze_of(workday_on_or_after(done + 1)) != nullptr && day + kChoiceSlack > latest;
  return (frozen_to_the_end || !calendar.days.open(day)) && calendar.days.open(done) ? done : day;
}

// Sets order, units, check and reassignment; people's steps keep to working days up to `limit`.
void place_order(Schedule& schedule, const Calendar& calendar, Date order, Date limit, bool swaps) {
  limit = until(calendar, order + 2, limit);
  schedule.possible = true;
  schedule.order_date = order;
  schedule.usable_from = order + 1;  // rule NCE-RENEW-TIME: up to 24 hours
  const Date last_check = std::max(limit, schedule.usable_from);
  schedule.check_date = calendar.days.within(schedule.usable_from, last_check);
  // Looking changes nothing: where no day outside the freezes is left, it is done on a working day all the same.
  if (calendar.days.freeze_of(schedule.check_date) != nullptr) schedule.check_date = workday_within(schedule.usable_from, last_check);
  if (swaps)
    schedule.swap_date = schedule.check_date + 1 <= limit ? calendar.days.within(schedule.check_date + 1, limit) : schedule.check_date;
}

// A choice that keeps a source alive is made as soon as it may be.
Date keep_alive_day(const Source& source, const Calendar& calendar) {
  if (calendar.days.freeze_of(calendar.today) == nullptr || !source.term_end) return calendar.today;
  return calendar.days.within(calendar.today, *source.term_end - 1);
}

Date last_done(const Schedule& schedule) { return schedule.swap_date.value_or(schedule.check_date); }

// The search for the optimum says itself, later, why it took the day.
void check_asked(Schedule& schedule, const Source& source, const Calendar& calendar, const OrderDay& asked) {
  const Date day = *asked.day;
  if (asked.passed) {
    schedule.order_rule = "PLAN-PIN-PAST";
    schedule.order_why = why("why.order_pin_past", schedule.order_rule, {{"date", day}, {"fixed", *asked.passed}});
    schedule.findings.push_back(finding("PLAN-PIN-PAST", Severity::Ask, "pin_past",
                                        {{"name", source.name}, {"date", *asked.passed}, {"planned", day}}, source.key(), true));
    return;
  }
  schedule.order_rule = asked.pinned ? "PLAN-ORDER-PINNED" : "PLAN-OPTIMUM";
  schedule.order_why = why(asked.pinned ? "why.order_pinned" : "why.order_optimum", schedule.order_rule, {{"date", day}});
  if (!asked.pinned) return;
  if (day < calendar.earliest) {
    schedule.findings.push_back(finding("PLAN-PIN-EARLY", Severity::Warning, "pin_early",
                                        {{"name", source.name}, {"date", day}, {"earliest", calendar.earliest}}, source.key(), true));
  }
}

// The usual case: bought before the last day, the old one told to end.
void end_at_term_end(Schedule& schedule, const Source& source, const EndOfTerm& end, const Calendar& calendar, Date term_end,
                     OrderDay asked, bool swaps) {
  schedule.ending = Leaving::AtTermEnd;
  schedule.term_end = term_end;
  schedule.earliest_order = calendar.earliest;
  schedule.latest_order = term_end - 1;
  const Date wished = calendar.days.on_or_before(term_end - calendar.margin_days);
  const Date first = calendar.days.within(calendar.earliest, schedule.latest_order);
  const Date order = asked.day.value_or(std::max(wished, first));
  if (asked.day) {
    check_asked(schedule, source, calendar, asked);
    if (order > schedule.latest_order) {
      schedule.findings.push_back(finding(asked.pinned ? "PLAN-PIN-LATE" : "PLAN-EXPIRE-FIRST",
                                          asked.pinned ? Severity::Blocker : Severity::Warning, asked.pinned ? "pin_late" : "expire_first",
                                          {{"name", source.name}, {"date", order}, {"end", term_end}, {"latest", schedule.latest_order}},
                                          source.key(), true));
    }
  } else if (first > wished) {
    schedule.order_rule = "PLAN-PREREQUISITES";
    const char* key = calendar.earliest > calendar.today ? "why.order_earliest" : "why.order_today";
    schedule.order_why = why(key, "PLAN-PREREQUISITES", {{"date", order}, {"end", term_end}});
  } else if (const Freeze* freeze = calendar.days.freeze_of(workday_on_or_before(term_end - calendar.margin_days))) {
    schedule.order_rule = "PLAN-FREEZE";
    schedule.order_why = why("why.order_freeze", "PLAN-FREEZE", {{"date", order}, {"first", freeze->first}, {"last", freeze->last}});
  } else {
    schedule.order_rule = "NCE-RENEW-TIME";
    schedule.order_why = why("why.order_margin", "NCE-RENEW-TIME",
                             {{"date", order}, {"end", term_end}, {"days", std::int64_t{term_end - order}}, {"usable", order + 1}});
  }
  const Date limit = std::max(order + 1, term_end - 1);
  place_order(schedule, calendar, order, limit, swaps);
  const int kept = term_end - order;
  if (!asked.pinned && kept >= 0 && kept < calendar.margin_days) {
    schedule.findings.push_back(
        finding("PLAN-MARGIN-SHORT", Severity::Warning, "margin_short",
                {{"name", source.name}, {"kept", std::int64_t{kept}}, {"wanted", std::int64_t{calendar.margin_days}}}, source.key()));
  }
  schedule.source_last_day = term_end;
  schedule.final_check = workday_on_or_after(std::max(term_end, last_done(schedule)) + 1);
  const Date after_units = day_after(calendar, last_done(schedule), until(calendar, last_done(schedule) + 1, term_end - 1));
  if (is_volume_licence(source.channel)) {
    schedule.end_choice_by = term_end - 1;
    schedule.end_choice_on = std::max(calendar.today, std::min(after_units, term_end - 1));
    schedule.why.push_back(why("why.agreement_ends", "PLAN-AGREEMENT-END", {{"end", term_end}}));
    return;
  }
  // How late before the end the choice can still be changed is not published: the day before the end is the last one planned.
  schedule.end_choice_by = std::max(calendar.today, term_end - 1);
  schedule.end_choice_on = std::max(calendar.today, std::min(after_units, *schedule.end_choice_by));
  schedule.choice_stands = end.action == EndOfTermAction::CancelAtTermEnd && !end.action_assumed;
  if (schedule.choice_stands && calendar.days.freeze_of(*schedule.end_choice_on) != nullptr)
    schedule.end_choice_on = workday_within(*schedule.end_choice_on, *schedule.end_choice_by);
  const bool early = *schedule.end_choice_on < schedule.usable_from;
  if (early && end.action != EndOfTermAction::CancelAtTermEnd) {
    schedule.findings.push_back(finding(
        end.est_eligible ? "EST-DEFAULT" : "NCE-TERM", Severity::Warning, "choice_before_units",
        {{"name", source.name}, {"date", *schedule.end_choice_on}, {"usable", schedule.usable_from}, {"end", term_end}}, source.key()));
  }
  const bool told = !end.action_assumed;
  const bool renews = end.action == EndOfTermAction::Renew && (told || !end.est_eligible);
  schedule.why.push_back(
      told && end.action == EndOfTermAction::CancelAtTermEnd
          ? why("why.end_choice_stands", end.rule, {{"date", *schedule.end_choice_by}, {"end", term_end}})
      : renews ? why("why.end_choice_renews", "NCE-CANCEL", {{"date", *schedule.end_choice_by}, {"end", term_end}, {"next", term_end + 1}})
      : end.est_eligible
          ? why("why.end_choice_est", "EST-DEFAULT", {{"date", *schedule.end_choice_by}, {"end", term_end}, {"next", term_end + 1}})
          : why(end.grace_days == 0 ? "why.end_choice_no_days" : "why.end_choice_classic", end.rule,
                {{"date", *schedule.end_choice_by}, {"end", term_end}, {"days", std::int64_t{end.grace_days}}}));
}

// Cancelled on a day of our choice once the target carries the users.
void cancel_after(Schedule& schedule, const Calendar& calendar, Leaving ending, Date not_before, std::optional<Date> by) {
  schedule.ending = ending;
  schedule.cancel_by = by;
  const Date first = std::max(last_done(schedule) + 1, not_before);
  const Date open_day = calendar.days.on_or_after(first);
  schedule.cancel_on = by || calendar.latest_finish ? calendar.days.within(first, until(calendar, first, by.value_or(open_day))) : open_day;
  schedule.source_last_day = schedule.cancel_on;
  schedule.final_check = workday_on_or_after(*schedule.cancel_on + 1);
}

void order_soon(Schedule& schedule, const Source& source, const Calendar& calendar, OrderDay asked, bool swaps, const char* key,
                const char* rule, Date latest) {
  schedule.earliest_order = calendar.earliest;
  schedule.latest_order = latest;
  const Date order = asked.day.value_or(calendar.days.within(calendar.earliest, std::max(calendar.earliest, latest)));
  if (asked.day) {
    check_asked(schedule, source, calendar, asked);
  } else {
    schedule.order_rule = rule;
    schedule.order_why = why(key, rule, {{"date", order}});
  }
  place_order(schedule, calendar, order, order + kDaysToChangeOver, swaps);
}

// One who sells by terms that renew, and takes back what has just renewed (rule NCE-CANCEL).
bool has_window(const Source& source) {
  return source.channel == Channel::CspPartner || source.channel == Channel::WebDirectMca || source.channel == Channel::Unknown;
}

// Renewal runs on the day after the end; one day of the window is kept back.
Date window_after(Date term_end, const RuleFigures& figures) { return term_end + figures.cancel_days - 1; }

// Ordered on a day that leaves time to check and reassign before a window closes.
void order_for_window(Schedule& schedule, const Source& source, const Calendar& calendar, OrderDay asked, Date order, Date window_end,
                      bool swaps, const char* key) {
  order_soon(schedule, source, calendar, OrderDay{order, asked.pinned}, swaps, key, "NCE-CANCEL", window_end - 2);
  if (!asked.day) {
    schedule.findings.clear();
    schedule.order_rule = "NCE-CANCEL";
    schedule.order_why = why(key, "NCE-CANCEL", {{"date", order}});
  }
  place_order(schedule, calendar, order, window_end - 1, swaps);
}

// The last day for the choice is over, and nobody knows what was chosen. What goes on renewed or by the day: bought again at once, it is
// cancelled before its window closes, which ends the one as well as the other.
void cancel_what_goes_on(Schedule& schedule, const Source& source, const EndOfTerm& end, const Calendar& calendar, Date term_end,
                         OrderDay asked, Date order, Date window_end, bool swaps) {
  order_for_window(schedule, source, calendar, asked, order, window_end, swaps, "why.order_may_go_on");
  const bool extends = end.action == EndOfTermAction::ExtendedServiceTerm;
  cancel_after(schedule, calendar, extends ? Leaving::CancelExtendedTerm : Leaving::CancelInWindow, term_end + 1, window_end);
  schedule.at_once = true;
  schedule.if_it_goes_on = true;
  schedule.term_end = term_end;
  // Switched on it renews. What is eligible goes on in an extended term unless somebody chose that it ends, which it then does at once; of
  // what is not, free days follow an end. Either is no more than a risk while the new units are there on the next day, and nobody can rely
  // on it where they come later, or where no file tells which of the two it is.
  const bool in_time = schedule.usable_from <= term_end + 1;
  const bool sure = !end.est_assumed && source.channel != Channel::Unknown;
  const bool goes_on = (sure && end.est_eligible && in_time) || source.auto_renew.value_or(false);
  const bool free_days = sure && !end.est_eligible && in_time && end.grace_days > 0;
  std::vector<MessageArgument> arguments = {
      {"name", source.name}, {"end", term_end}, {"usable", schedule.usable_from}, {"cancel", *schedule.cancel_on}, {"by", window_end}};
  if (free_days) arguments.push_back({"days", std::int64_t{end.grace_days}});
  schedule.findings.push_back(
      goes_on     ? finding("NCE-CANCEL", Severity::Warning, "may_go_on", std::move(arguments), source.key(), true)
      : free_days ? finding("NCE-CANCEL", Severity::Warning, "may_renew", std::move(arguments), source.key(), true)
                  : finding("PLAN-TOO-LATE", Severity::Blocker, "too_late_to_know", std::move(arguments), source.key(), true));
}

// A file or a person says that it goes on into the extended term.
bool told_to_extend(const EndOfTerm& end) { return end.action == EndOfTermAction::ExtendedServiceTerm && !end.action_assumed; }

// Too late to be ready before the end: the source has to live on for some days.
void bridge(Schedule& schedule, const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar,
            Date term_end, OrderDay asked, bool swaps) {
  const bool can_choose = calendar.today < term_end;  // the choice is only safe until the day before the end
  const Date window_end = window_after(term_end, figures);
  const bool frozen = calendar.days.freeze_of(calendar.earliest) != nullptr;
  const Date order = asked.day.value_or(frozen ? calendar.days.within(calendar.earliest, window_end - 2) : calendar.earliest);
  if (end.est_eligible && !end.est_assumed && (can_choose || told_to_extend(end))) {
    if (!told_to_extend(end)) {
      schedule.bridge = EndOfTermAction::ExtendedServiceTerm;
      schedule.bridge_on = keep_alive_day(source, calendar);
    }
    // What goes on by itself can wait for a working day.
    const Date latest = told_to_extend(end) ? std::max(term_end - 1, calendar.days.on_or_after(calendar.earliest)) : term_end - 1;
    order_soon(schedule, source, calendar, asked, swaps, "why.order_bridge_est", "EST-ACTIONS", latest);
    cancel_after(schedule, calendar, Leaving::CancelExtendedTerm, term_end + 1, std::nullopt);
    schedule.term_end = term_end;
    schedule.findings.push_back(finding(
        "EST-ACTIONS", Severity::Warning, "bridge_est",
        {{"name", source.name}, {"end", term_end}, {"order", schedule.order_date}, {"cancel", *schedule.cancel_on}}, source.key(), true));
    return;
  }
  const bool renews = end.action == EndOfTermAction::Renew && (!end.action_assumed || can_choose);
  if (has_window(source) && end.renews && (renews || can_choose) && order + 2 <= window_end) {
    if (end.action != EndOfTermAction::Renew || end.action_assumed) {
      schedule.bridge = EndOfTermAction::Renew;
      schedule.bridge_on = keep_alive_day(source, calendar);
    }
    order_for_window(schedule, source, calendar, asked, order, window_end, swaps, "why.order_bridge_renew");
    cancel_after(schedule, calendar, Leaving::CancelInWindow, term_end + 1, window_end);
    schedule.term_end = term_end;
    schedule.findings.push_back(finding("NCE-CANCEL", Severity::Warning, "bridge_renew",
                                        {{"name", source.name}, {"end", term_end}, {"cancel", *schedule.cancel_on}, {"by", window_end}},
                                        source.key(), true));
    return;
  }
  const bool may_go_on = !can_choose && end.action_assumed && end.action != EndOfTermAction::CancelAtTermEnd;
  if (may_go_on && has_window(source) && order + 2 <= window_end)
    return cancel_what_goes_on(schedule, source, end, calendar, term_end, asked, order, window_end, swaps);
  // Nothing safe is left: order as soon as possible and say so. Free days after the end may exist and are not relied on.
  order_soon(schedule, source, calendar, asked, swaps, "why.order_too_late", "PLAN-TOO-LATE", term_end - 1);
  schedule.ending = Leaving::AtTermEnd;
  schedule.term_end = term_end;
  schedule.source_last_day = term_end;
  schedule.final_check = workday_on_or_after(last_done(schedule) + 1);
  schedule.findings.push_back(
      finding("PLAN-TOO-LATE", Severity::Blocker, "too_late",
              {{"name", source.name}, {"end", term_end}, {"usable", schedule.usable_from}, {"days", std::int64_t{end.grace_days}}},
              source.key(), true));
}

// Credited on any day, it may stay until its term has a margin left: who pays less there than here gains by every day. What moves in turns
// makes room for the next one, so there the first month is enough.
// Nobody relies on a renewal that no file tells: a term that may end is left before it does.
Date last_credited_order(const Source& source, const EndOfTerm& end, const Calendar& calendar) {
  const Date soon = calendar.earliest + kSoonDays;
  if (!source.term_end) return soon;
  // It is cancelled a few days after the order, long before its end: a wider margin than a week would only make it dearer.
  const Date kept = *source.term_end - std::min(calendar.margin_days, kCreditedMargin);
  const bool goes_on = end.action == EndOfTermAction::Renew && !end.action_assumed;
  const Date latest = source.parts == 1 ? std::max(soon, kept) : soon;
  if (goes_on || *source.term_end < calendar.today) return latest;
  const Date first_open = std::min(calendar.days.on_or_after(calendar.earliest), *source.term_end - 1);
  return std::max({calendar.earliest, first_open, std::min(latest, kept)});
}

// Of a source that is over already, or stopped.
Finding stopped_finding(const char* rule, Severity severity, const char* key, const Source& source, const Schedule& schedule,
                        std::vector<MessageArgument> arguments) {
  arguments.push_back({"name", source.name});
  arguments.push_back({"usable", schedule.usable_from});
  if (source.term_end) arguments.push_back({"end", *source.term_end});
  return finding(rule, severity, key, std::move(arguments), source.key(), true);
}

// Over already: in its free days, without service, or ended as the files have it. Nothing can be chosen any more; the sooner the better.
Schedule after_its_end(const Source& source, const RuleFigures& figures, const Calendar& calendar, OrderDay asked, bool swaps) {
  Schedule schedule;
  const bool in_term = is_suspended_in_term(source, calendar.today);
  order_soon(schedule, source, calendar, asked, swaps, in_term ? "why.order_suspended" : "why.order_over", "PLAN-END-PAST",
             calendar.earliest);
  schedule.ending = Leaving::AtTermEnd;
  schedule.at_once = true;
  schedule.term_end = source.term_end;
  schedule.source_last_day = source.term_end;
  schedule.final_check = workday_on_or_after(last_done(schedule) + 1);
  const SubscriptionState state = source.subscription->state;
  const std::optional<Date> until = source.subscription->phase_end;
  const auto say = [&](Severity severity, const char* key, std::vector<MessageArgument> arguments) {
    schedule.findings.push_back(stopped_finding("PLAN-END-PAST", severity, key, source, schedule, std::move(arguments)));
  };
  // Only the customer can, and only where Microsoft bills it.
  if (is_direct(source.channel) && is_over(source, calendar.today)) say(Severity::Note, "end_past_reactivate", {});
  if (in_term) {
    schedule.told_paid_to_end = schedule.findings.size();
    schedule.findings.push_back(suspended_in_term(source, schedule, std::nullopt));
  } else if (state == SubscriptionState::InGrace) {
    if (until) {
      say(Severity::Warning, "end_past_grace_until", {{"until", *until}});
    } else {
      say(Severity::Warning, "end_past_grace", {});
    }
  } else if (!is_over(source, calendar.today)) {
    const Severity severity = state == SubscriptionState::Active ? Severity::Blocker : Severity::Warning;
    // Had it just renewed, that could still be taken back; what has renewed for long is owed.
    if (source.term_end && has_window(source) && calendar.today <= *source.term_end + figures.cancel_days) {
      say(severity, "end_past_window", {{"by", std::max(calendar.today, window_after(*source.term_end, figures))}});
    } else {
      say(severity, "end_past", {});
    }
  } else if (until && !is_unbilled(source, calendar.today) && !source.term_end) {
    schedule.source_last_day = until;
    say(Severity::Ask, "end_past_suspended", {{"until", *until}});
  } else if (until) {
    say(Severity::Warning, "end_past_kept", {{"until", *until}});
  } else if (source.term_end) {
    say(Severity::Warning, "end_past_stopped", {});
  } else if (state == SubscriptionState::Disabled) {
    // Cancelled or locked out: there is nothing left that could end. Perhaps on purpose, so that somebody has to say that it is wanted.
    schedule.source_last_day = calendar.today - 1;
    say(Severity::Ask, "end_past_disabled", {});
  } else {
    schedule.possible = false;
    schedule.findings.push_back(finding("PLAN-END-UNKNOWN", Severity::Blocker, "end_unknown", {{"name", source.name}}, source.key(), true));
  }
  return schedule;
}

Schedule purchase_on(const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar, OrderDay asked,
                     bool swaps) {
  Schedule schedule;
  if (already_extended(source, end, calendar.today)) {
    order_soon(schedule, source, calendar, asked, swaps, "why.order_leave_est", "EST-ACTIONS", calendar.earliest + kSoonDays);
    cancel_after(schedule, calendar, Leaving::CancelExtendedTerm, calendar.today, std::nullopt);
    schedule.term_end = source.term_end;
    return schedule;
  }
  if (is_over(source, calendar.today)) return after_its_end(source, figures, calendar, asked, swaps);
  if (credited_any_day(source)) {
    order_soon(schedule, source, calendar, asked, swaps, "why.order_credit", "CREDIT-MOSA", last_credited_order(source, end, calendar));
    const bool ends_before =
        source.term_end && *source.term_end >= calendar.today && *source.term_end <= last_done(schedule) + kDaysClearOfTheEnd;
    if (ends_before && end.action != EndOfTermAction::Renew) {
      // It would end under way: kept alive by its renewal, which is credited too.
      schedule.bridge = EndOfTermAction::Renew;
      schedule.bridge_on = keep_alive_day(source, calendar);
      if (calendar.today >= *source.term_end) {
        schedule.findings.push_back(finding(
            "PLAN-TOO-LATE", Severity::Blocker, "too_late",
            {{"name", source.name}, {"end", *source.term_end}, {"usable", schedule.usable_from}, {"days", std::int64_t{end.grace_days}}},
            source.key(), true));
      }
    }
    cancel_after(schedule, calendar, Leaving::CancelWithCredit, calendar.today, std::nullopt);
    schedule.term_end = source.term_end;
    schedule.why.push_back(source.last_part()
                               ? why("why.cancel_credit", "CREDIT-MOSA", {{"date", *schedule.cancel_on}})
                               : why("why.give_back", "CREDIT-MOSA", {{"date", *schedule.cancel_on}, {"units", source.units}}));
    return schedule;
  }
  if (!source.term_end) {
    schedule.findings.push_back(finding("PLAN-END-UNKNOWN", Severity::Blocker, "end_unknown", {{"name", source.name}}, source.key(), true));
    return schedule;
  }
  Date term_end = *source.term_end;
  if (term_end < calendar.today && !next_month_helps(source, end)) return after_its_end(source, figures, calendar, asked, swaps);
  // Bought inside an open window of the running term: nothing of the commitment is lost (rule NCE-CANCEL).
  if (asked.day && source.cancel_until && *asked.day + 2 <= *source.cancel_until && *source.cancel_until < term_end) {
    order_soon(schedule, source, calendar, asked, swaps, "why.order_pinned", "PLAN-ORDER-PINNED", *source.cancel_until - 2);
    place_order(schedule, calendar, *asked.day, *source.cancel_until - 1, swaps);
    cancel_after(schedule, calendar, Leaving::CancelInWindow, calendar.today, source.cancel_until);
    schedule.term_end = term_end;
    return schedule;
  }
  if (calendar.earliest > term_end - 1 && next_month_helps(source, end)) {
    const Date first_end = term_end;
    for (int months = 1; calendar.earliest > term_end - 1 && months < kMostMonths; ++months)
      term_end = add_months_clamped(first_end + 1, months) - 1;
    if (end.action_assumed && calendar.today < first_end) {
      schedule.bridge = EndOfTermAction::Renew;
      schedule.bridge_on = keep_alive_day(source, calendar);
    }
    schedule.findings.push_back(
        finding("NCE-TERM", Severity::Note, "next_month", {{"name", source.name}, {"end", first_end}, {"next", term_end}}, source.key()));
  }
  // What goes on by itself is let go once the new units are seen: a day or two of the extended term costs less than people without service,
  // and than work on a weekend (rule EST-DEFAULT).
  const bool goes_on = told_to_extend(end) && end.est_eligible;
  const Date last_order = term_end - (goes_on ? 2 : 1);
  const Date first_order = goes_on ? calendar.days.on_or_after(calendar.earliest) : calendar.earliest;
  const bool unseen = goes_on && asked.day && *asked.day == term_end - 1;
  if (!unseen && (first_order <= last_order || (asked.day && *asked.day <= last_order))) {
    end_at_term_end(schedule, source, end, calendar, term_end, asked, swaps);
  } else {
    bridge(schedule, source, end, figures, calendar, term_end, asked, swaps);
  }
  return schedule;
}

// A fixed day that is over: either the order was placed, which newer files would show, or it was not. Until somebody says so it is planned
// for the first day on which it can be placed, so that no paper carries a day that has passed.
OrderDay not_in_the_past(const OrderDay& asked, const Source& source, const Calendar& calendar) {
  if (!asked.pinned || !asked.day || *asked.day >= calendar.today) return asked;
  OrderDay now = asked;
  const Date soon = calendar.earliest + kDaysToChangeOver;
  const bool ends = source.term_end && *source.term_end > calendar.earliest;
  now.passed = asked.day;
  now.day = calendar.days.within(calendar.earliest, ends ? *source.term_end - 1 : soon);
  return now;
}

}  // namespace

Finding suspended_in_term(const Source& source, const Schedule& schedule, const std::optional<Money>& owed) {
  Finding found = stopped_finding("PLAN-END-PAST", Severity::Ask, "end_past_in_term", source, schedule, {});
  if (!owed) return found;
  found.message.key = "finding.end_past_in_term_owed";  // what to do about it is the same
  found.message.arguments.changed().push_back({"owed", *owed});
  return found;
}

bool next_month_helps(const Source& source, const EndOfTerm& end) {
  return source.term == Term::OneMonth && end.action == EndOfTermAction::Renew;
}

bool credited_any_day(const Source& source) { return source.channel == Channel::WebDirectMosa; }

Schedule schedule_purchase(const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar, OrderDay asked,
                           bool swaps) {
  asked = not_in_the_past(asked, source, calendar);
  Schedule schedule = purchase_on(source, end, figures, calendar, asked, swaps);
  if (asked.day && schedule.ending == Leaving::AtTermEnd && broken_day(schedule, calendar)) {
    // Waiting for a working day pushed a later step into a freeze: with a check on the weekend all of them fit before it.
    Calendar hurried = calendar;
    hurried.days = calendar.days.with_weekends();
    Schedule sooner = purchase_on(source, end, figures, hurried, asked, swaps);
    if (!broken_day(sooner, calendar)) schedule = std::move(sooner);
  }
  return schedule;
}

}  // namespace csp::plan
