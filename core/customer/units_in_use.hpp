#pragma once
// How many units of a SKU users hold, and how many there are to hold. A tenant has one pool of units for each SKU, whatever brings them.

#include <cstdint>

#include "core/customer/customer.hpp"

namespace csp {

bool holds(const Profile& profile, const Guid& sku);

// Users of the files to whom the SKU is assigned.
std::int64_t users_with(const Customer& customer, const Guid& sku);

// Both 0 where it is none that users hold.
struct UnitsInUse {
  std::int64_t assigned = 0;  // the users of the files, or what the tenant tells where that is more: a list may not name everybody
  std::int64_t units = 0;     // those of its subscriptions, or what the tenant tells where that is more
  std::int64_t missing() const { return assigned > units ? assigned - units : 0; }
};
UnitsInUse units_in_use(const Customer& customer, const Guid& sku);

}  // namespace csp
