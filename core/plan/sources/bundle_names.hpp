#pragma once
// What are SKUs called that stand together in place of one?

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"

namespace csp::plan {

// "Microsoft 365 E3 (no Teams) + Microsoft Teams Enterprise"; the id of a SKU that the catalogue lacks.
std::string bundle_name(const Catalog& catalog, const std::vector<Guid>& skus);

}  // namespace csp::plan
