// Tables of users that people made or changed: licences in several columns, words about accounts and removals, what is no sign-in.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// "a: SPE_E3; b:; "
std::string holdings(const ImportedFile& file) {
  std::string said;
  for (std::size_t at = 0; at < file.records.users.size(); ++at) {
    said += file.records.users.at(at).user.principal_name.substr(0, 1) + ":";
    for (const std::string& part : licences_of(file, at)) said += " " + part;
    said += "; ";
  }
  return said;
}

std::string found(const ImportedFile& file, std::string_view rule) {
  const Finding* finding = finding_of(file, rule);
  return finding == nullptr ? "-" : argument(*finding, "column") + ": " + argument(*finding, "found");
}

}  // namespace

TEST_CASE("licences in numbered columns, or in nameless ones where a cell was cut into columns, are all read") {
  for (const char* header : {"UserPrincipalName,License,License 2,License 3", "UserPrincipalName,Licenses,Licenses.1,Licenses.2",
                             "UserPrincipalName,License 1,License 2,License 3", "UserPrincipalName,Licenses,,"}) {
    CAPTURE(header);
    const ImportedFile file =
        read_text(std::string(header) + "\na@contoso.example,SPB,POWER_BI_PRO,\nb@contoso.example,SPE_E3,,VISIOCLIENT\n");
    CHECK(holdings(file) == "a: POWER_BI_PRO SPB; b: SPE_E3 VISIOCLIENT; ");
    CHECK(file.findings.empty());
  }
  const ImportedFile centre = read_text(
      "Display name,User principal name,Block credential,Licenses,Licenses.1,Licenses.2,Usage location\n"
      "A,a@contoso.example,False,Microsoft 365 E3,Power BI Pro,,DE\nB,b@contoso.example,False,Microsoft 365 E3,,,DE\n");
  CHECK(holdings(centre) == "a: POWER_BI_PRO SPE_E3; b: SPE_E3; ");
}

TEST_CASE("another column with other licences is told, and one that names the same licences is not") {
  const ImportedFile other =
      read_text("UserPrincipalName,Licenses,SkuPartNumber\na@contoso.example,Microsoft 365 E3,POWER_BI_PRO\nb@contoso.example,SPB,SPB\n");
  CHECK(found(other, "IMPORT-LICENCES-ELSEWHERE") == "SkuPartNumber: POWER_BI_PRO");
  CHECK(finding_of(other, "IMPORT-LICENCES-ELSEWHERE")->origins.size() == 1);
  const ImportedFile target = read_text("UserPrincipalName,Current license,License\na@contoso.example,SPE_E3,SPB\n");
  CHECK(found(target, "IMPORT-LICENCES-ELSEWHERE") == "Current license: SPE_E3");
  CHECK(argument(*finding_of(target, "IMPORT-LICENCES-ELSEWHERE"), "read") == "License");
  const ImportedFile same = read_text(
      "UserPrincipalName,Licenses,SkuId,Department\na@contoso.example,Microsoft 365 E3,05e9a617-0261-4cee-bb44-138d3ef5d965,Sales\n");
  CHECK(finding_of(same, "IMPORT-LICENCES-ELSEWHERE") == nullptr);
}

TEST_CASE("a column of any name that tells the licences that are read once more is no other list of them") {
  const ImportedFile detailed = read_text(
      "DisplayName,UserPrincipalName,LicensePlan,FriendlyNameofLicensePlan,ServiceName,ProvisioningStatus\n"
      "A,a@contoso.example,SPE_E3,Microsoft 365 E3,TEAMS1,Disabled\nA,a@contoso.example,SPB,Microsoft 365 Business Premium,SWAY,Success\n");
  CHECK(finding_of(detailed, "IMPORT-LICENCES-ELSEWHERE") == nullptr);
  const ImportedFile direct =
      read_text("UserPrincipalName,Licenses,DirectLicenses\na@contoso.example,SPE_E3;VISIOCLIENT,VISIOCLIENT\nb@contoso.example,SPB,\n");
  CHECK(finding_of(direct, "IMPORT-LICENCES-ELSEWHERE") == nullptr);
  // In one row there is another one.
  const ImportedFile other =
      read_text("UserPrincipalName,Licenses,DirectLicenses\na@contoso.example,SPE_E3,SPE_E3\nb@contoso.example,SPB,POWER_BI_PRO\n");
  CHECK(found(other, "IMPORT-LICENCES-ELSEWHERE") == "DirectLicenses: POWER_BI_PRO");
}

TEST_CASE("a row whose assignment is in error is not compared with what the user has") {
  const ImportedFile file = read_text(
      "UserPrincipalName,Sku,SkuId,State\na@contoso.example,SPB,cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46,Active\n"
      "b@contoso.example,SPE_E3,05e9a617-0261-4cee-bb44-138d3ef5d965,Error\n");
  CHECK(finding_of(file, "IMPORT-LICENCES-ELSEWHERE") == nullptr);
}

TEST_CASE("a licence that a word leaves out, or that is counted in spite of one, is told") {
  const ImportedFile state =
      read_text("UserPrincipalName,State,Licenses\na@contoso.example,Active,SPB\nb@contoso.example,Disabled,SPE_E3\n");
  CHECK(holdings(state) == "a: SPB; b:; ");
  CHECK(found(state, "IMPORT-ASSIGNMENT-LEFT-OUT") == "State: Disabled");
  const ImportedFile suspended = read_text("UserPrincipalName,License status,SkuPartNumber\na@contoso.example,Suspended,SPE_E3\n");
  CHECK(holdings(suspended) == "a: SPE_E3; ");
  CHECK(found(suspended, "IMPORT-ASSIGNMENT-COUNTED") == "License status: Suspended");
  const ImportedFile status = read_text(
      "UserPrincipalName,Status,Licenses\na@contoso.example,Active,SPE_E3\nb@contoso.example,Deleted,SPE_E3\nc@contoso.example,Disabled,"
      "SPE_E3\n");
  CHECK(holdings(status) == "a: SPE_E3; c: SPE_E3; ");
  CHECK(argument(*finding_of(status, "IMPORT-USER-DELETED"), "found") == "Deleted");
  CHECK(found(status, "IMPORT-ASSIGNMENT-COUNTED") == "Status: Disabled");
}

TEST_CASE("a column that says which licences nobody has any more, or is to lose, is told") {
  CHECK(found(read_text("UserPrincipalName,Licenses,Assigned\na@contoso.example,SPE_E3,Yes\nb@contoso.example,SPE_E3,No\n"),
              "IMPORT-REMOVALS-UNREAD") == "Assigned: No");
  CHECK(found(read_text("UserPrincipalName,Licenses,Removed date\na@contoso.example,SPE_E3,\nb@contoso.example,SPE_E3,2026-10-01\n"),
              "IMPORT-REMOVALS-UNREAD") == "Removed date: 2026-10-01");
  CHECK(found(read_text("User,License,Action\na@contoso.example,SPE_E3,Keep\na@contoso.example,POWER_BI_PRO,Remove\n"),
              "IMPORT-REMOVALS-UNREAD") == "Action: Remove");
  CHECK(found(read_text("UserPrincipalName,Licenses,Assigned\na@contoso.example,SPE_E3,Yes\n"), "IMPORT-REMOVALS-UNREAD") == "-");
}

TEST_CASE("a user whose name begins with the id that the directory puts before a deleted one's is left out") {
  const ImportedFile file =
      read_text("UserPrincipalName,Licenses\n00000005111142228333000000000005a@contoso.example,SPE_E3\nb@contoso.example,SPE_E3\n");
  CHECK(holdings(file) == "b: SPE_E3; ");
  CHECK(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
}

TEST_CASE("sign-in names come without what mail programs put round them, and what is none is told once") {
  const ImportedFile mail = read_text(
      "UserPrincipalName,Licenses\nmailto:a@contoso.example,SPE_E3\n\"Bea <b@contoso.example>\",SPE_E3\n<c@contoso.example>,SPE_E3\n"
      "C@contoso.example,POWER_BI_PRO\n");
  CHECK(holdings(mail) == "a: SPE_E3; b: SPE_E3; c: POWER_BI_PRO SPE_E3; ");
  CHECK(mail.findings.empty());
  const ImportedFile none = read_text(
      "UserPrincipalName,Licenses\n\"a@contoso.example; b@contoso.example\",SPE_E3\nHans "
      "Meier,SPE_E3\nc_fabrikam.example#EXT#@contoso.example,SPE_E3\n");
  CHECK(found(none, "IMPORT-NO-SIGN-IN") == "UserPrincipalName: a@contoso.example; b@contoso.example");
  CHECK(finding_of(none, "IMPORT-NO-SIGN-IN")->origins.size() == 2);
}

TEST_CASE("a cell in which a formula of a spreadsheet has no value is read as empty, and that is told") {
  const ImportedFile users =
      read_text("UserPrincipalName,Licenses,UsageLocation\na@contoso.example,#N/A,DE\nb@contoso.example,#REF!,DE\n#REF!,SPE_E3,DE\n");
  CHECK(holdings(users) == "a:; b:; ");
  CHECK(finding_of(users, "IMPORT-NAME-UNKNOWN") == nullptr);
  CHECK(found(users, "IMPORT-ERROR-CELL") == "Licenses: #N/A");
  CHECK(users.rows.refused == 1);
  const ImportedFile list = read_text(
      "Subscription ID,Product,SKU,Quantity,Auto renew,End date,Status\n"
      "00000001-1111-4222-8333-000000000001,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,10,#BEZUG!,2027-06-30,#NAME?\n");
  CHECK(found(list, "IMPORT-ERROR-CELL") == "Auto renew: #BEZUG!");
  CHECK(list.records.subscriptions.size() == 1);
}

TEST_CASE("the names of groups are read under the names of columns that scripts use, and told under another one") {
  const auto table = [](const std::string& column) {
    return read_text("UserPrincipalName,SkuPartNumber," + column +
                     "\na@contoso.example,SPE_E3,Direct\nb@contoso.example,SPE_E3,LIC-Office-E3\n");
  };
  for (const char* column : {"InheritedFromGroupName", "GroupAssignment", "License Assignment Source", "AssignedByGroup"}) {
    CAPTURE(column);
    const ImportedFile file = table(column);
    REQUIRE(file.records.users.size() == 2);
    CHECK(file.records.users.at(0).skus.at(0).groups.empty());
    CHECK(file.records.users.at(1).skus.at(0).groups == std::vector<std::string>{"lic-office-e3"});
    CHECK(finding_of(file, "IMPORT-COLUMN-IGNORED") == nullptr);
  }
  for (const char* column : {"AssignedBy", "Given through"}) {
    CAPTURE(column);
    CHECK(finding_of(table(column), "IMPORT-COLUMN-IGNORED") != nullptr);
  }
}

TEST_CASE("a licence whose state says that somebody has it no more is counted with a word about it") {
  const auto table = [](const std::string& column, const std::string& word) {
    return read_text("UserPrincipalName,DisplayName,SkuPartNumber," + column +
                     "\na@contoso.example,A,SPE_E3,Active\nb@contoso.example,B,SPE_E3," + word + "\n");
  };
  for (const char* word : {"Removed", "Unassigned", "Not assigned", "Inactive", "Revoked", "Entfernt", "Quitada"}) {
    for (const char* column : {"LicenseStatus", "State", "Status"}) {
      CAPTURE(word);
      CAPTURE(column);
      CHECK(finding_of(table(column, word), "IMPORT-ASSIGNMENT-COUNTED") != nullptr);
    }
  }
  for (const char* word : {"Active", "Washington", "OK"}) CHECK(finding_of(table("State", word), "IMPORT-ASSIGNMENT-COUNTED") == nullptr);
}
