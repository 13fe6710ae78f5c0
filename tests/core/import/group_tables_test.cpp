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
