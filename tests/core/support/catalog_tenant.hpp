#pragma once
// A large customer with real SKUs of the built-in list at made-up prices.

#include <cstdint>

#include "core/equivalence/bundles/requirements.hpp"

namespace csp::test {

// Suites, parts and add-ons of the commercial segment; profiles of one to five of them, some with plans switched off.
bundles::Requirements catalog_tenant(const Catalog& catalog, std::uint64_t seed, std::size_t profiles = 300, std::size_t skus = 200);

}  // namespace csp::test
