#include "core/plan/sources/paths.hpp"

#include <algorithm>

#include "core/customer/units_in_use.hpp"
#include "core/equivalence/comparison_findings.hpp"
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

bool has_blocker(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& found) { return found.severity == Severity::Blocker; });
}

const SubscriptionDecision* decision_of(const Draft& draft) { return draft.source.decision; }

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
    const RetiredOffer* closed =
        circumstances.finder.buyable(target.sku) == Buyable::No ? circumstances.finder.closed(target.sku) : nullptr;
    if (closed == nullptr) continue;
    way.feasible = false;
    way.reasons.push_back(
        finding("EOS-RENEW", Severity::Blocker, "target_retired", {{"name", source.name}, {"offer", closed->name}}, source.key(), true));
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

// Bought so lately that it could be cancelled as well. Facts only: what is prepared of a source holds whatever is decided about others.
bool may_be_cancelled_too(const Subscription& subscription, const Circumstances& circumstances) {
  const Date today = circumstances.calendar.today;
  const auto lately = [&](const std::optional<Date>& day) { return day && *day > today - circumstances.figures.cancel_days; };
  return (subscription.cancel_until && *subscription.cancel_until >= today) || lately(subscription.purchased) ||
         lately(subscription.term_start);
}

// Do the other units of its SKU reach for all who hold one? A SKU that users do not hold is in use without anybody, and nobody tells.
bool nobody_needs(const Source& source, const Circumstances& circumstances) {
  const Customer& customer = circumstances.customer;
  const Guid& sku = source.subscription->sku;
  const UnitsInUse use = units_in_use(customer, sku);
  if (use.units == 0 || !(customer.assignments_known || customer.pools_known)) return false;
  std::int64_t others = 0;
  for (const Subscription& other : customer.subscriptions) {
    const bool counts = other.sku == sku && other.key != source.key() && other.state == SubscriptionState::Active && !other.trial;
    if (counts && !may_be_cancelled_too(other, circumstances)) others += other.units;
  }
  return use.assigned <= others;
}

Way let_go(const Draft& draft, const Circumstances& circumstances) {
  Way way;
  way.path = Path::LetGo;
  way.feasible = true;
  way.schedule = schedule_let_go(draft.source, draft.end, circumstances.calendar);
  if (window_is_open(draft.source, circumstances.calendar.today) && nobody_needs(draft.source, circumstances)) {
    if (std::optional<Schedule> cancelled = schedule_cancellation(draft.source, circumstances.calendar))
      way.schedule = std::move(*cancelled);
  }
  if (stopped_unused(draft.source, circumstances.customer))
    way.reasons.push_back(finding("PLAN-END-PAST", Severity::Note, "end_past_unused", {{"name", draft.source.name}}, draft.key(), true));
  return way;
}

const Way* find_way(const std::vector<Way>& ways, Path path) {
  for (const Way& way : ways) {
    if (way.path == path) return &way;
  }
  return nullptr;
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

// Empty when a price is missing: a sum without it would look cheap.
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

void append(std::vector<Finding>& into, const std::vector<Finding>& from) { into.insert(into.end(), from.begin(), from.end()); }

// A balance that is paid in, such as Communications Credits, is no licence: it neither moves nor comes with an order.
bool holds_balance(const Catalog& catalog, const Sku* sku) {
  return sku != nullptr && std::any_of(sku->plans.begin(), sku->plans.end(),
                                       [&](PlanIndex plan) { return catalog.plans[plan].data_at_risk == "prepaid_balance_toll"; });
}

// What would happen at the term end if nobody chose: a warning to cancel only where the plan lets it end. Where the plan renews it, that
// is said instead; where it ends otherwise, the plan's own findings tell how.
void append_end_findings(const Draft& draft, std::vector<Finding>& into) {
  const bool renews = draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait;
  const bool ends_at_term = !draft.schedule.possible || draft.schedule.ending == Leaving::AtTermEnd;
  for (const Finding& found : draft.end.findings) {
    if (found.message.key != "finding.est_by_default" || (!renews && ends_at_term)) {
      into.push_back(found);
    } else if (renews && draft.source.term_end) {
      // "Off" may be a wish to end it, and the renewal is owed for its whole term: the customer is asked.
      into.push_back(finding("EST-DEFAULT", Severity::Ask, "est_renewed",
                             {{"name", draft.source.name}, {"date", *draft.source.term_end + 1}}, draft.key(), true));
    }
  }
}

// The last open day on which the same can still be bought before the term ends; empty where it cannot.
std::optional<Date> last_day_to_buy(const Draft& draft, const Calendar& calendar) {
  const Way* bought = find_way(draft.ways, Path::BuySame);
  if (bought == nullptr || !bought->feasible || bought->schedule.ending != Leaving::AtTermEnd) return std::nullopt;
  Date latest = bought->schedule.latest_order;
  if (calendar.latest_finish) latest = std::min(latest, *calendar.latest_finish);
  latest = calendar.days.on_or_before(latest);
  return latest >= calendar.earliest ? std::optional<Date>(latest) : std::nullopt;
}

// What is set to end does so where it is not handed over in time, and nobody is obliged to hand it over (rule TRANSFER-NCE).
void append_end_before_transfer(const Draft& draft, const Circumstances& circumstances, std::vector<Finding>& into) {
  const TransferDates& transfer = draft.transfer;
  if (draft.end.action != EndOfTermAction::CancelAtTermEnd || !draft.source.term_end || !transfer.last) return;
  if (*transfer.last - transfer.complete_on >= circumstances.calendar.margin_days) return;
  std::vector<MessageArgument> arguments = {
      {"name", draft.source.name}, {"end", *draft.source.term_end}, {"date", transfer.complete_on}, {"by", *transfer.last}};
  const std::optional<Date> latest = last_day_to_buy(draft, circumstances.calendar);
  if (latest) arguments.push_back({"latest", *latest});
  into.push_back(finding("TRANSFER-LAST-WEEK", Severity::Warning, latest ? "transfer_may_fail" : "transfer_only_way", std::move(arguments),
                         draft.key(), true));
}

// Where a day of the plan is close to one on which it would be too late.
void append_close_days(const Draft& draft, const Circumstances& circumstances, std::vector<Finding>& into) {
  const Source& source = draft.source;
  const bool waits = buys(draft.path) && draft.schedule.possible && draft.schedule.ending == Leaving::AtTermEnd && draft.schedule.term_end;
  if (waits && source.cancel_until && *source.cancel_until >= circumstances.calendar.today &&
      *source.cancel_until < draft.schedule.order_date) {
    into.push_back(finding("NCE-CANCEL", Severity::Ask, "window_closes",
                           {{"name", source.name}, {"until", *source.cancel_until}, {"end", *draft.schedule.term_end}}, source.key(),
                           true));
  }
  const bool let_go = draft.path == Path::LetGo;
  if (let_go && draft.schedule.ending == Leaving::AtTermEnd && window_is_open(source, circumstances.calendar.today)) {
    const bool needed = !nobody_needs(source, circumstances);
    into.push_back(finding("NCE-CANCEL", Severity::Ask, needed ? "let_go_window" : "let_go_window_closed",
                           {{"name", source.name}, {"until", *source.cancel_until}, {"end", *source.term_end}}, source.key(), true));
  }
  constexpr int kTight = 3;  // a planning choice: in fewer days another company may be late
  const Schedule& planned = draft.schedule;
  if ((buys(draft.path) || let_go) && sold_by_partner(source.channel) && planned.cancel_on && planned.cancel_by &&
      *planned.cancel_by - *planned.cancel_on < kTight) {
    into.push_back(finding("NCE-CANCEL", Severity::Warning, let_go ? "cancel_tight_let_go" : "cancel_tight",
                           {{"name", source.name}, {"date", *planned.cancel_on}, {"latest", *planned.cancel_by}}, source.key(), true));
  }
  const bool transferred = draft.path == Path::PartnerTransfer && draft.transfer.possible;
  if (transferred && draft.transfer.complete_on - draft.transfer.request_on < circumstances.figures.transfer_last_days) {
    into.push_back(finding("TRANSFER-LAST-WEEK", Severity::Warning, "transfer_hurried",
                           {{"name", source.name}, {"asked", draft.transfer.request_on}, {"date", draft.transfer.complete_on}},
                           source.key(), true));
  }
  if (transferred) append_end_before_transfer(draft, circumstances, into);
}

// Where days on which nothing may change leave only a weekend: whoever does it has to know.
void append_weekends(const Draft& draft, const Calendar& calendar, std::vector<Finding>& into) {
  if (!draft.buys_something()) return;
  for (const WeekendStep& step : weekend_steps(draft.schedule, calendar)) {
    if (calendar.days.freeze_of(step.day) != nullptr) continue;  // the weekend is frozen too: what changes something there is said itself
    const bool finish = calendar.days.freeze_of(step.closed) == nullptr;
    into.push_back(finding(finish ? "PLAN-FINISH" : "PLAN-FREEZE", Severity::Warning, "weekend_work",
                           {{"name", draft.source.name}, {"date", step.day}, {"step", TextKey{step.name}}}, draft.key(), true));
  }
}

// Units that somebody wants, where the subscription itself goes on: that changes none of them by itself.
void append_decided_units(const Draft& draft, std::vector<Finding>& into) {
  const Source& source = draft.source;
  const std::optional<std::int64_t> wanted = source.decision != nullptr ? source.decision->units : std::nullopt;
  const bool goes_on = draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait || draft.path == Path::ChannelTransfer;
  if (!goes_on || !wanted || *wanted == source.units) return;
  const std::optional<UnitsChange> change =
      draft.path == Path::PartnerTransfer ? units_change(source, draft.transfer) : std::optional<UnitsChange>();
  std::vector<MessageArgument> arguments = {{"name", source.name}, {"units", source.units}, {"wanted", *wanted}};
  if (change) arguments.push_back({"date", change->from});
  const char* key = !change ? "units_stay" : *wanted < source.units ? "units_kept_until" : "units_added";
  into.push_back(finding("NCE-REDUCE", Severity::Ask, key, std::move(arguments), source.key(), true));
}

// Why the path is this one, and why its days are these.
std::vector<Message> reasons_of_path(const Draft& draft, bool feasible, const Circumstances& circumstances) {
  const Source& source = draft.source;
  std::vector<Message> why;
  // Where it can neither be transferred nor renew, a finding says so, and nothing of it is told as planned.
  if (!feasible && (draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait)) return why;
  if (draft.path == Path::BuySame && source.subscription->sku.is_zero()) {
    why.push_back(Message{"why.path.unidentified", {{"name", source.name}, {"rule", std::string("PLAN-SKU-UNKNOWN")}}});
    return why;
  }
  const bool renewed = draft.path == Path::PartnerTransfer && draft.transfer.after_renewal;
  why.push_back(Message{renewed ? std::string("why.path.transfer_renewed") : std::string("why.path.") + std::string(word(draft.path)),
                        {{"name", source.name},
                         {"rule", draft.path == Path::PartnerTransfer ? std::string("TRANSFER-NCE") : std::string("PLAN-PREFERENCE")}}});
  if (draft.schedule.possible && !draft.schedule.order_why.key.empty()) why.push_back(draft.schedule.order_why);
  why.insert(why.end(), draft.schedule.why.begin(), draft.schedule.why.end());
  if (draft.path == Path::PartnerTransfer) {
    const bool lapses = draft.transfer.complete_by == draft.transfer.request_on + circumstances.figures.transfer_lapse_days;
    std::vector<MessageArgument> arguments = {{"date", draft.transfer.complete_on},
                                              {"by", draft.transfer.complete_by},
                                              {"rule", std::string(lapses ? "TRANSFER-LAPSE" : "TRANSFER-LAST-WEEK")}};
    why.push_back(Message{lapses ? "why.transfer_lapses" : "why.transfer_date", std::move(arguments)});
    const std::optional<Date> window = source.cancel_until;
    if (window && *window >= circumstances.calendar.today) {
      why.push_back(Message{"why.transfer_window",
                            {{"until", *window}, {"date", draft.transfer.request_on}, {"rule", std::string("TRANSFER-STATE")}}});
    }
    why.push_back(Message{"why.transfer_end_choice", {{"date", draft.transfer.end_choice_on}, {"rule", std::string("EST-DEFAULT")}}});
  }
  return why;
}

}  // namespace

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
    append(draft.findings, outside);
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

void settle_path(Draft& draft, const Circumstances& circumstances) {
  const Source& source = draft.source;
  for (const Way& way : draft.ways) {
    PathOption option;
    option.path = way.path;
    option.feasible = way.feasible;
    option.chosen = way.path == draft.path;
    option.reasons = way.reasons;
    if (!way.feasible) append(option.reasons, way.schedule.findings);
    if (way.feasible && way.path != Path::ChannelTransfer) option.cost = way.cost ? *way.cost : cost_of(draft, way, circumstances);
    draft.options.push_back(std::move(option));
  }
  const Way* chosen = find_way(draft.ways, draft.path);
  if (chosen == nullptr) return;
  append(draft.findings, retired_findings(circumstances.catalog, source, circumstances.settings.segment, circumstances.calendar.today));
  const bool goes = buys(draft.path) || draft.path == Path::LetGo;
  if (goes && holds_balance(circumstances.catalog, source.sku))
    draft.findings.push_back(finding("PLAN-PREPAID", Severity::Ask, "prepaid_balance", {{"name", source.name}}, source.key(), true));
  append_end_findings(draft, draft.findings);
  append(draft.findings, chosen->reasons);
  append(draft.findings, draft.schedule.findings);
  if (draft.path == Path::BuyOther) append(draft.findings, draft.target_findings);
  if (!chosen->feasible && !has_blocker(chosen->schedule.findings)) {
    draft.findings.push_back(finding("PLAN-PATH-INFEASIBLE", Severity::Blocker, "path_infeasible",
                                     {{"name", source.name}, {"path", TextKey{std::string(text_key(draft.path))}}}, source.key(), true));
  }
  append_decided_units(draft, draft.findings);
  append_close_days(draft, circumstances, draft.findings);
  append_weekends(draft, circumstances.calendar, draft.findings);
  const std::vector<Message> why = reasons_of_path(draft, chosen->feasible, circumstances);
  draft.why.insert(draft.why.begin(), why.begin(), why.end());  // before what the search for the optimum says about the day
}

void tell_who_loses(const Source& source, const Customer& customer, const LicenceLosses& losses, Move& move) {
  const auto tell = [&](std::int64_t users, std::vector<Finding>& into) {
    if (users == 0) return;
    into.push_back(
        finding("PLAN-STILL-ASSIGNED", Severity::Warning, "still_assigned", {{"name", source.name}, {"units", users}}, source.key(), true));
  };
  const std::int64_t planned = losses.at_end_of(source.key());
  if (move.path == Path::LetGo) tell(planned, move.findings);
  if (move.path == Path::LetGo && nobody_tells_who_has(*source.subscription)) {
    move.findings.push_back(finding("PLAN-STILL-ASSIGNED", Severity::Warning, "let_go_unidentified",
                                    {{"name", source.name}, {"units", source.units}}, source.key(), true));
  }
  for (PathOption& option : move.options) {
    if (option.path == Path::LetGo) tell(option.chosen ? planned : only_held_from(customer, *source.subscription), option.reasons);
  }
}

}  // namespace csp::plan
