// Groups that give licences, as a script writes them into a table.
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("a table of groups with their licences tells groups, and no users") {
  const ImportedFile file = read_text(
      "DisplayName,Id,AssignedLicenses,LicenseProcessingState\n"
      "Lic-E3,0000D0D0-0000-4000-8000-000000000001,05e9a617-0261-4cee-bb44-138d3ef5d965;FLOW_FREE,QueuedForProcessing\n");
  CHECK(file.kind == "graph-groups");
  REQUIRE(file.records.groups.size() == 1);
  CHECK(file.records.groups[0].id == "0000d0d0-0000-4000-8000-000000000001");
  CHECK(file.records.groups[0].name == "Lic-E3");
  CHECK(file.records.groups[0].skus.size() == 2);
  CHECK(file.records.groups[0].in_work);
}

TEST_CASE("the licences of a group are read as those of a user are: products with blanks in their names, and JSON in the cell") {
  const auto skus = [](const std::string& cell) {
    const ImportedFile file =
        read_text("DisplayName,Id,AssignedLicenses,LicenseProcessingState\nLic,0000d0d0-0000-4000-8000-000000000001,\"" + cell +
                  "\",ProcessingComplete\n");
    CHECK_MESSAGE(file.findings.empty(), cell);
    CHECK(file.records.users.empty());
    std::string text;
    for (const GroupRecord& group : file.records.groups) {
      for (const Guid& sku : group.skus) text += (text.empty() ? "" : " ") + catalog().find_sku(sku)->part_number;
    }
    return text;
  };
  CHECK(skus("Microsoft 365 E3") == "SPE_E3");
  CHECK(skus("Microsoft 365 E3; Office 365 E3") == "SPE_E3 ENTERPRISEPACK");
  CHECK(skus("SPE_E3 ENTERPRISEPACK") == "SPE_E3 ENTERPRISEPACK");
  CHECK(skus("[{\"\"skuId\"\":\"\"05e9a617-0261-4cee-bb44-138d3ef5d965\"\",\"\"disabledPlans\"\":[]}]") == "SPE_E3");
  CHECK(skus("") == "");
}

TEST_CASE("a table with one row for each group and its part numbers tells groups") {
  const ImportedFile file = read_text("GroupLicense;GroupName;GroupId\n\"SPE_E3, EMS, \";Lic-E3;0000d0d0-0000-4000-8000-000000000001\n");
  CHECK(file.kind == "graph-groups");
  REQUIRE(file.records.groups.size() == 1);
  CHECK(file.records.groups[0].name == "Lic-E3");
  CHECK(file.records.groups[0].skus.size() == 2);
}

TEST_CASE("a licence that a user has by a group is no direct one, or it is told that its group is not named") {
  for (const char* column : {"Inherited From Group", "License Group", "AssignmentType"}) {
    CAPTURE(column);
    const bool named = std::string(column) != "AssignmentType";
    const ImportedFile file = read_text("UserPrincipalName,DisplayName,Licenses," + std::string(column) + "\na@contoso.com,A,SPE_E3," +
                                        (named ? "Sales" : "Inherited") + "\nb@contoso.com,B,SPE_E3,Direct\n");
    REQUIRE(file.records.users.size() == 2);
    CHECK(file.records.users.at(0).skus.at(0).direct == !named);
    CHECK((finding_of(file, "IMPORT-GROUP-UNNAMED") != nullptr) == !named);
    CHECK(file.records.users.at(1).skus.at(0).direct);
  }
}
