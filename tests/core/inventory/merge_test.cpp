// Many files, one picture: nothing counted twice, every contradiction named with both places, every gap with the export that fills it.

#include "core/inventory/merge.hpp"

#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr const char* kE3 = "6fd2c87f-b296-42f0-b197-1e91e994b900";

std::string graph(const std::string& fields) {
  return R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":")" + std::string(kE3) +
         R"(","skuPartNumber":"ENTERPRISEPACK","totalLicenses":250,"status":"Enabled",)" + fields +
         R"("nextLifecycleDateTime":"2027-03-31T00:00:00Z"}]})";
}

std::string partner(int units, const std::string& end = "2027-03-31T00:00:00Z") {
  return R"({"totalCount":1,"items":[{"id":"c1","offerId":"CFQ7TTC0LF8R:0001:X","offerName":"Office 365 E3","quantity":)" +
         std::to_string(units) +
         R"(,"status":"active","billingType":"license","billingCycle":"monthly","termDuration":"P1Y","autoRenewEnabled":true,"commitmentEndDate":")" +
         end + R"("}]})";
}

}  // namespace

TEST_CASE("the same subscription from Graph and from Partner Center is one, with both places") {
  const Inventory inventory = merged({graph(""), partner(250)});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  const Subscription& subscription = inventory.customer.subscriptions[0];
  CHECK(subscription.key == "c1");
  CHECK(subscription.directory_id == "d1");
  CHECK(subscription.sku == *Guid::parse(kE3));
  CHECK(subscription.term == Term::OneYear);
  CHECK(subscription.origins.size() == 2);
  CHECK(finding_of(inventory, "INVENTORY-UNITS-DIFFER") == nullptr);
}

TEST_CASE("units that differ between two files are asked about with both files; commerce is believed, in either order of opening") {
  for (const Inventory& inventory : {merged({graph(""), partner(248)}), merged({partner(248), graph("")})}) {
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].units == 248);
    const Finding* differ = finding_of(inventory, "INVENTORY-UNITS-DIFFER");
    REQUIRE(differ != nullptr);
    CHECK(differ->severity == Severity::Ask);
    CHECK(argument(*differ, "kept") == "248");
    CHECK(argument(*differ, "other") == "250");
    CHECK(differ->origins.size() == 2);
    CHECK(differ->subject == "c1");
  }
}

TEST_CASE("the same midnight told as last day or as first day after is no contradiction; another date is") {
  CHECK(finding_of(merged({graph(""), partner(250, "2027-03-30T00:00:00Z")}), "INVENTORY-ENDS-DIFFER") == nullptr);
  const Inventory inventory = merged({graph(""), partner(250, "2027-02-28T00:00:00Z")});
  CHECK(finding_of(inventory, "INVENTORY-ENDS-DIFFER") != nullptr);
  CHECK(inventory.customer.subscriptions[0].term_end->iso() == "2027-02-28");
}

TEST_CASE("a partner tenant as owner means a CSP partner sold it; none means not known") {
  CHECK(merged({graph(R"("ownerTenantId":"331af819-4e0b-49f7-a6bf-14e1165ad3a0",)")}).customer.subscriptions[0].channel ==
        Channel::CspPartner);
  CHECK(merged({graph("")}).customer.subscriptions[0].channel == Channel::Unknown);
}

TEST_CASE("an agreement from the template gives its end and channel to the subscription the tenant already shows") {
  const Inventory inventory =
      merged({graph(""), "Product,Quantity,Agreement number,End date,Program\nOffice 365 E3,250,123,2027-06-30,EA\n"});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  CHECK(inventory.customer.subscriptions[0].channel == Channel::EnterpriseAgreement);
  CHECK(inventory.customer.subscriptions[0].term_end->iso() == "2027-06-30");
}

TEST_CASE("an opened offer matrix decides which SKU an offer gives") {
  const std::string offer =
      R"([{"id":"c9","offerId":"CFQ7TTC0ZZZZ:0001:X","offerName":"Unheard of","quantity":5,"status":"active","billingType":"license","commitmentEndDate":"2027-01-31T00:00:00Z"}])";
  CHECK(finding_of(merged({offer}), "INVENTORY-SKU-UNKNOWN") != nullptr);
  const std::string matrix = "ProductTitle,ProductId,SkuId,SkuTitle,ProvisioningId,ProvisioningString\nX,CFQ7TTC0ZZZZ,0001,X," +
                             std::string(kE3) + ",ENTERPRISEPACK\n";
  const Inventory inventory = merged({offer, matrix});
  CHECK(inventory.customer.subscriptions[0].sku == *Guid::parse(kE3));
  CHECK(finding_of(inventory, "INVENTORY-SKU-UNKNOWN") == nullptr);
}

TEST_CASE("users with the same SKUs, plans and way of assignment are one profile, the largest first") {
  const Inventory inventory = merged({fixture_bytes("graph-users/users.json")});
  const Customer& customer = inventory.customer;
  CHECK(customer.assignments_known);
  CHECK(customer.users.size() == 4);
  REQUIRE(customer.profiles.size() == 3);
  CHECK(customer.profiles[0].id == "P1");
  CHECK(customer.profiles[0].users == 2);
  CHECK(customer.profiles[0].with_errors == 1);
  CHECK(customer.profiles[0].without_usage_location == 1);
  CHECK(customer.profiles[0].members.size() == 2);
}

TEST_CASE("a user in two files is one user; Graph is believed before a table, and the difference is told") {
  const Inventory inventory =
      merged({fixture_bytes("graph-users/users.json"), "UserPrincipalName,LicenseSKUs\nUSER1@contoso.example,POWER_BI_PRO\n"});
  CHECK(inventory.customer.users.size() == 4);
  CHECK(inventory.customer.profiles[0].users == 2);
  const Finding* differ = finding_of(inventory, "INVENTORY-USERS-DIFFER");
  REQUIRE(differ != nullptr);
  CHECK(argument(*differ, "count") == "1");
}

TEST_CASE("profiles do not depend on the order of users or files") {
  std::string users = fixture_bytes("graph-users/users.json");
  const Inventory once = merged({users});
  const Inventory twice = merged({users, users});
  REQUIRE(once.customer.profiles.size() == twice.customer.profiles.size());
  for (std::size_t at = 0; at < once.customer.profiles.size(); ++at) {
    CHECK(once.customer.profiles[at].users == twice.customer.profiles[at].users);
    CHECK(once.customer.profiles[at].skus == twice.customer.profiles[at].skus);
  }
}

TEST_CASE("units come from subscribedSkus, and without it from the subscriptions") {
  const Inventory told = merged({graph(""), fixture_bytes("graph-subscribed-skus/graph.json")});
  CHECK(told.customer.pools_known);
  const auto pool = [](const Inventory& inventory) {
    for (const UnitPool& candidate : inventory.customer.pools) {
      if (candidate.sku == *Guid::parse(kE3)) return candidate;
    }
    return UnitPool{};
  };
  CHECK(pool(told).enabled == 250);
  CHECK(pool(told).consumed == 241);
  const Inventory summed = merged({graph(""), fixture_bytes("graph-users/users.json")});
  CHECK(!summed.customer.pools_known);
  CHECK(pool(summed).enabled == 250);
  CHECK(pool(summed).consumed == 4);
}

TEST_CASE("more units in subscriptions than in the tenant are asked about") {
  std::string pools = fixture_bytes("graph-subscribed-skus/graph.json");
  pools.replace(pools.find("\"enabled\": 250"), 14, "\"enabled\": 200");
  CHECK(finding_of(merged({graph(""), pools}), "INVENTORY-POOL-AND-SUBSCRIPTIONS-DIFFER") != nullptr);
}

TEST_CASE("files of two tenants are stopped before anything is planned") {
  std::string other = fixture_bytes("graph-subscribed-skus/graph.json");
  for (std::size_t at = 0; (at = other.find("7d1f0c3a", at)) != std::string::npos;) other.replace(at, 8, "8d1f0c3a");
  const Inventory inventory = merged({fixture_bytes("graph-subscribed-skus/graph.json"), other});
  const Finding* differ = finding_of(inventory, "INVENTORY-TENANTS-DIFFER");
  REQUIRE(differ != nullptr);
  CHECK(differ->severity == Severity::Blocker);
}

TEST_CASE("what no file tells is named with the export that would tell it") {
  const Inventory inventory = merged({fixture_bytes("graph-subscribed-skus/graph.json")});
  CHECK(finding_of(inventory, "INVENTORY-NO-ASSIGNMENTS") != nullptr);
  CHECK(finding_of(inventory, "INVENTORY-NO-SUBSCRIPTIONS") != nullptr);
  CHECK(finding_of(inventory, "INVENTORY-NO-PRICES") != nullptr);
  CHECK(finding_of(inventory, "INVENTORY-NO-UNITS") == nullptr);
  CHECK(merged({}).findings.empty());
}

TEST_CASE("a list of some users is told from one of all: units that are assigned to nobody it names are counted") {
  const std::string pools = fixture_bytes("graph-subscribed-skus/graph.json"), users = fixture_bytes("graph-users/users.json");
  const Inventory some = merged({graph(""), pools, users});
  const Finding* partly = finding_of(some, "INVENTORY-USERS-PARTLY");
  REQUIRE(partly != nullptr);
  CHECK(partly->severity == Severity::Ask);
  std::int64_t assigned = 0;
  for (const UnitPool& pool : some.customer.pools) {
    if (!pool.company_level) assigned += pool.consumed;
  }
  CHECK(partly->message.arguments[1].value == MessageValue(assigned));
  CHECK(std::get<std::int64_t>(partly->message.arguments[0].value) >= 237);  // of Office 365 E3 alone 241 are assigned, to four named users
  // No other file tells how many are assigned, or no file names anybody: another finding says so.
  CHECK(finding_of(merged({graph(""), users}), "INVENTORY-USERS-PARTLY") == nullptr);
  CHECK(finding_of(merged({graph(""), pools}), "INVENTORY-USERS-PARTLY") == nullptr);
}

TEST_CASE("pages in several files are whole together, and incomplete without the last one") {
  const std::string first = fixture_bytes("graph-directory-subscriptions/page-1-of-2.json");
  const std::string second = fixture_bytes("graph-directory-subscriptions/page-2-of-2.json");
  CHECK(finding_of(merged({first}), "INVENTORY-SET-INCOMPLETE") != nullptr);
  const Inventory both = merged({first, second});
  CHECK(finding_of(both, "INVENTORY-SET-INCOMPLETE") == nullptr);
  CHECK(finding_of(both, "INVENTORY-SET-UNPROVEN") != nullptr);
  CHECK(both.customer.subscriptions.size() == 2);
}

TEST_CASE("a set with a declared total is complete exactly when all of it is there") {
  const auto page = [](const char* id) {
    return R"({"totalCount":2,"items":[{"id":")" + std::string(id) +
           R"(","offerId":"CFQ7TTC0LF8R:0001:X","offerName":"Office 365 E3","quantity":1,"status":"active","commitmentEndDate":"2027-01-31T00:00:00Z"}]})";
  };
  CHECK(finding_of(merged({page("a")}), "INVENTORY-SET-INCOMPLETE") != nullptr);
  CHECK(finding_of(merged({page("a"), page("b")}), "INVENTORY-SET-INCOMPLETE") == nullptr);
}

TEST_CASE("the demo customers merge without a blocker") {
  for (const std::string demo : {"contoso-direct", "fabrikam-ea", "tailwind-csp"}) {
    std::vector<std::string> texts = {std::string(embedded_asset("demo/prices.csv"))};
    for (const EmbeddedAsset& asset : embedded_assets()) {
      const std::string prefix = "demo/" + demo + "/";
      const bool export_file =
          asset.path.find("ettings.json") == std::string_view::npos && asset.path.find("demo.json") == std::string_view::npos;
      if (asset.path.substr(0, prefix.size()) == prefix && export_file) texts.emplace_back(asset.bytes);
    }
    const Inventory inventory = merged(texts);
    CHECK(inventory.customer.subscriptions.size() >= 5);
    CHECK(inventory.customer.profiles.size() >= 5);
    for (const Finding& finding : inventory.findings) CHECK_MESSAGE(finding.severity != Severity::Blocker, demo << " " << finding.rule);
  }
}

TEST_CASE("units of one SKU that two files of the tenant tell differently are asked about with both files") {
  const std::string header = "Product Title,Total Licenses,Expired Licenses,Assigned licenses,Status Message\n";
  const Inventory inventory = merged({header + "Office 365 E3,250,0,241,\n", header + "Office 365 E3,260,0,241,\n"});
  const Finding* finding = finding_of(inventory, "INVENTORY-POOLS-DIFFER");
  REQUIRE(finding != nullptr);
  CHECK(finding->origins.size() == 2);
  REQUIRE(inventory.customer.pools.size() == 1);
  CHECK(inventory.customer.pools[0].enabled == 260);  // the file opened last, until somebody answers
  CHECK(inventory.customer.pools[0].origins.size() == 2);
  CHECK(finding_of(merged({header + "Office 365 E3,250,0,241,\n", header + "Office 365 E3,250,0,241,\n"}), "INVENTORY-POOLS-DIFFER") ==
        nullptr);
}

TEST_CASE("units in grace and suspended ones are counted apart where only subscriptions tell them") {
  const auto in_state = [](const std::string& status) {
    std::string text = graph("");
    text.replace(text.find("\"Enabled\""), 9, "\"" + status + "\"");
    const Inventory inventory = merged({text});
    REQUIRE(inventory.customer.pools.size() == 1);
    return inventory.customer.pools[0];
  };
  CHECK(in_state("Enabled").enabled == 250);
  CHECK(in_state("Warning").warning == 250);
  CHECK(in_state("Suspended").suspended == 250);
  CHECK(in_state("Suspended").enabled == 0);
}

TEST_CASE("a row of the agreement's list is the one subscription of its SKU, and brings the agreement's channel and end") {
  const std::string list = "Product,Quantity,Agreement number,End date,Program\nOffice 365 E3,250,1234567,2027-09-30,EA\n";
  const Inventory inventory = merged({graph(""), list});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  const Subscription& subscription = inventory.customer.subscriptions[0];
  CHECK(subscription.directory_id == "d1");
  CHECK(subscription.channel == Channel::EnterpriseAgreement);
  CHECK(subscription.term_end == Date::from_iso("2027-09-30"));
}

TEST_CASE("a row that could be one of several subscriptions is asked about, and none is guessed") {
  const std::string two = graph("").insert(graph("").rfind("]}"), "," + graph("").substr(10, graph("").rfind("]}") - 10));
  std::string both = two;
  both.replace(both.rfind("\"d1\""), 4, "\"d2\"");
  both.replace(both.rfind("\"C1\""), 4, "\"C2\"");
  const std::string list = "Product,Quantity,Agreement number,End date,Program\nOffice 365 E3,99,1234567,2027-09-30,EA\n";
  const Inventory inventory = merged({both, list});
  CHECK(inventory.customer.subscriptions.size() == 2);
  for (const Subscription& subscription : inventory.customer.subscriptions) CHECK(subscription.channel != Channel::EnterpriseAgreement);
  const Finding* finding = finding_of(inventory, "INVENTORY-ROW-NOT-JOINED");
  REQUIRE(finding != nullptr);
  CHECK(finding->origins.size() == 3);
}

TEST_CASE("where one file says direct and another names the agreement, the agreement is known and nothing contradicts") {
  const std::string id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
  const auto list = [&](const char* word) {
    return "Product name,Quantity,Status,Purchase channel,Subscription ID\nOffice 365 E3,5,Active," + std::string(word) + "," + id + "\n";
  };
  for (const bool named_first : {true, false}) {
    const Inventory inventory = named_first ? merged({list("MOSA"), list("Direct")}) : merged({list("Direct"), list("MOSA")});
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].channel == Channel::WebDirectMosa);
    for (const Statement& statement : inventory.customer.subscriptions[0].statements) CHECK(statement.belief != Belief::Overruled);
  }
}

TEST_CASE("a licence name of several SKUs means the only one of them that the tenant has") {
  const std::string users =
      "Display name,User principal name,Block credential,Licenses\n"
      "A,a@contoso.example,False,Visio Plan 2\n"
      "B,b@contoso.example,False,Visio Plan 2+Microsoft 365 F1\n";
  const auto pool = [](const std::string& part) { return "SkuPartNumber,ConsumedUnits,Enabled\n" + part + ",2,5\n"; };
  const Inventory known = merged({users, pool("VISIOCLIENT")});
  REQUIRE(known.customer.profiles.size() == 1);
  CHECK(known.customer.profiles[0].users == 2);
  CHECK(known.customer.profiles[0].skus.at(0).sku.text() == "c5928f49-12ba-48f7-ada3-0d743a3601d5");
  const Finding* told = finding_of(known, "INVENTORY-NAME-BY-POOL");
  REQUIRE(told != nullptr);
  CHECK(told->subject == "Visio Plan 2");
  CHECK(told->origins.size() == 2);
  // The other name is still asked about.
  const Finding* asked = finding_of(known, "IMPORT-NAME-AMBIGUOUS");
  REQUIRE(asked != nullptr);
  CHECK(asked->subject == "Microsoft 365 F1");
  CHECK(finding_of(known, "INVENTORY-USERS-UNRESOLVED")->origins.size() == 1);

  const Inventory two = merged({users, pool("VISIOCLIENT"), pool("VISIO_PLAN2_DEPT")});
  CHECK(two.customer.profiles.empty());
  CHECK(finding_of(two, "INVENTORY-NAME-BY-POOL") == nullptr);
  CHECK(merged({users}).customer.profiles.empty());
}

TEST_CASE("an offer that is a trial makes its subscription one, also where the list has no word of it") {
  const Inventory inventory =
      merged({"Subscription ID,Product,SKU,Quantity,End Date\n"
              "c0000000-0000-4000-8000-000000000001,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0003,25,2026-12-31\n"
              "c0000000-0000-4000-8000-000000000002,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,25,2027-06-30\n"});
  REQUIRE(inventory.customer.subscriptions.size() == 2);
  CHECK(inventory.customer.subscriptions[0].trial);
  CHECK_FALSE(inventory.customer.subscriptions[1].trial);
}

TEST_CASE("two files that disagree about the renewal are asked about, and no half of one joins a half of the other") {
  const auto list = [](const char* renews, const char* cancels) {
    return std::string(
               "Subscription ID,Product,SKU,Quantity,End Date,Auto Renew,Cancel At Period End\n"
               "c0000000-0000-4000-8000-000000000001,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,2027-06-30,") +
           renews + "," + cancels + "\n";
  };
  for (const auto& files :
       {std::vector<std::string>{list("Yes", ""), list("No", "")}, {list("No", ""), list("Yes", "")}, {list("Yes", ""), list("", "Yes")}}) {
    const Inventory inventory = merged(files);
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    const Subscription& one = inventory.customer.subscriptions.front();
    CHECK(finding_of(inventory, "INVENTORY-RENEWALS-DIFFER") != nullptr);
    CHECK_FALSE((one.auto_renew == false && one.end_action == EndOfTermAction::Renew));
    CHECK_FALSE((one.auto_renew == true && one.end_action == EndOfTermAction::CancelAtTermEnd));
  }
  CHECK(finding_of(merged({list("Yes", ""), list("Yes", "")}), "INVENTORY-RENEWALS-DIFFER") == nullptr);
  CHECK(finding_of(merged({list("Yes", ""), list("", "")}), "INVENTORY-RENEWALS-DIFFER") == nullptr);
}

TEST_CASE("a plan that the group leaves out is off for its members also where the table of users tells no plans") {
  const std::string groups =
      R"({"value": [{"id": "00000001-1111-4222-8333-000000000001", "displayName": "E3", "assignedLicenses": [
          {"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "disabledPlans": ["57ff2da0-773e-42df-b2af-ffb7a2317929"]}]}]})";
  const std::string users = "UserPrincipalName,Licenses,AssignedByGroup\n";
  const auto plans_off = [&](const std::string& group) {
    const Customer customer = merged({groups, users + "a@contoso.example,SPE_E3," + group + "\n"}).customer;
    REQUIRE(customer.profiles.size() == 1);
    return customer.profiles[0].skus.at(0).disabled_plans.size();
  };
  CHECK(plans_off("00000001-1111-4222-8333-000000000001") == 1);
  CHECK(plans_off("E3") == 1);
  CHECK(plans_off("") == 0);
  CHECK(plans_off("Another group") == 0);
}

TEST_CASE("what the believed file does not say of a user is taken from the other one") {
  const Inventory inventory = merged(
      {"Display name,User principal name,Block credential,Licenses,Usage location\nAnna,anna@contoso.example,False,Microsoft 365 E3,DE\n",
       R"({"value": [{"id": "00000001-1111-4222-8333-000000000001", "userPrincipalName": "Anna@contoso.example",
           "assignedLicenses": [{"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "disabledPlans": []}]}]})"});
  REQUIRE(inventory.customer.users.size() == 1);
  CHECK(inventory.customer.users.front().display_name == "Anna");
  CHECK(inventory.customer.users.front().usage_location == "DE");
  CHECK(inventory.customer.users.front().principal_name == "Anna@contoso.example");
  CHECK(inventory.customer.profiles.at(0).without_usage_location == 0);
}

TEST_CASE("a user who was renamed is one user, in whatever order the files come") {
  const auto graph = [](const std::string& name) {
    return R"({"value":[{"id":"0000d0d0-0000-4000-8000-000000000001","userPrincipalName":")" + name +
           R"(","assignedLicenses":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","disabledPlans":[]}]}]})";
  };
  const std::string names = "UserPrincipalName,Licenses\nanna@contoso.example,SPE_E3\n",
                    renamed = "UserPrincipalName,Licenses\nanna.new@contoso.example,SPE_E3\n";
  const std::string before = graph("anna@contoso.example"), after = graph("anna.new@contoso.example");
  for (const std::vector<std::string>& files : std::vector<std::vector<std::string>>{{names, before, after},
                                                                                     {before, after, names},
                                                                                     {before, names, after},
                                                                                     {before, after, renamed},
                                                                                     {names, before, after, renamed}})
    CHECK(merged(files).customer.users.size() == 1);
  CHECK(merged({names, renamed}).customer.users.size() == 2);
}
