#include "core/inventory/names.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;

TEST_CASE("what is sold under another name than people know is called by both where it is ordered, everything else by its one name") {
  const Catalog& catalog = planner_world::catalog();
  const ProductSku defender{"CFQ7TTC0LHQB", "0001"}, e3{"CFQ7TTC0LFLX", "0001"};
  CHECK(name_to_order(catalog, defender, "Microsoft 365 E5 Security") == "Microsoft Defender Suite (Microsoft 365 E5 Security)");
  CHECK(name_to_order(catalog, defender, "") == "Microsoft Defender Suite");
  CHECK(name_to_order(catalog, e3, "Microsoft 365 E3") == "Microsoft 365 E3");
  CHECK(name_to_order(catalog, e3, "microsoft 365 e3") == "microsoft 365 e3");  // the same words
  CHECK(name_to_order(catalog, std::nullopt, "Something else") == "Something else");
}
