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

TEST_CASE("where no file tells who holds a unit, all units count as held, and none is called unused") {
  const std::string skus =
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#subscribedSkus","value":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965",)"
      R"("skuPartNumber":"SPE_E3","prepaidUnits":{"enabled":10,"suspended":0,"warning":2}}]})";
  const Inventory alone = merged({skus});
  REQUIRE(alone.customer.pools.size() == 1);
  CHECK(alone.customer.pools[0].consumed == 12);
  const Inventory with_user =
      merged({skus, R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#users","value":)"
                    R"([{"id":"a0000000-0000-4000-8000-000000000001","userPrincipalName":"anna@contoso.example","assignedLicenses":)"
                    R"([{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","disabledPlans":[]}]}]})"});
  REQUIRE(with_user.customer.assignments_known);
  REQUIRE(with_user.customer.pools.size() == 1);
  CHECK(with_user.customer.pools[0].consumed == 1);
}
