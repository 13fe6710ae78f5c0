#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/base/migration_columns.hpp"
#include "core/import/import.hpp"
#include "tests/core/support/sample_plan.hpp"
#include "tests/core/support/small_world.hpp"

using namespace csp;

namespace {

// The tool's header as its record definitions give it, not as the program spells it.
const std::string kHeader =
    "PartnerTenantId,IndirectResellerMpnId,CustomerName,CustomerTenantId,LegacySubscriptionId,LegacySubscriptionName,LegacyProductName,"
    "ExpirationDate,AutoRenewEnabled,"
    "MigrationEligible,NcePsa,CurrentTerm,CurrentBillingPlan,CurrentSeatCount,StartNewTermInNce,Term,BillingPlan,SeatCount,"
    "CustomTermEndDate,AddOn,BaseSubscriptionId,"
    "MigrationIneligibilityReason\r\n";
const std::string kHeader2022 =
    "PartnerTenantId,IndirectResellerMpnId,CustomerName,CustomerTenantId,LegacySubscriptionId,LegacySubscriptionName,LegacyProductName,"
    "ExpirationDate,"
    "MigrationEligible,NcePsa,CurrentTerm,CurrentBillingPlan,CurrentSeatCount,StartNewTermInNce,Term,BillingPlan,SeatCount,AddOn,"
    "BaseSubscriptionId,"
    "MigrationIneligibilityReason\r\n";
const std::string kPartner = "c3000000-0000-4000-8000-000000000002";  // the sample's target partner

std::string row(const std::string& partner, int number, const std::string& name, const std::string& eligible,
                const std::string& current_term) {
  return partner + ",1234567,\"Contoso, Ltd\",c3000000-0000-4000-8000-000000000001,d0000000-0000-4000-8000-00000000000" +
         std::to_string(number) + "," + name + ",Office 365 E3,03/25/2027 11:45:58,TRUE," + eligible + ",CFQ7TTC0LF8R:0001:CFQ7TTC0K971," +
         current_term + ",Annual,25,False,P1M,Annual,25,,False,," + (eligible == "True" ? "" : "Add-ons present") + "\r\n";
}

std::vector<OutputFile> migrated(const std::string& file) {
  support::Sample sample = support::sample_plan();
  const ImportedFile read = import_file(sample.catalog, "subscriptions.csv", 0, file);
  REQUIRE(read.kind == "bam-legacy-subscriptions");
  for (const Subscription& subscription : read.records.subscriptions) sample.customer.subscriptions.push_back(subscription);
  for (const OutputDescription& output : outputs()) {
    if (output.id == "migration") return output.make(sample.context());
  }
  return {};
}

}  // namespace

TEST_CASE("the migration tool gets its own header back and every cell but the editable five as it was") {
  const std::vector<OutputFile> files =
      migrated(kHeader + row(kPartner, 1, "E3 of sales", "True", "P1Y") + row(kPartner, 2, "E3 of works", "True", "P1M"));
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "migration-subscriptions.csv");
  const std::string fixed = kPartner + ",1234567,\"Contoso, Ltd\",c3000000-0000-4000-8000-000000000001,";
  const std::string product = ",Office 365 E3,03/25/2027 11:45:58,TRUE,True,CFQ7TTC0LF8R:0001:CFQ7TTC0K971,";
  // As decided in the sample: one year, billed monthly. The same length of term goes on; another one starts anew.
  CHECK(files[0].bytes ==
        kHeader + fixed + "d0000000-0000-4000-8000-000000000001,E3 of sales" + product + "P1Y,Annual,25,False,P1Y,Monthly,25,,False,,\r\n" +
            fixed + "d0000000-0000-4000-8000-000000000002,E3 of works" + product + "P1M,Annual,25,True,P1Y,Monthly,25,,False,,\r\n");
}

TEST_CASE("the tool's first version knows two columns less, and gets none more back") {
  const std::string file =
      kHeader2022 + kPartner +
      ",,Contoso,c3000000-0000-4000-8000-000000000001,d0000000-0000-4000-8000-000000000001,E3,Office 365 E3,03/25/2027 11:45:58,"
      "True,CFQ7TTC0LF8R:0001:CFQ7TTC0K971,P1Y,Annual,25,False,P1Y,Annual,25,False,,\r\n";
  const std::vector<OutputFile> files = migrated(file);
  REQUIRE(files.size() == 1);
  CHECK(files[0].bytes.substr(0, kHeader2022.size()) == kHeader2022);
}

TEST_CASE("what the tool would refuse, and what a spreadsheet would calculate, is named apart with its reason") {
  const std::vector<OutputFile> files = migrated(kHeader + row(kPartner, 1, "E3", "True", "P1Y") + row(kPartner, 2, "E3", "False", "P1Y") +
                                                 row(kPartner, 3, "=1+1", "True", "P1Y"));
  REQUIRE(files.size() == 2);
  CHECK(files[0].bytes.find("d0000000-0000-4000-8000-000000000002") == std::string::npos);
  CHECK(files[0].bytes.find("=1+1") == std::string::npos);
  CHECK(files[1].name == "migration-left-out.csv");
  CHECK(files[1].bytes.find("d0000000-0000-4000-8000-000000000002") != std::string::npos);
  CHECK(files[1].bytes.find("Add-ons present") != std::string::npos);
  CHECK(files[1].bytes.find("begins like a formula") != std::string::npos);
}

TEST_CASE("another partner's legacy subscriptions are not ours to migrate") {
  CHECK(migrated(kHeader + row("c3000000-0000-4000-8000-000000000003", 1, "E3", "True", "P1Y")).empty());
}
