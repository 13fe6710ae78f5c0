#pragma once
// Sellers write into the name of a product how it is bought: "Microsoft 365 E3 (NCE)", "Microsoft 365 E3 - P1Y/M".

#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace csp {

// The product alone; empty when nothing stands round it.
std::string_view without_way_of_buying(std::string_view name);
// Those of this name, or of what is left of it without the way of buying.
std::vector<const Sku*> skus_sold_as(const Catalog& catalog, std::string_view name);

}  // namespace csp
