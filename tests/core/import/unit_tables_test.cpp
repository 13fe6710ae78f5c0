// Tables of a tenant's units: a total is not what can be used, and the state of a row counts.
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

UnitPool only(const std::string& columns, const std::string& cells) {
  const ImportedFile file = read_text("SkuPartNumber,ConsumedUnits," + columns + "\nSPE_E3,2," + cells + "\n");
  REQUIRE(file.kind == "graph-subscribed-skus");
  REQUIRE(file.records.pools.size() == 1);
  return file.records.pools[0].pool;
}

}  // namespace

TEST_CASE("units in grace and suspended ones are part of the total, not beside it") {
  CHECK(only("Total,Active,Warning", "30,25,5").enabled == 25);
  CHECK(only("Total,Warning,Suspended", "30,5,0").enabled == 25);
  CHECK(only("Total,Warning,Suspended", "30,5,0").warning == 5);
  CHECK(only("Total,Suspended", "10,10").enabled == 0);
  CHECK(only("Total", "10").enabled == 10);
  CHECK(only("Available", "3").enabled == 5);  // beside two that are consumed
  CHECK(only("Enabled,Available", "4,2").enabled == 4);
}

TEST_CASE("the state of a row tells what became of all its units") {
  CHECK(only("Status,Total Units", "Enabled,25").enabled == 25);
  CHECK(only("Status,Total Units", "Warning,25").enabled == 0);
  CHECK(only("Status,Total Units", "Warning,25").warning == 25);
  CHECK(only("CapabilityStatus,TotalUnits", "Suspended,25").suspended == 25);
  CHECK(only("CapabilityStatus,TotalUnits", "LockedOut,25").locked_out == 25);
  CHECK(only("CapabilityStatus,TotalUnits", "Deleted,25").enabled == 0);
  CHECK(only("CapabilityStatus,Enabled,Warning", "Warning,20,5").enabled == 20);
  CHECK(finding_of(read_text("SkuPartNumber,ConsumedUnits,Status,TotalUnits\nSPE_E3,2,Odd,5\n"), "IMPORT-WORD-UNKNOWN") != nullptr);
}

TEST_CASE("a report that tells when units end tells subscriptions as well, trials among them, and what is free is none") {
  const ImportedFile file = read_fixture("graph-subscribed-skus/expiry-report.csv");
  CHECK(file.records.pools.size() == 4);
  REQUIRE(file.records.subscriptions.size() == 3);
  const Subscription &paid = file.records.subscriptions[0], &expired = file.records.subscriptions[1],
                     &trial = file.records.subscriptions[2];
  CHECK(paid.sku.text() == "6fd2c87f-b296-42f0-b197-1e91e994b900");
  CHECK(paid.units == 40);
  CHECK(paid.term_end->iso() == "2027-01-14");
  CHECK(!paid.trial);
  CHECK(expired.state == SubscriptionState::InGrace);
  CHECK(expired.units == 5);
  CHECK(!expired.term_end);
  CHECK(expired.phase_end->iso() == "2026-12-20");
  CHECK(trial.trial);
}

TEST_CASE("the next step of what is locked out is its deletion, in a report of units as in the directory's list") {
  const ImportedFile report =
      read_text("SkuPartNumber,ConsumedUnits,Enabled,LockedOut,CapabilityStatus,NextLifecycleDate\nSPE_E3,0,0,25,LockedOut,2027-03-01\n");
  const ImportedFile list = read_text(
      R"({"value":[{"id":"0000d0d0-0000-4000-8000-000000000001","skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","status":"LockedOut",)"
      R"("totalLicenses":25,"nextLifecycleDateTime":"2027-03-01T00:00:00Z"}]})");
  for (const ImportedFile* file : {&report, &list}) {
    REQUIRE(file->records.subscriptions.size() == 1);
    CHECK(file->records.subscriptions[0].state == SubscriptionState::Disabled);
    CHECK(!file->records.subscriptions[0].term_end);
    CHECK(file->records.subscriptions[0].phase_end->iso() == "2027-03-01");
  }
}

TEST_CASE("a column of dates in a table of units whose name is not known is told") {
  const auto table = [](const std::string& column) {
    return read_text("SkuPartNumber,ConsumedUnits,Enabled," + column + "\nSPE_E3,2,25,2027-06-30\n");
  };
  CHECK(finding_of(table("Good until"), "IMPORT-COLUMN-UNREAD") != nullptr);
  CHECK(finding_of(table("Expiry Date"), "IMPORT-COLUMN-UNREAD") == nullptr);
  CHECK(finding_of(read_text("SkuPartNumber,ConsumedUnits,Enabled,Subscription Type\nSPE_E3,2,25,Loan\n"), "IMPORT-WORD-UNKNOWN") !=
        nullptr);
}

TEST_CASE("the newer Licenses page tells what is assigned of how many, or how many are left") {
  const ImportedFile file = read_text(
      "Name,Available licenses,Assigned licenses,Account type\nMicrosoft 365 E3,3 licenses available,22/25,Organization\n"
      "Power BI Pro,4,6,Organization\n");
  CHECK(file.kind == "admin-center-licenses");
  REQUIRE(file.records.pools.size() == 2);
  CHECK(file.records.pools[0].pool.consumed == 22);
  CHECK(file.records.pools[0].pool.enabled == 25);
  CHECK(file.records.pools[1].pool.consumed == 6);
  CHECK(file.records.pools[1].pool.enabled == 10);
  const ImportedFile total = read_text("License;AvailableLicenses;AssignedLicenses;TotalLicenses\nMicrosoft 365 E3;3;22;25\n");
  CHECK(total.kind == "admin-center-licenses");
  CHECK(total.records.pools.at(0).pool.enabled == 25);
}

TEST_CASE("fewer than none are available where more are assigned than there are") {
  CHECK(only("Available", "-1").enabled == 1);
  CHECK(only("Available", "−1").enabled == 1);
  CHECK(only("Available", "-5").enabled == 0);
  const ImportedFile page = read_text(
      "Name,Available licenses,Assigned licenses,Account type\nMicrosoft 365 E3,-3,25,Organization\nPower BI Pro,-9,6,Organization\n");
  REQUIRE(page.records.pools.size() == 2);
  CHECK(page.records.pools[0].pool.enabled == 22);
  CHECK(page.records.pools[0].pool.consumed == 25);
  CHECK(page.records.pools[1].pool.enabled == 0);
}

TEST_CASE("what is available without limit is no pool, and what is no number is told by the column that was read") {
  for (const char* column : {"Available", "Enabled", "Total"}) {
    const ImportedFile file = read_text("SkuPartNumber,ConsumedUnits," + std::string(column) + "\nSPE_E3,2,unlimited\n");
    CHECK(file.records.pools.empty());
    CHECK(finding_of(file, "IMPORT-UNITS-UNLIMITED") != nullptr);
    CHECK(file.rows.refused == 0);
  }
  const ImportedFile odd = read_text("SkuPartNumber,ConsumedUnits,Available\nSPE_E3,2,many\n");
  CHECK(finding_of(odd, "IMPORT-UNITS-LOST") == nullptr);
  const Finding* ignored = finding_of(odd, "IMPORT-VALUE-IGNORED");
  REQUIRE(ignored != nullptr);
  CHECK(argument(*ignored, "column") == "Available");
  REQUIRE(odd.records.pools.size() == 1);
  CHECK(!odd.records.pools[0].units_known);
}

TEST_CASE("words for the way of an assignment are no names of groups") {
  const auto groups = [](const std::string& cell) {
    const ImportedFile file = read_text("UserPrincipalName,Licenses,AssignedByGroup\na@x.example,SPE_E3,\"" + cell + "\"\n");
    REQUIRE(file.records.users.size() == 1);
    std::string text;
    for (const UserRecord& user : file.records.users) {
      for (const AssignedSku& sku : user.skus) {
        text += sku.direct ? "direct" : "";
        for (const std::string& group : sku.groups) text += "|" + group;
      }
    }
    return text + (finding_of(file, "IMPORT-GROUP-UNNAMED") != nullptr ? "?" : "");
  };
  for (const char* cell : {"", "Direct", "Directly assigned", "NA", "N/A", "-", "False"}) CHECK_MESSAGE(groups(cell) == "direct", cell);
  for (const char* cell : {"True", "Inherited", "System.Object[]", "Direct + Group"}) CHECK_MESSAGE(groups(cell) == "direct?", cell);
  CHECK(groups("Lic-A; Lic-B") == "|lic-a|lic-b");
  CHECK(groups("00000000-0000-4000-8000-00000000000a,Direct") == "direct|00000000-0000-4000-8000-00000000000a");
  CHECK(groups("Sales, EMEA") == "|sales, emea");
}

TEST_CASE("a dash, N/A and Not Licensed are no licence") {
  for (const char* cell : {"-", "N/A", "Not Licensed", "No License Assigned"}) {
    const ImportedFile file = read_text("UserPrincipalName,Licenses\na@x.example," + std::string(cell) + "\n");
    CHECK_MESSAGE(file.findings.empty(), cell);
    for (const UserRecord& user : file.records.users) CHECK(user.skus.empty());
  }
}

TEST_CASE("units that a query left as a record in one cell are read, in JSON and as Python writes it") {
  CHECK(only("PrepaidUnits", "\"{\"\"enabled\"\":25,\"\"suspended\"\":2,\"\"warning\"\":0}\"").enabled == 25);
  CHECK(only("PrepaidUnits", "\"{'enabled': 25, 'suspended': 2, 'warning': 0}\"").suspended == 2);
}

TEST_CASE("purchased units are those that can be used, and a column that only says yes is none of units") {
  CHECK(only("PurchasedUnits", "25").enabled == 25);
  CHECK(only("Enabled,PrepaidUnits.Enabled", "True,25").enabled == 25);
}

TEST_CASE("a SKU's id is read behind the tenant's, as the older module and the answer's own ids have it") {
  const std::string id = "7d1f0c3a-0000-4000-8000-000000000001_05e9a617-0261-4cee-bb44-138d3ef5d965";
  for (const std::string& text :
       {"SkuId,SkuPartNumber,ConsumedUnits,Enabled\n" + id + ",,2,25\n", "ObjectId,ConsumedUnits,ActiveUnits\n" + id + ",2,25\n"}) {
    CAPTURE(text);
    const ImportedFile file = read_text(text);
    REQUIRE(file.records.pools.size() == 1);
    CHECK(file.records.pools[0].pool.sku.text() == "05e9a617-0261-4cee-bb44-138d3ef5d965");
    CHECK(file.records.pools[0].pool.enabled == 25);
  }
}
