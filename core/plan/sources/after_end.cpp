#include "core/plan/sources/after_end.hpp"

namespace csp::plan {
namespace {

// How it ends under this plan; empty when it goes on.
std::optional<Ending> ending_of(const Draft& draft) {
  if (draft.source.subscription->trial) return Ending::TrialEnds;
  if (!buys(draft.path) && draft.path != Path::LetGo) return std::nullopt;
  // A legacy subscription is let go by suspending it.
  const bool suspended = draft.source.subscription->state == SubscriptionState::Suspended;
  if (suspended || draft.source.channel == Channel::CspPartnerLegacy) return Ending::Suspended;
  switch (draft.schedule.ending) {
    case Leaving::AtTermEnd:  // cancelled under extended service terms, data stays for some days (rule EST-RETENTION)
      return draft.end.est_eligible ? Ending::CancelledAtEnd : Ending::Expires;
    case Leaving::CancelWithCredit:
    case Leaving::CancelInWindow:
      return Ending::CancelledInWindow;
    case Leaving::CancelExtendedTerm:
      return Ending::CancelledAtEnd;
    case Leaving::None:
      break;
  }
  return std::nullopt;
}

Message in_free_days(const Draft& draft, const AfterEnd& after) {
  const std::optional<Date> told = draft.source.subscription->phase_end;
  if (told)
    return Message{"why.left_free_until",
                   {{"service", *told}, {"data", *told + (*after.data_days - *after.service_days)}, {"rule", after.rule}}};
  // However few they are, its data is kept for what comes after them.
  const Date end = draft.source.term_end.value_or(*draft.schedule.source_last_day);
  return Message{"why.left_free", {{"data", end + (*after.data_days - *after.service_days)}, {"rule", after.rule}}};
}

}  // namespace

std::optional<Message> what_is_left(const Catalog& catalog, const Draft& draft, Date today) {
  const std::optional<Ending> ending = ending_of(draft);
  const std::optional<Date> end = draft.source.subscription->trial ? draft.source.term_end : draft.schedule.source_last_day;
  if (!ending || !end) return std::nullopt;
  const AfterEnd after = lifecycle_after_end(catalog, selling_channel(draft.source.channel), *ending);
  if (!after.known || !after.data_days) return std::nullopt;
  std::vector<MessageArgument> arguments = {{"end", *end}, {"data", *end + *after.data_days}, {"rule", after.rule}};
  if (draft.source.stopped()) {
    // The directory tells of what gives no service any more when its data goes; nothing is counted on from there. Before the end of the
    // term it tells that end.
    const bool in_term = is_suspended_in_term(draft.source, today);
    const std::optional<Date> told = in_term ? std::nullopt : draft.source.subscription->phase_end;
    return told ? Message{"why.left_stopped_until", {{"data", *told}, {"rule", after.rule}}}
                : Message{"why.left_stopped", std::move(arguments)};
  }
  if (after.service_days.value_or(0) == 0) return Message{"why.left_data", std::move(arguments)};
  // Its free days run: what the files tell of them holds, and the plan stands on them until the new units are there.
  if (draft.source.subscription->state == SubscriptionState::InGrace) return in_free_days(draft, after);
  // Never more than is sure: what may be one of those with few days has these only, and the others are not known for certain either.
  if (draft.source.channel == Channel::EnterpriseAgreement && *ending == Ending::Expires) {
    const int least = rule_days(catalog, "LIFE-VOLUME-SHORT").value_or(30);
    const bool few = may_have_short_grace(draft.source);
    const std::string rule = few ? "LIFE-VOLUME-SHORT" : after.rule;
    const Date data = *end + (*after.data_days - *after.service_days + least);
    if (few) return Message{"why.left_grace", {{"end", *end}, {"service", *end + least}, {"data", data}, {"rule", rule}}};
    return Message{"why.left_grace_least",
                   {{"end", *end}, {"least", *end + least}, {"service", *end + *after.service_days}, {"data", data}, {"rule", rule}}};
  }
  arguments.push_back({"service", *end + *after.service_days});
  return Message{"why.left_grace", std::move(arguments)};
}

void explain_what_is_left(const Catalog& catalog, std::vector<Draft>& drafts, Date today) {
  for (Draft& draft : drafts) {
    if (!draft.source.last_part()) continue;  // nothing has ended yet
    if (std::optional<Message> left = what_is_left(catalog, draft, today)) draft.why.push_back(std::move(*left));
    const bool extends =
        draft.path != Path::OutOfScope && draft.end.action == EndOfTermAction::ExtendedServiceTerm && draft.source.term_end;
    if (!extends) continue;
    const AfterEnd after = lifecycle_after_end(catalog, selling_channel(draft.source.channel), Ending::ExtendedTerm);
    const bool guessed = draft.end.nothing_told || draft.end.est_assumed;
    if (after.billed)
      draft.why.push_back(
          Message{guessed ? "why.left_extended_assumed" : "why.left_extended", {{"end", *draft.source.term_end}, {"rule", after.rule}}});
  }
}

}  // namespace csp::plan
