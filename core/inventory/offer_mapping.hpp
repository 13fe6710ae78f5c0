#pragma once
// Which tenant SKU does a subscription have when a person said what its product is? Their answer stands above every table.

#include <map>
#include <string>

#include "core/catalog/catalog.hpp"
#include "core/inventory/merge.hpp"

namespace csp {

// What people answered: by the offer's id, and by the name in the file for products whose file tells no id.
struct OfferAnswers {
  std::map<ProductSku, Guid> offers;
  std::map<std::string, Guid> names;
};

// Is this subscription known by nothing but its name? Then only an answer about the name can tell its SKU.
bool known_by_name_only(const Subscription& subscription);

// Is there a subscription whose SKU is another one than the answers say?
bool offer_mapping_applies(const OfferAnswers& answers, const Customer& customer);

// Gives those subscriptions the SKU that was answered and its part number, and takes back the findings that asked for it
// (INVENTORY-SKU-UNKNOWN, -SKU-AMBIGUOUS, -NAME-UNKNOWN). Pools that are sums of subscriptions are counted again.
void apply_offer_mapping(const Catalog& catalog, const OfferAnswers& answers, Inventory& inventory);

}  // namespace csp
