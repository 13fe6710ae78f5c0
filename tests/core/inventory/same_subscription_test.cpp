// One subscription must not be counted twice because two files write its id differently, nor two be taken for one because a seller
// gave them one number.
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string directory(const std::string& end = "2027-06-30T00:00:00Z") {
  return R"({"value":[{"id":"0000d0d0-0000-4000-8000-000000000001","commerceSubscriptionId":"c0000000-0000-4000-8000-00000000000a",)"
         R"("skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","status":"Enabled","totalLicenses":25,)"
         R"("nextLifecycleDateTime":")" +
         end + R"("}]})";
}

std::string list(const std::string& id, const std::string& end = "2027-06-30") {
  return "Subscription ID,Product,SKU,Quantity,End Date,Status\n" + id + ",Microsoft 365 E3,CFQ7TTC0LFLX:0001,25," + end + ",Active\n";
}

}  // namespace

TEST_CASE("an id in braces or without hyphens is the same id") {
  for (const char* id :
       {"c0000000-0000-4000-8000-00000000000a", "{C0000000-0000-4000-8000-00000000000A}", "c000000000004000800000000000000a"}) {
    const Inventory inventory = merged({directory(), list(id)});
    CHECK_MESSAGE(inventory.customer.subscriptions.size() == 1, id);
    CHECK(inventory.customer.subscriptions.at(0).key == "c0000000-0000-4000-8000-00000000000a");
    CHECK(finding_of(inventory, "INVENTORY-OWN-ID-JOINED") == nullptr);
  }
  CHECK(merged({list("{C0000000-0000-4000-8000-00000000000A}")}).customer.subscriptions.at(0).commerce_id ==
        "c0000000-0000-4000-8000-00000000000a");
}

TEST_CASE("a seller's own id beside the directory's subscription of the same SKU, units and end is counted once and asked about") {
  for (const bool list_first : {false, true}) {
    const Inventory inventory = list_first ? merged({list("S-1"), directory()}) : merged({directory("2027-07-01T00:00:00Z"), list("S-1")});
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].key == "c0000000-0000-4000-8000-00000000000a");
    CHECK(inventory.customer.subscriptions[0].product_sku->text() == "CFQ7TTC0LFLX:0001");
    CHECK(inventory.customer.pools.at(0).enabled == 25);
    CHECK(finding_of(inventory, "INVENTORY-OWN-ID-JOINED") != nullptr);
  }
  const Inventory other_end = merged({directory(), list("S-1", "2027-09-30")});
  CHECK(other_end.customer.subscriptions.size() == 2);
  CHECK(finding_of(other_end, "INVENTORY-OWN-ID-JOINED") == nullptr);
}

TEST_CASE("a GUID of a seller's own is counted once and asked about, and one that is Microsoft's for certain is another subscription") {
  const std::string own = "a0000000-0000-4000-8000-0000000000aa";
  const std::string pax8 = R"({"content":[{"id":")" + own +
                           R"(","companyId":"c","productId":"p","product":{"name":"Microsoft 365 E3","vendorSku":"CFQ7TTC0LFLX:0001"},)"
                           R"("quantity":25,"status":"Active","billingTerm":"Annual","billingStart":"2026-07-01",)"
                           R"("commitmentEndDate":"2027-06-30"}]})";
  for (const std::string& of_seller : {list(own), pax8}) {
    const Inventory inventory = merged({directory(), of_seller});
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].key == "c0000000-0000-4000-8000-00000000000a");
    CHECK(inventory.customer.pools.at(0).enabled == 25);
    REQUIRE(finding_of(inventory, "INVENTORY-OWN-ID-JOINED") != nullptr);
  }
  CHECK(merged({directory(), list(own, "2027-09-30")}).customer.subscriptions.size() == 2);
  CHECK(merged({directory(), list(own, "")}).customer.subscriptions.size() == 2);
  const std::string partner_center = R"({"items":[{"id":")" + own +
                                     R"(","offerId":"CFQ7TTC0LFLX:0001:CFQ7TTC0K971","quantity":25,"status":"active",)"
                                     R"("commitmentEndDate":"2027-06-30T00:00:00Z"}]})";
  CHECK(merged({directory(), partner_center}).customer.subscriptions.size() == 2);
}

TEST_CASE("an id of an invoice that no other file knows is counted once where product, units and end are the same, and asked about") {
  const auto invoice = [](const std::string& sku, const std::string& end) {
    return "CustomerName,InvoiceNumber,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,UnitPrice,Quantity,Subtotal,"
           "SubscriptionId,ChargeStartDate,ChargeEndDate,TermAndBillingCycle,SubscriptionStartDate,SubscriptionEndDate\n"
           "Contoso,INV1,7/1/2026,CFQ7TTC0LFLX," +
           sku +
           ",X,Microsoft 365 E3,cycleCharge,36,25,900,0000004d-1111-4222-8333-00000000004d,11/1/2026,11/30/2026,"
           "One-Year commitment for monthly billing,7/1/2026," +
           end + "\n";
  };
  const std::string of_list = "a0000000-0000-4000-8000-0000000000aa";
  for (const auto& files : {std::vector<std::string>{list(of_list), invoice("0001", "6/30/2027")},
                            std::vector<std::string>{invoice("0001", "6/30/2027"), list(of_list)}}) {
    const Inventory inventory = merged(files);
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].commerce_id == of_list);
    CHECK(inventory.customer.pools.at(0).enabled == 25);
    REQUIRE(finding_of(inventory, "INVENTORY-OWN-ID-JOINED") != nullptr);
  }
  CHECK(merged({directory(), invoice("0001", "6/30/2027")}).customer.subscriptions.size() == 1);
  CHECK(merged({invoice("0001", "6/30/2027"), list(of_list), directory()}).customer.subscriptions.size() == 1);
  CHECK(merged({list(of_list), invoice("0001", "9/30/2027")}).customer.subscriptions.size() == 2);
  CHECK(merged({list(of_list), invoice("0002", "6/30/2027")}).customer.subscriptions.size() == 2);
}

TEST_CASE("a seller's own id beside Partner Center's subscription of the same product, units and end is counted once and asked about") {
  const std::string partner_center =
      R"({"items":[{"id":"c0000000-0000-4000-8000-00000000000a","offerId":"CFQ7TTC0LFLX:0001:CFQ7TTC0K971","quantity":25,)"
      R"("status":"active","commitmentEndDate":"2027-06-30T00:00:00Z"}]})";
  for (const char* own : {"a0000000-0000-4000-8000-0000000000aa", "S-1"}) {
    const Inventory inventory = merged({list(own), partner_center});
    REQUIRE(inventory.customer.subscriptions.size() == 1);
    CHECK(inventory.customer.subscriptions[0].key == "c0000000-0000-4000-8000-00000000000a");
    REQUIRE(finding_of(inventory, "INVENTORY-OWN-ID-JOINED") != nullptr);
  }
  CHECK(merged({list("S-1", ""), partner_center}).customer.subscriptions.size() == 2);
  // A list that has another of Partner Center's ids has no ids of its own.
  const std::string both = list("a0000000-0000-4000-8000-0000000000aa") +
                           "c0000000-0000-4000-8000-00000000000a,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,2027-06-30,Active\n";
  CHECK(merged({both, partner_center}).customer.subscriptions.size() == 2);
}

TEST_CASE("one product with the same units and end under different ids in two lists is counted twice and asked about") {
  for (const char* other : {"b0000000-0000-4000-8000-0000000000bb", "S-2"}) {
    const std::string own = std::string(other) == "S-2" ? "S-1" : "a0000000-0000-4000-8000-0000000000aa";
    const Inventory inventory = merged({list(own), list(other)});
    CHECK(inventory.customer.subscriptions.size() == 2);
    CHECK(std::count_if(inventory.findings.begin(), inventory.findings.end(),
                        [](const Finding& finding) { return finding.rule == "INVENTORY-LISTED-BESIDE"; }) == 1);
  }
  CHECK(finding_of(merged({list("S-1"), list("S-2", "2027-09-30")}), "INVENTORY-LISTED-BESIDE") == nullptr);
}

TEST_CASE("several products under one id in one list are several subscriptions") {
  const std::string order =
      "Subscription ID,Product,SKU,Quantity,End Date,Status\n"
      "1001,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,2027-06-30,Active\n"
      "1001,Exchange Online (Plan 1),CFQ7TTC0LH16:0001,5,2027-06-30,Active\n"
      "1001,Visio Plan 2,CFQ7TTC0HD32:0002,3,2027-06-30,Active\n";
  for (const Inventory& inventory : {merged({order}), merged({order, order})}) {
    REQUIRE(inventory.customer.subscriptions.size() == 3);
    std::int64_t units = 0;
    for (const Subscription& subscription : inventory.customer.subscriptions) units += subscription.units;
    CHECK(units == 33);
    CHECK(finding_of(inventory, "INVENTORY-UNITS-DIFFER") == nullptr);
  }
}

TEST_CASE("products that a list only names stay apart under one id as well") {
  const Inventory inventory =
      merged({"Subscription ID,Product,SKU,Quantity,End Date\n1001,Microsoft 365 E3,,25,2027-06-30\n1001,Visio Plan 1,,25,2027-06-30\n"});
  CHECK(inventory.customer.subscriptions.size() == 2);
}

TEST_CASE("a seller's number with another product in another list is counted beside the first and asked about") {
  const std::string other = "Subscription ID,Product,SKU,Quantity,End Date\nS-1,Exchange Online (Plan 1),CFQ7TTC0LH16:0001,25,2027-06-30\n";
  const Inventory inventory = merged({list("S-1"), other});
  CHECK(inventory.customer.subscriptions.size() == 2);
  REQUIRE(finding_of(inventory, "INVENTORY-NUMBER-SHARED") != nullptr);
  CHECK(finding_of(inventory, "INVENTORY-NUMBER-SHARED")->severity == Severity::Ask);
  CHECK(finding_of(merged({list("S-1"), list("S-1")}), "INVENTORY-NUMBER-SHARED") == nullptr);
}

TEST_CASE("another product under an id of Microsoft's in another file is one subscription, and asked about") {
  const std::string id = "a0000000-0000-4000-8000-0000000000aa";
  const std::string other =
      "Subscription ID,Product,SKU,Quantity,End Date\n" + id + ",Exchange Online (Plan 1),CFQ7TTC0LH16:0001,25,2027-06-30\n";
  const Inventory inventory = merged({list(id), other});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  CHECK(finding_of(inventory, "INVENTORY-SKUS-DIFFER") != nullptr);
  CHECK(finding_of(merged({list(id), list(id)}), "INVENTORY-SKUS-DIFFER") == nullptr);
}

TEST_CASE("a name that belongs to another product than the product id is asked about") {
  const auto named = [](const std::string& name) {
    return merged({"Subscription ID,Product,SKU,Quantity\ns-1," + name + ",CFQ7TTC0LFLX:0001,5\n"});
  };
  REQUIRE(finding_of(named("Microsoft 365 E5"), "INVENTORY-NAME-AND-OFFER-DIFFER") != nullptr);
  CHECK(finding_of(named("Microsoft 365 E5"), "INVENTORY-NAME-AND-OFFER-DIFFER")->severity == Severity::Ask);
  for (const char* name : {"Microsoft 365 E3", "Head office", "Microsoft 365 E3 (NCE)"})
    CHECK_MESSAGE(finding_of(named(name), "INVENTORY-NAME-AND-OFFER-DIFFER") == nullptr, name);
}

TEST_CASE("a subscription that one list names and another has by id, or names as well, is counted once and asked about") {
  const std::string by_id =
      "Subscription ID,Product,SKU,Quantity,End Date\n"
      "c0000000-0000-4000-8000-000000000001,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,2027-06-30\n";
  const auto named = [](const std::string& units, const std::string& end) {
    return "Product name,Purchased quantity,Assigned licenses,Subscription status,Expiration/Renewal date\nMicrosoft 365 E3," + units +
           ",20,Active," + end + "\n";
  };
  const std::string template_rows = "Product,Quantity,Agreement number,End date,Program\nMicrosoft 365 E3,25,E1111111,2027-06-30,EA\n";
  const auto counted = [](const std::vector<std::string>& files) {
    const Inventory inventory = merged(files);
    const bool asked = finding_of(inventory, "INVENTORY-NAMED-JOINED") != nullptr;
    return std::to_string(inventory.customer.subscriptions.size()) + (asked ? "?" : "");
  };
  CHECK(counted({by_id, named("25", "6/30/2027")}) == "1?");
  CHECK(counted({named("25", "6/30/2027"), by_id}) == "1?");
  CHECK(counted({by_id, named("40", "6/30/2027")}) == "2");
  CHECK(counted({by_id, named("25", "9/30/2027")}) == "2");
  // Under an agreement it is another one than at a partner.
  CHECK(counted({by_id, template_rows}) == "2");
}

TEST_CASE("a product list without days beside a list of part numbers counts each subscription once and asks about it") {
  const std::string by_id =
      "Subscription ID,Product,SKU,Quantity,End date,Status\n"
      "c0000000-0000-4000-8000-000000000001,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,10,2027-06-30,Active\n"
      "c0000000-0000-4000-8000-000000000002,Microsoft 365 E3,CFQ7TTC0LFLX:0001,5,2027-06-30,Active\n";
  const std::string named = "Product name,Quantity,Status\nMicrosoft 365 Business Premium,10,Active\nMicrosoft 365 E3,5,Active\n";
  const Inventory inventory = merged({by_id, named});
  CHECK(inventory.customer.subscriptions.size() == 2);
  CHECK(finding_of(inventory, "INVENTORY-NAMED-JOINED") != nullptr);
  CHECK(finding_of(inventory, "INVENTORY-LISTED-BESIDE") == nullptr);
}

TEST_CASE("a product of two lists with other units or another end is asked about, and not where it is bought elsewhere") {
  const auto asks = [](const std::string& rest) {
    const std::string by_id =
        "Subscription ID,Product,SKU,Quantity,End Date\nc0000000-0000-4000-8000-000000000001,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,"
        "2027-06-30\n";
    const Inventory inventory =
        merged({by_id, "Product name,Quantity,Status,Renewal date,Purchase channel\nMicrosoft 365 E3," + rest + "\n"});
    const Finding* beside = finding_of(inventory, "INVENTORY-LISTED-BESIDE");
    return beside != nullptr && beside->severity == Severity::Ask;
  };
  CHECK(asks("40,Active,6/30/2027,"));
  CHECK(asks("25,Active,9/30/2027,Reseller"));
  CHECK(!asks("25,Active,6/30/2027,"));
  CHECK(!asks("25,Active,9/30/2027,Direct"));
  CHECK(!asks("25,Deleted,6/30/2027,"));
}

TEST_CASE("a seller's own id beside the directory's subscription that differs in nothing but its end is asked about") {
  CHECK(finding_of(merged({directory(), list("S-1", "2027-09-30")}), "INVENTORY-LISTED-BESIDE") != nullptr);
  CHECK(finding_of(merged({directory(), list("S-1")}), "INVENTORY-LISTED-BESIDE") == nullptr);
  CHECK(finding_of(merged({directory(), list("c0000000-0000-4000-8000-00000000000a", "2027-09-30")}), "INVENTORY-LISTED-BESIDE") ==
        nullptr);
}

TEST_CASE("a seller's own id beside a subscription of Microsoft's list that differs in its units is asked about once") {
  const auto list_of = [](int units, const std::string& end) {
    return "Subscription ID,Product,SKU,Quantity,End Date,Status\nS-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001," + std::to_string(units) + "," +
           end + ",Active\n";
  };
  for (const std::string& of_seller : {list_of(28, "2027-06-30"), list_of(28, "2027-09-30")}) {
    const Inventory inventory = merged({of_seller, directory()});
    CHECK(inventory.customer.subscriptions.size() == 2);
    const Finding* asked = finding_of(inventory, "INVENTORY-LISTED-BESIDE");
    REQUIRE(asked != nullptr);
    CHECK(argument(*asked, "units") == "28");
    CHECK(argument(*asked, "other_units") == "25");
  }
  // A partner's list has not all that the tenant has: only the same end makes it likely.
  const std::string partner_center =
      R"({"totalCount":1,"items":[{"id":"c0000000-0000-4000-8000-00000000000a","offerId":"CFQ7TTC0LFLX:0001:CFQ7TTC0X9ZW","quantity":25,)"
      R"("unitType":"Licenses","status":"active","commitmentEndDate":"2027-06-30T00:00:00Z"}]})";
  CHECK(finding_of(merged({list_of(28, "2027-06-30"), partner_center}), "INVENTORY-LISTED-BESIDE") != nullptr);
  CHECK(finding_of(merged({list_of(28, "2027-09-30"), partner_center}), "INVENTORY-LISTED-BESIDE") == nullptr);
}

TEST_CASE("assigned units that a file does not tell are those of the users in the other files") {
  const std::string pools = R"({"value":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3",)"
                            R"("prepaidUnits":{"enabled":10,"suspended":0,"warning":0}}]})";
  const Inventory inventory = merged({pools, "UserPrincipalName,DisplayName,Licenses\na@contoso.com,A,SPE_E3\nb@contoso.com,B,SPE_E3\n"});
  REQUIRE(inventory.customer.pools.size() == 1);
  CHECK(inventory.customer.pools[0].enabled == 10);
  CHECK(inventory.customer.pools[0].consumed == 2);
}

TEST_CASE("how a seller says that a product is bought hides neither its SKU nor that it contradicts the offer") {
  const auto list_of = [](const std::string& name, const std::string& number) {
    return merged({"Subscription ID,Product,SKU,Quantity,End Date,Status\nS-1," + name + "," + number + ",10,2027-06-30,Active\n"});
  };
  for (const char* name : {"Microsoft 365 Business Premium (NCE)", "Microsoft 365 Business Premium [NCE]",
                           "Microsoft 365 Business Premium [New Commerce Experience]", "NCE Microsoft 365 Business Premium"}) {
    CAPTURE(name);
    const Inventory inventory = list_of(name, "MSO-365BP-1Y-M");
    CHECK(inventory.customer.subscriptions.at(0).part_number == "SPB");
    CHECK(finding_of(inventory, "INVENTORY-NAME-UNKNOWN") == nullptr);
  }
  CHECK(finding_of(list_of("Microsoft 365 E5 (NCE)", "CFQ7TTC0LFLX:0001"), "INVENTORY-NAME-AND-OFFER-DIFFER") != nullptr);
  CHECK(finding_of(list_of("Microsoft 365 E3 (NCE)", "CFQ7TTC0LFLX:0001"), "INVENTORY-NAME-AND-OFFER-DIFFER") == nullptr);
}

TEST_CASE("a product is found by the name that Microsoft gave it before") {
  const auto part_number = [](const std::string& name) {
    return merged({"Product name,Quantity,Status\n" + name + ",25,Active\n"}).customer.subscriptions.at(0).part_number;
  };
  CHECK(part_number("Azure Active Directory Premium P1") == "AAD_PREMIUM");
  CHECK(part_number("Azure Active Directory Premium P2") == "AAD_PREMIUM_P2");
}

TEST_CASE("two products under one order number have the same keys in whatever order their rows come") {
  const std::string header = "Subscription ID,SKU,Product,Seats,Status,End date\n";
  const std::string basic = "ORD-1001,CFQ7TTC0LH18:0001,Microsoft 365 Business Basic,15,Active,2027-01-31\n";
  const std::string standard = "ORD-1001,CFQ7TTC0LDPB:0001,Microsoft 365 Business Standard,40,Active,2027-01-31\n";
  const auto keys = [](const Inventory& inventory) {
    std::string said;
    for (const Subscription& each : inventory.customer.subscriptions) said += each.key + " = " + std::to_string(each.units) + "; ";
    return said;
  };
  const std::string expected = "ord-1001 CFQ7TTC0LDPB:0001 = 40; ord-1001 CFQ7TTC0LH18:0001 = 15; ";
  CHECK(keys(merged({header + basic + standard})) == expected);
  CHECK(keys(merged({header + standard + basic})) == expected);
  CHECK(keys(merged({header + standard, header + basic})) == expected);
  CHECK(keys(merged({header + basic})) == "ord-1001 = 15; ");
}

TEST_CASE("the end that a list tells is the last day beside the directory's midnight after it") {
  const std::string id = "c0000000-0000-4000-8000-00000000000a";
  for (const std::string& end : {std::string("2027-06-30"), std::string("2027-06-30T23:59:59Z")}) {
    for (const std::vector<std::string>& files :
         {std::vector<std::string>{directory("2027-07-01T00:00:00Z"), list(id, end)}, {list(id, end), directory("2027-07-01T00:00:00Z")}}) {
      const Inventory inventory = merged(files);
      REQUIRE(inventory.customer.subscriptions.size() == 1);
      CHECK(inventory.customer.subscriptions[0].term_end == Date::from_calendar(2027, 6, 30));
      CHECK(finding_of(inventory, "INVENTORY-ENDS-DIFFER") == nullptr);
    }
  }
  // What the directory alone tells stays as it is, and so does an earlier day of it.
  CHECK(merged({directory("2027-07-01T00:00:00Z")}).customer.subscriptions.at(0).term_end == Date::from_calendar(2027, 7, 1));
  CHECK(merged({directory("2027-06-30T00:00:00Z"), list(id, "2027-07-01")}).customer.subscriptions.at(0).term_end ==
        Date::from_calendar(2027, 6, 30));
}
