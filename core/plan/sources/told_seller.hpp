#pragma once
// Who sells a subscription, before a person decides otherwise? The files say it, or the tenant of the partner that created it does
// (ownerTenantId), else the settings' default.

#include "core/customer/customer.hpp"
#include "core/plan/settings.hpp"

namespace csp {

Channel told_seller(const Subscription& subscription, const PlanSettings& settings);

// It is the tenant of the partner that tells, not the file's own word or the default.
bool tenant_tells_seller(const Subscription& subscription, const PlanSettings& settings);

}  // namespace csp
