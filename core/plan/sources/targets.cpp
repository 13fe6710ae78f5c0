#include "core/plan/sources/targets.hpp"

#include <algorithm>
#include <tuple>

#include "core/customer/term_length.hpp"
#include "core/equivalence/plan_set.hpp"
#include "core/equivalence/targets.hpp"
#include "core/plan/checks/preflight.hpp"
#include "core/plan/insight/profile_outcomes.hpp"
#include "core/plan/sources/title_markets.hpp"

namespace csp::plan {
namespace {

constexpr std::size_t kProposals = 24;  // ranked targets of one source

// Higher is better: how sure the product SKU gives this tenant SKU.
int match_rank(OfferMatch match) {
  switch (match) {
    case OfferMatch::UserMapping:
      return 4;
    case OfferMatch::OfferMatrix:
      return 3;
    case OfferMatch::Crosswalk:
      return 2;
    case OfferMatch::CrosswalkAmbiguous:
      return 1;
    case OfferMatch::None:
      return 0;
  }
  return 0;
}

int billed_months(BillingPlan plan) {
  if (plan == BillingPlan::Monthly) return 1;
  return plan == BillingPlan::Triennial ? 36 : 12;
}

bool keeps_everything(const Comparison& comparison, const std::vector<PlanIndex>& beside) {
  if (comparison.verdict == Verdict::Equal || comparison.verdict == Verdict::Better) return true;
  if (comparison.verdict != Verdict::Loss && comparison.verdict != Verdict::Partial) return false;
  const auto kept = [&](const PlanChange& change) {
    return change.small_feature || std::binary_search(beside.begin(), beside.end(), change.plan);
  };
  return std::all_of(comparison.lost.begin(), comparison.lost.end(), kept) &&
         std::all_of(comparison.lowered.begin(), comparison.lowered.end(), kept);
}

// Two mailboxes or two sites on one user: somebody has to switch one of them off. Two plans of a service that is gone harm nobody.
bool plans_clash(const Catalog& catalog, const Comparison& comparison) {
  const auto living = [&](const auto& pair) { return counts(catalog.plans[pair.first]) && counts(catalog.plans[pair.second]); };
  return std::any_of(comparison.conflicts.begin(), comparison.conflicts.end(), living) ||
         std::any_of(comparison.findings.begin(), comparison.findings.end(),
                     [](const Finding& found) { return found.rule == "EQ-EXCHANGE-TWICE"; });
}

}  // namespace

bool sold_in_segments(Segment of_sku, Segment of_customer) { return of_sku == Segment::Commercial && validated_segment(of_customer); }

TargetFinder::TargetFinder(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const PriceBook& prices,
                           Date today, PlanMemory& memory)
    : catalog_(catalog),
      settings_(settings),
      prices_(prices),
      sale_terms_{today, settings.customer_country, settings.teams_sale},
      memory_(memory) {
  memory_.belong_to(catalog);
  // A mapping says what a file's subscription is. What it maps may be a trial or an extended service term: nobody orders that.
  for (const Subscription& subscription : customer.subscriptions) {
    if (subscription.product_sku && (subscription.trial || is_extended_term_title(subscription.name)))
      not_ordered_.insert(*subscription.product_sku);
  }
  for (const auto& [product_sku, sku] : settings.offer_mapping) {
    if (!never_ordered(product_sku)) mapped_[sku].push_back(product_sku);
  }
  for (const RetiredOffer& retired : catalog.retired_offers) {
    if (retired.buyable) continue;
    for (const Guid& sku : retired.skus) closed_.try_emplace(sku, &retired);
  }
  for (const SaleWindow& window : catalog.sale_windows) {
    for (const Guid& sku : window.skus) {
      const SaleState state = sale_of(catalog, sku, sale_terms_);
      if (state.sale != Sale::Open && state.fact != nullptr) closed_for_now_.try_emplace(sku, state.fact);
    }
  }
  for (const Offer& offer : catalog.offers) {
    if (never_ordered(offer)) continue;
    // The user's mapping stands above every table: a product SKU mapped elsewhere no longer gives this SKU.
    const auto mapped = settings.offer_mapping.find(offer.id);
    for (const Guid& sku : offer.skus) {
      if (mapped == settings.offer_mapping.end() || mapped->second == sku) offers_[sku].push_back(&offer);
    }
  }
}

bool TargetFinder::never_ordered(const Offer& offer) { return offer.trial || is_extended_term_title(offer.title); }

bool TargetFinder::never_ordered(const ProductSku& id) const {
  const Offer* offer = catalog_.find_offer(id);
  return (offer != nullptr && never_ordered(*offer)) || not_ordered_.count(id) != 0 || prices_.lists_unordered(id);
}

Segment TargetFinder::segment_of(const Guid& sku) const {
  const Sku* known = catalog_.find_sku(sku);
  if (known == nullptr || sold_in_segments(known->segment, settings_.segment)) return settings_.segment;
  return known->segment;
}

bool TargetFinder::sold_to_customer(const Offer& offer, const Guid& sku) const {
  if (!title_allows(offer.title, settings_.customer_country)) return false;
  const Segment segment = segment_of(sku);
  return offer.segment == segment || offer.segment == Segment::Unknown || segment == Segment::Unknown;
}

const std::vector<const Offer*>& TargetFinder::offers(const Guid& sku) { return offers_[sku]; }

const RetiredOffer* TargetFinder::closed(const Guid& sku) const {
  if (const auto found = closed_.find(sku); found != closed_.end()) return found->second;
  const auto found = closed_for_now_.find(sku);
  return found == closed_for_now_.end() ? nullptr : found->second;
}

bool TargetFinder::listed(const Guid& sku) const {
  const auto known = offers_.find(sku);
  return known != offers_.end() &&
         std::any_of(known->second.begin(), known->second.end(), [&](const Offer* offer) { return prices_.lists(offer->id); });
}

bool TargetFinder::marked_retired(const Guid& sku) const {
  const SaleState state = sale_of(catalog_, sku, sale_terms_);
  return state.sale == Sale::Closed && state.fact == nullptr && mapped_.count(sku) == 0 && !listed(sku);
}

Buyable TargetFinder::buyable(const Guid& sku) {
  if (sku.is_zero()) return Buyable::No;
  if (mapped_.count(sku) != 0) return Buyable::Yes;
  // Except where people said that suites with Teams are closed to this customer: lists name them for those who have them.
  const bool overruled = settings_.teams_sale == TeamsSale::Closed && sale_of(catalog_, sku, sale_terms_).rule == "TEAMS-SALE-CLOSED";
  if (listed(sku) && !overruled) return Buyable::Yes;
  if (closed(sku) != nullptr || marked_retired(sku)) return Buyable::No;
  return offers(sku).empty() ? Buyable::Unknown : Buyable::Yes;
}

bool TargetFinder::sold_for(const ProductSku& id, Term term, BillingPlan billing_plan) const {
  if (billed_months(billing_plan) > months_of(term)) return false;
  if (prices_.knows(term, billing_plan) && prices_.lists(id)) return prices_.sells(id, term, billing_plan);
  const Offer* offer = catalog_.find_offer(id);
  if (offer == nullptr || offer->terms.empty()) return true;
  const OfferTerm wanted{months_of(term), billed_months(billing_plan)};
  return std::find(offer->terms.begin(), offer->terms.end(), wanted) != offer->terms.end();
}

void TargetFinder::price_offer(TargetOffer& offer, Date order_date) const {
  const ProductSku& id = *offer.product_sku;
  offer.term = settings_.term;
  offer.billing_plan = settings_.billing_plan;
  if (!sold_for(id, offer.term, offer.billing_plan)) {
    // The wanted term before any other, then the one that commits the least above a month; billed as near to what is wanted as can be.
    const bool up_front = settings_.billing_plan != BillingPlan::Monthly;
    const std::pair<Term, BillingPlan> instead = [&] {
      for (const Term term : {settings_.term, Term::OneYear, Term::OneMonth, Term::ThreeYears}) {
        for (const BillingPlan plan : {settings_.billing_plan, up_front ? BillingPlan::Annual : BillingPlan::Monthly,
                                       up_front ? BillingPlan::Monthly : BillingPlan::Annual, BillingPlan::Triennial}) {
          if (sold_for(id, term, plan)) return std::make_pair(term, plan);
        }
      }
      return std::make_pair(settings_.term, settings_.billing_plan);
    }();
    offer.term = instead.first;
    offer.billing_plan = instead.second;
  }
  offer.price = prices_.find(id, offer.term, offer.billing_plan, order_date);
}

TargetOffer TargetFinder::offer(const Guid& sku, const std::optional<ProductSku>& wished, Date order_date) {
  TargetOffer result;
  result.sku = sku;
  const Sku* known = catalog_.find_sku(sku);
  result.name = known != nullptr ? known->name : sku.text();
  result.term = settings_.term;
  result.billing_plan = settings_.billing_plan;
  std::vector<TargetOffer> candidates;
  const auto add = [&](const ProductSku& product_sku, OfferMatch match, const Offer* offer) {
    TargetOffer candidate = result;
    candidate.product_sku = product_sku;
    candidate.match = match;
    if (offer != nullptr) {
      candidate.minimum_units = offer->minimum_units;
      candidate.maximum_units = offer->maximum_units;
    }
    price_offer(candidate, order_date);
    candidates.push_back(std::move(candidate));
  };
  if (const auto mapped = mapped_.find(sku); mapped != mapped_.end()) {
    for (const ProductSku& product_sku : mapped->second) add(product_sku, OfferMatch::UserMapping, catalog_.find_offer(product_sku));
  }
  for (const Offer* offer : offers(sku)) {
    if (sold_to_customer(*offer, sku)) add(offer->id, offer->match, offer);
  }
  const auto rank = [&](const TargetOffer& candidate) {
    return std::make_tuple(wished && candidate.product_sku == wished, candidate.match == OfferMatch::UserMapping,
                           candidate.price.has_value(), candidate.term == settings_.term, candidate.billing_plan == settings_.billing_plan,
                           prices_.lists(*candidate.product_sku), match_rank(candidate.match));
  };
  const TargetOffer* best = nullptr;
  for (const TargetOffer& candidate : candidates) {
    const bool better =
        best == nullptr || rank(*best) < rank(candidate) || (rank(*best) == rank(candidate) && *candidate.product_sku < *best->product_sku);
    if (better) best = &candidate;
  }
  if (best != nullptr) return *best;
  const Offer* of_wished = wished ? catalog_.find_offer(*wished) : nullptr;
  if (wished && (of_wished == nullptr || sold_to_customer(*of_wished, sku))) {
    result.product_sku = wished;
    price_offer(result, order_date);
  }
  return result;
}

const std::vector<Date>& TargetFinder::price_days(const Guid& sku) {
  const auto [found, inserted] = price_days_.try_emplace(sku);
  std::vector<Date>& days = found->second;
  if (!inserted || prices_.empty()) return days;
  for (const Offer* offer : offers(sku)) prices_.change_days(offer->id, days);
  if (const auto mapped = mapped_.find(sku); mapped != mapped_.end()) {
    for (const ProductSku& product_sku : mapped->second) prices_.change_days(product_sku, days);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::vector<ProductSku> TargetFinder::offers_of_source(const Source& source) {
  std::vector<ProductSku> ids;
  if (source.subscription->product_sku) ids.push_back(*source.subscription->product_sku);
  if (!source.subscription->sku.is_zero()) {
    for (const Offer* offer : offers(source.subscription->sku)) {
      if (sold_to_customer(*offer, source.subscription->sku)) ids.push_back(offer->id);
    }
  }
  return ids;
}

bool TargetFinder::price_changes(const Source& source, Date after, Date until) {
  std::vector<Date> days;
  for (const ProductSku& id : offers_of_source(source)) prices_.change_days(id, days);
  return std::any_of(days.begin(), days.end(), [&](Date day) { return after < day && day <= until; });
}

std::optional<UnitPrice> TargetFinder::list_price_of_source(const Source& source, Date day) {
  const std::vector<ProductSku> ids = offers_of_source(source);
  const Term term = source.term == Term::Unknown ? Term::OneYear : source.term;
  // Where no file tells how it is billed: by the month, as most is sold. What is paid today does not depend on what is wanted.
  const BillingPlan plan = source.billing_plan == BillingPlan::Unknown ? BillingPlan::Monthly : source.billing_plan;
  for (const ProductSku& id : ids) {
    if (const auto price = prices_.find(id, term, plan, day)) return price;
  }
  for (const ProductSku& id : ids) {
    if (const auto price = prices_.find_any_plan(id, term, day)) return price;
    if (const auto price = prices_.find_any_plan(id, Term::OneYear, day)) return price;
  }
  return std::nullopt;
}

std::optional<UnitPrice> TargetFinder::extended_term_price(const Source& source, const RuleFigures& figures, Date day) {
  if (source.subscription->product_sku) {
    if (const auto price = prices_.extended_term(*source.subscription->product_sku, figures, day)) return price;
  }
  if (source.subscription->sku.is_zero()) return std::nullopt;
  for (const Offer* offer : offers(source.subscription->sku)) {
    if (!sold_to_customer(*offer, source.subscription->sku)) continue;
    if (const auto price = prices_.extended_term(offer->id, figures, day)) return price;
  }
  return std::nullopt;
}

const std::vector<TargetCandidate>& TargetFinder::proposals(const Guid& sku, Segment segment, bool under_agreement) {
  return proposals(Bundle{BundleSku{sku, {}}}, segment, under_agreement);
}

const std::vector<TargetCandidate>& TargetFinder::proposals(const Profile& profile, Segment segment) {
  return proposals(bundle_of(profile), segment, false);
}

const std::vector<TargetCandidate>& TargetFinder::proposals(const Bundle& source, Segment segment, bool under_agreement) {
  std::vector<std::pair<Guid, std::vector<Guid>>> held;
  for (const BundleSku& entry : source) held.emplace_back(entry.sku, entry.disabled_plans);
  PlanMemory::Question question(std::move(held), segment, under_agreement, sale_terms_.day, sale_terms_.country, sale_terms_.teams);
  TargetQuery query{segment, kProposals, sale_terms_, under_agreement};
  const auto [found, inserted] = memory_.proposals.try_emplace(question);
  if (inserted) found->second = find_targets(catalog_, source, query);
  if (prices_.empty() || !prices_.currency().known()) return found->second;
  const auto [priced, fresh] = priced_.try_emplace(std::move(question), found->second);
  query.prices = &priced_today();
  if (fresh) add_cheapest(catalog_, source, query, priced->second);
  return priced->second;
}

const std::vector<bundles::Priced>& TargetFinder::priced_today() {
  if (!priced_today_) priced_today_ = priced_skus(sale_terms_.day.value_or(catalog_.facts_date));
  return *priced_today_;
}

std::vector<bundles::Priced> TargetFinder::priced_skus(Date day, const std::vector<Guid>& today) {
  std::vector<bundles::Priced> priced;
  for (const Sku& sku : catalog_.skus) {
    if (!is_candidate(sku, sku.segment) && !std::binary_search(today.begin(), today.end(), sku.id)) continue;
    if (buyable(sku.id) != Buyable::Yes) continue;
    if (std::binary_search(settings_.bundles.banned.begin(), settings_.bundles.banned.end(), sku.id)) continue;
    const TargetOffer sold = offer(sku.id, std::nullopt, day);
    if (!sold.price || !sold.price->retail_month || sold.price->retail_month->is_negative()) continue;
    std::int64_t minimum = sold.minimum_units.value_or(1);
    if (sold.term == Term::ThreeYears && catalog_.is_about("NCE-3Y-MIN", sku.id))
      minimum = std::max(minimum, rule_figures(catalog_).three_year_minimum);
    priced.push_back({sku.id, *sold.price->retail_month, minimum});
  }
  return priced;
}

std::int64_t TargetFinder::units_for(const Guid& source, std::int64_t units, const std::vector<Guid>& targets, const Guid& target) {
  // Most SKUs are counted by users: no comparison is needed to know that one unit stands for one.
  if (source == target || catalog_.find_quantity(source) == nullptr || catalog_.find_quantity(target) == nullptr) return units;
  for (const QuantityMatch& match : comparison(source, targets).quantities) {
    if (match.source == source && match.target == target) return units_needed(match, units).value_or(units);
  }
  return units;
}

std::optional<Decimal> TargetFinder::retail_month(const Guid& source, std::int64_t units, const TargetCandidate& candidate, Date day) {
  Decimal sum;
  for (const Guid& sku : candidate.skus) {
    const TargetOffer found = offer(sku, std::nullopt, day);
    if (!found.price || !found.price->retail_month) return std::nullopt;
    sum += found.price->retail_month->scaled(units_for(source, std::max<std::int64_t>(1, units), candidate.skus, sku));
  }
  return sum;
}

Proposal TargetFinder::proposal(const Guid& sku, std::int64_t units, Segment segment, Date day, const std::vector<PlanIndex>& beside) {
  const TargetCandidate* first = nullptr;
  const TargetCandidate* successor = nullptr;  // the best ranked one that keeps everything
  const TargetCandidate* cheapest = nullptr;
  const TargetCandidate* equal_unpriced = nullptr;
  std::optional<Decimal> least;
  bool least_clashes = false;
  for (const TargetCandidate& candidate : proposals(sku, segment)) {
    const auto all_buyable = [&](auto test) { return std::all_of(candidate.skus.begin(), candidate.skus.end(), test); };
    const bool same = candidate.skus.size() == 1 && candidate.skus[0] == sku;
    if (same || !all_buyable([&](const Guid& target) { return buyable(target) != Buyable::No; })) continue;
    if (first == nullptr) first = &candidate;
    if (!keeps_everything(candidate.comparison, beside)) continue;
    if (successor == nullptr && candidate.why_key == "target.successor") successor = &candidate;
    const std::optional<Decimal> price = retail_month(sku, units, candidate, day);
    // What can be assigned as it is comes before what needs plans switched off on every user, whatever that saves.
    const bool clashes = plans_clash(catalog_, candidate.comparison);
    if (!price && !clashes && equal_unpriced == nullptr && candidate.comparison.verdict == Verdict::Equal &&
        all_buyable([&](const Guid& target) { return buyable(target) == Buyable::Yes; }))
      equal_unpriced = &candidate;
    if (!price || (least && (clashes > least_clashes || (clashes == least_clashes && *least <= *price)))) continue;
    least = price;
    least_clashes = clashes;
    cheapest = &candidate;
  }
  if (cheapest == nullptr) return {successor != nullptr ? successor : first, nullptr};
  return {cheapest, cheapest->comparison.verdict == Verdict::Equal ? nullptr : equal_unpriced};
}

const Comparison& TargetFinder::comparison(const Guid& source, const std::vector<Guid>& targets) {
  const auto [found, inserted] = memory_.comparisons.try_emplace(std::make_pair(source, targets));
  if (inserted) {
    Bundle bundle;
    for (const Guid& target : targets) bundle.push_back(BundleSku{target, {}});
    found->second = compare(catalog_, Bundle{BundleSku{source, {}}}, bundle);
  }
  return found->second;
}

}  // namespace csp::plan
