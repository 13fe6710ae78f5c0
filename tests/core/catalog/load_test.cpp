#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"

using namespace csp;

TEST_CASE("the built-in catalogue holds every SKU and service plan of the licensing list") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE_MESSAGE(catalog.has_value(), (catalog ? std::string() : catalog.error()));
  CHECK(catalog->skus.size() == 619);
  CHECK(catalog->plans.size() == 791);
  CHECK(catalog->facts_date.iso() == "2026-07-29");
}
