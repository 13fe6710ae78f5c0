#include "core/plan/steps/prerequisites.hpp"

#include <algorithm>

#include "core/plan/checks/preflight.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

std::optional<Date> first_order(const std::vector<TargetLine>& lines) {
  std::optional<Date> first;
  for (const TargetLine& line : lines) first = std::min(first.value_or(line.order_date), line.order_date);
  return first;
}

// First day on which somebody's licences are changed or a subscription is asked for: delegated rights are needed then.
std::optional<Date> first_touch(const std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches) {
  std::optional<Date> first;
  for (const SwapBatch& batch : batches) first = std::min(first.value_or(batch.date), batch.date);
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer) first = std::min(first.value_or(draft.transfer.request_on), draft.transfer.request_on);
  }
  return first;
}

// First day on which anything depends on relationship and agreement.
std::optional<Date> first_need(const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines) {
  std::optional<Date> first = first_order(lines);
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer) first = std::min(first.value_or(draft.transfer.request_on), draft.transfer.request_on);
  }
  return first;
}

// Done on the same day it would be passed in the evening, when the day of what needs it is over: so on the working day before, where there
// is one left.
Date before(Date needed, Date soon) { return std::max(soon, workday_on_or_before(needed - 1)); }

bool under_agreement(const Draft& draft) { return is_volume_licence(draft.source.channel); }

// An agreement that extends itself is owed beside what replaces it, and an order commits for its term: asked before the first of them. The
// question alone commits to nothing.
std::size_t ask_for_extension(StepList& list, const std::vector<Draft>& drafts, Date today) {
  std::optional<Date> first;
  std::vector<std::string> keys;
  for (const Draft& draft : drafts) {
    if (!under_agreement(draft) || !draft.buys_something() || !draft.schedule.term_end) continue;
    first = std::min(first.value_or(draft.schedule.order_date), draft.schedule.order_date);
    if (keys.empty() || keys.back() != draft.key()) keys.push_back(draft.key());
  }
  if (!first) return StepList::kNone;
  const Date soon = workday_within(today, std::max(today, *first));
  const std::size_t asked =
      list.add("extension", "extension", Role::CustomerAdmin, soon, before(*first, soon), "LIFE-VOLUME", {{"needed", *first}});
  list.step(asked).subscriptions = std::move(keys);
  return asked;
}

}  // namespace

Prerequisites add_prerequisites(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                const std::vector<TargetLine>& lines, const std::vector<SwapBatch>& batches) {
  Prerequisites added;
  const std::optional<Date> first = first_need(drafts, lines);
  if (!first) return added;
  const PlanSettings& settings = circumstances.settings;
  const Date today = circumstances.calendar.today;
  const Date soon = workday_within(today, std::max(today, *first));
  const auto arguments = [&](Date needed) { return MessageArguments{{"partner", settings.partner_name}, {"needed", needed}}; };
  if (!settings.relationship_accepted)
    added.relationship =
        list.add("relationship", "relationship", Role::CustomerAdmin, soon, before(*first, soon), "PLAN-RELATIONSHIP", arguments(*first));
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  if (!agreed) {
    const bool again = settings.agreement == AgreementState::AttestedBefore2023April;
    added.agreement = list.add("agreement", again ? "agreement_again" : "agreement", Role::CustomerAdmin, soon, before(*first, soon),
                               again ? "MCA-REACCEPT" : "MCA-API-ONLY", arguments(*first));
    list.after(added.agreement, added.relationship);
  }
  const std::optional<Date> order = first_order(lines);
  if (order && waits_for_validation(settings)) {
    const Date begin = workday_within(today, std::max(today, *order));
    // It has to be begun that many working days before the order, not finished on its day.
    added.validation = list.add("segment-check", "segment_check", Role::CustomerAdmin, begin,
                                std::max(begin, workdays_before(*order, circumstances.figures.segment_check_days)), "SEGMENT-CHECK",
                                {{"segment", TextKey{"segment." + std::string(word(settings.segment))}},
                                 {"needed", *order},
                                 {"days", std::int64_t{circumstances.figures.segment_check_days}}});
  }
  added.extension = ask_for_extension(list, drafts, today);
  const std::optional<Date> touched = first_touch(drafts, batches);
  if (!touched) return added;
  added.gdap = list.add("gdap", "gdap", Role::TargetPartner, workday_within(soon, std::max(soon, *touched)), before(*touched, soon),
                        "PLAN-GDAP", arguments(*touched));
  list.after(added.gdap, added.relationship);
  return added;
}

}  // namespace csp::plan
