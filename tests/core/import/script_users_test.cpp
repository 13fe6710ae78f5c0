// What scripts of administrators write about users: the older modules' answers, states of assignments, who is deleted, signs of their own.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// Part numbers of each user, "a: SPE_E3 FLOW_FREE".
std::string directly_held(const ImportedFile& file) {
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
  CHECK(directly_held(file) == "a: SPE_E3 VISIOCLIENT; b:; ");
}

TEST_CASE("an assignment in error or disabled gives no licence, also where no column tells the group") {
  const ImportedFile file = read_text(
      "UserPrincipalName,SkuPartNumber,State\na@contoso.example,SPE_E3,Active\nb@contoso.example,SPE_E3,Error\n"
      "c@contoso.example,SPE_E3,Disabled\n");
  CHECK(directly_held(file) == "a: SPE_E3; b:; c:; ");
  // Where somebody lives is no state of an assignment.
  CHECK(directly_held(read_text("UserPrincipalName,SkuPartNumber,State\na@contoso.example,SPE_E3,Washington\n")) == "a: SPE_E3; ");
}

TEST_CASE("a user with a day of deletion is left out, with the day") {
  const ImportedFile file = read_text(
      "Display name,User principal name,Soft deletion time stamp,Block credential,Licenses\n"
      "Ada,a@contoso.example,,False,Microsoft 365 E3\nBea,b@contoso.example,2026-11-20 10:00:00Z,True,Microsoft 365 E3\n");
  CHECK(directly_held(file) == "a: SPE_E3; ");
  REQUIRE(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
  CHECK(finding_of(file, "IMPORT-USER-DELETED")->origins.at(0).row == 3);
}

TEST_CASE("a script's list with the admin center's columns may join licences by its own signs") {
  for (const char* cell : {"SPE_E3;VISIOCLIENT", "SPE_E3|VISIOCLIENT", "SPE_E3+VISIOCLIENT"}) {
    CAPTURE(cell);
    const ImportedFile file =
        read_text("User principal name,Block credential,Licenses\na@contoso.example,False," + std::string(cell) + "\n");
    CHECK(directly_held(file) == "a: SPE_E3 VISIOCLIENT; ");
  }
}

TEST_CASE("a user whom a script's table calls deleted is left out") {
  for (const char* column : {"DeletedDateTime", "Is deleted"}) {
    CAPTURE(column);
    const std::string cell = column[0] == 'D' ? "2026-11-20T08:00:00Z" : "Yes", alive = column[0] == 'D' ? "" : "No";
    const ImportedFile file = read_text("UserPrincipalName,Licenses," + std::string(column) + "\na@contoso.example,SPE_E3," + alive +
                                        "\nb@contoso.example,SPE_E3," + cell + "\n");
    CHECK(directly_held(file) == "a: SPE_E3; ");
    REQUIRE(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
    CHECK(argument(*finding_of(file, "IMPORT-USER-DELETED"), "found") == cell);
  }
}

TEST_CASE("one row for each service plan tells which plans are off, under Microsoft's own column names too") {
  for (const char* columns : {"ServicePlanName,ProvisioningStatus", "ServicePlan,Status", "ServiceName,ProvisioningStatus"}) {
    CAPTURE(columns);
    const ImportedFile file = read_text("UserPrincipalName,SkuPartNumber," + std::string(columns) +
                                        "\na@contoso.example,SPE_E3,TEAMS1,Success\na@contoso.example,SPE_E3,SWAY,Disabled\n"
                                        "a@contoso.example,SPE_E3,YAMMER_ENTERPRISE,Disabled\n");
    REQUIRE(file.records.users.size() == 1);
    CHECK(file.records.users.at(0).skus.at(0).disabled_plans.size() == 2);
  }
}

TEST_CASE("a table that says yes under the group gives the licence by a group that is not named") {
  const ImportedFile file = read_text(
      "ObjectId;UserPrincipalName;AssignedDirectly;AssignedFromGroup;SKU\n"
      "0000d0d0-0000-4000-8000-000000000001;a@contoso.example;True;False;SPE_E3\n"
      "0000d0d0-0000-4000-8000-000000000001;a@contoso.example;False;True;VISIOCLIENT\n");
  CHECK(directly_held(file) == "a: SPE_E3 VISIOCLIENT; ");
  CHECK(finding_of(file, "IMPORT-GROUP-UNNAMED") != nullptr);
}

TEST_CASE("a licence in error under a report's own column gives nothing") {
  CHECK(directly_held(read_text("User Principal Name,Sku Part Number,License Status\na@contoso.example,SPE_E3,Active\n"
                                "b@contoso.example,SPE_E3,Error\n")) == "a: SPE_E3; b:; ");
}

TEST_CASE("licences that Python wrote into a cell are read like JSON, with the plans that are off") {
  const ImportedFile file = read_text(
      "id,userPrincipalName,assignedLicenses\n0000d0d0-0000-4000-8000-000000000001,a@contoso.example,"
      "\"[{'disabledPlans': ['a23b959c-7ce8-4e57-9140-b90eb88a9e97'], 'skuId': '05e9a617-0261-4cee-bb44-138d3ef5d965'}]\"\n");
  CHECK(file.findings.empty());
  CHECK(directly_held(file) == "a: SPE_E3; ");
  CHECK(file.records.users.at(0).skus.at(0).disabled_plans.size() == 1);
}

TEST_CASE("a user's SKU is read behind the tenant's id") {
  const std::string sku = "7d1f0c3a-0000-4000-8000-000000000001_05e9a617-0261-4cee-bb44-138d3ef5d965";
  CHECK(directly_held(read_text("UserPrincipalName,Licenses\na@contoso.example," + sku + "\n")) == "a: SPE_E3; ");
  CHECK(directly_held(
            read_text(R"({"@odata.context":"https://graph.example/$metadata#users","value":[{"id":"0000d0d0-0000-4000-8000-000000000001",)"
                      R"("userPrincipalName":"a@contoso.example","assignedLicenses":[{"disabledPlans":[],"skuId":")" +
                      sku + R"("}]}]})")) == "a: SPE_E3; ");
}

TEST_CASE("plans that a table tells in columns of their own or by those that are on are not read, and that is told") {
  const auto told = [](const std::string& text) {
    const ImportedFile file = read_text(text);
    const Finding* found = finding_of(file, "IMPORT-COLUMN-IGNORED");
    return found == nullptr ? std::string() : argument(*found, "column");
  };
  CHECK(told("UserPrincipalName,SkuPartNumber,TEAMS1,SWAY\na@contoso.example,SPE_E3,Success,Disabled\n") == "SWAY");
  CHECK(told("UserPrincipalName,SkuPartNumber,TEAMS1,SWAY\na@contoso.example,SPE_E3,Success,Success\n").empty());
  CHECK(told("UserPrincipalName,License,EnabledPlans\na@contoso.example,SPE_E3,TEAMS1;SWAY\n") == "EnabledPlans");
  CHECK(told("UserPrincipalName,License,Department\na@contoso.example,SPE_E3,Disabled\n").empty());
}

TEST_CASE("what a tool writes for an object instead of its licences asks for the export anew, and names no product") {
  for (const std::string cell : {"\"[object Object],[object Object]\"", "[List]", "System.Object[]"}) {
    const ImportedFile file = read_text("id,userPrincipalName,assignedLicenses\n1,a@contoso.example," + cell + "\n2,b@contoso.example,\n");
    CHECK_MESSAGE(finding_of(file, "IMPORT-ASSIGNMENTS-LOST") != nullptr, cell);
    CHECK(finding_of(file, "IMPORT-NAME-UNKNOWN") == nullptr);
  }
}

TEST_CASE("a service that is off is off in whatever word the table says so") {
  for (const char* off : {"Disabled", "Off", "No", "deaktiviert"}) {
    CAPTURE(off);
    const ImportedFile file =
        read_text("UserPrincipalName,DisplayName,SkuPartNumber,ServicePlanName,ServicePlanStatus\na@contoso.com,A,SPE_E3,TEAMS1," +
                  std::string(off) + "\n");
    REQUIRE(file.records.users.size() == 1);
    CHECK(file.records.users.at(0).skus.at(0).disabled_plans.size() == 1);
  }
}

TEST_CASE("a deleted user of an export in German or French is left out as in English") {
  for (const char* head : {"Anzeigename,Benutzerprinzipalname,Objekt-ID,Verwendungsstandort,Anmeldeinformationen blockieren,Lizenzen,"
                           "Zeitstempel für vorläufiges Löschen",
                           "Nom d’affichage,Nom d’utilisateur principal,ID d’objet,Emplacement d’utilisation,Bloquer les informations "
                           "d’identification,Licences,Horodatage de suppression réversible"}) {
    CAPTURE(head);
    const ImportedFile file =
        read_text(std::string(head) + "\nA,a@contoso.com,00000001-1111-4222-8333-000000000001,DE,False,Microsoft 365 E3,\n" +
                  "B,b@contoso.com,00000002-1111-4222-8333-000000000002,DE,False,Microsoft 365 E3,2026-10-01 10:00:00Z\n");
    CHECK(file.kind == "admin-center-users");
    CHECK(file.records.users.size() == 1);
    CHECK(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
  }
}

TEST_CASE("a deleted user holds nothing, whatever the column of the day is called") {
  const struct {
    const char *header, *day;
  } lists[] = {{"User principal name,Licenses,Display name,Block credential,Deletion date", "2026-11-20"},
               {"User principal name,Licenses,Display name,Block credential,Deleted", "Yes"},
               {"Benutzerprinzipalname,Lizenzen,Anzeigename,Anmeldeinformationen blockieren,Gelöscht am", "20.11.2026"},
               {"Nombre principal del usuario,Licencias,Nombre para mostrar,Bloquear credencial,Fecha de eliminación", "20/11/2026"},
               {"Nom d’utilisateur principal,Licences,Nom complet,Bloquer les identifiants,Date de suppression", "20/11/2026"},
               {"ユーザー プリンシパル名,ライセンス,表示名,資格情報をブロックする,論理的な削除のタイムスタンプ", "2026-11-20"},
               {"UserPrincipalName,Licenses,DisplayName,City,Gelöscht am", "20.11.2026"}};
  for (const auto& list : lists) {
    CAPTURE(std::string(list.header));
    const bool english = std::string(list.day) == "Yes";
    const ImportedFile file = read_text(std::string(list.header) + "\na@contoso.example,Microsoft 365 E3,A,False," + (english ? "No" : "") +
                                        "\nb@contoso.example,Microsoft 365 E3,B,False," + list.day + "\n");
    CHECK(directly_held(file) == "a: SPE_E3; ");
    CHECK(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
  }
  const ImportedFile unknown =
      read_text("UserPrincipalName,Licenses,Account deletion noted\na@contoso.example,SPE_E3,\nb@contoso.example,SPE_E3,2026-11-20\n");
  CHECK(finding_of(unknown, "IMPORT-REMOVALS-UNREAD") != nullptr);
}
