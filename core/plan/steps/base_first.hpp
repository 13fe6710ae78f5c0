#pragma once
// In which order are the orders of one day placed? An add-on is refused while the tenant has no base for it (rule NCE-ADDON), so the base
// is ordered before it: in the runbook, the order list and the cart.

#include <vector>

#include "core/catalog/catalog.hpp"

namespace csp::plan {

// Can the other one stand beside this one only, or beside this one too (rules DEP-...)?
bool is_base_of(const Catalog& catalog, const Guid& base, const Guid& addon);
bool needs_base(const Catalog& catalog, const Guid& sku);

// For each order those that are bases of it. The order in which to place them: as they came, but every base before what needs it.
std::vector<std::size_t> bases_first(const std::vector<std::vector<std::size_t>>& bases);

}  // namespace csp::plan
