// One person in several files: which licences, by which groups, without which services? What a file does not tell is no statement.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kGroup = "70000000-0000-4000-8000-000000000001";

// As the admin center lists them: no ways, no services.
const std::string kNames =
    "User principal name,Display name,Licenses\nada@contoso.example,Ada,Office 365 E3\nbea@contoso.example,Bea,Office 365 E3\n";
// As a script lists them: Ada by a group.
const std::string kWays =
    "UserPrincipalName,SkuPartNumber,AssignedByGroup\nada@contoso.example,ENTERPRISEPACK,LIC-E3\nbea@contoso.example,ENTERPRISEPACK,\n";
// As another one does: Ada without Teams.
const std::string kServices =
    "UserPrincipalName,SkuPartNumber,DisabledPlans\nada@contoso.example,ENTERPRISEPACK,TEAMS1\nbea@contoso.example,ENTERPRISEPACK,\n";

std::string graph_user(const std::string& name, const std::string& licences, const std::string& states) {
  return R"({"userPrincipalName":")" + name + R"(@contoso.example","assignedLicenses":)" + licences +
         (states.empty() ? std::string() : R"(,"licenseAssignmentStates":)" + states) + "}";
}

// Ada and Bea with Office 365 E3, of which only the licences are told.
std::string without_states() {
  const std::string licence = R"([{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900"}])";
  return R"({"value":[)" + graph_user("ada", licence, "") + "," + graph_user("bea", licence, "") + "]}";
}

std::string state(const std::string& group, const std::string& off) {
  return R"([{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","state":"Active","assignedByGroup":)" +
         (group.empty() ? "null" : '"' + group + '"') + R"(,"disabledPlans":[)" + (off.empty() ? "" : '"' + off + '"') + "]}]";
}

// Ada by the group and without Teams, Bea directly and with everything.
std::string with_states() {
  return R"({"value":[)" + graph_user("ada", "[]", state(kGroup, "57ff2da0-773e-42df-b2af-ffb7a2317929")) + "," +
         graph_user("bea", "[]", state("", "")) + "]}";
}

std::string group_giving(const std::string& sku) {
  return R"({"value":[{"id":")" + kGroup + R"(","displayName":"LIC-E3","assignedLicenses":[{"skuId":")" + sku + R"("}]}]})";
}

// "2 directly", "1 by lic-e3 without 1", the largest profile first.
std::vector<std::string> profiles(const Inventory& inventory) {
  std::vector<std::string> all;
  for (const Profile& profile : inventory.customer.profiles) {
    std::string said = std::to_string(profile.users);
    for (const AssignedSku& sku : profile.skus) {
      said += sku.direct ? " directly" : "";
      for (const std::string& group : sku.groups) said += " by " + group;
      if (!sku.disabled_plans.empty()) said += " without " + std::to_string(sku.disabled_plans.size());
    }
    all.push_back(said);
  }
  std::sort(all.begin(), all.end());
  return all;
}

using All = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "who has a licence by a group, and which services are off, is taken from the file that tells it, whatever the order of the files") {
  std::vector<std::string> files = {kNames, kWays, kServices};
  std::sort(files.begin(), files.end());
  do {
    const Inventory inventory = merged(files);
    CHECK(profiles(inventory) == All{"1 by lic-e3 without 1", "1 directly"});
    CHECK(finding_of(inventory, "INVENTORY-USERS-DIFFER") == nullptr);
  } while (std::next_permutation(files.begin(), files.end()));
}

TEST_CASE("a directory's export without the states of assignment takes them from a table that has them") {
  for (const bool table_first : {false, true}) {
    const auto beside = [&](const std::string& table) {
      return merged(table_first ? All{table, without_states()} : All{without_states(), table});
    };
    CHECK(profiles(beside(kWays)) == All{"1 by lic-e3", "1 directly"});
    CHECK(profiles(beside(kServices)) == All{"1 directly", "1 directly without 1"});
  }
}

TEST_CASE("an older export of the directory that tells states is not lost under a newer one that does not") {
  for (const All& files : {All{with_states(), without_states()}, All{without_states(), with_states()}}) {
    CHECK(profiles(merged(files)) == All{"1 by " + kGroup + " without 1", "1 directly"});
  }
}

TEST_CASE("files that tell another way, or other services, contradict each other; the directory is believed") {
  const std::string all_direct =
      "UserPrincipalName,SkuPartNumber,AssignmentPath\nada@contoso.example,ENTERPRISEPACK,Direct\nbea@contoso.example,ENTERPRISEPACK,"
      "Direct\n";
  const std::string bea_off =
      "UserPrincipalName,SkuPartNumber,DisabledPlans\nada@contoso.example,ENTERPRISEPACK,\nbea@contoso.example,ENTERPRISEPACK,TEAMS1\n";
  struct Case {
    const std::string& table;
    const char* count;
  };
  for (const Case& each : {Case{all_direct, "1"}, Case{bea_off, "2"}}) {
    for (const All& files : {All{with_states(), each.table}, All{each.table, with_states()}}) {
      const Inventory inventory = merged(files);
      CHECK(profiles(inventory) == All{"1 by " + kGroup + " without 1", "1 directly"});
      const Finding* differ = finding_of(inventory, "INVENTORY-USERS-DIFFER");
      REQUIRE(differ != nullptr);
      CHECK(argument(*differ, "count") == each.count);
    }
  }
}

TEST_CASE("a group's name in a table and its id from the directory are no contradiction") {
  CHECK(finding_of(merged({with_states(), kWays}), "INVENTORY-USERS-DIFFER") == nullptr);
}

TEST_CASE("where no file tells the ways, it is said that all licences are planned as direct") {
  CHECK(finding_of(merged({kNames}), "INVENTORY-WAYS-UNTOLD") != nullptr);
  CHECK(finding_of(merged({without_states()}), "INVENTORY-WAYS-UNTOLD") != nullptr);
  for (const All& files : {All{kWays}, All{with_states()}, All{kNames, kWays}, All{without_states(), kWays}})
    CHECK(finding_of(merged(files), "INVENTORY-WAYS-UNTOLD") == nullptr);
}

TEST_CASE("groups that give what users have are asked about when no file tells who has it from them") {
  const std::string e3 = "6fd2c87f-b296-42f0-b197-1e91e994b900", visio = "c5928f49-12ba-48f7-ada3-0d743a3601d5";
  const Inventory inventory = merged({without_states(), group_giving(e3)});
  const Finding* asked = finding_of(inventory, "INVENTORY-MEMBERS-UNTOLD");
  REQUIRE(asked != nullptr);
  CHECK(argument(*asked, "groups") == "LIC-E3");
  CHECK(finding_of(inventory, "INVENTORY-WAYS-UNTOLD") == nullptr);
  CHECK(finding_of(merged({without_states(), group_giving(visio)}), "INVENTORY-MEMBERS-UNTOLD") == nullptr);
  CHECK(finding_of(merged({with_states(), group_giving(e3)}), "INVENTORY-MEMBERS-UNTOLD") == nullptr);
}

TEST_CASE("more users with a product than the tenant has assigned are asked about, but for the few of a day") {
  const auto units = [](int assigned) {
    return R"({"value":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","consumedUnits":)" +
           std::to_string(assigned) + R"(,"prepaidUnits":{"enabled":100,"suspended":0,"warning":0}}]})";
  };
  const auto table = [](const std::string& domain, int count) {
    std::string text = "UserPrincipalName,SkuPartNumber\n";
    for (int i = 0; i < count; ++i) text += "user" + std::to_string(i) + "@" + domain + ",ENTERPRISEPACK\n";
    return text;
  };
  const Inventory mixed = merged({units(2), table("contoso.example", 2), table("fabrikam.example", 2)});
  const Finding* asked = finding_of(mixed, "INVENTORY-USERS-BEYOND");
  REQUIRE(asked != nullptr);
  CHECK(asked->severity == Severity::Ask);
  CHECK(argument(*asked, "skus") == "ENTERPRISEPACK 4 / 2");
  CHECK(finding_of(merged({units(4), table("contoso.example", 4)}), "INVENTORY-USERS-BEYOND") == nullptr);
  CHECK(finding_of(merged({units(60), table("contoso.example", 61)}), "INVENTORY-USERS-BEYOND") == nullptr);
  CHECK(finding_of(merged({units(60), table("contoso.example", 62)}), "INVENTORY-USERS-BEYOND") != nullptr);
}
