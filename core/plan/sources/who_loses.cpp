#include "core/plan/sources/who_loses.hpp"

#include <algorithm>
#include <map>

#include "core/customer/units_in_use.hpp"

namespace csp {
namespace {

bool gives_units(const Subscription& subscription) {
  const SubscriptionState state = subscription.state;
  return state == SubscriptionState::Active || state == SubscriptionState::InGrace || state == SubscriptionState::Unknown;
}

// What another partner sold, what is moved with its units, and what goes on elsewhere stays as it is; a trial does not.
bool stays(const Subscription& subscription, const Move& move) {
  switch (move.path) {
    case Path::PartnerTransfer:
    case Path::ChannelTransfer:
    case Path::RenewAndWait:
      return true;
    case Path::OutOfScope:
      return !subscription.trial;
    case Path::BuySame:
    case Path::BuyOther:
    case Path::LetGo:
      break;
  }
  return false;
}

// Of one SKU, once the plan is carried out.
struct Pool {
  std::int64_t users = 0;
  std::int64_t units = 0;
  std::vector<const Move*> let_go;  // in order of their last day
};

std::int64_t units_of(const Customer& customer, const Move& move) {
  const auto found = std::find_if(customer.subscriptions.begin(), customer.subscriptions.end(),
                                  [&](const Subscription& subscription) { return subscription.key == move.subscription; });
  return found != customer.subscriptions.end() && gives_units(*found) ? found->units : 0;
}

std::int64_t units_without_subscription(const Customer& customer, const Guid& sku) {
  std::int64_t units = 0;
  for (const UnitPool& pool : customer.pools) {
    if (pool.sku == sku && customer.pools_known) units += pool.enabled + pool.warning;
  }
  for (const Subscription& subscription : customer.subscriptions) {
    if (subscription.sku == sku && gives_units(subscription)) units -= subscription.units;
  }
  return std::max<std::int64_t>(0, units);
}

}  // namespace

bool nobody_tells_who_has(const Subscription& subscription) {
  return subscription.sku.is_zero() && subscription.seat_based && gives_units(subscription) && subscription.units > 0;
}

std::int64_t only_held_from(const Customer& customer, const Subscription& subscription) {
  std::int64_t others = units_without_subscription(customer, subscription.sku);
  for (const Subscription& other : customer.subscriptions) {
    if (other.sku == subscription.sku && other.key != subscription.key && gives_units(other)) others += other.units;
  }
  return std::max<std::int64_t>(0, units_in_use(customer, subscription.sku).assigned - others);
}

LicenceLosses::LicenceLosses(const Customer& customer, const std::vector<Move>& moves, const std::vector<Action>& actions) {
  std::map<std::string_view, const Move*> move_of;
  for (const Move& move : moves) move_of[move.subscription] = &move;
  std::map<std::string_view, const Profile*> profile_of;
  for (const Profile& profile : customer.profiles) profile_of[profile.id] = &profile;
  std::map<Guid, Pool> pools;
  for (const Subscription& subscription : customer.subscriptions) {
    const auto found = move_of.find(subscription.key);
    if (found == move_of.end() || found->second->path != Path::LetGo || subscription.sku.is_zero()) continue;
    pools[subscription.sku].let_go.push_back(found->second);
  }
  if (pools.empty()) return;
  for (auto& [sku, pool] : pools) {
    pool.users = units_in_use(customer, sku).assigned;
    pool.units = units_without_subscription(customer, sku);
    std::stable_sort(pool.let_go.begin(), pool.let_go.end(), [](const Move* a, const Move* b) {
      if (!a->source_last_day || !b->source_last_day) return a->source_last_day.has_value() && !b->source_last_day;
      return *a->source_last_day < *b->source_last_day;
    });
  }
  for (const Subscription& subscription : customer.subscriptions) {
    const auto pool = pools.find(subscription.sku);
    const auto move = move_of.find(subscription.key);
    if (pool == pools.end() || move == move_of.end() || !gives_units(subscription)) continue;
    if (stays(subscription, *move->second)) pool->second.units += subscription.units;
  }
  for (const Action& action : actions) {
    if (action.kind == ActionKind::Order && pools.count(action.sku) != 0) pools[action.sku].units += action.units;
    if (action.kind != ActionKind::Swap) continue;
    for (const Guid& sku : action.remove) {
      if (pools.count(sku) != 0) pools[sku].users -= action.users;
    }
    for (const AssignedSku& added : action.add) {
      // A group is given it for all its members, also for those who hold it already.
      const auto profile = profile_of.find(action.profile);
      const bool held = profile != profile_of.end() && holds(*profile->second, added.sku);
      if (pools.count(added.sku) != 0 && !held) pools[added.sku].users += action.users;
    }
  }
  for (const auto& [sku, pool] : pools) {
    std::int64_t later = 0;
    for (const Move* move : pool.let_go) later += units_of(customer, *move);
    std::int64_t lost = 0;
    for (const Move* move : pool.let_go) {
      later -= units_of(customer, *move);
      const std::int64_t without = std::max<std::int64_t>(0, pool.users - pool.units - later);
      users_[move->subscription] = std::max<std::int64_t>(0, without - lost);
      lost = std::max(lost, without);
    }
  }
}

std::int64_t LicenceLosses::at_end_of(std::string_view subscription) const {
  const auto found = users_.find(subscription);
  return found == users_.end() ? 0 : found->second;
}

}  // namespace csp
