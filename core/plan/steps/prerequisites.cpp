#include "core/plan/steps/prerequisites.hpp"

#include <algorithm>

#include "core/plan/checks/preflight.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/steps/transfer_steps.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

// Done on the same day it would be passed in the evening, when the day of what needs it is over: so on the working day before.
Date evening_before(Date needed) { return workday_on_or_before(needed - 1); }

// Each segment is validated by somebody else, and in another way. Only these three are (waits_for_validation).
StepForm segment_check_of(Segment segment) {
  if (segment == Segment::Education) return StepForm::SegmentCheckEducation;
  return segment == Segment::Nonprofit ? StepForm::SegmentCheckNonprofit : StepForm::SegmentCheckGovernment;
}

void needed_by(std::optional<Date>& first, Date planned) { first = std::min(first.value_or(planned), planned); }

// The first day on which something is ordered, as the plan has it: the days that it could wait for belong to the order.
std::optional<Date> first_order(const std::vector<Draft>& drafts) {
  std::optional<Date> first;
  for (const Draft& draft : drafts) {
    if (draft.buys_something()) needed_by(first, draft.schedule.order_date);
  }
  return first;
}

std::optional<Date> first_request(const std::vector<Draft>& drafts) {
  std::optional<Date> first;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer && draft.transfer.possible) needed_by(first, draft.transfer.request_on);
  }
  return first;
}

// Delegated rights are needed where licences are changed, and by the day on which the losing partner's are of no use any more: a transfer
// brings none along, but does not wait for them either.
std::optional<Date> delegated_rights(const std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches) {
  std::optional<Date> first;
  for (const SwapBatch& batch : batches) needed_by(first, batch.date);
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer && draft.transfer.possible) needed_by(first, draft.transfer.complete_on);
  }
  return first;
}

bool under_agreement(const Draft& draft) { return is_volume_licence(draft.source.channel); }

// An agreement that extends itself is owed beside what replaces it, and an order commits for its term: asked before the first of them. The
// question alone commits to nothing.
void ask_for_extensions(StepList& list, const std::vector<Draft>& drafts, Date today, std::map<Agreement, std::size_t>& asked) {
  struct Ending {
    std::optional<Date> first;
    std::vector<std::string> keys;
  };
  std::map<Agreement, Ending> agreements;
  for (const Draft& draft : drafts) {
    if (!under_agreement(draft) || !draft.buys_something() || !draft.schedule.term_end) continue;
    if (draft.source.subscription->state == SubscriptionState::InGrace) continue;  // over: nothing was extended
    Ending& ending = agreements[agreement_of(draft)];
    ending.first = std::min(ending.first.value_or(draft.schedule.order_date), draft.schedule.order_date);
    if (ending.keys.empty() || ending.keys.back() != draft.key()) ending.keys.push_back(draft.key());
  }
  for (auto& [agreement, ending] : agreements) {
    const Date first = *ending.first;
    const Date soon = workday_within(today, std::max(today, first));
    const bool numbered = !agreement.second.empty();
    const std::size_t question =
        list.add(numbered ? StepForm::ExtensionNumbered : StepForm::Extension, Role::CustomerAdmin, soon,
                 std::max(soon, evening_before(first)), "LIFE-VOLUME", {{"needed", first}, {"agreement", agreement.second}});
    list.step(question).subscriptions = std::move(ending.keys);
    asked[agreement] = question;
  }
}

}  // namespace

Agreement agreement_of(const Draft& draft) { return {draft.source.channel, draft.source.subscription->agreement_number}; }

Prerequisites add_prerequisites(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                const std::vector<SwapBatch>& batches) {
  Prerequisites added;
  const PlanSettings& settings = circumstances.settings;
  const Date today = circumstances.calendar.today;
  const std::optional<Date> to_order = first_order(drafts);
  std::optional<Date> to_begin = to_order;
  if (const std::optional<Date> request = first_request(drafts)) needed_by(to_begin, *request);
  if (!to_begin) return added;
  const auto soon = [&](Date needed) { return workday_within(today, std::max(today, needed)); };
  // One day for one act, in every paper: the evening before it is first needed. Where no evening is left but today's, it is done on the day
  // itself, before what needs it.
  const auto add = [&](StepForm form, Role role, Date needed, const char* rule) {
    const Date latest = evening_before(needed) > today ? evening_before(needed) : needed;
    return list.add(form, role, soon(needed), std::max(soon(needed), latest), rule,
                    {{"partner", settings.partner_name}, {"needed", needed}});
  };
  if (!settings.relationship_accepted)
    added.relationship = add(StepForm::Relationship, Role::CustomerAdmin, *to_begin, "PLAN-RELATIONSHIP");
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  if (!agreed) {
    const bool again = settings.agreement == AgreementState::AttestedBefore2023April;
    added.agreement = add(again ? StepForm::AgreementAgain : StepForm::Agreement, Role::CustomerAdmin, *to_begin,
                          again ? "MCA-REACCEPT" : "MCA-API-ONLY");
    list.after(added.agreement, added.relationship);
  }
  if (to_order && waits_for_validation(settings)) {
    const Date order = *to_order;
    // It has to be begun that many working days before the order, not finished on its day.
    added.validation = list.add(segment_check_of(settings.segment), Role::CustomerAdmin, soon(order),
                                std::max(soon(order), workdays_before(order, circumstances.figures.segment_check_days)), "SEGMENT-CHECK",
                                {{"segment", TextKey{"segment." + std::string(word(settings.segment))}},
                                 {"needed", order},
                                 {"days", std::int64_t{circumstances.figures.segment_check_days}}});
  }
  ask_for_extensions(list, drafts, today, added.extensions);
  const std::optional<Date> touched = delegated_rights(drafts, batches);
  if (!touched) return added;
  added.gdap = add(StepForm::Gdap, Role::TargetPartner, *touched, "PLAN-GDAP");
  list.after(added.gdap, added.relationship);
  return added;
}

}  // namespace csp::plan
