#include "core/plan/sources/paths.hpp"

#include <algorithm>

#include "core/customer/units_in_use.hpp"
#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/plan_set.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/dates/let_go_window.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/kept_elsewhere.hpp"
#include "core/plan/sources/purchases.hpp"
#include "core/plan/sources/retired.hpp"
#include "core/plan/sources/transfers.hpp"
#include "core/plan/sources/trial.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

const SubscriptionDecision* decision_of(const Draft& draft) { return draft.source.decision; }

// A capacity of the whole tenant, such as storage: nobody holds it, and everybody may use it.
bool for_whole_tenant(const Catalog& catalog, const Sku& sku) {
  return std::all_of(sku.plans.begin(), sku.plans.end(), [&](PlanIndex plan) { return catalog.plans[plan].company_level; });
}

// Retired with every service that it gave, such as Stream classic: whoever still has it has nothing of it.
bool gives_nothing(const Catalog& catalog, const Sku& sku) {
  return std::none_of(sku.plans.begin(), sku.plans.end(), [&](PlanIndex plan) { return counts(catalog.plans[plan]); });
}

// The tenant tells that none of its units is in use, and they are units that users hold.
bool held_by_nobody(const Customer& customer, const Guid& sku) {
  return customer.pools_known && users_with(customer, sku) == 0 &&
         std::any_of(customer.pools.begin(), customer.pools.end(),
                     [&](const UnitPool& pool) { return pool.sku == sku && pool.consumed == 0 && !pool.company_level; });
}

// Why nothing is ordered in the place of what is not sold any more; null where that is to be decided.
const char* needs_no_successor(const Source& source, const Circumstances& circumstances) {
  const Guid& sku = source.subscription->sku;
  const bool decided = source.decision != nullptr && (source.decision->path || !source.decision->targets.empty());
  if (decided || source.sku == nullptr || !circumstances.finder.marked_retired(sku)) return nullptr;
  if (for_whole_tenant(circumstances.catalog, *source.sku)) return nullptr;
  if (gives_nothing(circumstances.catalog, *source.sku)) return "off_sale_gone";
  return held_by_nobody(circumstances.customer, sku) ? "off_sale_unused" : nullptr;
}

// Why a source is no part of the move at all; empty when it is.
std::vector<Finding> out_of_scope(const Source& source, const Circumstances& circumstances) {
  std::vector<Finding> reasons;
  const auto because = [&](const char* rule, Severity severity, const char* key) {
    reasons.push_back(finding(rule, severity, key, {{"name", source.name}, {"state", said_state(*source.subscription)}}, source.key()));
  };
  const bool decided =
      source.subscription->state == SubscriptionState::Deleted || source.channel == Channel::TargetPartner || source.subscription->trial;
  if (!source.subscription->seat_based && !decided) {
    std::vector<MessageArgument> arguments = {{"name", source.name}};
    if (source.term_end) arguments.push_back({"end", *source.term_end});
    reasons.push_back(finding("PLAN-NOT-SEATS", Severity::Ask, source.term_end ? "not_seats_until" : "not_seats", std::move(arguments),
                              source.key(), true));
  }
  if (source.subscription->state == SubscriptionState::Deleted) because("PLAN-DELETED", Severity::Note, "deleted");
  if (source.channel == Channel::TargetPartner) because("PLAN-WITH-TARGET", Severity::Note, "with_target");
  const bool ordered_trial = source.subscription->trial && !started_by_users(source);
  if (ordered_trial) {
    const TrialEnd end = trial_end(source, circumstances);
    reasons.push_back(trial_finding(source, end));
    if (std::optional<Finding> seats = trial_seats_finding(source, end, circumstances.figures)) reasons.push_back(std::move(*seats));
  }
  // What nobody pays, and nobody orders: every tenant has some of it, with ten thousand units and a term that renews for ever.
  const SkuSale sale = source.sku == nullptr || ordered_trial ? SkuSale::Current : source.sku->sale;
  if (sale == SkuSale::Free) because("PLAN-FREE", Severity::Note, "free");
  if (sale == SkuSale::Granted && !source.term_end && !source.stopped()) because("PLAN-FREE", Severity::Note, "free_granted");
  if (sale == SkuSale::Trial) because("PLAN-FREE", Severity::Note, "free_trial");
  if (sale == SkuSale::Test) because("PLAN-FREE", Severity::Note, "free_test");
  if (const char* reason = needs_no_successor(source, circumstances)) because("PLAN-RETIRED", Severity::Note, reason);
  if (source.units <= 0) because("PLAN-NO-UNITS", Severity::Note, "no_units");
  if (is_long_over(source, circumstances.calendar.today)) {
    reasons.push_back(finding("PLAN-LONG-OVER", Severity::Warning, "long_over",
                              {{"name", source.name}, {"end", *source.term_end}, {"state", said_state(*source.subscription)}}, source.key(),
                              true));
  }
  if (has_not_begun(source, circumstances.calendar.today)) {
    reasons.push_back(finding("PLAN-STARTS-LATER", Severity::Ask, "starts_later",
                              {{"name", source.name}, {"date", *source.bought}, {"units", source.units}}, source.key(), true));
  }
  return reasons;
}

// Dates first, because the price of the day depends on the order date.
void plan_purchase(Way& way, const Draft& draft, const Circumstances& circumstances, const std::vector<TargetChoice>& targets, bool swaps) {
  const std::optional<Date> pinned = decision_of(draft) != nullptr ? decision_of(draft)->order_date : std::nullopt;
  way.schedule = schedule_purchase(draft.source, draft.end, circumstances.figures, circumstances.calendar,
                                   OrderDay{pinned, pinned.has_value()}, swaps);
  way.targets = targets;
  way.swaps = swaps;
  way.buys = buys_on(draft, way, way.schedule.possible ? way.schedule.order_date : circumstances.calendar.today, circumstances);
  way.feasible = way.feasible && way.schedule.possible && !has_blocker(way.schedule.findings);
}

Way buy_same(const Draft& draft, const Circumstances& circumstances, Buyable buyable) {
  const Source& source = draft.source;
  Way way;
  way.path = Path::BuySame;
  way.feasible = buyable != Buyable::No;
  if (buyable == Buyable::No) {
    const RetiredOffer* closed = circumstances.finder.closed(source.subscription->sku);
    const bool for_now = circumstances.finder.sale(source.subscription->sku).rule == "TEAMS-SALE-CLOSED";
    if (for_now) {
      const bool agreement = source.channel == Channel::EnterpriseAgreement;
      way.reasons.push_back(finding("TEAMS-SALE-CLOSED", agreement ? Severity::Ask : Severity::Note,
                                    agreement ? "same_closed_agreement" : "same_closed_teams", {{"name", source.name}}, source.key()));
    } else if (closed != nullptr) {
      way.reasons.push_back(finding("EOS-RENEW", Severity::Note, "same_retired",
                                    {{"name", source.name}, {"offer", closed->name}, {"date", closed->date}}, source.key()));
    } else if (circumstances.finder.marked_retired(source.subscription->sku)) {
      way.reasons.push_back(finding("EOS-RENEW", Severity::Note, "same_off_sale", {{"name", source.name}}, source.key()));
    } else {
      const std::string& sku = source.subscription->part_number;
      way.reasons.push_back(
          sku.empty()
              ? finding("PLAN-SKU-UNKNOWN", Severity::Ask, "sku_unnamed", {{"name", source.name}}, source.key(), true)
              : finding("PLAN-SKU-UNKNOWN", Severity::Ask, "sku_unknown", {{"name", source.name}, {"sku", sku}}, source.key(), true));
    }
    return way;
  }
  if (buyable == Buyable::Unknown) {
    way.reasons.push_back(finding("PLAN-OFFER-UNKNOWN", Severity::Ask, "offer_unknown", {{"name", source.name}}, source.key(), true));
  }
  if (circumstances.region_differs) {
    way.feasible = false;
    way.reasons.push_back(finding("REGION-SAME", Severity::Note, "buy_region", {{"name", source.name}}, source.key()));
  }
  TargetChoice same;
  same.sku = source.subscription->sku;
  const SubscriptionDecision* decision = decision_of(draft);
  if (decision != nullptr && decision->targets.size() == 1 && decision->targets[0].sku == same.sku) same = decision->targets[0];
  if (!same.product_sku && !source.extended) same.product_sku = source.subscription->product_sku;
  plan_purchase(way, draft, circumstances, {same}, false);
  if (source.channel == Channel::CspPartner && source.subscription->has_promotion) {
    way.reasons.push_back(finding("PROMO-FIRST", Severity::Note, "promotion_lost", {{"name", source.name}}, source.key()));
  }
  return way;
}

// What a target lacks and everybody keeps from another licence.
std::vector<PlanIndex> left_to_others(const Comparison& comparison, const std::vector<PlanIndex>& beside) {
  std::vector<PlanIndex> plans;
  for (const auto* changes : {&comparison.lost, &comparison.lowered}) {
    for (const PlanChange& change : *changes) {
      if (!change.small_feature && std::binary_search(beside.begin(), beside.end(), change.plan)) plans.push_back(change.plan);
    }
  }
  return plans;
}

Way buy_other(const Draft& draft, const Circumstances& circumstances, Buyable buyable, std::vector<Finding>& target_findings) {
  const Source& source = draft.source;
  const SubscriptionDecision* decision = decision_of(draft);
  Way way;
  way.path = Path::BuyOther;
  std::vector<TargetChoice> targets;
  if (decision != nullptr) targets = decision->targets;
  if (targets.size() == 1 && targets[0].sku == source.subscription->sku) targets.clear();
  const bool wanted = decision != nullptr && decision->path == Path::BuyOther;
  if (targets.empty() && (buyable == Buyable::No || wanted) && !source.subscription->sku.is_zero()) {
    way.beside = kept_elsewhere(circumstances, source.subscription->sku, circumstances.replaced);
    const std::vector<PlanIndex>& beside = *way.beside;
    const Proposal proposal =
        circumstances.finder.proposal(source.subscription->sku, source.units, source.segment, circumstances.calendar.today, beside);
    if (const TargetCandidate* candidate = proposal.chosen) {
      for (const Guid& sku : candidate->skus) {
        TargetChoice target;
        target.sku = sku;
        targets.push_back(target);
      }
      target_findings.push_back(
          finding("PLAN-TARGET-PROPOSED", Severity::Ask, "target_proposed", {{"name", source.name}}, source.key(), true));
      const std::vector<PlanIndex> left_out = left_to_others(candidate->comparison, beside);
      if (!left_out.empty()) {
        target_findings.push_back(finding("PLAN-TARGET-PROPOSED", Severity::Note, "target_beside",
                                          {{"name", source.name}, {"plans", plan_names(circumstances.catalog, left_out)}}, source.key()));
      }
      if (proposal.equal_unpriced != nullptr) {
        const std::string targets_name = bundle_name(circumstances.catalog, proposal.equal_unpriced->skus);
        target_findings.push_back(finding("PLAN-TARGET-PROPOSED", Severity::Ask, "target_unpriced",
                                          {{"name", source.name}, {"targets", targets_name}}, source.key(), true));
      }
    }
    if (targets.empty()) {
      way.reasons.push_back(finding("PLAN-NO-TARGET", Severity::Ask, "no_target", {{"name", source.name}}, source.key(), true));
      return way;
    }
  }
  if (targets.empty()) {
    way.reasons.push_back(finding("PLAN-OTHER-ON-REQUEST", Severity::Note, "other_on_request", {{"name", source.name}}, source.key()));
    return way;
  }
  way.feasible = !circumstances.region_differs;
  if (circumstances.region_differs)
    way.reasons.push_back(finding("REGION-SAME", Severity::Note, "buy_region", {{"name", source.name}}, source.key()));
  for (const TargetChoice& target : targets) {
    if (circumstances.finder.buyable(target.sku) != Buyable::No) continue;
    const RetiredOffer* closed = circumstances.finder.closed(target.sku);
    if (closed == nullptr && !circumstances.finder.marked_retired(target.sku)) continue;
    const Sku* known = circumstances.catalog.find_sku(target.sku);
    way.feasible = false;
    way.reasons.push_back(finding("EOS-RENEW", Severity::Blocker, "target_retired",
                                  {{"name", source.name}, {"offer", closed != nullptr ? closed->name : known->name}}, source.key(), true));
  }
  plan_purchase(way, draft, circumstances, targets, true);
  return way;
}

Way renew_and_wait(const Draft& draft, const Circumstances& circumstances) {
  const Source& source = draft.source;
  Way way;
  way.path = Path::RenewAndWait;
  way.schedule = schedule_renewal(source, draft.end, circumstances.calendar);
  const RetiredOffer* closed = circumstances.finder.closed(source.subscription->sku);
  const SubscriptionState state = source.subscription->state;
  const bool ends = way.schedule.ending != Leaving::None;  // with its agreement, which nothing renews by itself (rule LIFE-VOLUME)
  way.feasible = (state == SubscriptionState::Active || state == SubscriptionState::Unknown) && !ends &&
                 circumstances.finder.renews(source.subscription->sku) && !has_blocker(way.schedule.findings);
  if (closed != nullptr && !closed->renewable) {
    way.reasons.push_back(
        finding("EOS-RENEW", Severity::Note, "not_renewable", {{"name", source.name}, {"offer", closed->name}}, source.key()));
  }
  if (state != SubscriptionState::Active && state != SubscriptionState::Unknown) {
    way.reasons.push_back(finding("PLAN-END-PAST", Severity::Note, "not_active",
                                  {{"name", source.name}, {"state", said_state(*source.subscription)}}, source.key()));
  }
  return way;
}

// Cancelled by the customer or locked out, and as far as files tell nobody holds it: no year is ordered for nobody.
bool stopped_unused(const Source& source, const Customer& customer) {
  const Guid& sku = source.subscription->sku;
  if (source.subscription->state != SubscriptionState::Disabled || sku.is_zero()) return false;
  if (customer.assignments_known) return users_with(customer, sku) == 0;
  return std::any_of(customer.pools.begin(), customer.pools.end(),
                     [&](const UnitPool& pool) { return customer.pools_known && pool.sku == sku && pool.consumed == 0; });
}

Way let_go(const Draft& draft, const Circumstances& circumstances) {
  Way way;
  way.path = Path::LetGo;
  way.feasible = true;
  way.schedule = schedule_let_go(draft.source, draft.end, circumstances.calendar);
  if (window_is_open(draft.source, circumstances.calendar.today) &&
      nobody_needs(draft.source, circumstances.customer, circumstances.figures, circumstances.calendar.today)) {
    if (std::optional<Schedule> cancelled = schedule_cancellation(draft.source, circumstances.calendar))
      way.schedule = std::move(*cancelled);
  }
  if (stopped_unused(draft.source, circumstances.customer))
    way.reasons.push_back(finding("PLAN-END-PAST", Severity::Note, "end_past_unused", {{"name", draft.source.name}}, draft.key(), true));
  return way;
}

// Preference when nobody decided: transfer, the same SKU, another SKU, and only then waiting.
Path proposed_path(const Draft& draft, const Circumstances& circumstances, const std::vector<Way>& ways, Buyable buyable) {
  const SubscriptionDecision* decision = decision_of(draft);
  if (decision != nullptr && decision->path) return *decision->path;
  const bool targets_chosen = decision != nullptr && !decision->targets.empty() &&
                              !(decision->targets.size() == 1 && decision->targets[0].sku == draft.source.subscription->sku);
  if (targets_chosen) return Path::BuyOther;
  if (stopped_unused(draft.source, circumstances.customer)) return Path::LetGo;
  if (find_way(ways, Path::PartnerTransfer)->feasible && circumstances.settings.assume_transfer_possible) return Path::PartnerTransfer;
  const Path purchase = buyable == Buyable::No && !draft.source.subscription->sku.is_zero() ? Path::BuyOther : Path::BuySame;
  const Way& bought = *find_way(ways, purchase);
  if (bought.feasible) return purchase;
  const bool no_target = purchase == Path::BuyOther && bought.buys.empty();
  if (no_target && draft.source.channel == Channel::EnterpriseAgreement) return Path::ChannelTransfer;
  const bool agreement = is_volume_licence(draft.source.channel);
  const bool renews =
      draft.end.action == EndOfTermAction::Renew && !draft.end.action_assumed && !agreement;  // agreements do not renew by themselves
  const bool too_late = std::any_of(bought.schedule.findings.begin(), bought.schedule.findings.end(),
                                    [](const Finding& found) { return found.rule == "PLAN-TOO-LATE"; });
  if ((no_target || too_late) && renews && find_way(ways, Path::RenewAndWait)->feasible) return Path::RenewAndWait;
  if (no_target && find_way(ways, Path::RenewAndWait)->feasible && !agreement) return Path::RenewAndWait;
  return purchase;
}

}  // namespace

const Way* find_way(const std::vector<Way>& ways, Path path) {
  for (const Way& way : ways) {
    if (way.path == path) return &way;
  }
  return nullptr;
}

std::vector<Money> cost_of(const Draft& draft, const Way& way, const Circumstances& circumstances) {
  const bool unpriced =
      std::any_of(way.buys.begin(), way.buys.end(), [](const Buy& buy) { return !buy.offer.price || !buy.offer.price->retail_month; });
  if (unpriced || !draft.tariff.month) return {};
  CurrencySums sums;
  add_charges(course_of(draft, way, circumstances), circumstances.calendar.today, circumstances.horizon_end, sums);
  std::vector<Money> cost;
  for (const CurrencySums::Sum& sum : sums.sums) cost.push_back(Money{sum.customer, sum.currency});
  return cost;
}

void weigh_paths(Draft& draft, const Circumstances& circumstances) {
  const Source& source = draft.source;
  std::vector<Finding> outside = out_of_scope(source, circumstances);
  const bool decided = source.decision != nullptr && source.decision->path.has_value();
  const bool excluded = !outside.empty();
  if (excluded || (decided && *source.decision->path == Path::OutOfScope)) {
    PathOption option;
    option.path = Path::OutOfScope;
    option.feasible = option.chosen = true;
    option.reasons = outside;
    draft.options.push_back(std::move(option));
    draft.path = Path::OutOfScope;
    draft.findings.insert(draft.findings.end(), outside.begin(), outside.end());
    for (const Finding& reason : outside) draft.why.push_back(reason.message);
    if (excluded && decided && *source.decision->path != Path::OutOfScope) {
      draft.findings.push_back(finding("PLAN-PATH-REFUSED", Severity::Warning, "path_refused",
                                       {{"name", source.name}, {"path", TextKey{std::string(text_key(*source.decision->path))}}},
                                       source.key()));
    }
    return;
  }
  const Buyable buyable = circumstances.finder.buyable(source.subscription->sku);
  draft.ways.reserve(6);
  draft.ways.push_back(partner_transfer(draft, circumstances));
  draft.ways.push_back(channel_transfer(draft));
  draft.ways.push_back(buy_same(draft, circumstances, buyable));
  draft.ways.push_back(buy_other(draft, circumstances, buyable, draft.target_findings));
  draft.ways.push_back(renew_and_wait(draft, circumstances));
  draft.ways.push_back(let_go(draft, circumstances));
  draft.path = proposed_path(draft, circumstances, draft.ways, buyable);
  take_way(draft);
}

void take_way(Draft& draft) {
  const Way* chosen = find_way(draft.ways, draft.path);
  if (chosen == nullptr) return;
  draft.schedule = chosen->schedule;
  draft.transfer = chosen->transfer;
  draft.buys = chosen->buys;
}

void price_ways(Draft& draft, const Circumstances& circumstances) {
  for (Way& way : draft.ways) {
    if (way.feasible && way.path != Path::ChannelTransfer) way.cost = cost_of(draft, way, circumstances);
  }
}

}  // namespace csp::plan
