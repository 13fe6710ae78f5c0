// What scripts of administrators write about users: the older modules' answers, states of assignments, who is deleted, signs of their own.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// Part numbers of each user, "a: SPE_E3 FLOW_FREE".
std::string holdings(const ImportedFile& file) {
  std::string said;
  for (const UserRecord& user : file.records.users) {
    said += user.user.principal_name.substr(0, 1) + ":";
    for (const AssignedSku& assigned : user.skus) said += " " + catalog().find_sku(assigned.sku)->part_number;
    said += "; ";
  }
  return said;
}

}  // namespace

TEST_CASE("licences that the older PowerShell module answers as objects are read by their SKU") {
  const ImportedFile file = read_text(
      R"([{"UserPrincipalName": "a@contoso.example", "isLicensed": true,
           "Licenses": [{"AccountSkuId": "contoso:SPE_E3", "ServiceStatus": []}, {"AccountSkuId": "contoso:VISIOCLIENT"}]},
          {"UserPrincipalName": "b@contoso.example", "isLicensed": false, "Licenses": []}])");
  CHECK(holdings(file) == "a: SPE_E3 VISIOCLIENT; b:; ");
}

TEST_CASE("an assignment in error or disabled gives no licence, also where no column tells the group") {
  const ImportedFile file = read_text(
      "UserPrincipalName,SkuPartNumber,State\na@contoso.example,SPE_E3,Active\nb@contoso.example,SPE_E3,Error\n"
      "c@contoso.example,SPE_E3,Disabled\n");
  CHECK(holdings(file) == "a: SPE_E3; b:; c:; ");
  // Where somebody lives is no state of an assignment.
  CHECK(holdings(read_text("UserPrincipalName,SkuPartNumber,State\na@contoso.example,SPE_E3,Washington\n")) == "a: SPE_E3; ");
}

TEST_CASE("a user with a day of deletion is left out, with the day") {
  const ImportedFile file = read_text(
      "Display name,User principal name,Soft deletion time stamp,Block credential,Licenses\n"
      "Ada,a@contoso.example,,False,Microsoft 365 E3\nBea,b@contoso.example,2026-11-20 10:00:00Z,True,Microsoft 365 E3\n");
  CHECK(holdings(file) == "a: SPE_E3; ");
  REQUIRE(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
  CHECK(finding_of(file, "IMPORT-USER-DELETED")->origins.at(0).row == 3);
}

TEST_CASE("a script's list with the admin center's columns may join licences by its own signs") {
  for (const char* cell : {"SPE_E3;VISIOCLIENT", "SPE_E3|VISIOCLIENT", "SPE_E3+VISIOCLIENT"}) {
    CAPTURE(cell);
    const ImportedFile file =
        read_text("User principal name,Block credential,Licenses\na@contoso.example,False," + std::string(cell) + "\n");
    CHECK(holdings(file) == "a: SPE_E3 VISIOCLIENT; ");
  }
}
