// Who uses what they have, as a usage report tells; and groups that could not give their licences to everybody.

#include <set>

#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kUsers =
    "UserPrincipalName,Licenses\nUSER1@contoso.example,ENTERPRISEPACK\nuser2@contoso.example,ENTERPRISEPACK\nuser3@contoso.example,"
    "ENTERPRISEPACK\nuser4@contoso.example,ENTERPRISEPACK\n";

}  // namespace

TEST_CASE("users who were not active for ninety days before the report are counted for each SKU, joined by sign-in name") {
  const Inventory inventory = merged({kUsers, fixture_bytes("usage-report/names-shown.csv")});
  const Finding* idle = finding_of(inventory, "INVENTORY-USERS-IDLE");
  REQUIRE(idle != nullptr);
  CHECK(argument(*idle, "idle") == "2");
  CHECK(argument(*idle, "users") == "3");  // the fourth is not in the report
  CHECK(argument(*idle, "since") == "2026-08-22");
  CHECK(idle->subject == "6fd2c87f-b296-42f0-b197-1e91e994b900");
  CHECK(idle->origins.size() == 2);
}

TEST_CASE("a report with concealed names says nothing about anybody") {
  CHECK(finding_of(merged({kUsers, fixture_bytes("usage-report/detail.csv")}), "INVENTORY-USERS-IDLE") == nullptr);
}

TEST_CASE("groups with members in error, and groups still being worked on, are told by name") {
  const Inventory inventory = merged(
      {R"([{"id":"60000000-0000-4000-8000-000000000001","displayName":"Sales","assignedLicenses":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900"}],"hasMembersWithLicenseErrors":true},
    {"id":"60000000-0000-4000-8000-000000000002","displayName":"Desk","assignedLicenses":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900"}],"licenseProcessingState":{"state":"ProcessingInProgress"}}])"});
  REQUIRE(finding_of(inventory, "INVENTORY-GROUP-HAS-ERRORS") != nullptr);
  CHECK(argument(*finding_of(inventory, "INVENTORY-GROUP-HAS-ERRORS"), "group") == "Sales");
  REQUIRE(finding_of(inventory, "INVENTORY-GROUP-IN-WORK") != nullptr);
  CHECK(argument(*finding_of(inventory, "INVENTORY-GROUP-IN-WORK"), "group") == "Desk");
  std::set<std::string> names;
  for (const auto& group : inventory.customer.group_names) names.insert(group.second);
  CHECK(names.count("Sales") == 1);
  CHECK(names.count("Desk") == 1);
}
