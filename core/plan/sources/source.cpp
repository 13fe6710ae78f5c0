#include "core/plan/sources/source.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/customer/term_length.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/costs/prices.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "core/plan/sources/told_seller.hpp"
#include "core/plan/sources/told_term.hpp"

namespace csp::plan {
namespace {

// Files say "direct" for both of Microsoft's agreements. The settings may say which; else it is the Customer Agreement, which credits
// nothing after its first days: a plan that holds under it holds under the old one too (rules CREDIT-MCA, CREDIT-MOSA).
void settle_agreement(Source& source, const PlanSettings& settings) {
  if (source.channel != Channel::WebDirect) return;
  source.channel_inferred = true;
  source.agreement_assumed = settings.default_channel != Channel::WebDirectMosa && settings.default_channel != Channel::WebDirectMca;
  source.channel = source.agreement_assumed ? Channel::WebDirectMca : settings.default_channel;
}

// In its free days a subscription tells when they end, and so when its term did.
void count_back_from_grace(Source& source, const Catalog& catalog) {
  if (source.term_end || source.subscription->state != SubscriptionState::InGrace || !source.subscription->phase_end) return;
  const std::optional<int> days = most_free_days(catalog, source);
  if (!days) return;
  source.term_end = *source.subscription->phase_end - *days;
  source.term_end_inferred = true;
}

// The extended service term has a SKU of its own, which says so in its title.
bool is_extended_term(const Catalog& catalog, const Subscription& subscription) {
  if (is_extended_term_title(subscription.name)) return true;
  const Offer* offer = subscription.product_sku ? catalog.find_offer(*subscription.product_sku) : nullptr;
  return offer != nullptr && is_extended_term_title(offer->title);
}

Date began(Date term_end, int months) { return add_months_clamped(term_end + 1, -months); }

// A shorter first term ends with a month or together with another subscription (rule NCE-COTERM-MATCH). Two years ahead only another one
// of three years ends; that one began when a whole term has to, or nobody knows when.
bool shortened_from_three_years(const Source& source, const Customer& customer) {
  const Date first = began(*source.term_end, 36);
  if (end_of_month(*source.term_end) == *source.term_end && *source.bought <= first + 31) return true;
  return std::any_of(customer.subscriptions.begin(), customer.subscriptions.end(), [&](const Subscription& other) {
    if (other.key == source.key() || other.term_end != source.term_end || other.trial) return false;
    if (other.term != Term::Unknown) return other.term == Term::ThreeYears;
    const std::optional<Date> since = other.term_start ? other.term_start : other.purchased;
    return !since || *since <= first;
  });
}

// A term that ends on a known day began its length earlier; a later date than the files' first purchase is a renewal. Terms last a month,
// a year or three years (rule NCE-TERM): where nobody tells which, the day lies between what the longest and the shortest possible give. A
// term that runs began before today: one that ends in months is none of a month.
void find_last_renewal(Source& source, const Customer& customer, Date today) {
  if (!source.term_end) return;
  const auto no_earlier_than = [&](Date day) {
    if (source.bought && *source.bought >= day) return;
    source.bought = day;
    source.bought_inferred = true;
  };
  if (source.term != Term::Unknown) {
    no_earlier_than(began(*source.term_end, months_of(source.term)));
    return;
  }
  if (!source.bought || *source.bought > *source.term_end) return;
  source.bought_latest = source.bought;
  for (const int months : {1, 12, 36}) {
    const Date day = began(*source.term_end, months);
    if (day > today) continue;
    source.bought_latest = std::max(*source.bought, day);
    break;
  }
  const bool three_years = *source.bought <= began(*source.term_end, 36) || shortened_from_three_years(source, customer);
  no_earlier_than(began(*source.term_end, three_years ? 36 : 12));
}

// Free and disabled days of any channel together: 90 and 90, of an enterprise customer's terms of several years (Microsoft, "What happens
// to my data and access when my subscription ends", 2025-02-06).
constexpr int kLongestKeptDays = 180;

// A seller's list may tell the day of the first purchase as the start: then a term or more lies between it and the running one. One that is
// somewhat longer than its length is one term all the same; one of three years may have been shortened, where no purchase tells.
// How much longer is a planning choice, no rule bounds it; that a renewal counts like a purchase is rule EST-ELIG-CSP.
constexpr int kLongerByDays = 62, kMonthLongerByDays = 28;
bool starts_before_running_term(const Source& source) {
  const Subscription& subscription = *source.subscription;
  if (!subscription.term_start || !source.term_end || source.term == Term::Unknown) return false;
  if (source.term == Term::ThreeYears && !subscription.purchased) return false;
  const int longer = source.term == Term::OneMonth ? kMonthLongerByDays : kLongerByDays;
  return *subscription.term_start + longer <= began(*source.term_end, months_of(source.term));
}

bool in_free_days(const Source& source, Date today) {
  return source.subscription->state == SubscriptionState::InGrace && source.term_end && *source.term_end < today;
}

}  // namespace

// A beginning that was only counted back from the end says nothing about whether it runs.
bool has_not_begun(const Source& source, Date today) {
  const SubscriptionState state = source.subscription->state;
  const bool runs_by_word = state == SubscriptionState::Active || state == SubscriptionState::Unknown;
  return runs_by_word && source.bought && !source.bought_inferred && *source.bought > today;
}

bool is_over(const Source& source, Date today) { return source.stopped() || in_free_days(source, today); }

bool is_long_over(const Source& source, Date today) {
  if (!in_free_days(source, today)) return false;
  const std::optional<Date>& phase_end = source.subscription->phase_end;
  if (phase_end && *phase_end >= today) return false;
  return *source.term_end + kLongestKeptDays < today;
}

bool is_unbilled(const Source& source, Date today) {
  if (!source.stopped()) return in_free_days(source, today);
  const SellingChannel seller = selling_channel(source.channel);
  // Only what a partner suspends is billed on; what is cancelled or locked out has no term any more, unless a file tells one.
  const bool locked_out = source.subscription->state == SubscriptionState::Disabled && !source.term_end;
  const bool term_runs = !locked_out && (!source.term_end || *source.term_end >= today);
  return seller != SellingChannel::CspNewCommerce || !term_runs;
}

bool is_suspended_in_term(const Source& source, Date today) {
  return source.subscription->state == SubscriptionState::Suspended && source.term_end && *source.term_end > today &&
         !is_unbilled(source, today);
}

bool may_have_short_grace(const Source& source) {
  const std::string_view part_number = source.sku != nullptr ? std::string_view(source.sku->part_number) : source.subscription->part_number;
  return source.channel == Channel::EnterpriseAgreement && text::ascii_lower(part_number).find("copilot") != std::string::npos;
}

std::optional<int> most_free_days(const Catalog& catalog, const Source& source) {
  const AfterEnd after = lifecycle_after_end(catalog, selling_channel(source.channel), Ending::Expires);
  if (!after.known || !after.service_days) return std::nullopt;
  return may_have_short_grace(source) ? rule_days(catalog, "LIFE-VOLUME-SHORT").value_or(30) : *after.service_days;
}

SellingChannel selling_channel(Channel channel) {
  switch (channel) {
    case Channel::WebDirectMosa:
      return SellingChannel::DirectMosa;
    case Channel::WebDirectMca:
      return SellingChannel::DirectMca;
    case Channel::EnterpriseAgreement:
      return SellingChannel::Volume;
    case Channel::OpenValue:
      return SellingChannel::OpenValue;
    case Channel::CspPartnerLegacy:
      return SellingChannel::CspLegacy;
    case Channel::CspPartner:
    case Channel::TargetPartner:
    case Channel::WebDirect:
    case Channel::Unknown:
      break;
  }
  return SellingChannel::CspNewCommerce;
}

std::vector<Source> sources_of(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, Date today) {
  const int cancel_days = rule_figures(catalog).cancel_days;
  std::vector<Source> sources;
  sources.reserve(customer.subscriptions.size());
  const std::vector<std::string> names = subscription_names(catalog, customer, settings);
  for (const Subscription& subscription : customer.subscriptions) {
    Source source;
    source.subscription = &subscription;
    const auto decided = settings.subscriptions.find(subscription.key);
    source.decision = decided == settings.subscriptions.end() ? nullptr : &decided->second;
    source.sku = catalog.find_sku(subscription.sku);
    source.name = names[sources.size()];
    source.row_name = plain_name(catalog, customer, *source.subscription);
    source.channel = told_seller(subscription, settings);
    source.channel_inferred = source.channel != subscription.channel;
    source.term = told_term(subscription, settings);
    source.billing_plan = subscription.billing_plan;
    source.term_end = told_term_end(subscription, settings);
    source.end_action = told_end_action(subscription, settings);
    source.auto_renew = subscription.auto_renew;
    source.extended = is_extended_term(catalog, subscription);
    source.unit_price_month = subscription.unit_price_month;
    source.units = subscription.units;
    source.segment = source.sku != nullptr && source.sku->segment != Segment::Unknown ? source.sku->segment : settings.segment;
    std::optional<Date> purchased = subscription.purchased;
    if (const SubscriptionDecision* decision = source.decision) {
      if (decision->channel) source.channel = *decision->channel, source.channel_inferred = false;
      if (decision->unit_price_month) source.unit_price_month = decision->unit_price_month;
      if (decision->purchased) purchased = decision->purchased;
    }
    settle_agreement(source, settings);
    count_back_from_grace(source, catalog);
    const bool decided_purchase = source.decision != nullptr && source.decision->purchased.has_value();
    source.bought = purchased;
    if (!decided_purchase && subscription.term_start && (!source.bought || *source.bought < *subscription.term_start)) {
      source.bought = subscription.term_start;
    }
    const bool start_tells_it = subscription.term_start && !starts_before_running_term(source);
    if (!decided_purchase && !start_tells_it) find_last_renewal(source, customer, today);
    source.cancel_until = subscription.cancel_until;
    // Files of the customer's own do not tell it: it is 7 days from a purchase or renewal, whoever sells.
    const bool sure = source.bought && source.bought_latest.value_or(*source.bought) == *source.bought;
    if (!source.cancel_until && sure && (source.channel == Channel::WebDirectMca || source.channel == Channel::CspPartner))
      source.cancel_until = *source.bought + (cancel_days - 1);
    sources.push_back(std::move(source));
  }
  std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.key() < b.key(); });
  return sources;
}

}  // namespace csp::plan
