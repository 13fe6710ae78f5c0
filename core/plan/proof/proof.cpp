#include "core/plan/proof/proof.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include "core/plan/proof/cohorts.hpp"
#include "core/plan/proof/gaps.hpp"
#include "core/plan/proof/limits.hpp"
#include "core/plan/proof/notes.hpp"
#include "core/plan/proof/pools.hpp"
#include "core/plan/proof/services.hpp"
#include "core/plan/proof/source.hpp"

namespace csp {
namespace proof {
namespace {

constexpr int kTailDays = 30;  // shown beyond the last change; nothing changes any more after it

// Something that happens at the start of a day (supply) or during it (a swap).
struct Event {
  Date day;
  std::uint32_t sku = kNone;
  std::int64_t sources = 0;
  std::int64_t ordered = 0;
  std::int64_t on_order = 0;
  std::int64_t subscriptions = 0;
  const Action* swap = nullptr;
};

std::vector<Guid> all_skus(const Customer& customer, const std::vector<Action>& actions) {
  std::vector<Guid> ids;
  ids.reserve(customer.subscriptions.size() + customer.pools.size() + customer.profiles.size() * 3 + actions.size());
  for (const Subscription& subscription : customer.subscriptions) {
    if (!subscription.sku.is_zero()) ids.push_back(subscription.sku);
  }
  for (const UnitPool& pool : customer.pools) ids.push_back(pool.sku);
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& assigned : profile.skus) ids.push_back(assigned.sku);
  }
  for (const Action& action : actions) {
    if (action.kind == ActionKind::Order) ids.push_back(action.sku);
    for (const AssignedSku& add : action.add) ids.push_back(add.sku);
  }
  return ids;
}

class Walk {
 public:
  Walk(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions, Date today)
      : catalog_(catalog),
        customer_(customer),
        settings_(settings),
        today_(today),
        skus_(all_skus(customer, actions)),
        services_(catalog, skus_),
        pools_(skus_.size(), log_),
        notes_(catalog, customer) {
    for (const Action& action : actions) actions_.push_back(&action);
    std::stable_sort(actions_.begin(), actions_.end(), [](const Action* a, const Action* b) { return a->date < b->date; });
    last_day_ = today;
  }

  Proof proof();

 private:
  Date counted_day(const Action& action) const { return std::max(action.date, today_); }
  void reach(Date day) { last_day_ = std::max(last_day_, day); }
  void read_sources();
  std::int64_t read_reductions(const std::vector<const Action*>& own, const SourceLife& life, std::uint32_t sku, std::int64_t units);
  void read_pools();
  void read_assignments(Cohorts& cohorts);
  void read_actions();
  void step(std::size_t& next, Cohorts& cohorts, Limits& limits);

  const Catalog& catalog_;
  const Customer& customer_;
  const PlanSettings& settings_;
  Date today_;
  SkuTable skus_;
  Services services_;
  GapLog log_;
  Pools pools_;
  Notes notes_;
  std::vector<const Action*> actions_;
  std::vector<Event> events_;
  std::vector<std::int64_t> listed_units_;  // by SKU: what the files say is usable, whatever the dates
  std::vector<bool> use_known_;             // by SKU: a file tells how many units are in use
  std::int64_t subscriptions_today_ = 0;
  Date last_day_;
};

void Walk::read_sources() {
  std::unordered_map<std::string_view, std::vector<const Action*>> actions_of;
  for (const Action* action : actions_) {
    if (!action->subscription.empty()) actions_of[action->subscription].push_back(action);
  }
  const std::vector<const Action*> none;
  listed_units_.assign(skus_.size(), 0);
  for (const Subscription& subscription : customer_.subscriptions) {
    if (!subscription.seat_based) continue;
    const auto own = actions_of.find(subscription.key);
    const SourceLife life = source_life(catalog_, subscription, settings_, own == actions_of.end() ? none : own->second, today_);
    notes_.source(subscription, life);
    if (life.known_end) reach(*life.known_end);
    if (life.last_day) reach(*life.last_day);
    if (life.first_day) reach(*life.first_day);
    const std::uint32_t sku = subscription.sku.is_zero() ? kNone : skus_.find(subscription.sku).value_or(kNone);
    const std::int64_t units = counted(subscription.units);
    if (sku != kNone && life.listed_usable) listed_units_[sku] += units;
    if (!life.usable_on(life.first_day.value_or(today_))) continue;
    if (life.first_day) {
      Event begins;
      begins.day = *life.first_day;
      begins.sku = sku;
      begins.sources = units;
      begins.subscriptions = 1;
      events_.push_back(begins);
    } else {
      ++subscriptions_today_;
      if (sku != kNone) pools_[sku].sources += units;
    }
    std::int64_t left = units;
    if (own != actions_of.end()) left -= read_reductions(own->second, life, sku, units);
    if (!life.last_day) continue;
    Event stops;
    stops.day = *life.last_day + 1;
    stops.sku = sku;
    stops.sources = -left;
    stops.subscriptions = -1;
    events_.push_back(stops);
  }
}

// Units that a source gives back while it goes on; returns how many, never more than it has.
std::int64_t Walk::read_reductions(const std::vector<const Action*>& own, const SourceLife& life, std::uint32_t sku, std::int64_t units) {
  std::int64_t given_back = 0;
  for (const Action* action : own) {
    if (action->kind != ActionKind::Reduce) continue;
    const Date day = counted_day(*action);
    if (life.last_day && day >= *life.last_day) continue;
    Event fewer;
    fewer.day = std::max(day + 1, life.first_day.value_or(day + 1));
    fewer.sku = sku;
    fewer.sources = -std::min(counted(action->units), units - given_back);
    given_back -= fewer.sources;
    events_.push_back(fewer);
    reach(fewer.day);
  }
  return given_back;
}

void Walk::read_pools() {
  use_known_.assign(skus_.size(), customer_.assignments_known);
  for (std::uint32_t sku = 0; sku < skus_.size(); ++sku) {
    const Sku* facts = catalog_.find_sku(skus_.id(sku));
    if (!facts || facts->plans.empty()) continue;
    pools_[sku].company_level =
        std::all_of(facts->plans.begin(), facts->plans.end(), [&](PlanIndex plan) { return catalog_.plans[plan].company_level; });
  }
  if (!customer_.pools_known) return;
  for (const UnitPool& facts : customer_.pools) {
    const auto sku = skus_.find(facts.sku);
    if (!sku) continue;
    Pool& pool = pools_[*sku];
    pool.company_level = pool.company_level || facts.company_level;
    use_known_[*sku] = true;
    const std::int64_t shown = counted(facts.enabled) + counted(facts.warning);
    const std::int64_t listed = listed_units_[*sku];
    if (shown > listed) pool.unexplained = shown - listed;
    if (shown < listed) pool.shortfall = listed - shown;
    notes_.pool(facts, shown, listed);
  }
}

void Walk::read_assignments(Cohorts& cohorts) {
  std::vector<std::int64_t> consumed(skus_.size(), 0);
  if (customer_.pools_known) {
    for (const UnitPool& facts : customer_.pools) {
      if (const auto sku = skus_.find(facts.sku)) consumed[*sku] = counted(facts.consumed);
    }
  }
  for (std::uint32_t sku = 0; sku < skus_.size(); ++sku) {
    const Pool& pool = pools_[sku];
    if (pool.company_level) continue;
    std::int64_t unnamed = consumed[sku] - pool.assigned;
    if (!use_known_[sku]) {
      unnamed = pool.usable() - pool.assigned;
      if (unnamed > 0) notes_.all_units_in_use(skus_.id(sku), unnamed);
    } else if (unnamed > 0) {
      notes_.unnamed_users(skus_.id(sku), unnamed);
    }
    if (unnamed > 0) cohorts.add_unnamed(sku, unnamed);
  }
}

void Walk::read_actions() {
  for (const Action* action : actions_) {
    const Date day = counted_day(*action);
    reach(day);
    if (action->date < today_) notes_.past(*action, today_);
    if (action->kind == ActionKind::Swap) {
      Event swap;
      swap.day = day;
      swap.swap = action;
      events_.push_back(swap);
    }
    if (action->kind != ActionKind::Order) continue;
    const auto sku = skus_.find(action->sku);
    Event ordered;
    ordered.day = day;
    ordered.sku = sku.value_or(kNone);
    ordered.on_order = counted(action->units);
    ordered.subscriptions = action->subscription.empty() ? 1 : 0;  // units that are added to one there is make no new one
    events_.push_back(ordered);
    Event usable;
    usable.day = day + 1;
    usable.sku = sku.value_or(kNone);
    usable.ordered = counted(action->units);
    events_.push_back(usable);
    reach(day + 1);
  }
  // Supply changes at the start of a day, swaps after that and in the order of the list.
  std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
    return a.day != b.day ? a.day < b.day : (a.swap == nullptr) > (b.swap == nullptr);
  });
}

void Walk::step(std::size_t& next, Cohorts& cohorts, Limits& limits) {
  const Date day = events_[next].day;
  std::vector<std::uint32_t> changed;
  bool supply = false;
  for (; next < events_.size() && events_[next].day == day && !events_[next].swap; ++next) {
    const Event& event = events_[next];
    supply = true;
    limits.subscriptions += event.subscriptions;
    if (event.sku == kNone) continue;
    Pool& pool = pools_[event.sku];
    pool.sources += event.sources;
    pool.ordered += event.ordered;
    pool.on_order += event.on_order;
    changed.push_back(event.sku);
  }
  std::vector<std::uint32_t> toggled;
  for (const std::uint32_t sku : changed) {
    if (pools_.refresh(sku, day, true)) toggled.push_back(sku);
  }
  if (!toggled.empty()) cohorts.recheck_holders(toggled, day, true);
  if (supply) limits.refresh(day);
  for (; next < events_.size() && events_[next].day == day; ++next) {
    const Action& action = *events_[next].swap;
    const Cohorts::SwapResult result = cohorts.swap(action, day);
    if (result == Cohorts::SwapResult::NoSuchProfile) notes_.no_such_profile(action);
    if (result == Cohorts::SwapResult::MoreUsersThanThere) notes_.fewer_users(action);
  }
  cohorts.check_groups(day);
}

Proof Walk::proof() {
  read_sources();
  read_pools();
  Cohorts cohorts(customer_, skus_, services_, pools_, log_);
  read_assignments(cohorts);
  read_actions();
  Limits limits(catalog_, customer_, skus_, services_, pools_, log_);
  limits.subscriptions = subscriptions_today_;
  cohorts.begin();
  pools_.begin(today_);
  limits.begin(today_);

  Proof proof;
  for (std::size_t next = 0; next < events_.size(); ++proof.change_days) step(next, cohorts, limits);
  last_day_ = last_day_ + std::max(kTailDays, settings_.margin_days);
  pools_.end(last_day_);
  cohorts.end(last_day_);
  limits.end(last_day_);

  proof.first_day = today_;
  proof.last_day = last_day_;
  proof.days = last_day_ - today_ + 1;
  for (const Profile& profile : customer_.profiles) proof.users += counted(profile.users);
  proof.services = cohorts.services_watched();
  proof.gaps = log_.gaps(catalog_, customer_, settings_, skus_, services_, last_day_);
  proof.notes = notes_.take();
  proof.safe = std::all_of(proof.gaps.begin(), proof.gaps.end(), [](const ServiceGap& gap) { return gap.accepted || gap.before_plan; });
  return proof;
}

}  // namespace
}  // namespace proof

Proof prove(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions,
            Date today) {
  return proof::Walk(catalog, customer, settings, actions, today).proof();
}

}  // namespace csp
