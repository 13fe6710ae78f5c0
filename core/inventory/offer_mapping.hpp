#pragma once
// Which tenant SKU does a subscription have when a person said what its offer gives? Their answer stands above every table.

#include <map>

#include "core/catalog/catalog.hpp"
#include "core/inventory/merge.hpp"

namespace csp {

// Is there a subscription whose SKU is another one than the mapping says?
bool offer_mapping_applies(const std::map<ProductSku, Guid>& mapping, const Customer& customer);

// Gives those subscriptions the mapped SKU and its part number, and takes back the findings that asked for it
// (INVENTORY-SKU-UNKNOWN, INVENTORY-SKU-AMBIGUOUS).
void apply_offer_mapping(const Catalog& catalog, const std::map<ProductSku, Guid>& mapping, Inventory& inventory);

}  // namespace csp
