#pragma once
// Units that no file tells: what the subscriptions of a SKU add up to.

#include "core/catalog/catalog.hpp"
#include "core/inventory/merge.hpp"

namespace csp {

// Counts the pools whose units are such sums again, and compares the others with their subscriptions anew
// (INVENTORY-POOL-AND-SUBSCRIPTIONS-DIFFER). Whoever changes units, state or SKU of a merged subscription calls it: a sum of what was
// there before would be licences that nobody has.
void sum_units_again(const Catalog& catalog, Inventory& inventory);

}  // namespace csp
