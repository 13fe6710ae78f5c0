#include "core/customer/units_in_use.hpp"

#include <algorithm>

namespace csp {

bool holds(const Profile& profile, const Guid& sku) {
  return std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& assigned) { return assigned.sku == sku; });
}

std::int64_t users_with(const Customer& customer, const Guid& sku) {
  std::int64_t users = 0;
  if (sku.is_zero()) return users;
  for (const Profile& profile : customer.profiles) {
    if (holds(profile, sku)) users += profile.users;
  }
  return users;
}

UnitsInUse units_in_use(const Customer& customer, const Guid& sku) {
  UnitsInUse use;
  if (sku.is_zero()) return use;
  for (const Subscription& subscription : customer.subscriptions) {
    const bool there = subscription.sku == sku && subscription.seat_based && subscription.state != SubscriptionState::Deleted;
    if (there) use.units = units_together(use.units, subscription.units);
  }
  use.assigned = users_with(customer, sku);
  const auto pool = std::find_if(customer.pools.begin(), customer.pools.end(), [&](const UnitPool& one) { return one.sku == sku; });
  if (!customer.pools_known || pool == customer.pools.end()) return use;
  if (pool->company_level) return UnitsInUse();
  use.units = std::max(use.units, units_together(pool->enabled, pool->warning));
  use.assigned = std::max(use.assigned, pool->consumed);
  return use;
}

}  // namespace csp
