// Lists of subscriptions: which product a row names, which id a partner can look up, and from when to when it runs.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kId = "c0000000-0000-4000-8000-000000000001";

Subscription only(const std::string& columns, const std::string& cells) {
  const ImportedFile file = read_text(columns + "\n" + cells + "\n");
  REQUIRE(file.kind == "distributor-list");
  REQUIRE(file.records.subscriptions.size() == 1);
  return file.records.subscriptions[0];
}

std::string term(const Subscription& subscription) {
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string("-"); };
  return day(subscription.term_start) + ".." + day(subscription.term_end);
}

}  // namespace

TEST_CASE("the id or part number of a tenant's SKU in the place of an offer tells the SKU, and no legacy offer") {
  for (const char* offer : {"05e9a617-0261-4cee-bb44-138d3ef5d965", "SPE_E3", "contoso:SPE_E3"}) {
    CAPTURE(offer);
    const Subscription subscription = only("Subscription ID,Product,SKU ID,Quantity", kId + ",E3 per user," + offer + ",25");
    CHECK(subscription.part_number == "SPE_E3");
    CHECK(subscription.channel == Channel::CspPartner);
    CHECK(!subscription.legacy_offer);
  }
  const Subscription legacy = only("Subscription ID,Product,Offer ID,Quantity", kId + ",E3,796b6b5f-613c-4e24-a17c-eba730d49c02,25");
  CHECK(legacy.channel == Channel::CspPartnerLegacy);
}

TEST_CASE("product id and SKU id in two columns are one offer, as in Microsoft's own files") {
  CHECK(only("Subscription ID,Product Name,ProductId,SkuId,Quantity", kId + ",Some name,CFQ7TTC0LFLX,0001,25").product_sku->text() ==
        "CFQ7TTC0LFLX:0001");
  CHECK(only("Subscription ID,Product Name,ProductId,SkuId,Quantity", kId + ",Some name,CFQ7TTC0LFLX,1,25").product_sku->text() ==
        "CFQ7TTC0LFLX:0001");
}

TEST_CASE("Microsoft's id is found in a cell that has more than the id, and with the hyphens of a word processor") {
  for (const std::string& cell : {kId + " (E3 HQ)", "/subscriptions/" + kId, "urn:uuid:" + kId,
                                  std::string("c0000000–0000–4000–8000–000000000001"), "{" + kId + "}"}) {
    CAPTURE(cell);
    const Subscription subscription = only("Subscription ID,SKU,Quantity", cell + ",CFQ7TTC0LFLX:0001,25");
    CHECK(subscription.key == kId);
    CHECK(subscription.commerce_id == kId);
  }
  // Of two ids nobody knows which is meant, and what is only part of a longer one is none.
  for (const std::string& cell : {kId + "_d0000000-0000-4000-8000-000000000002", "x" + kId})
    CHECK(only("Subscription ID,SKU,Quantity", cell + ",CFQ7TTC0LFLX:0001,25").key == cell);
}

TEST_CASE("a list that has Microsoft's id beside its own is one of subscriptions also without a column of SKUs") {
  const Subscription subscription = only("Subscription Id,Vendor Subscription Id,Subscription Name,Quantity,Billing Cycle,Billing Term",
                                         "9001," + kId + ",Microsoft 365 E3,25,MONTHLY,P1Y");
  CHECK(subscription.key == kId);
  CHECK(subscription.term == Term::OneYear);
  CHECK(subscription.billing_plan == BillingPlan::Monthly);
}

TEST_CASE("the end that a list writes behind the term is the end") {
  CHECK(term(only("Subscription ID,SKU,Quantity,Start Date,Commitment Term",
                  kId + ",CFQ7TTC0LFLX:0001,25,2026-07-01,1-Year (ends 2027-06-30)")) == "2026-07-01..2027-06-30");
}

TEST_CASE("local midnights that a program wrote in UTC or with their offset are the days that were meant") {
  const auto of = [](const std::string& start, const std::string& end) {
    return term(only("Subscription ID,SKU,Quantity,Start Date,End Date", kId + ",CFQ7TTC0LFLX:0001,25," + start + "," + end));
  };
  const std::string year = "2026-07-01..2027-06-30";
  CHECK(of("2026-07-01T00:00:00+02:00", "2027-06-30T00:00:00+02:00") == year);
  CHECK(of("2026-07-01T02:00:00+02:00", "2027-06-30T02:00:00+02:00") == year);  // Microsoft's midnight, written locally
  CHECK(of("2026-06-30T22:00:00Z", "2027-06-30T21:59:59Z") == year);
  CHECK(of("2026-06-30T22:00:00.000Z", "2027-06-29T22:00:00.000Z") == year);
  CHECK(of("2026-07-01T00:00:00Z", "2027-06-30T22:00:00Z") == year);
}

TEST_CASE("an end before its start is asked about, and none of the two days is believed") {
  const ImportedFile file =
      read_text("Subscription ID,SKU,Quantity,Start Date,End Date\n" + kId + ",CFQ7TTC0LFLX:0001,25,2027-06-30,2026-07-01\n");
  REQUIRE(finding_of(file, "IMPORT-END-BEFORE-START") != nullptr);
  CHECK(finding_of(file, "IMPORT-END-BEFORE-START")->severity == Severity::Ask);
  CHECK(file.rows.repaired == 1);
  CHECK(term(file.records.subscriptions.at(0)) == "-..-");
}

TEST_CASE("three zeros behind a mark are decimals where another cell of the row proves the mark") {
  const auto units = [](const std::string& text) { return read_text(text).records.subscriptions.at(0).units; };
  CHECK(units("Subscription ID;SKU;Menge;EK netto\n" + kId + ";CFQ7TTC0LFLX:0001;25,000;36,50\n") == 25);
  CHECK(units("Subscription ID,SKU,Quantity,Unit Cost\n" + kId + ",CFQ7TTC0LFLX:0001,25.000,36.50\n") == 25);
  CHECK(units("Subscription ID;SKU;Menge;EK netto\n" + kId + ";CFQ7TTC0LFLX:0001;25.000;36,50\n") == 25000);
}

TEST_CASE("what programs write for no value tells no customer, state, day or base") {
  for (const char* none : {"NULL", "nan", "<NA>", "NaT", "None", "undefined", "(blank)", "#REF!", "#VALUE!", "#N/A"}) {
    CAPTURE(none);
    const std::string n = none;
    const ImportedFile file = read_text(
        "Customer,Subscription ID,SKU,Quantity,Status,Parent Subscription ID,End Date,Auto Renew\nContoso,s-1,"
        "CFQ7TTC0LFLX:0001,25,Active," +
        n + ",2027-06-30,True\n" + n + ",s-2,CFQ7TTC0LH16:0001,5," + n + "," + n + "," + n + "," + n + "\n");
    // The error of a spreadsheet's formula is no value either, but somebody forgot it there.
    const bool is_error = n.front() == '#';
    CHECK(std::all_of(file.findings.begin(), file.findings.end(),
                      [](const Finding& finding) { return finding.rule == "IMPORT-ERROR-CELL"; }));
    CHECK(file.findings.empty() == !is_error);
    CHECK(file.rows.read == 2);
    CHECK(file.records.subscriptions.at(1).parent_key.empty());
    CHECK(file.records.subscriptions.at(1).state_text.empty());
  }
}

TEST_CASE("a unit that is bought counts seats, and one that measures use does not") {
  const auto seats = [](const std::string& unit, const std::string& sku) {
    return only("Subscription ID,Product,SKU,Quantity,UOM", kId + ",Some product," + sku + ",10," + unit).seat_based;
  };
  for (const char* unit : {"1 Seat", "1 Month", "1 EA", "1 Lizenz", "Each", "1 License", "1 Month(s)", "1 Box", "1 Named User",
                           "1 Device License", "1 Number", "1 Member", "1 Benutzerlizenz"})
    CHECK_MESSAGE(seats(unit, "CFQ7TTC0LCHC:0002"), unit);
  for (const char* unit : {"1 Hour", "10 GB", "10K", "1 GB/Month", "1 API call", "1 Day", "100 Transactions", "Usage-based"})
    CHECK_MESSAGE(!seats(unit, "CFQ7TTC0LCHC:0002"), unit);
  CHECK(seats("1 Seat", "X-100"));
  CHECK(seats("1 Named User", "X-100"));
  CHECK(!seats("1 Box", "X-100"));
}

TEST_CASE("a year that is billed at one time is a subscription paid up front") {
  const auto billed = [](const std::string& product, const std::string& term, const std::string& billing) {
    return only("Subscription ID,Product,SKU,Quantity,Term,Billing", kId + ",Some product," + product + ",10," + term + "," + billing);
  };
  for (const char* once : {"One-time", "One Time"}) {
    const Subscription subscription = billed("CFQ7TTC0LCHC:0002", "P1Y", once);
    CHECK(subscription.seat_based);
    CHECK(subscription.billing_plan == BillingPlan::Annual);
  }
  CHECK(!billed("X-100", "", "One-time").seat_based);
  CHECK(!billed("CFQ7TTC0LCHC:0002", "P1Y", "Usage").seat_based);
}

TEST_CASE("a GUID of the seller's own in the place of a part number is no legacy offer, and it is told") {
  const auto list = [](const std::string& column, const std::string& guid) {
    return read_text("Subscription ID,Product," + column + ",Quantity\n" + kId + ",Microsoft 365 E3," + guid + ",25\n");
  };
  const std::string own = "0000004d-1111-4222-8333-00000000004d";
  const ImportedFile file = list("Product Code", own);
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(!file.records.subscriptions[0].legacy_offer);
  CHECK(file.records.subscriptions[0].channel == Channel::CspPartner);
  REQUIRE(finding_of(file, "IMPORT-VALUE-IGNORED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-VALUE-IGNORED"), "found") == own);
  CHECK(list("Product Code", "796b6b5f-613c-4e24-a17c-eba730d49c02").records.subscriptions.at(0).legacy_offer);
  CHECK(list("Offer ID", own).records.subscriptions.at(0).legacy_offer);
}
