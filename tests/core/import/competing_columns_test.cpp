// Several columns of a list that answer the same question: the more particular one is believed, an empty one hides no filled one, and
// it is said when they differ.
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile list(const std::string& columns, const std::string& cells) {
  return read_text("Subscription ID,SKU," + columns + "\ns-1,CFQ7TTC0LF8R:0001," + cells + "\n");
}

}  // namespace

TEST_CASE("the end of the commitment is the end, in whatever order the columns stand") {
  for (const bool end_first : {true, false}) {
    const ImportedFile file = end_first ? list("Quantity,End Date,Commitment End Date", "5,2026-11-30,2027-06-30")
                                        : list("Quantity,Commitment End Date,End Date", "5,2027-06-30,2026-11-30");
    CHECK(only(file).term_end->iso() == "2027-06-30");
    const Finding* differ = finding_of(file, "IMPORT-COLUMNS-DIFFER");
    REQUIRE(differ != nullptr);
    CHECK(argument(*differ, "column") == "Commitment End Date");
    CHECK(argument(*differ, "other") == "End Date");
  }
}

TEST_CASE("an empty column hides no filled one") {
  const ImportedFile file = list("Quantity,Commitment End Date,End Date,Commitment Term,Term", "5,,2027-06-30,,P1Y");
  CHECK(only(file).term_end->iso() == "2027-06-30");
  CHECK(only(file).term == Term::OneYear);
  CHECK(finding_of(file, "IMPORT-COLUMNS-DIFFER") == nullptr);
}

TEST_CASE("the day of renewal is the first one after the end, and no other end") {
  const ImportedFile file = list("Quantity,Renewal Date,Expiry Date", "5,2027-07-01,2027-06-30");
  CHECK(only(file).term_end->iso() == "2027-06-30");
  CHECK(finding_of(file, "IMPORT-COLUMNS-DIFFER") == nullptr);
}

TEST_CASE("what is cancelled for its end does not renew, and it is said when the column of renewal claims that it does") {
  const auto ends = [](const std::string& cells) { return list("Quantity,Auto Renew,Cancel At Period End", cells); };
  const ImportedFile both = ends("5,true,true");
  CHECK(only(both).end_action == EndOfTermAction::CancelAtTermEnd);
  REQUIRE(finding_of(both, "IMPORT-COLUMNS-DIFFER") != nullptr);
  CHECK(argument(*finding_of(both, "IMPORT-COLUMNS-DIFFER"), "column") == "Cancel At Period End");
  CHECK(only(ends("5,false,true")).end_action == EndOfTermAction::CancelAtTermEnd);
  CHECK(finding_of(ends("5,false,true"), "IMPORT-COLUMNS-DIFFER") == nullptr);
  CHECK(only(ends("5,true,false")).end_action == EndOfTermAction::Renew);
  CHECK(finding_of(ends("5,true,perhaps"), "IMPORT-WORD-UNKNOWN") != nullptr);
}

TEST_CASE("licences are counted rather than a quantity of something, where the column holds a count") {
  const ImportedFile counted = list("Licenses,Quantity", "25,1");
  CHECK(only(counted).units == 25);
  CHECK(finding_of(counted, "IMPORT-COLUMNS-DIFFER") != nullptr);
  CHECK(only(list("Licenses,Quantity", "Office 365 E3,25")).units == 25);
}

TEST_CASE("a list whose column of ends has an unknown name says so") {
  const ImportedFile file = list("Quantity,Good until", "5,2027-06-30");
  REQUIRE(finding_of(file, "IMPORT-COLUMN-UNREAD") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-COLUMN-UNREAD"), "column") == "Good until");
  CHECK(finding_of(list("Quantity,End,Invoiced", "5,2027-06-30,2026-01-31"), "IMPORT-COLUMN-UNREAD") == nullptr);
}

TEST_CASE("a column of prices that does not say whose and for how long is told, and no price is guessed") {
  const ImportedFile file = list("Quantity,End,Unit Price,Currency", "5,2027-06-30,36.00,USD");
  CHECK(!only(file).unit_price_month);
  REQUIRE(finding_of(file, "IMPORT-PRICE-UNREAD") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-PRICE-UNREAD"), "column") == "Unit Price");
  CHECK(argument(*finding_of(file, "IMPORT-PRICE-UNREAD"), "found") == "36.00");
  CHECK(finding_of(list("Quantity,End,Unit price per month,Unit Price", "5,2027-06-30,3.00 EUR,36.00"), "IMPORT-PRICE-UNREAD") == nullptr);
  CHECK(finding_of(list("Quantity,End,Unit Price", "5,2027-06-30,"), "IMPORT-PRICE-UNREAD") == nullptr);
}

TEST_CASE("a cost centre and cleaning are no prices") {
  for (const char* column : {"CostCenter", "Cost centre", "Cost code", "Nettoyage du site"}) {
    const ImportedFile file = list("Quantity,End," + std::string(column), "5,2027-06-30,4711");
    CHECK_MESSAGE(finding_of(file, "IMPORT-PRICE-UNREAD") == nullptr, column);
  }
  for (const char* column : {"Unit cost", "Netto", "Nettopreis"}) {
    const ImportedFile file = list("Quantity,End," + std::string(column), "5,2027-06-30,4711");
    CHECK_MESSAGE(finding_of(file, "IMPORT-PRICE-UNREAD") != nullptr, column);
  }
}

TEST_CASE("a product id as people and spreadsheets write it is understood, or it is said that it is not") {
  const auto product = [](const std::string& sku) { return read_text("Subscription ID,SKU,Quantity\ns-1," + sku + ",5\n"); };
  for (const char* sku : {"cfq7ttc0lf8r:0001", "CFQ7TTC0LF8R 0001", "CFQ7TTC0LF8R0001", "CFQ7TTC0LF8R:1"})
    CHECK_MESSAGE(only(product(sku)).product_sku->text() == "CFQ7TTC0LF8R:0001", sku);
  CHECK(finding_of(product("CFQ7TTC0LF8R:1"), "IMPORT-SKU-ID-PADDED") != nullptr);
  for (const char* sku : {"CFQ7TTC0LF8R", "CFQ7TTC0LF8R01"}) {
    CHECK(!only(product(sku)).product_sku);
    CHECK_MESSAGE(finding_of(product(sku), "IMPORT-VALUE-IGNORED") != nullptr, sku);
  }
}

TEST_CASE("a first line that names the wrong separator is not believed against the header") {
  const ImportedFile file = read_text("sep=,\nSubscription ID;SKU;Quantity\ns-1;CFQ7TTC0LF8R:0001;5\n");
  CHECK(only(file).units == 5);
}

TEST_CASE("what was purchased is the number of units where no column says it better, and a day of purchase is none") {
  const ImportedFile file = read_text(
      "Customer,Subscription ID,Product,SKU,Purchased,Assigned,Start,End\n"
      "Contoso,s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,22,2026-07-01,2027-06-30\n");
  CHECK(file.kind == "distributor-list");
  CHECK(only(file).units == 25);
  CHECK(only(file).term_end->iso() == "2027-06-30");
  CHECK(only(list("Purchased,Quantity", "2026-07-01,5")).units == 5);
}

TEST_CASE("states and terms of two columns that differ are told") {
  const auto differ = [](const std::string& columns, const std::string& cells) {
    return finding_of(list("Quantity," + columns, "5," + cells), "IMPORT-COLUMNS-DIFFER") != nullptr;
  };
  CHECK(differ("Status,Subscription Status", "Active,Suspended"));
  CHECK(only(list("Quantity,Status,Subscription Status", "5,Active,Suspended")).state == SubscriptionState::Suspended);
  CHECK(!differ("Status,Subscription Status", "Active,Active"));
  CHECK(!differ("Status,Subscription Status", "Active,Delivered"));
  CHECK(differ("Term,Commitment", "P3Y,P1Y"));
  CHECK(!differ("Term,Commitment", "P1Y,1 year"));
  CHECK(!differ("Term,Commitment", "P1Y,"));
}

TEST_CASE("a trial in one of two columns is a trial") {
  const auto is_trial = [](const std::string& columns, const std::string& cells) {
    return only(list("Quantity," + columns, "5," + cells)).trial;
  };
  CHECK(is_trial("Subscription Type,License Type", "NCE,Trial"));
  CHECK(!is_trial("Subscription Type,License Type", "NCE,Paid"));
  CHECK(is_trial("Trial,Subscription type", "No,Trial"));
  CHECK(is_trial("Trial,Subscription type", "Yes,Commercial"));
}

TEST_CASE("in a product list of the admin center the filled one of two columns tells the end, and a difference is told") {
  const auto product = [](const std::string& columns, const std::string& cells) {
    return read_text("Product name,Status," + columns + "\nMicrosoft 365 E3,Active," + cells + "\n");
  };
  const ImportedFile filled = product("Quantity,Renewal date,Expiry date", "10,,7/31/2027");
  REQUIRE(filled.kind == "your-products");
  CHECK(only(filled).term_end->iso() == "2027-07-31");
  CHECK(only(product("Quantity,Renewal date,Expiry date", "10,7/31/2027,")).term_end->iso() == "2027-07-31");
  CHECK(finding_of(filled, "IMPORT-COLUMNS-DIFFER") == nullptr);
  CHECK(finding_of(product("Quantity,Renewal date,Expiry date", "10,6/30/2027,7/31/2027"), "IMPORT-COLUMNS-DIFFER") != nullptr);
  CHECK(finding_of(product("Licenses,Quantity", "22,25"), "IMPORT-COLUMNS-DIFFER") != nullptr);
}

TEST_CASE("in the volume licensing template the filled one of two columns tells the end, and a difference is told") {
  const auto row = [](const std::string& columns, const std::string& cells) {
    return read_text("Product,Agreement number," + columns + "\nMicrosoft 365 E3,EA-1," + cells + "\n");
  };
  const ImportedFile filled = row("Quantity,End date,Coverage end date", "25,,2027-06-30");
  REQUIRE(filled.kind == "volume-licensing");
  CHECK(only(filled).term_end->iso() == "2027-06-30");
  CHECK(only(row("Quantity,End date,Coverage end date", "25,2027-06-30,")).term_end->iso() == "2027-06-30");
  CHECK(finding_of(row("Quantity,End date,Coverage end date", "25,2028-06-30,2027-06-30"), "IMPORT-COLUMNS-DIFFER") != nullptr);
}

TEST_CASE("in a table of users the filled one of two columns tells the licences") {
  const ImportedFile file =
      read_text("UserPrincipalName,DisplayName,Licenses,Assigned Licenses\na@contoso.com,A,SPE_E3,\nb@contoso.com,B,,SPE_E3\n");
  REQUIRE(file.records.users.size() == 2);
  for (const std::size_t user : {0, 1}) CHECK(licences_of(file, user) == std::vector<std::string>{"SPE_E3"});
}

TEST_CASE("a column of renewal in other words is no difference") {
  const auto differ = [](const std::string& cells) {
    return finding_of(list("Quantity,Auto renew,Renewal status", "5," + cells), "IMPORT-COLUMNS-DIFFER") != nullptr;
  };
  CHECK(!differ("Yes,Renews automatically"));
  CHECK(!differ("Yes,In talks"));
  CHECK(differ("Yes,Will not renew"));
}

TEST_CASE("Microsoft's part number is found beside the seller's own number, and two different ones are told") {
  const auto product = [](const std::string& columns, const std::string& cells) {
    const ImportedFile file =
        read_text("Subscription ID,Product,Quantity,End date," + columns + "\ns-1,M365 BUS PREM,10,2027-06-30," + cells + "\n");
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    return (subscription.product_sku ? subscription.product_sku->text() : "none") +
           (finding_of(file, "IMPORT-COLUMNS-DIFFER") != nullptr ? " differ" : "") +
           (finding_of(file, "IMPORT-VALUE-IGNORED") != nullptr ? " ignored" : "");
  };
  CHECK(product("SKU,MPN", "MS-365BP-M,CFQ7TTC0LCHC:0002") == "CFQ7TTC0LCHC:0002");
  CHECK(product("SKU,Offer ID", "MS-1,CFQ7TTC0LCHC:0002:CFQ7TTC0K971") == "CFQ7TTC0LCHC:0002");
  CHECK(product("SKU,Part number", "Microsoft 365 Business Premium,cfq7ttc0lchc:2") == "CFQ7TTC0LCHC:0002");
  CHECK(product("SKU,Product ID,Sku ID", "MS-1,CFQ7TTC0LCHC,0002") == "CFQ7TTC0LCHC:0002");
  CHECK(product("SKU,Vendor SKU", "CFQ7TTC0LCHC:0002,CFQ7TTC0LFLX:0001") == "CFQ7TTC0LCHC:0002 differ");
  CHECK(product("SKU,Vendor SKU", "CFQ7TTC0LCHC:0002,CFQ7TTC0LCHC-0002") == "CFQ7TTC0LCHC:0002");
}

TEST_CASE("names of products and days of purchase under the name of a count are no other number of units") {
  const auto differ = [](const std::string& column, const std::string& cell) {
    const ImportedFile file =
        read_text("Subscription ID,SKU,Quantity,End date," + column + "\ns-1,CFQ7TTC0LCHC:0002,10,2027-06-30," + cell + "\n");
    CHECK(file.records.subscriptions.at(0).units == 10);
    return finding_of(file, "IMPORT-COLUMNS-DIFFER") != nullptr;
  };
  CHECK(!differ("Licenses", "Microsoft 365 Business Premium"));
  CHECK(!differ("Purchased", "2025-07-01"));
  CHECK(differ("Purchased", "12"));
}
