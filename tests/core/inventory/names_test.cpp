#include "core/inventory/names.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;

TEST_CASE("what is sold under another name than people know is called by both where it is ordered, everything else by its one name") {
  const Catalog& catalog = planner_world::catalog();
  int renamed = 0, alike = 0;
  for (const Offer& offer : catalog.offers) {
    if (offer.title.empty() || offer.skus.empty()) continue;
    const std::string known = sku_name(catalog, offer.skus.front());
    const std::string called = name_to_order(catalog, offer.id, known);
    if (called == known) {
      ++alike;
    } else {
      ++renamed;
      CHECK(called == offer.title + " (" + known + ")");
    }
  }
  CHECK(renamed > 10);
  CHECK(alike > 10);
  CHECK(name_to_order(catalog, std::nullopt, "Something else") == "Something else");
}
