#include "core/plan/checks/ceilings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/equivalence/plan_set.hpp"
#include "core/plan/checks/bought_twice.hpp"
#include "core/plan/checks/over_assigned.hpp"
#include "core/plan/dates/coterm.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {

bool exists_in_tenant(const Source& source) {
  return source.subscription->seat_based && source.subscription->state != SubscriptionState::Deleted && source.units > 0;
}

namespace {

// How much of something the tenant holds on each day of change: +n from a day, -n after a day.
class Level {
 public:
  void holds(Date from, std::optional<Date> last, std::int64_t amount) {
    changes_[from] += amount;
    if (last) changes_[*last + 1] -= amount;
  }
  struct Peak {
    Date day;
    std::int64_t amount = 0;
  };
  Peak peak() const {
    Peak peak;
    std::int64_t now = 0;
    for (const auto& [day, change] : changes_) {
      now += change;
      if (now > peak.amount) peak = {day, now};
    }
    return peak;
  }

 private:
  std::map<Date, std::int64_t> changes_;
};

std::optional<Date> last_day_of(const Draft& draft, Date today) {
  const bool ends = buys(draft.path) || draft.path == Path::LetGo;
  if (!ends || !draft.schedule.source_last_day) return std::nullopt;
  return std::max(*draft.schedule.source_last_day, today - 1);
}

// What is bought of one product SKU on one day is one order line, and one subscription.
using LineKey = std::tuple<Date, Guid, std::string>;
LineKey line_of(const Draft& draft, const Buy& buy) {
  return {draft.schedule.order_date, buy.offer.sku, buy.offer.product_sku ? buy.offer.product_sku->text() : std::string()};
}

void count_subscriptions(const Circumstances& circumstances, const std::vector<Draft>& drafts, std::vector<Finding>& findings) {
  const Date today = circumstances.calendar.today;
  Level level;
  std::set<LineKey> lines;
  std::int64_t doubled = 0, now = 0;
  for (const Draft& draft : drafts) {
    if (!exists_in_tenant(draft.source)) continue;
    if (draft.source.last_part()) ++now, level.holds(today, last_day_of(draft, today), 1);
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) lines.insert(line_of(draft, buy));
    if (draft.source.last_part() && draft.schedule.source_last_day && *draft.schedule.source_last_day > draft.schedule.order_date)
      ++doubled;
  }
  for (const LineKey& line : lines) level.holds(std::max(today, std::get<Date>(line)), std::nullopt, 1);
  const Level::Peak peak = level.peak();
  const std::int64_t limit = circumstances.figures.tenant_subscriptions;
  if (peak.amount > limit && peak.amount > now) {
    findings.push_back(finding("TENANT-SUBS", Severity::Blocker, "tenant_subscriptions",
                               {{"count", peak.amount}, {"limit", limit}, {"date", peak.day}}, {}, true));
  } else if (doubled > circumstances.figures.doubled_subscriptions) {
    findings.push_back(finding("TENANT-SUBS-HALF", Severity::Warning, "tenant_subscriptions_half",
                               {{"count", doubled}, {"limit", std::int64_t{circumstances.figures.doubled_subscriptions}}}, {}, true));
  }
}

void count_business_seats(const Circumstances& circumstances, const std::vector<Draft>& drafts, std::vector<Finding>& findings) {
  const Date today = circumstances.calendar.today;
  Level level;
  std::int64_t now = 0;
  for (const Draft& draft : drafts) {
    if (exists_in_tenant(draft.source) && draft.source.sku != nullptr && draft.source.sku->business_family) {
      level.holds(today, last_day_of(draft, today), draft.source.units);
      now += draft.source.units;
    }
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) {
      const Sku* sku = circumstances.catalog.find_sku(buy.offer.sku);
      if (sku != nullptr && sku->business_family) level.holds(std::max(today, draft.schedule.order_date), std::nullopt, buy.units);
    }
  }
  const Level::Peak peak = level.peak();
  if (peak.amount <= circumstances.figures.business_seats || peak.amount <= now) return;
  findings.push_back(finding("SMB-300", Severity::Blocker, "business_seats",
                             {{"seats", peak.amount}, {"limit", circumstances.figures.business_seats}, {"date", peak.day}}, {}, true));
}

void check_purchase(const Circumstances& circumstances, Draft& draft, const std::map<LineKey, std::int64_t>& line_units) {
  const PlanSettings& settings = circumstances.settings;
  for (const Buy& buy : draft.buys) {
    const Sku* sku = circumstances.catalog.find_sku(buy.offer.sku);
    const std::int64_t ordered = line_units.at(line_of(draft, buy));
    const auto say = [&](const char* rule, Severity severity, const char* key, std::vector<MessageArgument> arguments) {
      arguments.push_back({"name", buy.offer.name});
      arguments.push_back({"units", ordered});
      draft.findings.push_back(finding(rule, severity, key, std::move(arguments), draft.key(), true));
    };
    if (buy.offer.term != settings.term) {
      say(settings.term == Term::OneMonth ? "TERM-NO-MONTHLY" : "NCE-TERM", Severity::Ask, "term_not_sold",
          {{"wanted", TextKey{std::string(text_key(settings.term))}},
           {"term", TextKey{std::string(text_key(buy.offer.term))}},
           {"billing", TextKey{std::string(text_key(buy.offer.billing_plan))}},
           {"end", normal_end(draft.schedule.order_date, buy.offer.term)}});
    } else if (buy.offer.billing_plan != settings.billing_plan) {
      const bool long_suite = sku != nullptr && buy.offer.term == Term::ThreeYears && circumstances.catalog.is_about("NCE-3Y-MIN", sku->id);
      say(long_suite ? "NCE-3Y-BILL" : "NCE-BILL", Severity::Ask, "billing_not_sold",
          {{"wanted", TextKey{std::string(text_key(settings.billing_plan))}},
           {"billing", TextKey{std::string(text_key(buy.offer.billing_plan))}}});
    }
    if (sku != nullptr && buy.offer.term == Term::ThreeYears && circumstances.catalog.is_about("NCE-3Y-MIN", sku->id)) {
      if (ordered < circumstances.figures.three_year_minimum)
        say("NCE-3Y-MIN", Severity::Blocker, "three_year_minimum", {{"minimum", circumstances.figures.three_year_minimum}});
      if (buy.offer.billing_plan == BillingPlan::Monthly) say("NCE-3Y-BILL", Severity::Warning, "three_year_billing", {});
    }
    if (buy.offer.minimum_units && ordered < *buy.offer.minimum_units)
      say("PLAN-UNITS-MINIMUM", Severity::Warning, "units_minimum", {{"minimum", *buy.offer.minimum_units}});
    if (buy.offer.maximum_units && ordered > *buy.offer.maximum_units)
      say("PLAN-UNITS-MAXIMUM", Severity::Warning, "units_maximum", {{"maximum", *buy.offer.maximum_units}});
    const bool segment_known = sku != nullptr && sku->segment != Segment::Unknown && settings.segment != Segment::Unknown;
    const bool other_segment = segment_known && sku->segment != settings.segment;
    // An ordinary tenant SKU is sold in several segments: what is ordered is then an offer of the customer's own, or nobody knows which.
    const bool sold = other_segment && sold_in_segments(sku->segment, settings.segment);
    if (other_segment && !sold) say("EQ-SEGMENT", Severity::Blocker, "segment_differs", {});
    if (sold && !buy.offer.product_sku) {
      const bool shared = settings.segment == Segment::Nonprofit;
      say("EQ-SEGMENT", shared ? Severity::Ask : Severity::Blocker, shared ? "segment_offer_unknown" : "segment_differs", {});
    }
    if (sku == nullptr || !circumstances.catalog.is_about("PRICE-2026", sku->id)) continue;
    const Date rise = circumstances.figures.price_rise;
    const Date renewal = normal_end(draft.schedule.order_date, buy.offer.term) + 1;
    if (draft.schedule.order_date < rise && rise <= renewal)
      say("PRICE-LOCK", Severity::Note, "price_before_rise", {{"date", rise}, {"renewal", renewal}});
    const bool old_price = draft.source.bought && *draft.source.bought < rise && rise <= draft.schedule.order_date;
    if (old_price && draft.source.channel != Channel::EnterpriseAgreement)
      say("PRICE-2026", Severity::Note, "price_after_rise", {{"date", rise}});
  }
}

bool carries_dataverse(const Catalog& catalog, const Guid& id) {
  const Sku* sku = catalog.find_sku(id);
  if (sku == nullptr) return false;
  return std::any_of(sku->plans.begin(), sku->plans.end(), [&](PlanIndex index) {
    const ServicePlan& plan = catalog.plans[index];
    return plan.family == "Dataverse" && plan.role != PlanRole::Trial && plan.name.find("O365") == std::string::npos;
  });
}

// Environments are disabled days after the last such licence ends: it must not lapse on the way.
void keep_dataverse(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  bool stays = false;
  Draft* last = nullptr;
  for (Draft& draft : drafts) {
    if (draft.buys_something()) {
      for (const Buy& buy : draft.buys) stays = stays || carries_dataverse(circumstances.catalog, buy.offer.sku);
    }
    if (!exists_in_tenant(draft.source) || !carries_dataverse(circumstances.catalog, draft.source.subscription->sku)) continue;
    const std::optional<Date> end = last_day_of(draft, circumstances.calendar.today);
    if (!end && !draft.source.subscription->trial) stays = true;
    if (end && (last == nullptr || *last->schedule.source_last_day < *draft.schedule.source_last_day)) last = &draft;
  }
  if (stays || last == nullptr) return;
  last->findings.push_back(finding("PLAN-DATAVERSE-LAST", Severity::Blocker, "dataverse_last",
                                   {{"name", last->source.name}, {"end", *last->schedule.source_last_day}}, last->key(), true));
}

void check_addons(std::vector<Draft>& drafts) {
  std::map<std::string_view, Draft*> by_key;
  for (Draft& draft : drafts) by_key[draft.key()] = &draft;
  for (Draft& draft : drafts) {
    const auto found = by_key.find(draft.source.subscription->parent_key);
    if (draft.source.subscription->parent_key.empty() || found == by_key.end()) continue;
    const Draft& base = *found->second;
    const auto say = [&](Severity severity, const char* key) {
      draft.findings.push_back(
          finding("NCE-ADDON", severity, key, {{"name", draft.source.name}, {"base", base.source.name}}, draft.key(), true));
    };
    const bool base_goes = base.path == Path::LetGo || base.path == Path::BuyOther;
    if (draft.buys_something() && base_goes)
      say(Severity::Warning, "addon_base_goes");
    else if (draft.buys_something() && base.buys_something())
      say(Severity::Note, "addon_base_first");
    else if (draft.path == Path::PartnerTransfer && base.path != Path::PartnerTransfer)
      say(Severity::Warning, "addon_without_base");
  }
}

// Seats that a share has to be taken of: everybody who has a mailbox by a licence that is paid.
std::int64_t seats_beside_multigeo(const Circumstances& circumstances, const std::vector<Draft>& drafts) {
  const Catalog& catalog = circumstances.catalog;
  std::int64_t seats = 0;
  for (const Draft& draft : drafts) {
    const Source& source = draft.source;
    if (!exists_in_tenant(source) || source.stopped() || source.subscription->trial || source.sku == nullptr) continue;
    const auto mailbox = [&](PlanIndex plan) {
      return catalog.plans[plan].family == "Exchange Online mailbox" && counts(catalog.plans[plan]);
    };
    if (source.sku->sale == SkuSale::Current && std::any_of(source.sku->plans.begin(), source.sku->plans.end(), mailbox))
      seats = units_together(seats, source.units);
  }
  return seats;
}

void check_multigeo(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) {
      if (!circumstances.catalog.is_about("NCE-MULTIGEO", buy.offer.sku)) continue;
      const std::int64_t percent = circumstances.figures.multigeo_percent;
      const std::int64_t seats = seats_beside_multigeo(circumstances, drafts);
      const std::int64_t minimum = (seats * percent + 99) / 100;
      if (buy.units >= minimum) continue;
      draft.findings.push_back(
          finding("NCE-MULTIGEO", Severity::Ask, "multigeo_minimum",
                  {{"name", buy.offer.name}, {"percent", percent}, {"seats", seats}, {"minimum", minimum}, {"units", buy.units}},
                  draft.key(), true));
    }
  }
}

// Of one SKU, which has one pool of units however many subscriptions it has.
struct UnitsAfterwards {
  std::int64_t units = 0;           // bought in the place of its own, transferred, or left where they are
  std::set<std::string_view> live;  // its subscriptions
  Draft* bought = nullptr;          // the first one, and the first that is transferred
  Draft* transferred = nullptr;
  bool decided = true;  // somebody said how many of all that are bought
};

// Who changes to another licence needs as many of that one, so that they count alike.
std::int64_t units_bought(const Draft& draft) {
  std::int64_t units = 0;
  for (const Buy& buy : draft.buys) units = std::max(units, buy.units);
  return units;
}

void count_afterwards(Draft& draft, UnitsAfterwards& sku) {
  if (!exists_in_tenant(draft.source)) return;
  sku.live.insert(draft.key());
  if (draft.path == Path::LetGo) return;
  if (draft.buys_something()) {
    const SubscriptionDecision* decision = draft.source.decision;
    sku.units = units_together(sku.units, units_bought(draft));
    sku.decided = sku.decided && decision != nullptr && (decision->units || !decision->targets.empty());
    if (sku.bought == nullptr) sku.bought = &draft;
    return;
  }
  if (draft.source.stopped()) return;
  if (!draft.source.subscription->trial) sku.units = units_together(sku.units, draft.source.units);
  if (draft.path == Path::PartnerTransfer && draft.source.term_end) {
    if (sku.transferred == nullptr) sku.transferred = &draft;
    const SubscriptionDecision* decision = draft.source.decision;
    sku.decided = sku.decided && decision != nullptr && (decision->units || !decision->targets.empty());
  }
}

void suggest_right_size(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  if (!circumstances.customer.pools_known) return;
  std::map<Guid, UnitsAfterwards> skus;
  for (Draft& draft : drafts) count_afterwards(draft, skus[draft.source.subscription->sku]);
  for (const UnitPool& pool : circumstances.customer.pools) {
    const auto found = skus.find(pool.sku);
    if (found == skus.end() || pool.company_level) continue;
    const UnitsAfterwards& sku = found->second;
    const std::int64_t unused = sku.units - pool.consumed;
    Draft* draft = sku.transferred != nullptr ? sku.transferred : sku.bought;
    if (draft == nullptr || unused <= 0 || sku.decided) continue;
    // Under the name of one subscription only what is that one's alone.
    const bool alone = sku.live.size() == 1;
    std::vector<MessageArgument> arguments = {
        {"name", alone ? draft->source.name : plain_name(circumstances.catalog, circumstances.customer, *draft->source.subscription)},
        {"unused", unused},
        {"consumed", pool.consumed}};
    if (alone && sku.transferred != nullptr) arguments.push_back({"end", *draft->source.term_end});
    if (!alone) arguments.push_back({"units", sku.units});
    if (sku.transferred != nullptr)
      draft->findings.push_back(finding("NCE-REDUCE", Severity::Ask, alone ? "unused_transferred" : "unused_together_transferred",
                                        std::move(arguments), draft->key(), true));
    else
      draft->findings.push_back(finding("PLAN-UNUSED-UNITS", Severity::Note, alone ? "unused_units" : "unused_together",
                                        std::move(arguments), draft->key(), true));
  }
}

}  // namespace

std::int64_t least_units(const Circumstances& circumstances, const Buy& buy) {
  const Sku* sku = circumstances.catalog.find_sku(buy.offer.sku);
  std::int64_t least = buy.offer.minimum_units.value_or(1);
  if (sku != nullptr && buy.offer.term == Term::ThreeYears && circumstances.catalog.is_about("NCE-3Y-MIN", sku->id)) {
    least = std::max(least, circumstances.figures.three_year_minimum);
  }
  return least;
}

std::vector<Finding> ceilings(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  std::vector<Finding> findings;
  count_subscriptions(circumstances, drafts, findings);
  count_business_seats(circumstances, drafts, findings);
  std::map<LineKey, std::int64_t> line_units;
  for (const Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) line_units[line_of(draft, buy)] += buy.units;
  }
  for (Draft& draft : drafts) {
    if (draft.buys_something()) check_purchase(circumstances, draft, line_units);
  }
  keep_dataverse(circumstances, drafts);
  check_addons(drafts);
  check_multigeo(circumstances, drafts);
  suggest_right_size(circumstances, drafts);
  ask_about_over_assigned(circumstances, drafts);
  ask_about_bought_twice(circumstances, drafts);
  return findings;
}

}  // namespace csp::plan
