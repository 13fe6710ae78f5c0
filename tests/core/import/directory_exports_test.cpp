// What the tenant's own lists say: users with their licences, units, subscriptions, as Graph, PowerShell and the admin center write them.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const Subscription& only_subscription(const ImportedFile& file) {
  REQUIRE(file.records.subscriptions.size() == 1);
  return file.records.subscriptions.front();
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("a user whose licences PowerShell did not ask for is asked for again, not read as unlicensed") {
  const std::string user = R"({"Id": "0000d0d0-0000-4000-8000-000000000001", "UserPrincipalName": "a@contoso.example", )";
  const ImportedFile file = read_text("[" + user + R"("AssignedLicenses": null, "LicenseAssignmentStates": null}])");
  CHECK(file.kind == "graph-users");
  CHECK(file.records.users.empty());
  CHECK(!file.records.tells_assignments);
  CHECK(finding_of(file, "IMPORT-LICENCES-MISSING") != nullptr);
  const ImportedFile none = read_text("[" + user + R"("AssignedLicenses": [], "LicenseAssignmentStates": null}])");
  CHECK(none.records.users.size() == 1);
  CHECK(none.records.tells_assignments);
}

TEST_CASE("a list that PowerShell writes as its only element, or counts, is a list") {
  const std::string user = R"({"Id": "0000d0d0-0000-4000-8000-000000000001", "UserPrincipalName": "a@contoso.example", )";
  const std::string licence = R"("SkuId": "05e9a617-0261-4cee-bb44-138d3ef5d965")";
  const auto read = [&](const std::string& lists) { return read_text("[" + user + lists + "}]"); };
  const std::string state = R"({"State": "Active", "AssignedByGroup": "aaaa1111-0000-4000-8000-000000000001", )" + licence + "}";
  for (const std::string& list : {"[" + state + "]", state, R"({"value": [)" + state + R"(], "Count": 1})"}) {
    CAPTURE(list);
    const ImportedFile file = read(R"("AssignedLicenses": {)" + licence + R"(}, "LicenseAssignmentStates": )" + list);
    CHECK(file.findings.empty());
    CHECK(licences_of(file, 0) == Parts{"SPE_E3"});
    CHECK(file.records.users.at(0).skus.front().groups.size() == 1);
  }
  const std::string plan = "\"efb87545-963c-4e0d-99df-69c6916d9eb0\"";
  for (const std::string& list : {"[" + plan + "]", plan, R"({"value": [)" + plan + R"(], "Count": 1})"}) {
    CAPTURE(list);
    const ImportedFile file = read(R"("AssignedLicenses": {"DisabledPlans": )" + list + ", " + licence + "}");
    REQUIRE(licences_of(file, 0) == Parts{"SPE_E3"});
    CHECK(file.records.users.at(0).skus.front().disabled_plans.size() == 1);
  }
  const ImportedFile none = read(R"("AssignedLicenses": {"value": [], "Count": 0}, "LicenseAssignmentStates": {})");
  CHECK(none.records.tells_assignments);
  CHECK(licences_of(none, 0).empty());
  const ImportedFile untold = read(R"("AssignedLicenses": {}, "LicenseAssignmentStates": null)");
  CHECK(finding_of(untold, "IMPORT-LICENCES-MISSING") != nullptr);

  const ImportedFile group =
      read_text(R"([{"Id": "aaaa1111-0000-4000-8000-000000000001", "DisplayName": "Staff", "AssignedLicenses": {)" + licence + "}}]");
  REQUIRE(group.records.groups.size() == 1);
  CHECK(group.records.groups.front().skus.size() == 1);
}

TEST_CASE("a user of the older directory module is known by its object id") {
  const ImportedFile file = read_text(R"([{"ObjectId": "0000D0D0-0000-4000-8000-000000000001", "UserPrincipalName": "a@contoso.example",)"
                                      R"( "AssignedLicenses": [{"SkuId": "05e9a617-0261-4cee-bb44-138d3ef5d965"}]}])");
  REQUIRE(file.records.users.size() == 1);
  CHECK(file.records.users.at(0).user.id == "0000d0d0-0000-4000-8000-000000000001");
}

TEST_CASE("an answer with the fields of a table of users is read as one") {
  const ImportedFile users = read_text(R"([{"User":"ada@contoso.example","DisplayName":"Ada","Licenses":["SPE_E3","FLOW_FREE"]}])");
  CHECK(licences_of(users, 0) == Parts{"FLOW_FREE", "SPE_E3"});
}

TEST_CASE("a set of answers is incomplete when one of them points to a further page, wherever it stands") {
  const auto answer = [](const std::string& id, const std::string& link) {
    return R"({"id": ")" + id + R"(", "status": 200, "body": {"@odata.context": "$metadata#users", )" +
           (link.empty() ? "" : R"("@odata.nextLink": ")" + link + R"(", )") + R"("value": [{"id": "0000d0d0-0000-4000-8000-00000000000)" +
           id + R"(", "userPrincipalName": "user)" + id + R"(@contoso.example", "assignedLicenses": []}]}})";
  };
  const std::string link = "https://graph.microsoft.com/v1.0/users?$skiptoken=x";
  const auto read = [](const std::string& answers) { return read_text(R"({"responses": [)" + answers + "]}"); };
  const ImportedFile first = read(answer("1", link) + "," + answer("2", ""));
  CHECK(first.records.users.size() == 2);
  CHECK(!first.complete);
  CHECK(finding_of(first, "IMPORT-INCOMPLETE") != nullptr);
  CHECK(!read(answer("1", "") + "," + answer("2", link)).complete);
  CHECK(!read(answer("1", link)).complete);
  CHECK(read(answer("1", "") + "," + answer("2", "")).complete);
}

TEST_CASE("pages behind one another in a list are complete when the last one is") {
  const std::string page =
      R"("value": [{"id": "0000d0d0-0000-4000-8000-000000000001", "userPrincipalName": "a@contoso.example", "assignedLicenses": []}])";
  CHECK(read_text("[{\"@odata.nextLink\": \"https://graph.microsoft.com/x\", " + page + "}, {" + page + "}]").complete);
}

TEST_CASE("a trial among the products is a trial, and a status that nobody knows is told") {
  const ImportedFile file = read_text(
      "Product name,Purchased quantity,Status,Renewal date\n"
      "Microsoft 365 Business Premium,25,Trial,2026-12-31\n"
      "Microsoft 365 E3,25,Active,2027-01-31\n"
      "Exchange Online (Plan 1),5,Past due,2027-01-31\n"
      "Visio Plan 2,5,Expiring soon,2026-12-10\n");
  REQUIRE(file.records.subscriptions.size() == 4);
  CHECK(file.records.subscriptions.at(0).trial);
  CHECK(!file.records.subscriptions.at(1).trial);
  CHECK(file.records.subscriptions.at(2).state == SubscriptionState::Unknown);
  CHECK(file.records.subscriptions.at(3).state == SubscriptionState::Active);
  const Finding* told = finding_of(file, "IMPORT-WORD-UNKNOWN");
  REQUIRE(told != nullptr);
  CHECK(argument(*told, "found") == "Past due");
  CHECK(told->origins.size() == 1);
}

TEST_CASE("a subscription that Microsoft's PowerShell module writes has its id under another name and numbers for words") {
  const auto read = [](const std::string& status, const std::string& cycle, const std::string& type) {
    return read_text(R"([{"BillingCycle": )" + cycle + R"(, "BillingType": )" + type +
                     R"(, "CommitmentEndDate": "\/Date(1799971200000)\/", "ContractType": 1, "EntitlementId": null,)"
                     R"( "FriendlyName": "Office 365 E3", "OfferId": "796B6B5F-613C-4E24-A17C-EBA730D49C02", "Quantity": 25,)"
                     R"( "SubscriptionId": "C0000000-0000-4000-8000-000000000001", "Status": )" +
                     status + R"(, "UnitType": "Licenses"}])");
  };
  const ImportedFile file = read("1", "1", "2");
  CHECK(file.kind == "partner-center-subscriptions");
  const Subscription& running = only_subscription(file);
  CHECK(running.commerce_id == "C0000000-0000-4000-8000-000000000001");
  CHECK(running.state == SubscriptionState::Active);
  CHECK(running.billing_plan == BillingPlan::Monthly);
  CHECK(running.seat_based);
  CHECK(running.term_end->iso() == "2027-01-15");
  CHECK(file.findings.empty());
  CHECK(only_subscription(read("2", "2", "2")).state == SubscriptionState::Suspended);
  CHECK(only_subscription(read("2", "2", "2")).billing_plan == BillingPlan::Annual);
  CHECK(only_subscription(read("3", "5", "2")).state == SubscriptionState::Deleted);
  CHECK(only_subscription(read("3", "5", "2")).billing_plan == BillingPlan::Triennial);
  CHECK(only_subscription(read("4", "3", "2")).state == SubscriptionState::InGrace);
  CHECK(!only_subscription(read("1", "3", "1")).seat_based);
  CHECK(finding_of(read("9", "1", "2"), "IMPORT-WORD-UNKNOWN") != nullptr);
}

TEST_CASE("the customers of Microsoft's PowerShell module are customers") {
  const ImportedFile file = read_text(
      "\"CustomerId\",\"Domain\",\"Name\",\"RelationshipToPartner\"\n"
      "\"0000d0d0-0000-4000-8000-00000000000c\",\"fabrikam.example\",\"Fabrikam\",\"Reseller\"\n");
  CHECK(file.kind == "partner-center-customers");
  REQUIRE(file.records.customers.size() == 1);
  CHECK(file.records.customers.at(0).name == "Fabrikam");
  CHECK(file.records.customers.at(0).domain == "fabrikam.example");
}

TEST_CASE("a date that Windows PowerShell makes an object of is the day that the object tells") {
  const auto read = [](const std::string& date) {
    return read_text(
        R"([{"Id": "0000d0d0-0000-4000-8000-000000000001", "SkuPartNumber": "SPE_E3", "Status": "Enabled", "TotalLicenses": 25,)"
        R"( "NextLifecycleDateTime": )" +
        date + "}]");
  };
  const auto end = [&](const std::string& date) { return only_subscription(read(date)).term_end; };
  CHECK(end(R"({"value": "\/Date(1799107200000)\/", "DisplayHint": 2, "DateTime": "Tuesday, January 5, 2027 12:00:00 AM"})")->iso() ==
        "2027-01-05");
  CHECK(end(R"({"DisplayHint": 2, "DateTime": "mardi 5 janvier 2027 00:00:00"})")->iso() == "2027-01-05");
  const ImportedFile other = read(R"({"Ticks": 5})");
  CHECK(!only_subscription(other).term_end);
  const Finding* told = finding_of(other, "IMPORT-VALUE-IGNORED");
  REQUIRE(told != nullptr);
  CHECK(argument(*told, "column") == "nextLifecycleDateTime");
  CHECK(argument(*told, "found") == "{…}");
}

TEST_CASE("the tenant's subscriptions are read from PowerShell's table, with or without ids") {
  const ImportedFile whole = read_fixture("graph-directory-subscriptions/powershell.csv");
  CHECK(only_subscription(whole).commerce_id == "c0000000-0000-4000-8000-000000000004");
  CHECK(only_subscription(whole).term_end->iso() == "2027-01-31");
  CHECK(only_subscription(whole).owner_tenant.has_value());
  CHECK(only_subscription(whole).units == 25);
  const ImportedFile chosen = read_text(
      "SkuPartNumber,TotalLicenses,Status,CreatedDateTime,NextLifecycleDateTime,IsTrial\n"
      "SPE_E3,25,Enabled,05.01.2024 00:00:00,05.01.2027 00:00:00,True\n");
  CHECK(chosen.kind == "graph-directory-subscriptions");
  CHECK(only_subscription(chosen).term_end->iso() == "2027-01-05");
  CHECK(only_subscription(chosen).trial);
  const ImportedFile open = read_text("SkuPartNumber,TotalLicenses,Status,NextLifecycleDateTime\nSPE_E3,25,Enabled,3/4/2027\n");
  CHECK(finding_of(open, "IMPORT-DATE-ORDER-ASSUMED") != nullptr);
}

TEST_CASE("units are read wherever a console puts them") {
  const auto pool = [](const std::string& text) {
    const ImportedFile file = read_text(text);
    CHECK(file.kind == "graph-subscribed-skus");
    CHECK(file.findings.empty());
    REQUIRE(file.records.pools.size() == 1);
    CHECK(file.records.pools.front().units_known);
    return file.records.pools.front().pool;
  };
  const UnitPool msonline = pool(R"([{"AccountSkuId": "contoso:SPE_E3", "ActiveUnits": 25, "ConsumedUnits": 22, "LockedOutUnits": 1,)"
                                 R"( "SkuPartNumber": "SPE_E3", "SuspendedUnits": 2, "TargetClass": "Tenant", "WarningUnits": 3}])");
  CHECK(msonline.enabled == 25);
  CHECK(msonline.warning == 3);
  CHECK(msonline.suspended == 2);
  CHECK(msonline.locked_out == 1);
  CHECK(msonline.company_level);
  CHECK(pool("SkuPartNumber,ConsumedUnits,PrepaidUnits\nSPE_E3,22,25\n").enabled == 25);
  const UnitPool azure_ad = pool(
      "SkuPartNumber,ConsumedUnits,PrepaidUnits\nSPE_E3,22,\"class LicenseUnitsDetail {\n  Enabled: 25\n  Suspended: 4\n  Warning: "
      "0\n}\n\"\n");
  CHECK(azure_ad.enabled == 25);
  CHECK(azure_ad.suspended == 4);
  CHECK(pool("SkuPartNumber,ConsumedUnits,PrepaidUnits\nSPE_E3,22,@{Enabled=25; LockedOut=0; Suspended=0; Warning=2}\n").warning == 2);
}

TEST_CASE("who exported users without their licences is told how to export users") {
  const ImportedFile file = read_text(
      "UserPrincipalName,Licenses\na@contoso.example,System.Collections.Generic.List`1[Microsoft.Online.Administration.UserLicense]\n");
  CHECK(file.records.users.empty());
  CHECK(finding_of(file, "IMPORT-ASSIGNMENTS-LOST") != nullptr);
}

TEST_CASE("the part of a country in which a user lives is no state of a licence") {
  const ImportedFile file = read_text("UserPrincipalName,Licenses,State\na@contoso.example,SPE_E3,WA\n");
  CHECK(licences_of(file, 0) == Parts{"SPE_E3"});
  CHECK(file.findings.empty());
}

TEST_CASE("a deleted user holds no licence any more") {
  const ImportedFile file =
      read_text(R"({"value": [{"id": "0000d0d0-0000-4000-8000-000000000001", "userPrincipalName": "a@contoso.example",)"
                R"( "deletedDateTime": "2026-11-10T00:00:00Z", "assignedLicenses": [{"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965"}]},)"
                R"({"id": "0000d0d0-0000-4000-8000-000000000002", "userPrincipalName": "b@contoso.example",)"
                R"( "deletedDateTime": null, "assignedLicenses": [{"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965"}]}]})");
  CHECK(file.records.users.size() == 1);
  CHECK(file.rows.refused == 1);
  REQUIRE(finding_of(file, "IMPORT-USER-DELETED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-USER-DELETED"), "found") == "2026-11-10");
}

TEST_CASE("an entry of what changed that somebody is gone is no lost row") {
  const std::string gone = R"({"id": "0000d0d0-0000-4000-8000-000000000002", "@removed": {"reason": "changed"}})";
  const std::string user = R"({"id": "0000d0d0-0000-4000-8000-000000000001", "userPrincipalName": "a@contoso.example",)"
                           R"( "assignedLicenses": [{"skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965"}]})";
  for (const std::string& entries : {user + "," + gone, gone + "," + user}) {
    const ImportedFile file = read_text(R"({"value": [)" + entries + "]}");
    CHECK(file.kind == "graph-users");
    CHECK(file.records.users.size() == 1);
    CHECK(file.rows.read == 2);
    CHECK(file.rows.refused == 0);
    REQUIRE(finding_of(file, "IMPORT-ENTRY-REMOVED") != nullptr);
    CHECK(argument(*finding_of(file, "IMPORT-ENTRY-REMOVED"), "reason") == "changed");
    CHECK(finding_of(file, "IMPORT-LICENCES-MISSING") == nullptr);
  }
}

TEST_CASE("the day on which a locked subscription is deleted is kept") {
  const ImportedFile file = read_text(
      R"({"value": [{"id": "0000d0d0-0000-4000-8000-000000000001", "skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "totalLicenses": 5,)"
      R"( "status": "LockedOut", "nextLifecycleDateTime": "2027-03-20T00:00:00Z"}]})");
  CHECK(only_subscription(file).phase_end->iso() == "2027-03-20");
  CHECK(!only_subscription(file).term_end);
}

TEST_CASE("the admin center's own words for state, end and recurring billing of a product are known") {
  const ImportedFile german = read_fixture("your-products/german.csv");
  REQUIRE(german.records.subscriptions.size() == 2);
  const Subscription& first = german.records.subscriptions.at(0);
  CHECK(first.state == SubscriptionState::Active);
  CHECK(first.term_end->iso() == "2027-01-05");
  CHECK(first.auto_renew == true);
  const Subscription& second = german.records.subscriptions.at(1);
  CHECK(second.state == SubscriptionState::InGrace);
  CHECK(second.auto_renew == false);
  const ImportedFile english = read_text(
      "Product name,Purchased quantity,Subscription status,Expiration/renewal date\nMicrosoft 365 E3,25,Active,\"January 5, 2027\"\n");
  CHECK(only_subscription(english).term_end->iso() == "2027-01-05");
}

TEST_CASE("a column of dates whose name is not known does not vanish without a word") {
  const ImportedFile file =
      read_text("Product name,Purchased quantity,Subscription status,Runs out\nMicrosoft 365 E3,25,Active,2027-01-05\n");
  CHECK(!only_subscription(file).term_end);
  const Finding* told = finding_of(file, "IMPORT-COLUMN-UNREAD");
  REQUIRE(told != nullptr);
  CHECK(argument(*told, "column") == "Runs out");
  CHECK(argument(*told, "found") == "2027-01-05");
}

TEST_CASE("how many licences of a product are assigned is known when the list says it of every product") {
  const std::string header = "Product name,Assigned licenses,Purchased quantity,Status\n";
  const ImportedFile file = read_text(header + "Microsoft 365 E3,10,15,Active\nMicrosoft 365 E3,4,10,Active\nPower BI Pro,3,5,Active\n");
  REQUIRE(file.records.pools.size() == 2);
  CHECK(file.records.pools.at(0).pool.consumed == 14);
  CHECK(!file.records.pools.at(0).units_known);
  CHECK(file.records.pools.at(1).pool.consumed == 3);
  CHECK(read_text(header + "Microsoft 365 E3,10,15,Active\nPower BI Pro,,5,Active\n").records.pools.empty());
  CHECK(read_text(header + "Microsoft 365 E3,10,15,Active\nContoso Suite,3,5,Active\n").records.pools.empty());
}

TEST_CASE(
    "a product whose name is that of several makes only their assigned licences uncertain, and the file says what was not used and why") {
  const std::string header = "Product name,Assigned licenses,Purchased quantity,Status\n";
  const ImportedFile file = read_text(header + "Microsoft 365 E3,10,15,Active\nVisio-Plan 2,1,1,Active\n");
  REQUIRE(file.records.pools.size() == 1);
  CHECK(file.records.pools.at(0).pool.consumed == 10);
  CHECK(finding_of(file, "IMPORT-ASSIGNED-UNUSED") == nullptr);  // nothing was read of what it may be
  // Where a row of the same list names one of these products for certain, its number is not the whole.
  const ImportedFile one = read_text(header + "Microsoft 365 E3,10,15,Active\nVISIOCLIENT,4,5,Active\nVisio-Plan 2,1,1,Active\n");
  CHECK(one.records.pools.size() == 1);
  CHECK(finding_of(one, "IMPORT-ASSIGNED-UNUSED") != nullptr);
  const ImportedFile unsure = read_text(header + "Microsoft 365 E3,10,15,Active\nContoso Suite,3,5,Active\n");
  CHECK(unsure.records.pools.empty());
  REQUIRE(finding_of(unsure, "IMPORT-ASSIGNED-UNUSED") != nullptr);
  CHECK(argument(*finding_of(unsure, "IMPORT-ASSIGNED-UNUSED"), "names") == "Microsoft 365 E3");
  CHECK(argument(*finding_of(unsure, "IMPORT-ASSIGNED-UNUSED"), "name") == "Contoso Suite");
}

TEST_CASE("a table of users in which nobody's licences were asked for is not a tenant without licences") {
  const std::string header = "AboutMe,AssignedLicenses,DisplayName,Id,UserPrincipalName\n";
  const ImportedFile file = read_text(header + ",,A,0000d0d0-0000-4000-8000-000000000001,a@contoso.example\n,,B,,b@contoso.example\n");
  CHECK(file.records.users.empty());
  CHECK(!file.records.tells_assignments);
  CHECK(file.rows.refused == 2);
  CHECK(finding_of(file, "IMPORT-LICENCES-MISSING") != nullptr);
  const ImportedFile some = read_text(header + ",SPE_E3,A,,a@contoso.example\n,,B,,b@contoso.example\n");
  CHECK(some.records.users.size() == 2);
}

TEST_CASE("a list of users without licences says what to export instead") {
  for (const char* path : {"directory-users/entra.csv", "product-users/entra.csv"}) {
    const ImportedFile file = read_fixture(path);
    REQUIRE(finding_of(file, "IMPORT-NOT-FOR-PLANNING") != nullptr);
    CHECK(argument(*finding_of(file, "IMPORT-NOT-FOR-PLANNING"), "reason") == "import.declined." + file.kind);
  }
}

TEST_CASE("the licence report of CIPP tells units, and one of all tenants is not planned as one customer") {
  const ImportedFile json = read_text(
      R"([{"Tenant": "contoso.example", "License": "Microsoft 365 E3", "CountUsed": "22", "CountAvailable": 3, "TotalLicenses": "25",)"
      R"( "skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "skuPartNumber": "Microsoft 365 E3", "TermInfo": []}])");
  CHECK(json.kind == "graph-subscribed-skus");
  REQUIRE(json.records.pools.size() == 1);
  CHECK(json.records.pools.at(0).pool.enabled == 25);
  CHECK(json.records.pools.at(0).pool.consumed == 22);
  CHECK(json.records.pools.at(0).pool.part_number == "SPE_E3");
  CHECK(json.findings.empty());
  const std::string sku = ",05e9a617-0261-4cee-bb44-138d3ef5d965\n";
  const ImportedFile table =
      read_text("Tenant,License,CountUsed,CountAvailable,TotalLicenses,skuId\ncontoso.example,Microsoft 365 E3,22,3,25" + sku +
                "fabrikam.example,Microsoft 365 E3,4,6,10" + sku);
  CHECK(table.records.pools.size() == 2);
  CHECK(finding_of(table, "IMPORT-SEVERAL-CUSTOMERS") != nullptr);
}

TEST_CASE("a group among the members of a group is no user without licences") {
  const ImportedFile file =
      read_text(R"({"value": [{"@odata.type": "#microsoft.graph.user", "id": "0000d0d0-0000-4000-8000-000000000001",)"
                R"( "userPrincipalName": "a@contoso.example", "assignedLicenses": []},)"
                R"({"@odata.type": "#microsoft.graph.group", "id": "aaaa1111-0000-4000-8000-000000000002", "displayName": "Inner"}]})");
  CHECK(file.records.users.size() == 1);
  CHECK(file.rows.refused == 0);
  REQUIRE(finding_of(file, "IMPORT-MEMBER-NO-USER") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-MEMBER-NO-USER"), "found") == "group");
  CHECK(finding_of(file, "IMPORT-LICENCES-MISSING") == nullptr);
}

TEST_CASE("software among the units of a customer is told, and not a damaged id") {
  const ImportedFile file = read_text(
      R"({"items": [{"activeUnits": 25, "consumedUnits": 22, "totalUnits": 25, "productSku": {"id": "05e9a617-0261-4cee-bb44-138d3ef5d965",)"
      R"( "skuPartNumber": "SPE_E3"}}, {"activeUnits": 1, "consumedUnits": 0, "totalUnits": 1, "productSku": {"id": "CFQ7TTC0K5DR",)"
      R"( "name": "CFQ7TTC0K5DR/0002", "skuPartNumber": "CFQ7TTC0K5DR/0002"}}]})");
  CHECK(file.records.pools.size() == 1);
  CHECK(file.rows.refused == 0);
  REQUIRE(finding_of(file, "IMPORT-PRODUCT-NO-SKU") != nullptr);
  CHECK(finding_of(file, "IMPORT-PRODUCT-NO-SKU")->severity == Severity::Note);
}

TEST_CASE("a report of the days on which subscriptions end tells them without the units that are assigned") {
  const ImportedFile file = read_text(
      "Subscription Name,Friendly Subscription Name,Subscribed Date,Total Units,Subscription Type,License Expiry Date/Next LifeCycle "
      "Activity Date,Friendly Expiry Date,Status,SKU Id\n"
      "SPE_E3,Microsoft 365 E3,7/1/2025 12:00:00 AM (514 days ago),25,Purchased,6/30/2027 12:00:00 AM,Will expire in 579 days,Enabled,"
      "05e9a617-0261-4cee-bb44-138d3ef5d965\n"
      "SPE_E5,Microsoft 365 E5,11/15/2026 12:00:00 AM (12 days ago),25,Trial,12/15/2026 12:00:00 AM,Will expire in 18 days,Enabled,"
      "06ebc4ee-1bb5-47dd-8120-11324bc54e06\n");
  CHECK(file.kind == "graph-directory-subscriptions");
  REQUIRE(file.records.subscriptions.size() == 2);
  CHECK(file.records.subscriptions[0].units == 25);
  CHECK(file.records.subscriptions[0].term_end->iso() == "2027-06-30");
  CHECK(!file.records.subscriptions[0].trial);
  CHECK(file.records.subscriptions[1].trial);
}

TEST_CASE("the same row twice without an id is counted twice, and asked about") {
  const std::string header = "Product name,Quantity,Status,Renewal date\n", row = "Microsoft 365 E3,25,Active,2027-06-30\n";
  const ImportedFile file = read_text(header + row + row);
  CHECK(file.records.subscriptions.size() == 2);
  REQUIRE(finding_of(file, "IMPORT-ROW-COUNTED-TWICE") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-ROW-COUNTED-TWICE"), "first") == "2");
  CHECK(finding_of(read_text(header + row + "Microsoft 365 E3,25,Active,2027-07-30\n"), "IMPORT-ROW-COUNTED-TWICE") == nullptr);
}

TEST_CASE("how a product is bought is no part of its name") {
  const auto part_number = [](const std::string& name) {
    return read_text("Product name,Quantity,Status\n" + name + ",25,Active\n").records.subscriptions.at(0).part_number;
  };
  for (const char* name : {"Microsoft 365 E3 - P1Y/M", "[New Commerce] Microsoft 365 E3", "Microsoft 365 E3 (NCE) Monthly Commit",
                           "Microsoft 365 E3 (NCE)", "Microsoft 365 E3 - Annual", "Microsoft 365 E3 - A/M",
                           "Microsoft 365 E3 [New Commerce Experience]", "Microsoft 365 E3 (NCE COM MTH)", "NCE Microsoft 365 E3",
                           "\"Microsoft 365 E3 (Yearly, billed monthly)\"", "\"Microsoft 365 E3, 1 year\"", "Microsoft 365 E3 P1Y",
                           "Microsoft 365 E3 (1 Jahr)", "Microsoft 365 E3 - Annual commitment - Monthly billing (NCE)"})
    CHECK_MESSAGE(part_number(name) == "SPE_E3", name);
  // What makes another product of it stays.
  for (const char* name : {"Microsoft 365 E3 - Unattended", "Microsoft 365 E3 (Contoso)", "Microsoft 365 E3 - Trial",
                           "Microsoft 365 E3 (3)", "\"Microsoft 365 E3 (1 year, nonprofit)\""})
    CHECK_MESSAGE(part_number(name) != "SPE_E3", name);
}

namespace {

ImportedFile directory_with(const std::string& status, const std::string& twin = "") {
  return read_text(
      R"({"value":[{"id":"0000d0d0-0000-4000-8000-000000000001","commerceSubscriptionId":"c0000000-0000-4000-8000-00000000000a",)"
      R"("skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","totalLicenses":25,)" +
      status + R"("nextLifecycleDateTime":"2027-06-30T00:00:00Z"})" + twin + "]}");
}

}  // namespace

TEST_CASE("a state of the directory that is not known is asked about, and its next step is taken for the end and told") {
  const ImportedFile file = directory_with(R"("status":"Dormant",)");
  REQUIRE(file.kind == "graph-directory-subscriptions");
  REQUIRE(finding_of(file, "IMPORT-WORD-UNKNOWN") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-WORD-UNKNOWN"), "found") == "Dormant");
  for (const ImportedFile& each : {file, directory_with(""), directory_with(R"("status":"",)")}) {
    REQUIRE(each.records.subscriptions.size() == 1);
    REQUIRE(each.records.subscriptions[0].term_end);
    CHECK(each.records.subscriptions[0].term_end->iso() == "2027-06-30");
    REQUIRE(finding_of(each, "IMPORT-END-BY-STEP") != nullptr);
    CHECK(finding_of(each, "IMPORT-END-BY-STEP")->severity == Severity::Ask);
  }
  CHECK(finding_of(directory_with(R"("status":"Enabled",)"), "IMPORT-END-BY-STEP") == nullptr);
  CHECK(finding_of(directory_with(R"("status":"Gesperrt",)"), "IMPORT-WORD-UNKNOWN") == nullptr);
  CHECK(!directory_with(R"("status":"Gesperrt",)").records.subscriptions.at(0).term_end);
}

TEST_CASE("two ids of the directory with one id of commerce are asked about") {
  const std::string twin =
      R"(,{"id":"0000d0d0-0000-4000-8000-000000000002","commerceSubscriptionId":"c0000000-0000-4000-8000-00000000000a",)"
      R"("skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","totalLicenses":25,"status":"Enabled"})";
  const ImportedFile both = directory_with(R"("status":"Enabled",)", twin);
  REQUIRE(finding_of(both, "IMPORT-ROW-COUNTED-ONCE") != nullptr);
  CHECK(finding_of(both, "IMPORT-ROW-COUNTED-ONCE")->severity == Severity::Ask);
  CHECK(finding_of(directory_with(R"("status":"Enabled",)"), "IMPORT-ROW-COUNTED-ONCE") == nullptr);
}

TEST_CASE("units of a SKU without the number of assigned ones are told to be so") {
  const auto pools = [](const std::string& consumed) {
    return read_text(R"({"value":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3",)" + consumed +
                     R"("prepaidUnits":{"enabled":10,"suspended":0,"warning":0}}]})");
  };
  for (const char* untold : {"", R"("consumedUnits":null,)"}) {
    const ImportedFile file = pools(untold);
    REQUIRE(file.records.pools.size() == 1);
    CHECK(finding_of(file, "IMPORT-CONSUMED-UNTOLD") != nullptr);
  }
  CHECK(finding_of(pools(R"("consumedUnits":0,)"), "IMPORT-CONSUMED-UNTOLD") == nullptr);
}
