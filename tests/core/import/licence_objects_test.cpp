// Licences of users as scripts and consoles leave them in JSON: objects, lists that became a text, plans that are off.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr const char* kTeams = "57ff2da0-773e-42df-b2af-ffb7a2317929";
constexpr const char* kSway = "a23b959c-7ce8-4e57-9140-b90eb88a9e97";

std::string parts(const ImportedFile& file, std::size_t user) {
  std::string said;
  for (const std::string& part : licences_of(file, user)) said += (said.empty() ? "" : " ") + part;
  return said;
}

std::string of_item(const std::string& licences) {
  return R"([{"UserPrincipalName": "a@contoso.example", "DisplayName": "A", "Licenses": )" + licences + "}]";
}

std::size_t plans_off(const ImportedFile& file) { return file.records.users.at(0).skus.at(0).disabled_plans.size(); }

}  // namespace

TEST_CASE("licences that a script puts beside the user as objects are read by their id or part number") {
  const std::string e3 = R"({"Id": "x", "SkuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "SkuPartNumber": "SPE_E3"})";
  for (const std::string& licences : {"[" + e3 + "]", e3, std::string(R"([{"SkuPartNumber": "SPE_E3"}])"),
                                      std::string(R"({"SPE_E3": true, "POWER_BI_PRO": false})"), std::string(R"(["SPE_E3"])")}) {
    CAPTURE(licences);
    const ImportedFile file = read_text(of_item(licences));
    CHECK(parts(file, 0) == "SPE_E3");
    CHECK(file.findings.empty());
  }
  CHECK(parts(read_text(of_item(R"([{"SkuPartNumber": "SPE_E3"}, {"SkuPartNumber": "POWER_BI_PRO"}])")), 0) == "POWER_BI_PRO SPE_E3");
}

TEST_CASE("service plans that the details of a licence call disabled are off") {
  const ImportedFile file = read_text(of_item(
      R"([{"SkuPartNumber": "SPE_E3", "ServicePlans": [{"ServicePlanName": "TEAMS1", "ProvisioningStatus": "Disabled"},
                                                       {"ServicePlanName": "SWAY", "ProvisioningStatus": "Success"}]}])"));
  REQUIRE(file.records.users.size() == 1);
  CHECK(plans_off(file) == 1);
  CHECK(
      plans_off(read_text(of_item(
          R"([{"AccountSkuId": "contoso:SPE_E3", "ServiceStatus": [{"ServicePlan": {"ServiceName": "TEAMS1"}, "ProvisioningStatus": "Disabled"}]}])"))) ==
      1);
}

TEST_CASE("an object that names no licence is told instead of being read as no licence") {
  const ImportedFile file = read_text(of_item(R"([{"Name": 1}])"));
  CHECK(file.records.users.empty());
  CHECK(file.rows.refused == 1);
  REQUIRE(finding_of(file, "IMPORT-ASSIGNMENTS-LOST") != nullptr);
}

TEST_CASE("part numbers beside the user in JSON are the user's licences, alone, in a list or joined") {
  for (const char* licences :
       {R"(["SPE_E3", "POWER_BI_PRO"])", R"({"value": ["SPE_E3", "POWER_BI_PRO"], "Count": 2})", R"("SPE_E3 POWER_BI_PRO")"}) {
    CAPTURE(licences);
    const ImportedFile file = read_text(R"([{"UserPrincipalName": "a@contoso.example", "SkuPartNumber": )" + std::string(licences) + "}]");
    CHECK(file.kind == "user-licence-table");
    CHECK(parts(file, 0) == "POWER_BI_PRO SPE_E3");
  }
}

TEST_CASE("disabled plans that a console joined into one text are off, and a type's name in their place is told in every row") {
  const auto users = [](const std::string& plans) {
    const std::string licence = R"({"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "disabledPlans": ")" + plans + R"("})";
    return R"([{"id": "00000001-1111-4222-8333-000000000001", "userPrincipalName": "a@contoso.example", "assignedLicenses": [)" + licence +
           R"(]}, {"id": "00000001-1111-4222-8333-000000000002", "userPrincipalName": "b@contoso.example", "assignedLicenses": [)" +
           licence + "]}]";
  };
  const ImportedFile joined = read_text(users(std::string(kTeams) + " " + kSway));
  REQUIRE(joined.records.users.size() == 2);
  CHECK(plans_off(joined) == 2);
  CHECK(joined.findings.empty());
  CHECK(plans_off(read_text(users(""))) == 0);
  const ImportedFile lost = read_text(users("System.Object[]"));
  REQUIRE(finding_of(lost, "IMPORT-ASSIGNMENTS-LOST") != nullptr);
  CHECK(finding_of(lost, "IMPORT-ASSIGNMENTS-LOST")->origins.size() == 2);
  // The same in a cell of a table.
  const ImportedFile cell = read_text(
      "UserPrincipalName,Licenses\na@contoso.example,\"[{\"\"skuId\"\":\"\"05e9a617-0261-4cee-bb44-138d3ef5d965\"\",\"\"disabledPlans\"\":"
      "\"\"" +
      std::string(kTeams) + " " + kSway + "\"\"}]\"\n");
  CHECK(plans_off(cell) == 2);
}

TEST_CASE("lists of licences in the forms of JSON and Python, numbered and with counts are read") {
  for (const char* licences :
       {"[\"\"SPE_E3\"\",\"\"POWER_BI_PRO\"\"]", "['SPE_E3', 'POWER_BI_PRO']", "[SPE_E3, POWER_BI_PRO]",
        "[{\"\"SkuPartNumber\"\":\"\"SPE_E3\"\"},{\"\"SkuPartNumber\"\":\"\"POWER_BI_PRO\"\"}]", "1. Microsoft 365 E3\n2. Power BI Pro",
        "SPE_E3 (1), POWER_BI_PRO (1)", "1 x SPE_E3, 1 x POWER_BI_PRO", "Microsoft 365 E3 · Power BI Pro", "Microsoft 365 E3、Power BI Pro",
        "Microsoft 365 E3；Power BI Pro", "Microsoft 365 E3<br>Power BI Pro", "Microsoft 365 E3\\nPower BI Pro", "SPE_E3/POWER_BI_PRO",
        "SPE_E3&POWER_BI_PRO", "SPE_E3~POWER_BI_PRO", "SPE_E3:POWER_BI_PRO"}) {
    CAPTURE(licences);
    const ImportedFile script = read_text("UserPrincipalName,Licenses\na@contoso.example,\"" + std::string(licences) + "\"\n");
    CHECK(parts(script, 0) == "POWER_BI_PRO SPE_E3");
    CHECK(finding_of(script, "IMPORT-NAME-UNKNOWN") == nullptr);
    const ImportedFile centre = read_text("Display name,User principal name,Block credential,Licenses\nA,a@contoso.example,False,\"" +
                                          std::string(licences) + "\"\n");
    CHECK(parts(centre, 0) == "POWER_BI_PRO SPE_E3");
  }
}

TEST_CASE("a licence behind a word and a colon is not counted, but asked about") {
  const ImportedFile file = read_text("UserPrincipalName,Licenses\na@contoso.example,SPE_E3; removed: POWER_BI_PRO\n");
  CHECK(parts(file, 0) == "SPE_E3");
  CHECK(finding_of(file, "IMPORT-NAME-UNKNOWN") != nullptr);
  CHECK(parts(read_text("UserPrincipalName,Licenses\na@contoso.example,contoso:SPE_E3\n"), 0) == "SPE_E3");
}

TEST_CASE("words for no licence are none, in whatever language") {
  for (const char* none :
       {"Keine Lizenz", "Keine Lizenzen", "Ohne Lizenz", "Unlizenziert", "No licences", "None assigned", "Aucune licence", "Lisans yok",
        "ライセンスがありません", "Geen licentie", "Ingen licens", "Ei lisenssiä", "null", "False", "No", "0", "Sin asignar", "[]"}) {
    CAPTURE(none);
    const ImportedFile file =
        read_text("UserPrincipalName,Licenses\na@contoso.example," + std::string(none) + "\nb@contoso.example,SPE_E3\n");
    REQUIRE(file.records.users.size() == 2);
    CHECK(parts(file, 0).empty());
    CHECK(file.findings.empty());
  }
}

TEST_CASE("the group that gives a licence is read beside it, and one that is the user's own id is none") {
  const auto ways = [](const std::string& licences) {
    const ImportedFile file = read_text(
        R"([{"UserPrincipalName":"a@contoso.example","DisplayName":"A","ObjectId":"0000d0d0-0000-4000-8000-00000000000a","Licenses":)" +
        licences + "}]");
    std::string said;
    for (const AssignedSku& sku : file.records.users.at(0).skus) {
      said += sku.direct ? "directly " : "";
      for (const std::string& group : sku.groups) said += "by " + group + " ";
    }
    return said;
  };
  CHECK(ways(R"([{"SkuPartNumber":"SPE_E3","AssignedByGroup":"LIC-E3"}])") == "by lic-e3 ");
  CHECK(ways(R"([{"SkuPartNumber":"SPE_E3","AssignedByGroup":null}])") == "directly ");
  CHECK(ways(R"([{"AccountSkuId":"contoso:SPE_E3","GroupsAssigningLicense":["33330000-0000-4000-8000-000000000001"]}])") ==
        "by 33330000-0000-4000-8000-000000000001 ");
  CHECK(ways(R"([{"AccountSkuId":"contoso:SPE_E3","GroupsAssigningLicense":["0000D0D0-0000-4000-8000-00000000000A"]}])") == "directly ");
  CHECK(ways(R"([{"AccountSkuId":"contoso:SPE_E3","GroupsAssigningLicense":["0000d0d0-0000-4000-8000-00000000000a","G-1"]}])") ==
        "directly by g-1 ");
  CHECK(ways(R"([{"AccountSkuId":"contoso:SPE_E3","GroupsAssigningLicense":[]}])") == "directly ");
}
