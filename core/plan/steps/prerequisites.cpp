#include "core/plan/steps/prerequisites.hpp"

#include <algorithm>

#include "core/inventory/names.hpp"
#include "core/plan/checks/preflight.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/steps/transfer_steps.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

// Something has to stand: what waits for it is planned on the one day, and may be left until the evening of the other and no longer.
struct Need {
  Date planned;
  Date evening;
};

// Done on the same day it would be passed in the evening, when the day of what needs it is over: so on the working day before.
Date evening_before(Date needed) { return workday_on_or_before(needed - 1); }

void needed_by(std::optional<Need>& need, Date planned, Date evening) {
  need = need ? Need{std::min(need->planned, planned), std::min(need->evening, evening)} : Need{planned, evening};
}

// The days of margin belong to the order, unless it is planned so soon that nothing else is left to get ready in.
void needed_to_order(std::optional<Need>& need, const std::vector<Draft>& drafts, Date today) {
  for (const Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    const Date order = draft.schedule.order_date;
    const Date evening = evening_before(order);
    needed_by(need, order, evening > today ? evening : std::max(evening, evening_before(draft.schedule.latest_order)));
  }
}

// A request costs nothing as long as the transfer still fits in.
void needed_to_transfer(std::optional<Need>& need, const std::vector<Draft>& drafts, const RuleFigures& figures) {
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer && draft.transfer.possible)
      needed_by(need, draft.transfer.request_on, evening_before(latest_request(draft.transfer, figures)));
  }
}

// Delegated rights are needed where licences are changed, and by the day on which the losing partner's are of no use any more: a transfer
// brings none along, but does not wait for them either.
std::optional<Need> delegated_rights(const std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches) {
  std::optional<Need> need;
  for (const SwapBatch& batch : batches) needed_by(need, batch.date, evening_before(batch.date));
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer && draft.transfer.possible)
      needed_by(need, draft.transfer.complete_on, evening_before(draft.transfer.complete_by));
  }
  return need;
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
    Ending& ending = agreements[agreement_of(draft)];
    ending.first = std::min(ending.first.value_or(draft.schedule.order_date), draft.schedule.order_date);
    if (ending.keys.empty() || ending.keys.back() != draft.key()) ending.keys.push_back(draft.key());
  }
  for (auto& [agreement, ending] : agreements) {
    const Date first = *ending.first;
    const Date soon = workday_within(today, std::max(today, first));
    const bool numbered = !agreement.second.empty();
    const std::size_t question =
        list.add("extension", numbered ? "extension_numbered" : "extension", Role::CustomerAdmin, soon,
                 std::max(soon, evening_before(first)), "LIFE-VOLUME", {{"needed", first}, {"agreement", agreement.second}});
    list.step(question).subscriptions = std::move(ending.keys);
    asked[agreement] = question;
  }
}

}  // namespace

Agreement agreement_of(const Draft& draft) { return {draft.source.channel, agreement_number(*draft.source.subscription)}; }

Prerequisites add_prerequisites(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                                const std::vector<SwapBatch>& batches) {
  Prerequisites added;
  const PlanSettings& settings = circumstances.settings;
  const Date today = circumstances.calendar.today;
  std::optional<Need> to_order;
  needed_to_order(to_order, drafts, today);
  std::optional<Need> to_begin = to_order;
  needed_to_transfer(to_begin, drafts, circumstances.figures);
  if (!to_begin) return added;
  const auto soon = [&](Date needed) { return workday_within(today, std::max(today, needed)); };
  const auto add = [&](const char* kind, const char* texts, Role role, const Need& need, const char* rule) {
    return list.add(kind, texts, role, soon(need.planned), std::max(soon(need.planned), need.evening), rule,
                    {{"partner", settings.partner_name}, {"needed", need.planned}});
  };
  if (!settings.relationship_accepted)
    added.relationship = add("relationship", "relationship", Role::CustomerAdmin, *to_begin, "PLAN-RELATIONSHIP");
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  if (!agreed) {
    const bool again = settings.agreement == AgreementState::AttestedBefore2023April;
    added.agreement =
        add("agreement", again ? "agreement_again" : "agreement", Role::CustomerAdmin, *to_begin, again ? "MCA-REACCEPT" : "MCA-API-ONLY");
    list.after(added.agreement, added.relationship);
  }
  if (to_order && waits_for_validation(settings)) {
    const Date order = to_order->planned;
    // It has to be begun that many working days before the order, not finished on its day.
    added.validation = list.add("segment-check", "segment_check", Role::CustomerAdmin, soon(order),
                                std::max(soon(order), workdays_before(order, circumstances.figures.segment_check_days)), "SEGMENT-CHECK",
                                {{"segment", TextKey{"segment." + std::string(word(settings.segment))}},
                                 {"needed", order},
                                 {"days", std::int64_t{circumstances.figures.segment_check_days}}});
  }
  ask_for_extensions(list, drafts, today, added.extensions);
  const std::optional<Need> touched = delegated_rights(drafts, batches);
  if (!touched) return added;
  added.gdap = add("gdap", "gdap", Role::TargetPartner, *touched, "PLAN-GDAP");
  list.after(added.gdap, added.relationship);
  return added;
}

}  // namespace csp::plan
