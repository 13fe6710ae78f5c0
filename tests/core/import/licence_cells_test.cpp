// How the licences of a user stand in the cells of a table: joined, in brackets, as JSON, row by row.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("licences of a script's table are found whatever joins them") {
  const auto read = [](const std::string& cell) {
    return licences_of(read_text("UserPrincipalName,Licenses\na@contoso.example,\"" + cell + "\"\n"), 0);
  };
  const Parts two = {"FLOW_FREE", "SPE_E3"};
  CHECK(read("contoso:SPE_E3 contoso:FLOW_FREE") == two);
  CHECK(read("SPE_E3 FLOW_FREE") == two);
  CHECK(read("05e9a617-0261-4cee-bb44-138d3ef5d965 f30db892-07e9-47e9-837c-80727f46fd3d") == two);
  CHECK(read("SPE_E3 / FLOW_FREE") == two);
  CHECK(read("{contoso:SPE_E3, contoso:FLOW_FREE}") == two);
  CHECK(read("{05e9a617-0261-4cee-bb44-138d3ef5d965}") == Parts{"SPE_E3"});
  CHECK(read("SPE_E3\r\nFLOW_FREE") == two);
  CHECK(read("reseller-account:SPE_E3") == Parts{"SPE_E3"});
  CHECK(read("SPE_E3 - Direct; FLOW_FREE (Direct)") == two);
}

TEST_CASE("known names with a plus sign or a comma between blanks are several, and a product with a plus sign in its name is one") {
  for (const char* columns :
       {"UserPrincipalName,Licenses\na@contoso.example,", "User principal name,Block credential,Licenses\na@x.example,False,"}) {
    const auto read = [&](const std::string& cell) { return licences_of(read_text(columns + ("\"" + cell + "\"\n")), 0); };
    CHECK(read("Microsoft 365 Business Standard + Microsoft Defender for Business") == Parts{"MDE_SMB", "O365_BUSINESS_PREMIUM"});
    CHECK(read("SPE_E3 + FLOW_FREE") == Parts{"FLOW_FREE", "SPE_E3"});
    CHECK(read("Microsoft 365 E5, Power BI Pro") == Parts{"POWER_BI_PRO", "SPE_E5"});
    CHECK(read("Enterprise Mobility + Security E3") == Parts{"EMS"});
    CHECK(read("Enterprise Mobility + Security E3 + Microsoft 365 E5") == Parts{"EMS", "SPE_E5"});
  }
  const ImportedFile unknown = read_text("UserPrincipalName,Licenses\na@contoso.example,Microsoft 365 E5 + No Such Product\n");
  REQUIRE(finding_of(unknown, "IMPORT-NAME-UNKNOWN") != nullptr);
  CHECK(finding_of(unknown, "IMPORT-NAME-UNKNOWN")->subject == "Microsoft 365 E5 + No Such Product");
}

TEST_CASE("a part number or id in brackets behind a name tells the product, unless the name is another product's") {
  const auto table = [](const std::string& cell) { return read_text("UserPrincipalName,Licenses\na@contoso.example,\"" + cell + "\"\n"); };
  CHECK(licences_of(table("Microsoft 365 E3 (SPE_E3), My own name (POWER_BI_PRO)"), 0) == Parts{"POWER_BI_PRO", "SPE_E3"});
  CHECK(licences_of(table("SPE_E3 (05e9a617-0261-4cee-bb44-138d3ef5d965)"), 0) == Parts{"SPE_E3"});
  CHECK(finding_of(table("Microsoft 365 E5 (SPE_E3)"), "IMPORT-NAME-UNKNOWN") != nullptr);
}

TEST_CASE("a name that nobody knows is asked about, also beside a known one in brackets, and however many stand in a cell") {
  for (const char* columns :
       {"UserPrincipalName,Licenses\na@contoso.example,", "User principal name,Block credential,Licenses\na@x.example,False,"}) {
    const auto asks = [&](const std::string& cell) {
      return finding_of(read_text(columns + ("\"" + cell + "\"\n")), "IMPORT-NAME-UNKNOWN") != nullptr;
    };
    CHECK(asks("No Such Product + Microsoft 365 E3 (SPE_E3)"));
    CHECK(asks("Microsoft 365 E3 (SPE_E3) + No Such Product"));
    // So many ways to take it apart that trying them one after another would not end.
    std::string many;
    for (int i = 0; i < 55; ++i) many += "a (SPE_E3) + ";
    CHECK(asks(many + "zzz"));
  }
}

TEST_CASE("licences that a report keeps as JSON in a cell are read with the plans that are off") {
  const ImportedFile file = read_text(
      "userPrincipalName,displayName,assignedLicenses\na@contoso.example,Ada,"
      "\"[{\"\"disabledPlans\"\":[\"\"a23b959c-7ce8-4e57-9140-b90eb88a9e97\"\"],\"\"skuId\"\":\"\"05e9a617-0261-4cee-bb44-138d3ef5d965\"\"}"
      "]\"\n");
  CHECK(licences_of(file, 0) == Parts{"SPE_E3"});
  CHECK(file.records.users.at(0).skus.at(0).disabled_plans.size() == 1);
  CHECK(file.findings.empty());
}

TEST_CASE("service plans that a table of users says are switched off are off, where every row of the product says so") {
  const auto off = [](const std::string& rows) {
    const ImportedFile file = read_text("UserPrincipalName,Licenses,DisabledPlans\n" + rows);
    std::string names;
    for (const AssignedSku& sku : file.records.users.at(0).skus) {
      for (const Guid& plan : sku.disabled_plans) names += catalog().find_plan(plan)->name + " ";
    }
    return names + (finding_of(file, "IMPORT-VALUE-IGNORED") != nullptr ? "?" : "");
  };
  CHECK(off("a@x.example,SPE_E3,SWAY\n") == "SWAY ");
  CHECK(off("a@x.example,SPE_E3,a23b959c-7ce8-4e57-9140-b90eb88a9e97\n") == "SWAY ");
  CHECK(off("a@x.example,SPE_E3;FLOW_FREE,SWAY\n") == "SWAY ");
  CHECK(off("a@x.example,SPE_E3,\n") == "");
  CHECK(off("a@x.example,SPE_E3,None\n") == "");
  CHECK(off("a@x.example,SPE_E3,SWAY\na@x.example,SPE_E3,\n") == "");
  CHECK(off("a@x.example,SPE_E3,SWAY\na@x.example,FLOW_FREE,\n") == "SWAY ");
  CHECK(off("a@x.example,SPE_E3;SPE_E5,SWAY\n") == "?");
  CHECK(off("a@x.example,SPE_E3,NO_SUCH_PLAN\n") == "?");
}

TEST_CASE("a report with one row for each service of a product tells the services that are off") {
  const ImportedFile file = read_text(
      "DisplayName,UserPrincipalName,LicensePlan,FriendlyNameofLicensePlan,ServiceName,FriendlyNameofServiceName,ProvisioningStatus\n"
      "Ada,ada@contoso.example,SPE_E3,Microsoft 365 E3,EXCHANGE_S_ENTERPRISE,Exchange Online (Plan 2),Success\n"
      "Ada,ada@contoso.example,SPE_E3,Microsoft 365 E3,SWAY,Sway,Disabled\n"
      "Ada,ada@contoso.example,SPE_E3,Microsoft 365 E3,YAMMER_ENTERPRISE,Yammer,Disabled\n"
      "Ada,ada@contoso.example,FLOW_FREE,Power Automate,FLOW_P2_VIRAL,Flow Free,Success\n");
  REQUIRE(file.kind == "user-licence-table");
  CHECK(licences_of(file, 0) == Parts{"FLOW_FREE", "SPE_E3"});
  std::size_t off = 0;
  for (const AssignedSku& sku : file.records.users.at(0).skus) off += sku.disabled_plans.size();
  CHECK(off == 2);
}

TEST_CASE("a service is off where its row says No under Enabled, and an account that is not enabled switches nothing off") {
  const ImportedFile services = read_text(
      "UserPrincipalName,SkuPartNumber,ServicePlanName,Enabled\nada@contoso.example,SPE_E3,TEAMS1,False\n"
      "ada@contoso.example,SPE_E3,EXCHANGE_S_ENTERPRISE,True\n");
  REQUIRE(services.records.users.at(0).skus.size() == 1);
  CHECK(services.records.users.at(0).skus[0].disabled_plans.size() == 1);
  CHECK(finding_of(services, "IMPORT-COLUMN-IGNORED") == nullptr);
  const ImportedFile accounts = read_text("UserPrincipalName,SkuPartNumber,Enabled\nada@contoso.example,SPE_E3,False\n");
  CHECK(accounts.records.users.at(0).skus[0].disabled_plans.empty());
}

TEST_CASE("services that are off in a form that is not read are told") {
  const auto told = [](const std::string& text) {
    const ImportedFile file = read_text(text);
    const Finding* finding = finding_of(file, "IMPORT-COLUMN-IGNORED");
    return finding == nullptr ? std::string() : argument(*finding, "column");
  };
  CHECK(told("UPN,SKU,ServicePlan\nada@contoso.example,SPE_E3,TEAMS1\nada@contoso.example,SPE_E3,SWAY\n") == "ServicePlan");
  CHECK(told("UserPrincipalName,Licenses,Services\nada@contoso.example,SPE_E3,SWAY:Success; TEAMS1:Disabled\n") == "Services");
  CHECK(told("UserPrincipalName,Licenses,Services\nada@contoso.example,SPE_E3,SWAY:Success; TEAMS1:Success\n").empty());
  CHECK(told("UserPrincipalName,SkuPartNumber,DisabledPlanCount\nada@contoso.example,SPE_E3,3\n") == "DisabledPlanCount");
  CHECK(told("UserPrincipalName,SkuPartNumber,DisabledPlanCount\nada@contoso.example,SPE_E3,0\n").empty());
}

TEST_CASE("a report with one row for each way of an assignment names the product and the group") {
  const ImportedFile file = read_text(
      "\"Display Name\",\"UPN\",\"License Assignment Path\",\"Sku Name\",\"Sku_FriendlyName\",\"Disabled Plans\",\"Assigned via(group "
      "name)\",\"State\"\n"
      "\"Ada\",\"ada@contoso.example\",\"Directly assigned\",\"SPE_E3\",\"Microsoft 365 E3\",\"\",\"NA\",\"Active\"\n"
      "\"Ada\",\"ada@contoso.example\",\"Inherited from group\",\"FLOW_FREE\",\"Power Automate\",\"\",\"Lic-Flow\",\"Active\"\n");
  REQUIRE(file.kind == "user-licence-table");
  CHECK(licences_of(file, 0) == Parts{"FLOW_FREE", "SPE_E3"});
  for (const AssignedSku& sku : file.records.users.at(0).skus) CHECK(sku.direct == sku.groups.empty());
}

TEST_CASE("of licences joined by blanks none is left out when one of them is not known") {
  const ImportedFile file = read_text("UserPrincipalName,Licenses\na@contoso.example,contoso:SPE_E3 contoso:NOSUCHPART\n");
  CHECK(licences_of(file, 0) == Parts{"SPE_E3"});
  CHECK(finding_of(file, "IMPORT-NAME-UNKNOWN")->subject == "contoso:NOSUCHPART");
  const ImportedFile words = read_text("UserPrincipalName,Licenses\na@contoso.example,Microsoft 365 E3 Exchange Online (Plan 1)\n");
  CHECK(words.records.users.at(0).unresolved_names.size() == 1);
  CHECK(finding_of(words, "IMPORT-NAME-UNKNOWN") != nullptr);
}

TEST_CASE("a licence that comes from a group without a name is told in every row") {
  const ImportedFile file =
      read_text("UserPrincipalName,Licenses\na@contoso.example,SPE_E3 (Inherited)\nb@contoso.example,SPE_E3 (Inherited)\n");
  CHECK(licences_of(file, 0) == Parts{"SPE_E3"});
  REQUIRE(finding_of(file, "IMPORT-GROUP-UNNAMED") != nullptr);
  CHECK(finding_of(file, "IMPORT-GROUP-UNNAMED")->origins.size() == 2);
}

TEST_CASE("licences that a script writes as a list are all read, and an empty list is no licence") {
  const ImportedFile file = read_text(
      R"([{"userPrincipalName":"a@contoso.example","licenses":["SPE_E3","POWER_BI_PRO"]},
          {"userPrincipalName":"b@contoso.example","licenses":[]},
          {"userPrincipalName":"c@contoso.example","licenses":["SPE_E3"]}])");
  CHECK(file.kind == "user-licence-table");
  REQUIRE(file.records.users.size() >= 2);
  for (std::size_t i = 0; i < file.records.users.size(); ++i) {
    const UserRecord user = file.records.users.at(i);
    CHECK(user.skus.size() == (user.user.principal_name[0] == 'a' ? 2 : user.user.principal_name[0] == 'b' ? 0 : 1));
    CHECK(user.unresolved_names.empty());
  }
}

TEST_CASE("a table that says by which group a user has a licence is believed") {
  const ImportedFile file = read_text(
      "UserPrincipalName,SkuPartNumber,AssignedByGroup,State\n"
      "a@contoso.example,SPE_E3,,Active\n"
      "a@contoso.example,FLOW_FREE,0000D0D0-0000-4000-8000-0000000000F1,Active\n"
      "b@contoso.example,SPE_E3,0000d0d0-0000-4000-8000-0000000000f1,Active\n"
      "b@contoso.example,SPE_E3,,Active\n"
      "c@contoso.example,SPE_E3,0000d0d0-0000-4000-8000-0000000000f1,Error\n"
      "d@contoso.example,SPE_E3,True,Active\n"
      "d@contoso.example,FLOW_FREE,False,Sleeping\n");
  CHECK(file.kind == "user-licence-table");
  REQUIRE(file.records.users.size() == 4);
  const UserRecord first = file.records.users.at(0);
  REQUIRE(first.skus.size() == 2);
  CHECK(first.skus.at(0).direct);
  CHECK(!first.skus.at(1).direct);
  CHECK(first.skus.at(1).groups == Parts{"0000d0d0-0000-4000-8000-0000000000f1"});
  const UserRecord both = file.records.users.at(1);
  REQUIRE(both.skus.size() == 1);
  CHECK(both.skus.at(0).direct);
  CHECK(both.skus.at(0).groups.size() == 1);
  CHECK(file.records.users.at(2).skus.empty());
  CHECK(file.records.users.at(2).has_assignment_error);
  CHECK(file.records.users.at(3).skus.size() == 2);
  CHECK(argument(*finding_of(file, "IMPORT-GROUP-UNNAMED"), "name") == "SPE_E3");
  CHECK(argument(*finding_of(file, "IMPORT-WORD-UNKNOWN"), "found") == "Sleeping");
}

TEST_CASE("users and licences are found in a localised table also when other columns are missing") {
  const ImportedFile french = read_text(
      "Nom complet,Nom d’utilisateur principal,Licences,Lieu d’utilisation\nAdele,a@contoso.example,Microsoft 365 E3+Power BI Pro,FR\n");
  CHECK(licences_of(french, 0) == Parts{"POWER_BI_PRO", "SPE_E3"});
  CHECK(french.records.users.at(0).user.usage_location == "FR");
  const ImportedFile japanese = read_text(
      "表示名,ユーザー プリンシパル名,ライセンス,資格情報をブロックする\nAdele,a@contoso.example,Microsoft 365 E3+Power BI Pro,False\n");
  CHECK(japanese.kind == "admin-center-users");
  CHECK(licences_of(japanese, 0).size() == 2);
}

TEST_CASE("licences joined by words, and what a console's table leaves of an answer, are read") {
  const auto read = [](const std::string& cell) {
    return licences_of(read_text("UserPrincipalName,Licenses\na@contoso.example,\"" + cell + "\"\n"), 0);
  };
  const Parts two = {"POWER_BI_PRO", "SPE_E3"};
  CHECK(read("Microsoft 365 E3 & Power BI Pro") == two);
  CHECK(read("Microsoft 365 E3 and Power BI Pro") == two);
  CHECK(read("Microsoft 365 E3 und Power BI Pro") == two);
  CHECK(read("Microsoft Intune Suite and Nothing Known").empty());
  CHECK(read("@{skuId=05e9a617-0261-4cee-bb44-138d3ef5d965; disabledPlans=System.Object[]}") == Parts{"SPE_E3"});
  // What is switched off is lost with it, and told; nothing is where nothing was.
  const auto told = [](const std::string& plans) {
    return finding_of(
               read_text("UserPrincipalName,Licenses\na@contoso.example,@{skuId=05e9a617-0261-4cee-bb44-138d3ef5d965; disabledPlans=" +
                         plans + "}\n"),
               "IMPORT-ASSIGNMENTS-LOST") != nullptr;
  };
  CHECK(told("System.Object[]"));
  CHECK_FALSE(told("{}"));
  CHECK(read("@{disabledPlans=System.Object[]; skuId=05e9a617-0261-4cee-bb44-138d3ef5d965} "
             "@{disabledPlans=System.Object[]; skuId=f30db892-07e9-47e9-837c-80727f46fd3d}") == Parts{"FLOW_FREE", "SPE_E3"});
}

TEST_CASE("a script's list with the columns of the admin center joins licences in its own way") {
  const auto read = [](const std::string& cell) {
    return licences_of(read_text("User principal name,Block credential,Licenses\na@contoso.example,False,\"" + cell + "\"\n"), 0);
  };
  const Parts two = {"POWER_BI_PRO", "SPE_E3"};
  for (const char* cell : {"SPE_E3;POWER_BI_PRO", "SPE_E3|POWER_BI_PRO", "SPE_E3\nPOWER_BI_PRO", "SPE_E3 POWER_BI_PRO",
                           "contoso:SPE_E3 contoso:POWER_BI_PRO", "contoso:SPE_E3, contoso:POWER_BI_PRO", "Microsoft 365 E3+Power BI Pro"})
    CHECK_MESSAGE(read(cell) == two, std::string(cell));
}
