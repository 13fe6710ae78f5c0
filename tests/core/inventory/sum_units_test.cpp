// Units of several subscriptions of one SKU, however many a file claims there are.
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("units that no tenant can hold are added up to no more than a saved plan may say") {
  const std::string most = std::to_string(kMostUnits);
  const Inventory inventory = merged({"Product,Quantity,Agreement number,End date,Program\nOffice 365 E3," + most +
                                      ",1234567,2027-03-31,EA\nOffice 365 E3," + most + ",7654321,2027-06-30,EA\n"});
  REQUIRE(inventory.customer.subscriptions.size() == 2);
  REQUIRE(inventory.customer.pools.size() == 1);
  CHECK(inventory.customer.pools[0].enabled == kMostUnits);
}
