#pragma once
// How many units of one SKU cover those of another, where units are not users: what belongs to the whole tenant, storage, devices?
// Rule EQ-QUANTITY.

#include "core/equivalence/plan_set.hpp"

namespace csp {

// Everything that decides in this SKU is for the whole tenant, storage, or for a device.
bool counted_by_quantity(const Catalog& catalog, const Sku& sku);

// A plan for the whole tenant, storage or a device that the side has from a SKU bought for users.
bool counted_in_suite(const Catalog& catalog, const Side& side, PlanIndex plan);

// One entry for each such SKU of the source and its counterpart in the target, and what to tell about it.
void add_quantities(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison);

}  // namespace csp
