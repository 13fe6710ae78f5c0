#pragma once
// The catalogue that is built into the planner, loaded once.

#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"

namespace csp::catalog_test {

inline const Catalog& built_in() {
  static const auto catalog = load_catalog(embedded_asset);
  REQUIRE_MESSAGE(catalog.has_value(), (catalog ? std::string() : catalog.error()));
  return *catalog;
}

}  // namespace csp::catalog_test
