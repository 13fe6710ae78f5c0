#include "core/plan/sources/transfers.hpp"

#include <algorithm>

#include "core/customer/term_length.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/told_term.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {

namespace {

// One source on its way to another partner: what stands against it, or what has to be minded.
class TransferWay {
 public:
  TransferWay(const Draft& draft, const Circumstances& circumstances)
      : draft_(draft), source_(draft.source), circumstances_(circumstances), today_(circumstances.calendar.today) {
    way_.path = Path::PartnerTransfer;
  }

  Way found() {
    if (!is_with_partner()) return std::move(way_);
    ask_state();
    ask_dates();
    way_.feasible = way_.reasons.empty();
    way_.transfer.possible = way_.transfer.possible && way_.feasible;
    if (!way_.feasible) return std::move(way_);
    go_on();
    mind_moved_day();
    mind_bill();
    mind_end_choice();
    mind_renewal();
    mind_what_stays_behind();
    if (circumstances_.settings.partner_model != PartnerModel::DirectBill) mind("POR-CHANGE", Severity::Ask, "transfer_reseller");
    return std::move(way_);
  }

 private:
  void refuse(const char* rule, const char* key, std::vector<MessageArgument> arguments) {
    arguments.push_back({"name", source_.name});
    way_.reasons.push_back(finding(rule, Severity::Note, key, std::move(arguments), source_.key()));
  }
  void mind(const char* rule, Severity severity, const char* key, const std::vector<MessageArgument>& more = {}) {
    std::vector<MessageArgument> arguments = {{"name", source_.name}};
    arguments.insert(arguments.end(), more.begin(), more.end());
    way_.reasons.push_back(finding(rule, severity, key, std::move(arguments), source_.key(), true));
  }

  bool is_with_partner() {
    if (source_.channel == Channel::CspPartner) return true;
    if (source_.channel == Channel::Unknown)
      refuse("TRANSFER-NCE", "transfer_channel_unknown", {});
    else
      refuse("TRANSFER-NCE", "transfer_only_csp", {{"channel", TextKey{std::string(text_key(source_.channel))}}});
    return false;
  }

  void ask_state() {
    if (source_.subscription->state != SubscriptionState::Active)
      refuse("TRANSFER-STATE", "transfer_not_active", {{"state", said_state(*source_.subscription)}});
    if (source_.extended) refuse("TRANSFER-STATE", "transfer_extended", {});
    const bool over = source_.term_end && *source_.term_end < today_;
    if (over && way_.reasons.empty()) refuse("TRANSFER-STATE", "transfer_term_over", {{"end", *source_.term_end}});
    if (circumstances_.region_differs) refuse("REGION-SAME", "transfer_region", {});
  }

  // Of what stands against a day only the first is said, and nothing beside a reason that no day changes.
  void ask_dates() {
    const std::optional<Date> pinned = source_.decision != nullptr ? source_.decision->order_date : std::nullopt;
    way_.transfer = schedule_transfer(source_, draft_.end, circumstances_.figures, circumstances_.calendar, pinned);
    const std::optional<Date> window = source_.cancel_until;
    const bool window_open = window && *window >= today_;
    if (window_open && way_.transfer.complete_on <= *window && way_.reasons.empty())
      refuse("TRANSFER-STATE", "transfer_window_open", {{"until", *window}});
    if (!way_.transfer.possible && way_.reasons.empty()) {
      refuse("TRANSFER-LAST-WEEK", "transfer_too_near_end",
             {{"date", way_.transfer.complete_on}, {"end", source_.term_end.value_or(way_.transfer.complete_by)}});
    }
  }

  // The term goes on with the new partner, who chooses at its end.
  void go_on() {
    way_.schedule = schedule_renewal(source_, draft_.end, circumstances_.calendar);
    way_.schedule.findings.clear();
    way_.schedule.why.clear();
    way_.schedule.end_choice_by.reset();
    way_.schedule.end_choice_on.reset();
  }

  void mind_moved_day() {
    if (!way_.transfer.moved_from) return;
    const bool passed = *way_.transfer.moved_from < today_;
    mind(passed ? "PLAN-PIN-PAST" : "PLAN-PIN-EARLY", passed ? Severity::Ask : Severity::Warning,
         passed ? "transfer_pin_past" : "transfer_pin_early",
         {{"date", *way_.transfer.moved_from}, {"earliest", way_.transfer.complete_on}, {"asked", way_.transfer.request_on}});
  }

  void mind_bill() {
    mind("TRANSFER-NCE", Severity::Ask, "transfer_agreement");
    // What is left of it goes back to the partner who paid Microsoft, and the new one bills the same days again.
    if (paid_in_advance(source_.billing_plan))
      mind("TRANSFER-SPLIT", Severity::Ask, "transfer_prepaid", {{"date", way_.transfer.complete_on}});
  }

  void mind_end_choice() {
    if (!source_.term_end) mind("TRANSFER-LAST-WEEK", Severity::Ask, "transfer_end_unknown");
    // The choice at the end does not come along, and the one that is set after the transfer lets it renew.
    if (draft_.end.action_assumed) return;
    if (source_.end_action == EndOfTermAction::CancelAtTermEnd) mind("EST-DEFAULT", Severity::Ask, "transfer_was_to_end");
    if (source_.end_action == EndOfTermAction::ExtendedServiceTerm) mind("EST-DEFAULT", Severity::Ask, "transfer_was_to_extend");
  }

  void mind_renewal() {
    const std::optional<Date>& renewed_at = way_.transfer.after_renewal;  // the end of the term that is waited for
    if (source_.term == Term::OneYear && renewed_at) {
      mind("TRANSFER-LAST-WEEK", Severity::Ask, "transfer_after_renewal", {{"end", *renewed_at}, {"date", way_.transfer.not_before}});
    }
    const Date rise = circumstances_.figures.price_rise;
    const bool dearer = circumstances_.catalog.is_about("PRICE-2026", source_.subscription->sku);
    if (dearer && renewed_at && source_.bought && *source_.bought < rise && rise <= *renewed_at + 1)
      mind("PRICE-2026", Severity::Note, "price_renews_after_rise", {{"renewal", *renewed_at + 1}, {"date", rise}});
    if (source_.term == Term::ThreeYears && source_.term_end)
      mind("NCE-TERM", Severity::Ask, "transfer_renews_long", {{"end", *source_.term_end}});
  }

  void mind_what_stays_behind() {
    if (source_.subscription->has_promotion) mind("PROMO-FIRST", Severity::Warning, "transfer_promotion");
    if (source_.subscription->has_scheduled_changes) mind("NCE-SCHED", Severity::Warning, "transfer_scheduled");
  }

  const Draft& draft_;
  const Source& source_;
  const Circumstances& circumstances_;
  const Date today_;
  Way way_;
};

}  // namespace

Way partner_transfer(const Draft& draft, const Circumstances& circumstances) { return TransferWay(draft, circumstances).found(); }

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
