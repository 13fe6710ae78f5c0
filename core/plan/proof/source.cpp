#include "core/plan/proof/source.hpp"

#include <algorithm>

#include "core/catalog/lifecycle.hpp"

namespace csp::proof {
namespace {

constexpr int kTrialDays = 30;         // rules: trials run 30 days
constexpr int kLongestKept = 180;      // free and disabled days together: 90 and 90, enterprise customers' terms of several years
constexpr int kRunningGraceDays = 30;  // shortest grace with service of any channel (lifecycle table)

// What files and decisions together say. A decision stands above the files.
struct SourceFacts {
  Channel channel = Channel::Unknown;
  std::optional<Date> term_end;
  Term term = Term::Unknown;
  EndOfTermAction choice = EndOfTermAction::Unknown;
  std::optional<Date> last_renewal;  // purchase or last renewal
};

int months_of(Term term) {
  switch (term) {
    case Term::OneMonth:
      return 1;
    case Term::OneYear:
      return 12;
    case Term::ThreeYears:
      return 36;
    case Term::Unknown:
      break;
  }
  return 0;
}

// The partner tenant that created a subscription tells who sells it, where the files do not say more.
Channel seller_of(const Subscription& subscription, const PlanSettings& settings) {
  const std::optional<Guid>& owner = subscription.owner_tenant;
  const bool by_partner = owner && !owner->is_zero() &&
                          (subscription.channel == Channel::Unknown || subscription.channel == Channel::CspPartner ||
                           subscription.channel == Channel::CspPartnerLegacy);
  if (!by_partner) return subscription.channel == Channel::Unknown ? settings.default_channel : subscription.channel;
  if (owner == settings.partner_tenant) return Channel::TargetPartner;
  if (subscription.channel == Channel::CspPartnerLegacy) return Channel::CspPartnerLegacy;
  if (subscription.product_sku) return Channel::CspPartner;
  if (settings.default_channel == Channel::CspPartnerLegacy) return Channel::CspPartnerLegacy;
  return subscription.channel == Channel::Unknown && subscription.legacy_offer ? Channel::CspPartnerLegacy : Channel::CspPartner;
}

// Of Microsoft's two direct agreements the one that may run on, paid, unless somebody says that it is the old one.
Channel channel_of(const Subscription& subscription, const SubscriptionDecision& decision, const PlanSettings& settings) {
  const Channel channel = decision.channel.value_or(seller_of(subscription, settings));
  if (channel != Channel::WebDirect) return channel;
  return settings.default_channel == Channel::WebDirectMosa ? Channel::WebDirectMosa : Channel::WebDirectMca;
}

SourceFacts facts_of(const Subscription& subscription, const PlanSettings& settings) {
  SourceFacts facts;
  const auto found = settings.subscriptions.find(subscription.key);
  const SubscriptionDecision none;
  const SubscriptionDecision& decision = found == settings.subscriptions.end() ? none : found->second;
  facts.channel = channel_of(subscription, decision, settings);
  facts.term_end = decision.term_end ? decision.term_end : subscription.term_end;
  facts.term = decision.term.value_or(subscription.term);
  facts.choice = decision.end_action.value_or(subscription.end_action);
  if (facts.choice == EndOfTermAction::Unknown && subscription.auto_renew == true) facts.choice = EndOfTermAction::Renew;

  if (decision.purchased) {
    facts.last_renewal = decision.purchased;
    return facts;
  }
  facts.last_renewal = subscription.purchased;
  if (subscription.term_start && (!facts.last_renewal || *facts.last_renewal < *subscription.term_start)) {
    facts.last_renewal = subscription.term_start;
  }
  // A term may be counted back from its end, but not three years with no purchase date at all: that one may have been shortened
  // to end with others (rule EST-ELIG-CSP: refuse to guess).
  const bool may_count_back = facts.term != Term::Unknown && (facts.term != Term::ThreeYears || subscription.purchased);
  if (facts.term_end && may_count_back) {
    const Date began = add_months_clamped(*facts.term_end + 1, -months_of(facts.term));
    // A told start is that of the running term, unless it lies more than two months before, or a whole month's term: then it is the first.
    const int near = facts.term == Term::OneMonth ? 28 : 62;
    const bool tells_first = subscription.term_start && *subscription.term_start + near <= began;
    if ((!subscription.term_start || tells_first) && (!facts.last_renewal || *facts.last_renewal < began)) facts.last_renewal = began;
  }
  // Nobody tells how long the term is: the earliest beginning that the purchase leaves, of three years where they fit. A first term
  // that ends with a month may be up to a month shorter (rule NCE-COTERM-MATCH).
  if (facts.term == Term::Unknown && !subscription.term_start && facts.term_end && subscription.purchased) {
    const Date three_years = add_months_clamped(*facts.term_end + 1, -36);
    const Date year = add_months_clamped(*facts.term_end + 1, -12);
    const int shorter = end_of_month(*facts.term_end) == *facts.term_end ? 31 : 0;
    facts.last_renewal = std::max(*subscription.purchased, *subscription.purchased <= three_years + shorter ? three_years : year);
  }
  return facts;
}

// Rules EST-ELIG-CSP, EST-ELIG-DIRECT, EST-EXCLUDED. Where texts differ on a day ("on or after" or "after"), that day is not eligible.
bool est_eligible(const Catalog& catalog, const Subscription& subscription, const PlanSettings& settings, const SourceFacts& facts) {
  if (subscription.trial || !subscription.seat_based || settings.segment == Segment::China) return false;
  if (!facts.term_end || !facts.last_renewal) return false;
  for (const RetiredOffer& offer : catalog.retired_offers) {
    if (offer.renewable || offer.buyable || !offer.successors.empty()) continue;
    if (std::find(offer.skus.begin(), offer.skus.end(), subscription.sku) != offer.skus.end()) return false;
  }
  const Date enforced = rule_applies_from(catalog, "EST-DEFAULT").value_or(*Date::from_calendar(2026, 5, 4));
  const Date csp_since = rule_date(catalog, "EST-ELIG-CSP").value_or(*Date::from_calendar(2025, 4, 1));
  const Date direct_since = rule_date(catalog, "EST-ELIG-DIRECT").value_or(*Date::from_calendar(2026, 2, 9));
  switch (facts.channel) {
    case Channel::CspPartner:
    case Channel::TargetPartner:
      return *facts.last_renewal >= csp_since && *facts.term_end > enforced;
    case Channel::WebDirectMca:
      return *facts.last_renewal >= direct_since;
    default:
      return false;
  }
}

// Every tenant has some of it, nobody pays and nobody moves it, and it goes on whatever day a file gives as its next one.
bool free_of_charge(const Catalog& catalog, const Subscription& subscription) {
  const Sku* sku = catalog.find_sku(subscription.sku);
  return sku != nullptr && !subscription.trial && (sku->sale == SkuSale::Free || sku->sale == SkuSale::Test);
}

Date counted_from(const Action& action, Date today) { return std::max(action.date, today); }

// Follows term after term from the known end. The choice in force on the last day of a term decides what comes next.
void follow_terms(const SourceFacts& facts, bool eligible, const std::vector<const Action*>& choices, std::optional<Date> transferred,
                  Date today, SourceLife& life) {
  EndOfTermAction choice = facts.choice;
  bool chosen_by_plan = false;
  std::size_t next = 0;
  Date end = *facts.term_end;
  for (int terms = 1;; ++terms) {
    for (; next < choices.size() && counted_from(*choices[next], today) <= end; ++next) {
      choice = choices[next]->choice;
      chosen_by_plan = true;
    }
    const bool volume = facts.channel == Channel::EnterpriseAgreement || facts.channel == Channel::OpenValue;
    if (choice == EndOfTermAction::Unknown && volume && transferred && *transferred <= end) choice = EndOfTermAction::Renew;
    if (choice == EndOfTermAction::CancelAtTermEnd) {
      life.last_day = end;
      life.cause = LifeCause::CancelAtEnd;
      return;
    }
    const bool est = choice == EndOfTermAction::ExtendedServiceTerm && (eligible || !chosen_by_plan);
    const bool assumed_est = choice == EndOfTermAction::Unknown && eligible;
    if (choice != EndOfTermAction::Renew && !est && !assumed_est) {
      life.last_day = end;
      life.cause = LifeCause::StopsInGrace;
      return;
    }
    life.cause = assumed_est ? LifeCause::AssumedEst : LifeCause::GoesOn;
    if (next == choices.size()) return;
    if (choice != EndOfTermAction::Renew || facts.term == Term::Unknown) break;
    end = add_months_clamped(*facts.term_end + 1, terms * months_of(facts.term)) - 1;
  }
  // On extended service term, or on a term of unknown length: a later cancellation can take effect on its own day.
  for (; next < choices.size(); ++next) {
    if (choices[next]->choice == EndOfTermAction::CancelAtTermEnd) {
      life.last_day = counted_from(*choices[next], today);
      life.cause = LifeCause::Cancelled;
      return;
    }
  }
}

}  // namespace

SourceLife source_life(const Catalog& catalog, const Subscription& subscription, const PlanSettings& settings,
                       const std::vector<const Action*>& own_actions, Date today) {
  SourceLife life;
  SourceFacts facts = facts_of(subscription, settings);
  const bool free = subscription.state != SubscriptionState::InGrace && free_of_charge(catalog, subscription);
  if (free) facts.term_end.reset();
  life.known_end = facts.term_end;
  switch (subscription.state) {
    case SubscriptionState::Suspended:
    case SubscriptionState::Disabled:
    case SubscriptionState::Deleted:
    case SubscriptionState::Pending:
      return life;
    case SubscriptionState::Unknown:
      life.state_unknown = true;
      break;
    case SubscriptionState::Active:
    case SubscriptionState::InGrace:
      break;
  }
  // Free days that would have lasted for longer than anybody keeps anything: the word is old.
  const bool phase_runs = subscription.phase_end && *subscription.phase_end >= today;
  const bool long_over = facts.term_end && *facts.term_end + kLongestKept < today;
  if (subscription.state == SubscriptionState::InGrace && long_over && !phase_runs) return life;
  // A day that was read, not one that is counted back, says that it was bought for later.
  const auto decided = settings.subscriptions.find(subscription.key);
  std::optional<Date> begins = std::max(subscription.purchased, subscription.term_start);
  if (decided != settings.subscriptions.end() && decided->second.purchased) begins = decided->second.purchased;
  if (begins && *begins > today && subscription.state != SubscriptionState::InGrace) life.first_day = begins;
  life.listed_usable = !life.first_day;

  std::vector<const Action*> choices;
  std::optional<Date> transferred;
  std::optional<Date> cancelled;
  for (const Action* action : own_actions) {
    const Date day = counted_from(*action, today);
    if (action->kind == ActionKind::SetEndOfTerm) choices.push_back(action);
    if (action->kind == ActionKind::Transfer && !transferred) transferred = day;
    if (action->kind == ActionKind::CancelNow && !cancelled) cancelled = day;
  }

  if (subscription.state == SubscriptionState::InGrace) {
    life.cause = LifeCause::GraceEnds;
    life.last_day = today;
    const bool stands = subscription.phase_end && *subscription.phase_end >= today;
    if (stands) life.last_day = subscription.phase_end;
    if (facts.term_end && *facts.term_end >= today) life.last_day = facts.term_end;
    if (!stands && facts.term_end && *facts.term_end < today) life.last_day = std::max(today, *facts.term_end + kRunningGraceDays);
  } else if (subscription.trial && (facts.term_end || subscription.purchased)) {
    life.cause = LifeCause::TrialEnds;
    life.last_day = facts.term_end ? *facts.term_end : *subscription.purchased + (kTrialDays - 1);
  } else if (free) {
    life.cause = LifeCause::GoesOn;
  } else if (!facts.term_end) {
    life.cause = LifeCause::NoKnownEnd;
  } else {
    follow_terms(facts, est_eligible(catalog, subscription, settings, facts), choices, transferred, today, life);
  }
  if (cancelled && (!life.last_day || *cancelled < *life.last_day)) {
    life.last_day = cancelled;
    life.cause = LifeCause::Cancelled;
  }
  return life;
}

}  // namespace csp::proof
