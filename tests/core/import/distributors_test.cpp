// What the lists and answers of distributors mean: whose ids, which term, until when.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("Pax8: the commitment tells term and end, not the billing nor the empty end of the subscription") {
  const ImportedFile file = read_fixture("pax8-subscriptions/commitments.json");
  REQUIRE(file.records.subscriptions.size() == 3);
  const Subscription& year = file.records.subscriptions[0];
  CHECK(year.term == Term::OneYear);
  CHECK(year.billing_plan == BillingPlan::Monthly);
  CHECK(year.term_end->iso() == "2027-01-31");
  const Subscription& three_years = file.records.subscriptions[1];
  CHECK(three_years.term == Term::ThreeYears);
  CHECK(three_years.billing_plan == BillingPlan::Annual);
  CHECK(three_years.term_end->iso() == "2029-01-31");
  const Subscription& by_the_month = file.records.subscriptions[2];
  CHECK(by_the_month.term == Term::OneMonth);
  CHECK(by_the_month.term_end->iso() == "2026-12-14");
  const ImportedFile older = read_fixture("pax8-subscriptions/page.json");
  CHECK(older.records.subscriptions.at(0).term == Term::OneYear);
  CHECK(older.records.subscriptions.at(0).billing_plan == BillingPlan::Monthly);
}

TEST_CASE("Pax8: Microsoft's id joins a subscription to other files, Pax8's own stands in for it and names the base of an add-on") {
  const ImportedFile file = read_fixture("pax8-subscriptions/commitments.json");
  CHECK(file.records.subscriptions.at(0).key == "c0000000-0000-4000-8000-000000000001");
  CHECK(file.records.subscriptions.at(1).key == "c0000000-0000-4000-8000-000000000002");
  CHECK(file.records.subscriptions.at(1).parent_key == "c0000000-0000-4000-8000-000000000001");
  CHECK(file.records.subscriptions.at(2).key == "e0000000-0000-4000-8000-000000000003");
}

TEST_CASE("beside Microsoft's id a distributor's own number is not the subscription's") {
  for (const char* path : {"cloudblue-report/own-and-external-id.csv", "distributor-list/own-and-vendor-id.csv"}) {
    INFO(path);
    const ImportedFile file = read_fixture(path);
    REQUIRE(file.records.subscriptions.size() == 1);
    CHECK(file.records.subscriptions[0].key == "c0000000-0000-4000-8000-000000000001");
  }
}

TEST_CASE("which column has the id is told by its values: where the plain one has a GUID and the other has not, it is Microsoft's") {
  const auto key_of = [](const std::string& plain, const std::string& external) {
    const ImportedFile file =
        read_text("Subscription ID,External Subscription ID,SKU,Quantity\n" + plain + "," + external + ",CFQ7TTC0LH18:0001,5\n");
    REQUIRE(file.kind == "distributor-list");
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    for (const Statement& told : subscription.statements) {
      if (told.aspect == Aspect::CommerceId)
        CHECK(file.fields.names.at(told.field) == (subscription.commerce_id == plain ? "Subscription ID" : "External Subscription ID"));
    }
    return subscription.key;
  };
  const std::string microsoft = "c0000000-0000-4000-8000-000000000001";
  CHECK(key_of(microsoft, "X-1") == microsoft);
  CHECK(key_of("1000001", microsoft) == microsoft);
  CHECK(key_of("e0000000-0000-4000-8000-000000000009", microsoft) == microsoft);
  CHECK(key_of("1000001", "") == "1000001");
}

TEST_CASE("ArrowSphere's answers are read as they come: licences below data, one licence alone, and licences with their offers") {
  for (const char* path : {"arrow-licences/answer.json", "arrow-licences/one-license.json", "arrow-licences/answer-with-offers.json"}) {
    INFO(path);
    const ImportedFile file = read_fixture(path);
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    CHECK(subscription.key == "c0000000-0000-4000-8000-000000000001");
    CHECK(subscription.units == 15);
    CHECK(subscription.term == Term::OneYear);
    CHECK(subscription.billing_plan == BillingPlan::Monthly);
    CHECK(subscription.term_end->iso() == "2027-01-31");
  }
  CHECK(!read_fixture("arrow-licences/answer.json").complete);
  CHECK(argument(*finding_of(read_fixture("arrow-licences/answer.json"), "IMPORT-INCOMPLETE"), "total") == "30");
  CHECK(read_fixture("arrow-licences/answer-with-offers.json").complete);
  CHECK(read_fixture("arrow-licences/one-license.json").complete);
}

TEST_CASE("an answer that counts its pages says when more follow, also without a link to the next one") {
  const std::string licence =
      R"({"vendor_license_id":"c0000000-0000-4000-8000-000000000001","sku":"CFQ7TTC0LH18:0001","seats":15,"state":"active"})";
  const auto complete = [&](const std::string& pagination) {
    return read_text(R"({"status":200,"data":{"licenses":[)" + licence + R"(]},"pagination":)" + pagination + "}").complete;
  };
  CHECK(!complete(R"({"current_page":1,"total_page":2})"));
  CHECK(!complete(R"({"page":1,"perPage":1,"total":2})"));
  CHECK(complete(R"({"current_page":2,"total_page":2,"next":""})"));
}

TEST_CASE("a distributor's list says id, offer, units, term and end in German words and in other English ones too") {
  for (const char* path :
       {"distributor-list/german.csv", "distributor-list/microsoft-id-and-product-code.csv", "crayon-subscriptions/table.csv"}) {
    INFO(path);
    const ImportedFile file = read_fixture(path);
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    CHECK(subscription.key == "c0000000-0000-4000-8000-000000000001");
    CHECK(subscription.name == "Microsoft 365 Business Basic");
    CHECK(subscription.product_sku->text() == "CFQ7TTC0LH18:0001");
    CHECK(subscription.channel == Channel::CspPartner);
    CHECK(subscription.units == 15);
    CHECK(subscription.state == SubscriptionState::Active);
    CHECK(subscription.term == Term::OneYear);
    CHECK(subscription.billing_plan == BillingPlan::Monthly);
    CHECK(subscription.term_end->iso() == "2027-01-31");
    CHECK(finding_of(file, "IMPORT-WORD-UNKNOWN") == nullptr);
  }
}

TEST_CASE("Partner Center's subscriptions screen: newer columns, and the words of its languages") {
  const ImportedFile newer = read_fixture("partner-center-subscriptions-screen/newer.csv");
  REQUIRE(newer.records.subscriptions.size() == 1);
  CHECK(newer.records.subscriptions[0].name == "Microsoft 365 Business Basic");  // and not what somebody called it
  CHECK(newer.records.subscriptions[0].channel == Channel::CspPartner);
  CHECK(newer.records.subscriptions[0].term == Term::OneYear);
  CHECK(newer.records.subscriptions[0].term_end->iso() == "2027-01-31");
  for (const char* header :
       {"Subscription ID,Subscription,Quantity,Status,Reseller", "Abonnement-ID,Abonnement,Menge,Status,Händler",
        "ID d’abonnement,Abonnement,Quantité,État,Revendeur", "Id. de suscripción,Suscripción,Cantidad,Estado,Revendedor",
        "ID abbonamento,Abbonamento,Quantità,Stato,Rivenditore", "ID da assinatura,Assinatura,Quantidade,Status,Revendedor",
        "Abonelik Kimliği,Abonelik,Miktar,Durum,Kurumsal bayi", "サブスクリプション ID,サブスクリプション,数量,状態,リセラー"}) {
    INFO(header);
    const ImportedFile file =
        read_text(std::string(header) + "\nc0000000-0000-4000-8000-000000000001,Microsoft 365 Business Basic,15,Active,1234567\n");
    CHECK(file.kind == "partner-center-subscriptions-screen");
    REQUIRE(file.records.subscriptions.size() == 1);
    CHECK(file.records.subscriptions[0].name == "Microsoft 365 Business Basic");
    CHECK(file.records.subscriptions[0].units == 15);
  }
}

TEST_CASE("a part number of the trade tells the product, also in a column nobody knows; two of them tell nothing") {
  const auto offer_of = [](const std::string& codes) {
    const ImportedFile file = read_text("Product name,Quantity,Status,Code A,Code B\nSome bundle,15,Active," + codes + "\n");
    REQUIRE(file.kind == "your-products");
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    for (const Statement& told : subscription.statements) {
      if (told.aspect == Aspect::Offer) CHECK(file.fields.names.at(told.field) == "Code B");
    }
    return subscription.product_sku ? subscription.product_sku->text() : std::string();
  };
  CHECK(offer_of("7,CFQ7TTC0LH18:0001") == "CFQ7TTC0LH18:0001");
  CHECK(offer_of("CFQ7TTC0LH16:0001,CFQ7TTC0LH18:0001").empty());
}

TEST_CASE("Sherweb's subscriptions: the commitment tells term and end, and where there is none the part number tells the term") {
  const ImportedFile file = read_fixture("sherweb-subscriptions/details.json");
  REQUIRE(file.records.subscriptions.size() == 2);
  const Subscription& year = file.records.subscriptions[0];
  CHECK(year.product_sku->text() == "CFQ7TTC0LH18:0001");
  CHECK(year.units == 15);
  CHECK(year.term == Term::OneYear);
  CHECK(year.billing_plan == BillingPlan::Monthly);
  CHECK(year.purchased->iso() == "2026-02-01");
  CHECK(year.term_end->iso() == "2027-01-31");
  CHECK(year.channel == Channel::CspPartner);
  CHECK(file.records.subscriptions[1].term == Term::OneMonth);
  CHECK(!file.records.subscriptions[1].term_end);
}

TEST_CASE("answers with the fields of a list are read as one") {
  const ImportedFile list = read_text(
      R"({"data":[{"id":1,"accountName":"Contoso","subscriptionId":"s-1","productName":"Office 365 E3","sku":"CFQ7TTC0LF8R:0001",)"
      R"("quantity":5,"endDate":"2027-06-30","autoRenew":true}],"total":1})");
  CHECK(list.kind == "distributor-list");
  REQUIRE(list.records.subscriptions.size() == 1);
  CHECK(list.records.subscriptions[0].term_end->iso() == "2027-06-30");
  CHECK(list.records.subscriptions[0].end_action == EndOfTermAction::Renew);
  const ImportedFile sherweb =
      read_text(R"({"items":[{"id":"s1","productName":"Office 365 E3","sku":"MS-CFQ7TTC0LF8R-0001","quantity":25,"billingCycle":"Monthly",)"
                R"("commitmentTerm":{"type":"Annual","startDate":"2026-07-01","endDate":"2027-06-30",)"
                R"("renewalConfiguration":{"renewalDate":"2027-07-01","renewalType":"DoNotRenew"}},"customerName":"Contoso"}]})");
  CHECK(sherweb.kind == "sherweb-subscriptions");
  REQUIRE(sherweb.records.subscriptions.size() == 1);
  CHECK(sherweb.records.subscriptions[0].product_sku->text() == "CFQ7TTC0LF8R:0001");
  CHECK(sherweb.records.subscriptions[0].term_start->iso() == "2026-07-01");
  CHECK(sherweb.records.subscriptions[0].term_end->iso() == "2027-06-30");
  CHECK(sherweb.records.subscriptions[0].auto_renew == false);
}

TEST_CASE("what cannot be planned from is named, with what to open instead") {
  for (const char* path : {"community-price-list/prices.csv", "provider-price-list/prices.csv", "volume-licence-summary/summary.csv",
                           "volume-licence-relationships/relationships.csv"}) {
    INFO(path);
    const ImportedFile file = read_fixture(path);
    CHECK(finding_of(file, "IMPORT-NOT-FOR-PLANNING") != nullptr);
    CHECK(file.rows.read + file.rows.repaired == 0);
  }
  for (const char* table : {"Product,SKU,Commitment Term,Billing Term,Partner Buy Price,Suggested Retail Price\nOffice 365 "
                            "E3,CFQ7TTC0LF8R:0001,1-Year,Monthly,18,23\n",
                            "Enrollment Number,Part Number,Item Name,Program,Unit Price,Currency\n1,AAA-1,Office 365 E3,EA6,18.00,EUR\n",
                            "Customer Name,Customer Tenant ID,Product,SKU,Licenses Sold,Licenses Assigned,Licenses In "
                            "Use\nContoso,x,Office 365 E3,ENTERPRISEPACK,25,22,20\n"})
    CHECK_MESSAGE(finding_of(read_text(table), "IMPORT-NOT-FOR-PLANNING") != nullptr, table);
  CHECK(read_text("Subscription ID,SKU,Quantity,Partner Price,Currency\ns-1,CFQ7TTC0LF8R:0001,5,18.00,EUR\n").kind == "distributor-list");
  // With agreement and end written into the summary it says all that is needed.
  const ImportedFile filled = read_text(
      "License Pool,Product Family,Version,Effective Quantity,Active SA Quantity,Unresolved Quantity,Agreement number,End date\n"
      "Systems,Office 365 E3,N/A,250,250,0,1234567,2027-06-30\n");
  CHECK(filled.kind == "volume-licensing");
  REQUIRE(filled.records.subscriptions.size() == 1);
  CHECK(filled.records.subscriptions[0].units == 250);
}

TEST_CASE("Dicker Data: the month that is billed is not the start of the term") {
  const ImportedFile file = read_text(
      "TENANT ID,TENANT NAME,SUBSCRIPTION ID,STOCK CODE,STOCK DESCRIPTION,REFERENCE,QTY,CHARGE TYPE,STATUS,START USAGE,END "
      "USAGE,REVALUATION "
      "PERIOD\n7d1f0c3a-0000-4000-8000-000000000001,Contoso,c0000000-0000-4000-8000-000000000001,P1Y:CFQ7TTC0LH18:0001:1:,x,Microsoft 365 "
      "Business Basic,275.00,NCE,Active,1-NOV-2026,30-NOV-2026,30-AUG-2027\n");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(!file.records.subscriptions[0].term_start);
  CHECK(file.records.subscriptions[0].term_end->iso() == "2027-08-30");
  CHECK(file.records.subscriptions[0].term == Term::OneYear);
}

TEST_CASE("a list's billing term says how it is billed, not for how long it is bought") {
  const ImportedFile file = read_text(
      "Subscription ID,Product,SKU,Quantity,Commitment Term,Billing Term,Start Date,End Date\n"
      "c0000000-0000-4000-8000-000000000001,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,1-Year,Monthly,2026-07-01,2027-06-30\n");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions.front().term == Term::OneYear);
  CHECK(file.records.subscriptions.front().billing_plan == BillingPlan::Monthly);
}

TEST_CASE("a CloudBlue report of items tells Microsoft's id, part number and quantity among the marketplace's own") {
  const ImportedFile file = read_text(
      "Subscription ID,Subscription External ID,Subscription Status,Product Name,Item MPN,Item Description,Item Quantity,Customer ID,"
      "Customer Name,Microsoft Domain (if any),Microsoft Sub ID (if any),Microsoft Customer ID (if any)\n"
      "AS-0000-0000-0001,1000123,Active,Microsoft NCE,CFQ7TTC0LFLX:0001:P1Y:M,Microsoft 365 E3,25,TA-0001,Contoso Ltd,contoso.example,"
      "c0000000-0000-4000-8000-000000000001,7d1f0c3a-0000-4000-8000-000000000001\n");
  CHECK(file.kind == "cloudblue-report");
  REQUIRE(file.records.subscriptions.size() == 1);
  const Subscription& subscription = file.records.subscriptions[0];
  CHECK(subscription.key == "c0000000-0000-4000-8000-000000000001");
  CHECK(subscription.name == "Microsoft 365 E3");
  CHECK(subscription.product_sku->text() == "CFQ7TTC0LFLX:0001");
  CHECK(subscription.units == 25);
  CHECK(file.records.customers.at(0).tenant.text() == "7d1f0c3a-0000-4000-8000-000000000001");
}

TEST_CASE("TD SYNNEX's items are read by their part number, and its table by the labels of its own screens") {
  const ImportedFile items =
      read_text(R"({"items":[{"subscriptionId":"c0000000-0000-4000-8000-000000000001","subscriptionName":"Microsoft 365 E3",)"
                R"("subscriptionTotalLicenses":"25","subscriptionBillingCycle":"MONTHLY","subscriptionBillingTerm":"P1Y",)"
                R"("subscriptionRenewStatus":"ENABLED","customerName":"Contoso","mfgPartNumber":"CFQ7TTC0LFLX:0001:P1Y:M"}]})");
  const ImportedFile labels = read_text(
      "Subscription Id,Customer Id,Vendor Subscription Id,Subscription Name,Quantity,Status,Billing Cycle,Billing Term,Renew "
      "Status,Product "
      "Details\n9001,1001,c0000000-0000-4000-8000-000000000001,Microsoft 365 E3,25,active,MONTHLY,P1Y,ENABLED,CFQ7TTC0LFLX:0001\n");
  for (const ImportedFile* file : {&items, &labels}) {
    REQUIRE(file->records.subscriptions.size() == 1);
    const Subscription& subscription = file->records.subscriptions[0];
    CHECK(subscription.key == "c0000000-0000-4000-8000-000000000001");
    CHECK(subscription.product_sku->text() == "CFQ7TTC0LFLX:0001");
    CHECK(subscription.units == 25);
    CHECK(subscription.term == Term::OneYear);
    CHECK(subscription.billing_plan == BillingPlan::Monthly);
    CHECK(subscription.auto_renew == true);
  }
}

TEST_CASE("renewal, start, state and what is scheduled are read under the other names that lists have for them") {
  const auto only = [](const std::string& column, const std::string& cell) {
    return read_text("Subscription ID,SKU,Quantity,End Date," + column + "\ns-1,CFQ7TTC0LFLX:0001,25,2027-06-30," + cell + "\n")
        .records.subscriptions.at(0);
  };
  for (const char* column : {"Renewal Status", "Renew Status", "Auto Renewal Flag"}) CHECK(only(column, "DISABLED").auto_renew == false);
  for (const char* column : {"Subscription Start Date", "Term Start Date"})
    CHECK(only(column, "2026-07-01").term_start->iso() == "2026-07-01");
  CHECK(only("Subscription State", "Suspended").state == SubscriptionState::Suspended);
  for (const char* column : {"New Quantity on Renewal", "Scheduled changes"}) {
    CHECK(only(column, "20").has_scheduled_changes);
    CHECK(!only(column, "None").has_scheduled_changes);
    CHECK(!only(column, "No").has_scheduled_changes);
  }
}
