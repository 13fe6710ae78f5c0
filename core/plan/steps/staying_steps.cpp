#include "core/plan/steps/staying_steps.hpp"

#include <algorithm>

#include "core/plan/dates/workdays.hpp"
#include "core/plan/sources/retired.hpp"
#include "core/plan/sources/trial.hpp"
#include "core/plan/steps/source_steps.hpp"

namespace csp::plan {

// What is in a service that is switched off comes out of it before the subscription is touched.
void save_data(StepList& list, const Circumstances& circumstances, const Draft& draft) {
  const auto service = ending_service(circumstances.catalog, draft.source.subscription->sku);
  if (!service || draft.path == Path::OutOfScope || !draft.source.last_part()) return;
  const Date soon = workday_on_or_after(circumstances.calendar.today);
  Date latest = service->day >= circumstances.calendar.today ? service->day : soon + kUnhurriedWeek;
  if (draft.schedule.source_last_day) latest = std::min(latest, *draft.schedule.source_last_day);
  std::vector<MessageArgument> arguments = arguments_of(draft, circumstances.calendar.today);
  arguments.push_back({"offer", service->offer->name});
  arguments.push_back({"date_of_end", service->day});
  const std::size_t saved =
      list.add(StepForm::ExportData, Role::CustomerAdmin, std::min(soon, std::max(circumstances.calendar.today, latest)),
               std::max(soon, latest), "PLAN-SERVICE-ENDS", std::move(arguments));
  list.step(saved).subscriptions = {draft.key()};
}

// It is no part of the move, but left alone it may become a year that has to be paid.
void decide_trial(StepList& list, const Circumstances& circumstances, const Draft& draft) {
  const SubscriptionState state = draft.source.subscription->state;
  if ((state != SubscriptionState::Active && state != SubscriptionState::Unknown) || started_by_users(draft.source)) return;
  const TrialEnd trial = trial_end(draft.source, circumstances);
  if (!trial.to_decide()) return;
  std::vector<MessageArgument> arguments = arguments_of(draft, circumstances.calendar.today);
  for (MessageArgument& argument : arguments) {
    if (argument.name == "end") argument.value = *trial.last_day;
  }
  arguments.push_back({"cost", trial_cost(trial)});
  const Role role = draft.source.channel == Channel::TargetPartner ? Role::TargetPartner : seller_of(draft.source.channel);
  if (role != Role::SourcePartner || draft.source.channel == Channel::Unknown) {
    const std::size_t decided = list.add(StepForm::Trial, role, trial.decide_on, trial.decide_by, "NCE-TRIAL", std::move(arguments));
    list.step(decided).subscriptions = {draft.key()};
    return;
  }
  // Who would be paid for the year neither decides about it nor guesses: the customer decides, and one setting is asked for.
  const Date today = circumstances.calendar.today;
  const Date decide_on = workday_within(today, std::max(today, workday_on_or_before(trial.decide_on - 1)));
  const Date decide_by = std::max(decide_on, workday_on_or_before(trial.decide_by - 1));
  const std::size_t decided = list.add(StepForm::TrialDecision, Role::CustomerAdmin, decide_on, decide_by, "NCE-TRIAL", arguments);
  const std::size_t off = list.add(StepForm::TrialOff, role, trial.decide_on, trial.decide_by, "NCE-TRIAL", std::move(arguments));
  list.step(decided).subscriptions = list.step(off).subscriptions = {draft.key()};
  list.after(off, decided);
}

void review_before_renewal(StepList& list, const Circumstances& circumstances, const Draft& draft) {
  const Schedule& schedule = draft.schedule;
  if (schedule.ending != Leaving::None) return;  // an agreement that ends does not renew
  if (schedule.end_choice_on) {
    const std::size_t chosen = list.add(StepForm::EndChoiceRenew, seller_of(draft.source.channel), *schedule.end_choice_on,
                                        schedule.end_choice_by.value_or(*schedule.end_choice_on), "EST-DEFAULT",
                                        arguments_of(draft, circumstances.calendar.today));
    list.step(chosen).subscriptions = {draft.key()};
    set_end(list, chosen, draft, *schedule.end_choice_on, EndOfTermAction::Renew);
  }
  if (!draft.source.term_end) return;
  const std::size_t reviewed =
      list.add(StepForm::Review, Role::TargetPartner, schedule.final_check, std::max(schedule.final_check, *draft.source.term_end - 1),
               "PLAN-PREFERENCE", arguments_of(draft, circumstances.calendar.today));
  list.step(reviewed).subscriptions = {draft.key()};
}

void ask_for_channel_transfer(StepList& list, const Circumstances& circumstances, const Draft& draft, const Prerequisites& prerequisites) {
  const Date soon = workday_on_or_after(circumstances.calendar.earliest);
  const std::size_t asked = list.add(StepForm::ChannelTransfer, Role::TargetPartner, soon,
                                     std::max(soon, draft.source.term_end.value_or(soon + kUnhurriedMonth) - kUnhurriedMonth),
                                     "TRANSFER-EA", arguments_of(draft, circumstances.calendar.today));
  list.step(asked).subscriptions = {draft.key()};
  list.after(asked, prerequisites.relationship);
  list.after(asked, prerequisites.agreement);
}

}  // namespace csp::plan
