#include "tests/core/plan/oracle/source.hpp"

#include <algorithm>
#include <set>

namespace oracle {
using namespace csp;

namespace {

Date iso(const char* text) { return *Date::from_iso(text); }

int months(Term term) { return term == Term::OneMonth ? 1 : term == Term::OneYear ? 12 : term == Term::ThreeYears ? 36 : 0; }

}  // namespace

SourceStory::SourceStory(const Catalog& catalog, const Subscription& s, const PlanSettings& settings, const std::vector<Action>& actions,
                         Date today, Date last_day)
    : today_(today),
      serves_(static_cast<std::size_t>(last_day - today) + 1, false),
      units_(static_cast<std::size_t>(last_day - today) + 1, std::max<std::int64_t>(0, s.units)) {
  if (s.state != SubscriptionState::Active && s.state != SubscriptionState::InGrace && s.state != SubscriptionState::Unknown) return;
  SubscriptionDecision d;
  if (settings.subscriptions.count(s.key)) d = settings.subscriptions.at(s.key);
  // Told to begin on a later day: nobody has it before.
  Date first = today;
  if (s.state != SubscriptionState::InGrace) {
    for (const auto& told : {s.purchased, s.term_start}) {
      if (told && !d.purchased && *told > first) first = *told;
    }
    if (d.purchased && *d.purchased > first) first = *d.purchased;
  }
  // Half a year after its end nothing is in its free days, unless a file says until when.
  if (s.state == SubscriptionState::InGrace && !(s.phase_end && *s.phase_end >= today)) {
    const std::optional<Date> ended = d.term_end ? d.term_end : s.term_end;
    if (ended && today - *ended > 180) return;
  }
  listed_ = first == today;

  // What a person decided stands above the files.
  Channel channel = s.channel;
  const std::set<Channel> sold_by_partners = {Channel::Unknown, Channel::CspPartner, Channel::CspPartnerLegacy};
  const bool owned = s.owner_tenant && *s.owner_tenant != Guid() && sold_by_partners.count(s.channel) > 0;
  if (owned) {
    const bool old_commerce = (channel == Channel::Unknown && s.legacy_offer) || settings.default_channel == Channel::CspPartnerLegacy;
    if (channel != Channel::CspPartnerLegacy) channel = old_commerce && !s.product_sku ? Channel::CspPartnerLegacy : Channel::CspPartner;
    if (s.owner_tenant == settings.partner_tenant) channel = Channel::TargetPartner;
  } else if (channel == Channel::Unknown) {
    channel = settings.default_channel;
  }
  if (d.channel) channel = *d.channel;
  // Direct, and no word about the agreement: the newer one, which may run on.
  if (channel == Channel::WebDirect)
    channel = settings.default_channel == Channel::WebDirectMosa ? Channel::WebDirectMosa : Channel::WebDirectMca;
  std::optional<Date> term_end = d.term_end ? d.term_end : s.term_end;
  Term term = d.term ? *d.term : s.term;
  EndOfTermAction choice = d.end_action ? *d.end_action : s.end_action;
  if (choice == EndOfTermAction::Unknown && s.auto_renew.has_value() && *s.auto_renew) choice = EndOfTermAction::Renew;

  // When was it bought or last renewed? The latest day that anything points to.
  std::optional<Date> began = d.purchased;
  if (!began) {
    std::set<Date> hints;
    if (s.purchased) hints.insert(*s.purchased);
    if (s.term_start) hints.insert(*s.term_start);
    const bool shortened_perhaps = term == Term::ThreeYears && !s.purchased;
    if (!s.term_start && term_end && term != Term::Unknown && !shortened_perhaps)
      hints.insert(add_months_clamped(*term_end + 1, -months(term)));
    // A start long before the running term is that of the first one.
    if (s.term_start && term_end && term != Term::Unknown && !shortened_perhaps) {
      const Date running = add_months_clamped(*term_end + 1, -months(term));
      if (running - *s.term_start >= (term == Term::OneMonth ? 28 : 62)) hints.insert(running);
    }
    // A term of unknown length is one of a year or a month, unless the purchase is three years back, less what a month end may cut off.
    if (!s.term_start && term_end && term == Term::Unknown && s.purchased) {
      const Date after = *term_end + 1;
      const int cut = after.day_of_month() == 1 ? 31 : 0;
      const bool long_ago = *s.purchased - cut <= add_months_clamped(after, -36);
      hints.insert(add_months_clamped(after, long_ago ? -36 : -12));
    }
    if (!hints.empty()) began = *hints.rbegin();
  }

  bool dead_offer = false;
  for (const auto& offer : catalog.retired_offers) {
    for (const auto& sku : offer.skus)
      dead_offer = dead_offer || (sku == s.sku && !offer.renewable && !offer.buyable && offer.successors.empty());
  }
  bool eligible = !s.trial && s.seat_based && settings.segment != Segment::China && !dead_offer && term_end && began;
  if (eligible) {
    if (channel == Channel::CspPartner || channel == Channel::TargetPartner) {
      eligible = *began >= iso("2025-04-01") && *term_end > iso("2026-05-04");
    } else if (channel == Channel::WebDirectMca) {
      eligible = *began >= iso("2026-02-09");
    } else {
      eligible = false;
    }
  }

  const auto mine = [&](const Action& a, ActionKind kind) { return a.subscription == s.key && a.kind == kind; };
  const auto done_on = [&](const Action& a) { return a.date < today ? today : a.date; };

  // Rule PLAN-FREE: given away, it has no last day.
  bool costs_nothing = false;
  for (const Sku& sku : catalog.skus) {
    if (sku.id == s.sku && !s.trial) costs_nothing = sku.sale == SkuSale::Free || sku.sale == SkuSale::Test;
  }

  // Actions in order of date (as listed within one date).
  std::vector<Action> ordered = actions;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Action& a, const Action& b) { return a.date < b.date; });

  enum { InTerm, Loose, Ended, NeverEnds } mode = InTerm;  // Loose: goes on until somebody cancels it
  Date end = term_end.value_or(today);
  if (s.state == SubscriptionState::InGrace) {
    end = today;
    if (term_end) end = *term_end >= today ? *term_end : *term_end + 30;
    if (s.phase_end && *s.phase_end >= today && !(term_end && *term_end >= today)) end = *s.phase_end;
    if (end < today) end = today;
  } else if (s.trial && (term_end || s.purchased)) {
    end = term_end ? *term_end : *s.purchased + 29;
  } else if (!term_end || costs_nothing) {
    mode = NeverEnds;
  }
  const bool plain_end = s.state == SubscriptionState::InGrace || s.trial;

  int terms = 0;
  if (mode == NeverEnds) end = today;
  bool by_plan = false;
  for (Date day = std::min(today, end); day <= last_day; day = day + 1) {
    // In the morning: did the term end yesterday, and what now?
    while (mode == InTerm && day > end) {
      if (plain_end) {
        mode = Ended;
        break;
      }
      for (const Action& a : ordered) {
        // Choices made on the days of this term.
        if (mine(a, ActionKind::SetEndOfTerm) && done_on(a) <= end) choice = a.choice, by_plan = true;
      }
      bool transferred = false;
      for (const Action& a : ordered) transferred = transferred || (mine(a, ActionKind::Transfer) && done_on(a) <= end);
      if (choice == EndOfTermAction::Unknown && transferred && (channel == Channel::EnterpriseAgreement || channel == Channel::OpenValue)) {
        choice = EndOfTermAction::Renew;
      }
      if (choice == EndOfTermAction::CancelAtTermEnd)
        mode = Ended;
      else if (choice == EndOfTermAction::Renew && months(term) > 0)
        end = add_months_clamped(*term_end + 1, ++terms * months(term)) - 1;
      else if (choice == EndOfTermAction::Renew)
        mode = Loose;
      else if (choice == EndOfTermAction::ExtendedServiceTerm)
        mode = (eligible || !by_plan) ? Loose : Ended;
      else
        mode = eligible ? Loose : Ended;
    }
    if (mode == Loose) {
      // Cancelled on an earlier day of this loose time.
      for (const Action& a : ordered) {
        if (mine(a, ActionKind::SetEndOfTerm) && a.choice == EndOfTermAction::CancelAtTermEnd && done_on(a) > end && done_on(a) < day)
          mode = Ended;
      }
    }
    bool cancelled = false;
    for (const Action& a : ordered) cancelled = cancelled || (mine(a, ActionKind::CancelNow) && done_on(a) < day);
    // Given back on an earlier day, while it still served.
    for (const Action& a : ordered) {
      if (!mine(a, ActionKind::Reduce) || done_on(a) + 1 != day || mode == Ended || cancelled) continue;
      for (Date later = day; later <= last_day; later = later + 1) {
        std::int64_t& left = units_[static_cast<std::size_t>(later - today)];
        left = std::max<std::int64_t>(0, left - std::max<std::int64_t>(0, a.units));
      }
    }
    if (day >= today) serves_[static_cast<std::size_t>(day - today)] = mode != Ended && !cancelled && day >= first;
  }
}

}  // namespace oracle
