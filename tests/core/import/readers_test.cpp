// What single kinds of export mean, in the words of the trade.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const Subscription& subscription(const ImportedFile& file, std::string_view key_end) {
  for (const Subscription& candidate : file.records.subscriptions) {
    if (candidate.key.size() >= key_end.size() &&
        candidate.key.compare(candidate.key.size() - key_end.size(), key_end.size(), key_end) == 0)
      return candidate;
  }
  FAIL("no subscription ends with " << key_end);
  return file.records.subscriptions.front();
}

Guid guid(std::string_view text) { return *Guid::parse(text); }

}  // namespace

TEST_CASE("what happens at the end of a term is read from the action, and auto-renew off alone is not taken for a cancellation") {
  const ImportedFile file = read_fixture("partner-center-subscriptions/wrapped.json");
  CHECK(subscription(file, "001").end_action == EndOfTermAction::Renew);
  CHECK(subscription(file, "002").end_action == EndOfTermAction::Unknown);
  CHECK(subscription(file, "003").end_action == EndOfTermAction::CancelAtTermEnd);
  CHECK(subscription(file, "004").end_action == EndOfTermAction::ExtendedServiceTerm);
}

TEST_CASE("a purchase channel \"Direct\" names no agreement; only the agreement's own name does") {
  CHECK(read_fixture("your-products/english.csv").records.subscriptions.at(0).channel == Channel::WebDirect);
  const auto channel_of = [](const std::string& word) {
    return read_text("Product name,Quantity,Status,Purchase channel\nOffice 365 E3,5,Active," + word + "\n")
        .records.subscriptions.at(0)
        .channel;
  };
  CHECK(channel_of("Direto") == Channel::WebDirect);
  CHECK(channel_of("MOSA") == Channel::WebDirectMosa);
  CHECK(channel_of("MCA") == Channel::WebDirectMca);
}

TEST_CASE("a new-commerce subscription tells term, running term, open cancellation window, promotion and scheduled change") {
  const Subscription renewed = subscription(read_fixture("partner-center-subscriptions/wrapped.json"), "005");
  CHECK(renewed.term == Term::OneYear);
  CHECK(renewed.billing_plan == BillingPlan::Monthly);
  CHECK(renewed.term_end->iso() == "2027-01-13");
  CHECK(renewed.purchased->iso() == "2024-01-14");
  CHECK(renewed.term_start->iso() == "2026-01-14");  // renewed twice since the purchase
  CHECK(renewed.cancel_until->iso() == "2026-11-28");
  CHECK(renewed.has_promotion);
  CHECK(renewed.has_scheduled_changes);
  CHECK(renewed.product_sku->text() == "CFQ7TTC0LH18:0001");
  CHECK(renewed.channel == Channel::CspPartner);
}

TEST_CASE("usage subscriptions are listed and never planned as seats; legacy ones keep their offer") {
  const ImportedFile file = read_fixture("partner-center-subscriptions/wrapped.json");
  CHECK(!subscription(file, "006").seat_based);
  const Subscription& legacy = subscription(file, "007");
  CHECK(legacy.seat_based);
  CHECK(legacy.key == "c0000000-0000-4000-8000-000000000007");
  CHECK(legacy.commerce_id == "C0000000-0000-4000-8000-000000000007");
  CHECK(legacy.legacy_offer == guid("796b6b5f-613c-4e24-a17c-eba730d49c02"));
  CHECK(legacy.channel == Channel::CspPartnerLegacy);
  CHECK(legacy.state == SubscriptionState::Suspended);
}

TEST_CASE("the next lifecycle date is the end of the term only while the subscription is enabled") {
  const ImportedFile file = read_fixture("graph-directory-subscriptions/graph.json");
  CHECK(subscription(file, "001").term_end->iso() == "2027-03-31");
  CHECK(!subscription(file, "002").term_end);
  CHECK(subscription(file, "002").state == SubscriptionState::InGrace);
  CHECK(!subscription(file, "003").term_end);
  CHECK(subscription(file, "001").owner_tenant.has_value());
}

TEST_CASE("in grace the next lifecycle date is the last free day, and after a suspension the last day of the data") {
  const ImportedFile file = read_fixture("graph-directory-subscriptions/graph.json");
  CHECK(!subscription(file, "001").phase_end);
  CHECK(subscription(file, "002").phase_end->iso() == "2026-12-20");
  CHECK(subscription(file, "003").phase_end->iso() == "2027-03-31");
}

TEST_CASE("the same SKU directly and by group is one assignment, and a plan is off only when every assignment switches it off") {
  const ImportedFile file = read_fixture("graph-users/users.json");
  REQUIRE(file.records.users.size() == 5);
  const AssignedSku both = file.records.users[1].skus.at(0);
  CHECK(both.direct);
  CHECK(both.groups.size() == 1);
  CHECK(both.disabled_plans.empty());
  const AssignedSku group = file.records.users[2].skus.at(0);
  CHECK(!group.direct);
  CHECK(group.disabled_plans.size() == 1);
}

TEST_CASE("an assignment in error gives the user nothing and is told") {
  const UserRecord user = read_fixture("graph-users/users.json").records.users.at(3);
  CHECK(user.has_assignment_error);
  CHECK(user.skus.size() == 1);
}

TEST_CASE("users without assignedLicenses are asked for again, not read as unlicensed") {
  const ImportedFile file = read_fixture("graph-users/default-properties.json");
  CHECK(file.records.users.empty());
  CHECK(!file.records.tells_assignments);
  REQUIRE(finding_of(file, "IMPORT-LICENCES-MISSING") != nullptr);
}

TEST_CASE("values that a console cut off are asked for again with more depth") {
  CHECK(finding_of(read_fixture("graph-users/powershell-depth-lost.json"), "IMPORT-ASSIGNMENTS-LOST") != nullptr);
  const ImportedFile pools = read_fixture("graph-subscribed-skus/export-csv.csv");
  CHECK(finding_of(pools, "IMPORT-UNITS-LOST") != nullptr);
  CHECK(!pools.records.pools.at(0).units_known);
  CHECK(pools.records.pools.at(0).pool.consumed == 241);
}

TEST_CASE("licence names joined by plus signs become SKUs, also where a name has a plus sign of its own") {
  const ImportedFile file = read_fixture("admin-center-users/vintage-2024.csv");
  CHECK(file.records.users.at(0).skus.size() == 2);
  CHECK(file.records.users.at(1).skus.size() == 2);
  CHECK(file.records.users.at(2).skus.empty());
  CHECK(file.records.users.at(2).unresolved_names.empty());
}

TEST_CASE("a product name of two SKUs is asked about, never guessed") {
  const ImportedFile file = read_fixture("admin-center-users/vintage-2024.csv");
  CHECK(file.records.users.at(3).skus.empty());
  CHECK(file.records.users.at(3).unresolved_names.size() == 1);
  const Finding* asked = finding_of(file, "IMPORT-NAME-AMBIGUOUS");
  REQUIRE(asked != nullptr);
  CHECK(asked->severity == Severity::Ask);
  CHECK(asked->origins.at(0).row == 5);
}

TEST_CASE("an offer that a price list takes out of sale has no price, and the row says why") {
  std::string list = fixture_bytes("nce-price-list/november.csv");
  const std::size_t prices = read_text(list).records.prices.size();
  list.replace(list.find("\"Unchanged\""), 11, "\"Delete\"");
  const ImportedFile file = read_text(list);
  CHECK(file.records.prices.size() == prices - 1);
  const Finding* told = finding_of(file, "IMPORT-PRICE-DELETED");
  REQUIRE(told != nullptr);
  CHECK(told->origins.at(0).row == 2);
}

TEST_CASE("prices are exact, with their term, period and segment") {
  const ImportedFile file = read_fixture("nce-price-list/november.csv");
  const PriceRecord& yearly = file.records.prices.at(2);
  CHECK(yearly.partner_price->text() == "74.97");
  CHECK(yearly.retail_price->text() == "88.20");
  CHECK(yearly.term == Term::OneYear);
  CHECK(yearly.billing_plan == BillingPlan::Monthly);
  CHECK(yearly.valid_from->iso() == "2026-07-01");
  CHECK(!yearly.valid_to);
  CHECK(yearly.segment == Segment::Commercial);
  CHECK(file.records.prices.at(3).trial);
}

TEST_CASE("a price list that went through a spreadsheet is repaired: zeros of the SkuId, decimal commas, day-first dates") {
  const ImportedFile file = read_fixture("nce-price-list/saved-by-spreadsheet.csv");
  const PriceRecord& price = file.records.prices.at(0);
  CHECK(price.product_sku.text() == "CFQ7TTC0LH18:0001");
  CHECK(price.partner_price->text() == "7.14");
  CHECK(price.valid_from->iso() == "2026-07-01");
  CHECK(finding_of(file, "IMPORT-SKU-ID-PADDED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-DATE-ORDER-DECIDED"), "order") == "import.date_order.day_first");
}

TEST_CASE("a person can overrule the order of day and month") {
  ImportOptions options;
  options.date_order = ImportOptions::DateOrder::DayFirst;
  const ImportedFile file = read_text(fixture_bytes("nce-price-list/price-sheet.csv"), options);
  CHECK(file.records.prices.at(0).valid_from->iso() == "2026-01-02");
  // 2/28/2027 is no day-first date: the row is read without it, and says so.
  CHECK(!file.records.prices.at(0).valid_to);
  CHECK(file.rows.repaired == 1);
  CHECK(finding_of(file, "IMPORT-DATE-ORDER-MIXED") != nullptr);
}

TEST_CASE("ids that a spreadsheet turned into rounded numbers are refused") {
  const ImportedFile file = read_text("UserPrincipalName,LicenseSKUs\n5.66891E+17,ENTERPRISEPACK\nuser1@contoso.example,ENTERPRISEPACK\n");
  CHECK(file.rows.refused == 1);
  CHECK(file.rows.read == 1);
  CHECK(finding_of(file, "IMPORT-ID-SCIENTIFIC") != nullptr);
}

TEST_CASE("pages, totals and continuation tokens above what is there make a file incomplete") {
  for (const char* path : {"graph-directory-subscriptions/page-1-of-2.json", "partner-center-subscriptions/one-of-three.json"}) {
    const ImportedFile file = read_fixture(path);
    CHECK(!file.complete);
    REQUIRE(finding_of(file, "IMPORT-INCOMPLETE") != nullptr);
    CHECK(finding_of(file, "IMPORT-INCOMPLETE")->severity == Severity::Blocker);
  }
  CHECK(read_fixture("graph-directory-subscriptions/page-2-of-2.json").complete);
}

TEST_CASE("broken JSON says where and what, and gives nothing") {
  const ImportedFile file = read_text(
      "{\"value\":[\n {\"skuId\":\"6fd2c87f-b296-42f0-b197-1e91e994b900\",\"consumedUnits\":1,\"prepaidUnits\":{\"enabled\":1}},\n "
      "{\"skuId\" \"x\"}]}");
  CHECK(file.kind == "graph-subscribed-skus");
  CHECK(file.records.pools.empty());
  CHECK(file.rows.read == 0);
  CHECK(file.rows.refused == 2);
  const Finding* broken = finding_of(file, "IMPORT-JSON-BROKEN");
  REQUIRE(broken != nullptr);
  CHECK(argument(*broken, "line") == "3");
  CHECK(argument(*broken, "column") == "11");
}

TEST_CASE("lines in front of copied JSON count for the place of a fault") {
  const ImportedFile file = read_text("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"value\":[}");
  CHECK(argument(*finding_of(file, "IMPORT-JSON-BROKEN"), "line") == "4");
}

TEST_CASE("duplicate names, wrong types and huge numbers are told with their row") {
  const ImportedFile file = read_text(
      R"([{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuId":"x","consumedUnits":1,"prepaidUnits":{"enabled":1}},
          {"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","consumedUnits":{"a":1},"prepaidUnits":{"enabled":[]}},
          {"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","consumedUnits":1,"prepaidUnits":{"enabled":1e400}},
          17, null, [1]])");
  CHECK(file.rows.repaired == 1);
  CHECK(file.rows.refused == 5);
  CHECK(finding_of(file, "IMPORT-DUPLICATE-KEY")->origins.at(0).row == 1);
  CHECK(finding_of(file, "IMPORT-VALUE-REFUSED")->origins.at(0).row == 3);
  CHECK(finding_of(file, "IMPORT-ROW-NOT-AN-ITEM")->origins.at(0).row == 4);
}

TEST_CASE("an error answer is told as such") {
  const ImportedFile file = read_text(R"({"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}})");
  CHECK(argument(*finding_of(file, "IMPORT-ERROR-ANSWER"), "code") == "Authorization_RequestDenied");
  CHECK(file.rows.refused == 1);
}

TEST_CASE("forms that cannot be read for certain say what to do instead") {
  CHECK(finding_of(read_text("PK\x03\x04....[Content_Types].xml"), "IMPORT-WORKBOOK") != nullptr);
  CHECK(finding_of(read_text("PK\x03\x04....a.csv"), "IMPORT-ARCHIVE") != nullptr);
  CHECK(finding_of(read_text("%PDF-1.7"), "IMPORT-PDF") != nullptr);
  CHECK(finding_of(read_text("<!DOCTYPE html><html>"), "IMPORT-WEB-PAGE") != nullptr);
  CHECK(finding_of(read_text("<html><body><form><table><tr><td>Sign in</td></tr></table></form></body></html>"), "IMPORT-WEB-PAGE") !=
        nullptr);
  CHECK(finding_of(read_text("<html><body><table><tr><th>Product</th></tr></table></body></html>"), "IMPORT-WORKBOOK") != nullptr);
  CHECK(finding_of(read_text("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"></Objs>"),
                   "IMPORT-CLIXML") != nullptr);
  for (const char* table : {"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table>",
                            "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"})
    CHECK_MESSAGE(finding_of(read_text(table), "IMPORT-WORKBOOK") != nullptr, table);
  CHECK(finding_of(read_text("id    skuId\n----  -----\nx     y\n"), "IMPORT-TEXT-TABLE") != nullptr);
  CHECK(finding_of(read_text("| a | b |\n|---|---|\n| 1 | 2 |\n"), "IMPORT-TEXT-TABLE") != nullptr);
  CHECK(finding_of(read_text("SkuId         : x\nSkuPartNumber : y\nConsumedUnits : 3\n"), "IMPORT-TEXT-TABLE") != nullptr);
  CHECK(finding_of(read_text(""), "IMPORT-EMPTY") != nullptr);
  CHECK(finding_of(read_text(" \r\n\t"), "IMPORT-EMPTY") != nullptr);
  CHECK(finding_of(read_text(std::string("a\0b\0\0c", 6)), "IMPORT-BINARY") != nullptr);
}

TEST_CASE("an unknown table shows its first line; a known one without a needed column names it") {
  const ImportedFile unknown = read_text("Colour,Weight\nred,3\n");
  CHECK(argument(*finding_of(unknown, "IMPORT-UNKNOWN"), "first") == "Colour,Weight");
  CHECK(unknown.rows.refused == 1);
  const ImportedFile missing = read_text("Product Title,Total Licenses\nOffice 365 E3,3\n");
  REQUIRE(finding_of(missing, "IMPORT-COLUMNS-MISSING") != nullptr);
  CHECK(argument(*finding_of(missing, "IMPORT-COLUMNS-MISSING"), "columns") == "assignedlicenses");
}

TEST_CASE("an invoice's lines of one subscription are one subscription with the units of the latest order") {
  const ImportedFile file = read_fixture("nce-reconciliation/reconciliation.csv");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].units == 15);
  CHECK(file.records.subscriptions[0].origins.size() == 2);
}

TEST_CASE("units that could be thousands or decimals are asked about with their rows, until somebody says which mark the file has") {
  const std::string text =
      "Product,Quantity,Agreement number,End date\n"
      "Office 365 E3,25.000,A1,2027-06-30\nOffice 365 E1,25.000,A1,2027-06-30\nOffice 365 E5,0.033,A1,2027-06-30\n";
  const ImportedFile file = read_text(text);
  REQUIRE(file.records.subscriptions.size() == 2);
  CHECK(file.records.subscriptions[0].units == 25000);
  const Finding* asked = finding_of(file, "IMPORT-NUMBER-FORM-ASSUMED");
  REQUIRE(asked != nullptr);
  CHECK(asked->origins.size() == 2);
  CHECK(asked->origins[0].row == 2);
  CHECK(argument(*asked, "example") == "25.000");
  const Finding* refused = finding_of(file, "IMPORT-VALUE-REFUSED");
  REQUIRE(refused != nullptr);
  CHECK(argument(*refused, "found") == "0.033");
  ImportOptions options;
  options.decimal_mark = ImportOptions::DecimalMark::Point;
  const ImportedFile chosen = read_text(text, options);
  CHECK(chosen.records.subscriptions.at(0).units == 25);
  CHECK(finding_of(chosen, "IMPORT-NUMBER-FORM-ASSUMED") == nullptr);
}

TEST_CASE("daily Azure usage is declined, however many of its columns a list of subscriptions has too") {
  const ImportedFile file = read_fixture("azure-usage/daily-rated.csv");
  CHECK(file.records.subscriptions.empty());
  CHECK(finding_of(file, "IMPORT-NOT-FOR-PLANNING") != nullptr);
}

TEST_CASE("a price that could be thousands is asked about where another one of the file has its decimals behind a comma") {
  const auto asked = [](const std::string& price, const std::string& other) {
    const ImportedFile file =
        read_text("ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice,ERP Price\nCFQ7TTC0LH18,0001,A,P1Y,Annual,EUR,\"" +
                  price + "\",\"" + other + "\"\n");
    const Finding* found = finding_of(file, "IMPORT-NUMBER-FORM-ASSUMED");
    return found == nullptr ? std::string() : argument(*found, "example");
  };
  CHECK(asked("1.200", "36,50") == "1.200");
  CHECK(asked("1.200", "1.234,50") == "1.200");
  CHECK(asked("1.200", "36.50").empty());
  CHECK(asked("1.20", "36,50").empty());
}

TEST_CASE("the price of a unit and month is taken from a column that says so, with a currency and no other way") {
  const ImportedFile list = read_fixture("distributor-list/priced.csv");
  CHECK(subscription(list, "002").unit_price_month == Money{*Decimal::parse("6.3"), *Currency::parse("USD")});
  CHECK(subscription(list, "003").unit_price_month == Money{*Decimal::parse("22"), *Currency::parse("EUR")});
  CHECK(!subscription(list, "004").unit_price_month);
  const Finding* left_out = finding_of(list, "IMPORT-VALUE-IGNORED");
  REQUIRE(left_out != nullptr);
  CHECK(argument(*left_out, "found") == "about 20");

  const ImportedFile agreement = read_fixture("volume-licensing/priced.csv");
  REQUIRE(agreement.records.subscriptions.size() == 2);
  CHECK(agreement.records.subscriptions[0].unit_price_month == Money{*Decimal::parse("1049.5"), *Currency::parse("EUR")});
  CHECK(!agreement.records.subscriptions[1].unit_price_month);
  CHECK(agreement.records.subscriptions[0].agreement_number == "7654321");  // by which the plan tells agreements apart

  const std::string head =
      "Subscription ID,SKU,Quantity,Unit price per month,Currency\nc0000000-0000-4000-8000-000000000009,CFQ7TTC0LH18:0001,5,";
  const ImportedFile dollars = read_text(head + "$6.30,\n");
  CHECK(!dollars.records.subscriptions.at(0).unit_price_month);
  CHECK(argument(*finding_of(dollars, "IMPORT-VALUE-IGNORED"), "found") == "$6.30");
  const ImportedFile two_ways = read_text(head + "\"1,049\",USD\n");
  CHECK(finding_of(two_ways, "IMPORT-NUMBER-FORM-ASSUMED") != nullptr);
}

TEST_CASE("a partner's list of several customers is not planned as one") {
  const std::string rows = "Customer,Subscription ID,SKU,Quantity\nContoso,a,CFQ7TTC0LH18-0001,1\nFabrikam,b,CFQ7TTC0LH18-0001,2\n";
  const ImportedFile file = read_text(rows);
  const Finding* several = finding_of(file, "IMPORT-SEVERAL-CUSTOMERS");
  REQUIRE(several != nullptr);
  CHECK(several->severity == Severity::Blocker);
}

TEST_CASE("the licensing list gives each SKU its plans once, whatever the vintage") {
  for (const char* path :
       {"licensing-list/2025-bom.csv", "licensing-list/2022-semicolon-windows-1252.csv", "licensing-list/scraped-type-line.csv"}) {
    const ImportedFile file = read_fixture(path);
    const auto& skus = file.records.catalog_skus;
    REQUIRE_MESSAGE(!skus.empty(), path);
    CHECK(skus[0].part_number == "POWER_BI_PRO");
    CHECK(skus[0].plans.size() == 2);
  }
}

TEST_CASE("the batch migration tool names the new-commerce product where the legacy name tells none") {
  const auto read = [](const std::string& name, const std::string& product) {
    return read_text("LegacySubscriptionId,LegacyProductName,NcePsa,CurrentSeatCount\nc0000000-0000-4000-8000-000000000001," + name + "," +
                     product + ",25\n");
  };
  const Guid e3 = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
  const ImportedFile file = read("Office 365 Enterprise E3", "CFQ7TTC0LF8R:0001:CFQ7TTC0K971");
  CHECK(file.findings.empty());
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions.front().sku == e3);
  CHECK(!file.records.subscriptions.front().product_sku);  // it is still a legacy one
  CHECK(file.records.subscriptions.front().channel == Channel::CspPartnerLegacy);
  CHECK(read("Office 365 Enterprise E3", "").records.subscriptions.front().sku.is_zero());
  // A name that says it is left to be found as everywhere.
  CHECK(read("Office 365 E3", "CFQ7TTC0LF8R:0001").records.subscriptions.front().sku.is_zero());
}

TEST_CASE("a price list: prices of larger quantities are left out, and one offer at two prices is asked about") {
  const std::string header =
      "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,ERP Price,Segment\n";
  const auto row = [](const std::string& tier, const std::string& price) {
    return "Microsoft 365 E3,CFQ7TTC0LFLX,0001,Microsoft 365 E3,P1Y,Annual,US,USD,300," + tier + "," + price + ",Commercial\n";
  };
  const ImportedFile tiers = read_text(header + row("1", "432") + row("100", "360"));
  REQUIRE(tiers.records.prices.size() == 1);
  CHECK(tiers.records.prices[0].retail_price == Decimal::parse("432"));
  REQUIRE(finding_of(tiers, "IMPORT-PRICE-TIER") != nullptr);
  CHECK(argument(*finding_of(tiers, "IMPORT-PRICE-TIER"), "units") == "100");
  const ImportedFile twice = read_text(header + row("", "432") + row("", "399"));
  REQUIRE(finding_of(twice, "IMPORT-PRICE-TWICE") != nullptr);
  CHECK(finding_of(twice, "IMPORT-PRICE-TWICE")->severity == Severity::Ask);
  CHECK(finding_of(twice, "IMPORT-PRICE-TWICE")->origins.front().row == 3);
  CHECK(finding_of(read_text(header + row("", "432") + row("", "432")), "IMPORT-PRICE-TWICE") == nullptr);
}
