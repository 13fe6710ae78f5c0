#pragma once
// What is a subscription or a SKU called, for people? The same on the page, in plans and in results; the prover asks for itself.

#include <optional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"

namespace csp {

// Display name, else part number, else the id.
std::string sku_name(const Catalog& catalog, const Guid& sku);
// As a price list calls it, with what people know it by behind it where that is another name: "Microsoft Defender Suite (Microsoft 365 E5
// Security)". Nobody finds the old name where it is ordered.
std::string name_to_order(const Catalog& catalog, const std::optional<ProductSku>& offer, const std::string& name);
// Of several that stand together: "Microsoft 365 E3 (no Teams) + Microsoft Teams Enterprise".
std::string bundle_name(const Catalog& catalog, const std::vector<Guid>& skus);
// A list of the tenant's units may know the part number of a SKU that the catalogue lacks; empty where none does.
std::string pool_part_number(const Customer& customer, const Guid& sku);
// Its own name as the file has it, else that of its SKU where it is known, else its part number, else an id.
std::string name_of(const Catalog& catalog, const Subscription& subscription);

}  // namespace csp
