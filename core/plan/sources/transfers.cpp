#include "core/plan/sources/transfers.hpp"

#include <algorithm>

#include "core/customer/term_length.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/told_term.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {

Way partner_transfer(const Draft& draft, const Circumstances& circumstances) {
  const Source& source = draft.source;
  Way way;
  way.path = Path::PartnerTransfer;
  const auto refuse = [&](const char* rule, const char* key, std::vector<MessageArgument> arguments) {
    arguments.push_back({"name", source.name});
    way.reasons.push_back(finding(rule, Severity::Note, key, std::move(arguments), source.key()));
  };
  if (source.channel != Channel::CspPartner && source.channel != Channel::Unknown) {
    refuse("TRANSFER-NCE", "transfer_only_csp", {{"channel", TextKey{std::string(text_key(source.channel))}}});
    return way;
  }
  if (source.channel == Channel::Unknown) {
    refuse("TRANSFER-NCE", "transfer_channel_unknown", {});
    return way;
  }
  if (source.subscription->state != SubscriptionState::Active)
    refuse("TRANSFER-STATE", "transfer_not_active", {{"state", said_state(*source.subscription)}});
  if (source.extended) refuse("TRANSFER-STATE", "transfer_extended", {});
  const bool over = source.term_end && *source.term_end < circumstances.calendar.today;
  if (over && way.reasons.empty()) refuse("TRANSFER-STATE", "transfer_term_over", {{"end", *source.term_end}});
  if (circumstances.region_differs) refuse("REGION-SAME", "transfer_region", {});
  const std::optional<Date> pinned = source.decision != nullptr ? source.decision->order_date : std::nullopt;
  way.transfer = schedule_transfer(source, draft.end, circumstances.figures, circumstances.calendar, pinned);
  const std::optional<Date> window = source.cancel_until;
  const bool window_open = window && *window >= circumstances.calendar.today;
  if (window_open && way.transfer.complete_on <= *window && way.reasons.empty())
    refuse("TRANSFER-STATE", "transfer_window_open", {{"until", *window}});
  if (!way.transfer.possible && way.reasons.empty()) {
    refuse("TRANSFER-LAST-WEEK", "transfer_too_near_end",
           {{"date", way.transfer.complete_on}, {"end", source.term_end.value_or(way.transfer.complete_by)}});
  }
  way.feasible = way.reasons.empty();
  way.transfer.possible = way.transfer.possible && way.feasible;
  if (!way.feasible) return way;
  way.schedule = schedule_renewal(source, draft.end, circumstances.calendar);
  way.schedule.findings.clear();
  way.schedule.why.clear();
  way.schedule.end_choice_by.reset();
  way.schedule.end_choice_on.reset();
  const auto mind = [&](const char* rule, Severity severity, const char* key) {
    way.reasons.push_back(finding(rule, severity, key, {{"name", source.name}}, source.key(), true));
  };
  if (way.transfer.moved_from) {
    const bool passed = *way.transfer.moved_from < circumstances.calendar.today;
    way.reasons.push_back(finding(passed ? "PLAN-PIN-PAST" : "PLAN-PIN-EARLY", passed ? Severity::Ask : Severity::Warning,
                                  passed ? "transfer_pin_past" : "transfer_pin_early",
                                  {{"name", source.name},
                                   {"date", *way.transfer.moved_from},
                                   {"earliest", way.transfer.complete_on},
                                   {"asked", way.transfer.request_on}},
                                  source.key(), true));
  }
  mind("TRANSFER-NCE", Severity::Ask, "transfer_agreement");
  // What is left of it goes back to the partner who paid Microsoft, and the new one bills the same days again.
  if (paid_in_advance(source.billing_plan)) {
    way.reasons.push_back(finding("TRANSFER-SPLIT", Severity::Ask, "transfer_prepaid",
                                  {{"name", source.name}, {"date", way.transfer.complete_on}}, source.key(), true));
  }
  if (!source.term_end) mind("TRANSFER-LAST-WEEK", Severity::Ask, "transfer_end_unknown");
  // The choice at the end does not come along, and the one that is set after the transfer lets it renew.
  const bool chosen = !draft.end.action_assumed && source.end_action != EndOfTermAction::Unknown;
  if (chosen && source.end_action == EndOfTermAction::CancelAtTermEnd) mind("EST-DEFAULT", Severity::Ask, "transfer_was_to_end");
  if (chosen && source.end_action == EndOfTermAction::ExtendedServiceTerm) mind("EST-DEFAULT", Severity::Ask, "transfer_was_to_extend");
  if (source.term == Term::OneYear && way.transfer.after_renewal) {
    way.reasons.push_back(finding("TRANSFER-LAST-WEEK", Severity::Ask, "transfer_after_renewal",
                                  {{"name", source.name}, {"end", *way.transfer.after_renewal}, {"date", way.transfer.not_before}},
                                  source.key(), true));
  }
  const Date rise = circumstances.figures.price_rise;
  const bool dearer = circumstances.catalog.is_about("PRICE-2026", source.subscription->sku);
  if (dearer && way.transfer.after_renewal && source.bought && *source.bought < rise && rise <= *way.transfer.after_renewal + 1) {
    way.reasons.push_back(finding("PRICE-2026", Severity::Note, "price_renews_after_rise",
                                  {{"name", source.name}, {"renewal", *way.transfer.after_renewal + 1}, {"date", rise}}, source.key(),
                                  true));
  }
  if (source.term == Term::ThreeYears && source.term_end) {
    way.reasons.push_back(
        finding("NCE-TERM", Severity::Ask, "transfer_renews_long", {{"name", source.name}, {"end", *source.term_end}}, source.key(), true));
  }
  if (source.subscription->has_promotion) mind("PROMO-FIRST", Severity::Warning, "transfer_promotion");
  if (source.subscription->has_scheduled_changes) mind("NCE-SCHED", Severity::Warning, "transfer_scheduled");
  if (circumstances.settings.partner_model != PartnerModel::DirectBill) mind("POR-CHANGE", Severity::Ask, "transfer_reseller");
  return way;
}

std::optional<UnitsChange> units_change(const Source& source, const TransferDates& transfer) {
  const std::optional<std::int64_t> wanted = source.decision != nullptr ? source.decision->units : std::nullopt;
  if (!transfer.possible || !wanted || *wanted == source.units) return std::nullopt;
  if (*wanted > source.units) return UnitsChange{*wanted, transfer.end_choice_on};
  if (!source.term_end) return std::nullopt;
  // The first renewal that is still ahead when the subscription has arrived.
  const int term = months_of(source.term);
  const Date arrived = std::max(transfer.complete_on, transfer.end_choice_on);
  Date end = *source.term_end;
  for (int months = term; end < arrived && term > 0 && months < kMostMonths; months += term)
    end = add_months_clamped(*source.term_end + 1, months) - 1;
  if (end < arrived) return std::nullopt;
  return UnitsChange{*wanted, end + 1};
}

Way channel_transfer(const Draft& draft) {
  Way way;
  way.path = Path::ChannelTransfer;
  way.feasible = draft.source.channel == Channel::EnterpriseAgreement;
  way.reasons.push_back(finding("TRANSFER-EA", way.feasible ? Severity::Ask : Severity::Note,
                                way.feasible ? "channel_transfer_ask" : "channel_transfer_only_ea", {{"name", draft.source.name}},
                                draft.source.key(), way.feasible));
  return way;
}

}  // namespace csp::plan
