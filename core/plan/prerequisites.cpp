#include "core/plan/prerequisites.hpp"

#include <algorithm>

#include "core/plan/preflight.hpp"
#include "core/plan/words.hpp"
#include "core/plan/workdays.hpp"

namespace csp::plan {
namespace {

std::optional<Date> first_order(const std::vector<TargetLine>& lines) {
  std::optional<Date> first;
  for (const TargetLine& line : lines) first = std::min(first.value_or(line.order_date), line.order_date);
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

}  // namespace

Prerequisites add_prerequisites(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                const std::vector<TargetLine>& lines, const std::vector<SwapBatch>& batches) {
  Prerequisites added;
  const std::optional<Date> first = first_need(drafts, lines);
  if (!first) return added;
  const PlanSettings& settings = circumstances.settings;
  const Date today = circumstances.calendar.today;
  const Date soon = workday_within(today, std::max(today, *first));
  const MessageArguments partner = {{"partner", settings.partner_name}};
  if (!settings.relationship_accepted)
    added.relationship = list.add("relationship", "relationship", Role::CustomerAdmin, soon, *first, "PLAN-RELATIONSHIP", partner);
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  if (!agreed) {
    const bool again = settings.agreement == AgreementState::AttestedBefore2023April;
    added.agreement = list.add("agreement", again ? "agreement_again" : "agreement", Role::CustomerAdmin, soon, *first,
                               again ? "MCA-REACCEPT" : "MCA-API-ONLY", partner);
    list.after(added.agreement, added.relationship);
  }
  const std::optional<Date> order = first_order(lines);
  if (order && validated_segment(settings.segment)) {
    added.validation = list.add("segment-check", "segment_check", Role::CustomerAdmin, workday_within(today, std::max(today, *order)),
                                *order, "SEGMENT-CHECK", {{"segment", TextKey{"segment." + std::string(word(settings.segment))}}});
  }
  const bool touches =
      !batches.empty() || std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.path == Path::PartnerTransfer; });
  if (!touches) return added;
  added.gdap = list.add("gdap", "gdap", Role::TargetPartner, workday_within(soon, std::max(soon, *first)), *first, "PLAN-GDAP", partner);
  list.after(added.gdap, added.relationship);
  return added;
}

}  // namespace csp::plan
