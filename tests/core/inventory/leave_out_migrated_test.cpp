// A legacy subscription and the one of new commerce that it became are one, also where an older list still has the former.
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kOld = "0000001f-0000-4000-8000-00000000001f", kNew = "00000001-0000-4000-8000-000000000001";

std::string tool_legacy() {
  return "LegacySubscriptionId,LegacyProductName,ExpirationDate,AutoRenewEnabled,NcePsa,CurrentTerm,CurrentBillingPlan,CurrentSeatCount\n" +
         kOld + ",Microsoft 365 Business Premium,02/28/2027 00:00:00,True,CFQ7TTC0LCHC:0002:XX,P1Y,Monthly,10\n";
}

std::string tool_new(const std::string& before = kOld) {
  return "SubscriptionId,SubscriptionName,ProductName,ExpirationDate,Psa,Term,BillingPlan,SeatCount,MigratedFromSubscriptionId\n" + kNew +
         ",Microsoft 365 Business Premium,Microsoft 365 Business Premium,06/30/2027 00:00:00,CFQ7TTC0LCHC:0002:XX,P1Y,Monthly,10," +
         before + "\n";
}

std::string item(const std::string& id, const std::string& offer, const std::string& status, const std::string& more = "") {
  return R"({"id":")" + id + R"(","offerId":")" + offer +
         R"(","offerName":"Microsoft 365 Business Premium","quantity":10,"unitType":"Licenses","status":")" + status +
         R"(","effectiveStartDate":"2026-07-01T00:00:00Z","commitmentEndDate":"2027-06-30T23:59:59Z","termDuration":"P1Y",)"
         R"("billingCycle":"monthly","billingType":"license","autoRenewEnabled":true)" +
         more + "}";
}

std::string partner_center(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& each : items) text += (text.empty() ? "" : ",") + each;
  return R"({"totalCount":)" + std::to_string(items.size()) + R"(,"items":[)" + text + "]}";
}

std::string migrated(const std::string& status = "active") {
  return item(kNew, "CFQ7TTC0LCHC:0002:CFQ7TTC0XXXX", status, R"(,"migratedFromSubscriptionId":"0000001F-0000-4000-8000-00000000001F")");
}
std::string legacy(const std::string& status) { return item(kOld, "031C9E47-4802-4248-838E-778FB1D2CC05", status); }

std::string result(const std::string& status) {
  return "LegacySubscriptionId,LegacyProductName,ExpirationDate,MigrationStatus,StartedNewTermInNce,NCESubscriptionId,BatchId\n" + kOld +
         ",Microsoft 365 Business Premium,02/28/2027 00:00:00," + status + ",False," + kNew + ",B1\n";
}

}  // namespace

TEST_CASE("the legacy subscription of an older list is counted once, as the one that it became") {
  for (const std::vector<std::string>& files : std::vector<std::vector<std::string>>{{tool_new(), tool_legacy()},
                                                                                     {tool_legacy(), tool_new()},
                                                                                     {tool_legacy(), partner_center({migrated()})},
                                                                                     {tool_legacy(), tool_new(""), result("Completed")}}) {
    const Inventory inventory = merged(files);
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].key == kNew);
    const Finding* told = finding_of(inventory, "INVENTORY-MIGRATED-LEFT-OUT");
    REQUIRE(told != nullptr);
    CHECK(told->subject == kNew);
    CHECK(told->origins.size() == 2);
  }
}

TEST_CASE("a row without an id joins the one that the legacy subscription became") {
  const Inventory inventory =
      merged({tool_legacy(), tool_new(), "Product name,Quantity,Renewal date\nMicrosoft 365 Business Premium,10,2027-06-30\n"});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  CHECK(inventory.customer.subscriptions[0].origins.size() == 2);
}

TEST_CASE("add-ons of the legacy subscription belong to the one that it became") {
  const std::string add_on = item("00000002-0000-4000-8000-000000000002", "CFQ7TTC0LHSF:0001:CFQ7TTC0XXXY", "active",
                                  R"(,"parentSubscriptionId":")" + kOld + "\"");
  const Inventory inventory = merged({tool_legacy(), partner_center({migrated(), add_on})});
  REQUIRE(inventory.customer.subscriptions.size() == 2);
  CHECK(inventory.customer.subscriptions[1].parent_key == kNew);
}

TEST_CASE("where a file has both as running, or the new one was deleted again, both are kept and it is asked") {
  for (const Inventory& inventory :
       {merged({partner_center({migrated(), legacy("active")})}), merged({tool_legacy(), partner_center({migrated("deleted")})})}) {
    CHECK(inventory.customer.subscriptions.size() == 2);
    const Finding* asked = finding_of(inventory, "INVENTORY-MIGRATED-STILL-LISTED");
    REQUIRE(asked != nullptr);
    CHECK(asked->severity == Severity::Ask);
  }
  // As it should be after a migration.
  const Inventory ended = merged({partner_center({migrated(), legacy("deleted")})});
  CHECK(finding_of(ended, "INVENTORY-MIGRATED-STILL-LISTED") == nullptr);
  CHECK(finding_of(ended, "INVENTORY-MIGRATED-LEFT-OUT") == nullptr);
}

TEST_CASE("a migration to a subscription that no file lists is asked about, and one that failed says nothing") {
  const Inventory unlisted = merged({tool_legacy(), result("Completed")});
  REQUIRE(unlisted.customer.subscriptions.size() == 1);
  CHECK(unlisted.customer.subscriptions[0].key == kOld);
  CHECK(finding_of(unlisted, "INVENTORY-MIGRATED-UNLISTED") != nullptr);
  const Inventory failed = merged({tool_legacy(), result("Failed")});
  REQUIRE(failed.customer.subscriptions.size() == 1);
  CHECK(finding_of(failed, "INVENTORY-MIGRATED-UNLISTED") == nullptr);
}
