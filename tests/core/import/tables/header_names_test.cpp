// Headers with something round their names: they are the same columns, unless what stands there makes another thing of them.

#include "core/import/tables/header_names.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string plain(std::string_view cell) { return header_names({cell, "Product"}).front().plain; }

}  // namespace

TEST_CASE("a number in front of a column's name, and how its values are written behind it, are no part of the name") {
  CHECK(plain("4. Quantity") == "quantity");
  CHECK(plain("4) Quantity") == "quantity");
  CHECK(plain("Quantity (seats)") == "quantity");
  CHECK(plain("Quantity\n(licences)") == "quantity");
  CHECK(plain("End Date (DD/MM/YYYY)") == "enddate");
  CHECK(plain("End Date [UTC]") == "enddate");
  CHECK(plain("Enddatum (TT.MM.JJJJ)") == "enddatum");
  CHECK(plain("Term (months)") == "term");
  CHECK(plain("Laufzeit (Monate)") == "laufzeit");
  for (const char* name : {"Quantity", "Licenses (assigned)", "Units (available)", "Price (net)", "(UTC)", "365 days", "E3"})
    CHECK_MESSAGE(plain(name).empty(), name);
}

TEST_CASE("the first part that a query puts before all names of a table is left out, and one before some is not") {
  const std::vector<HeaderName> all = header_names({"Column1.skuId", "Column1.prepaidUnits.enabled"});
  CHECK(all[0].whole == "column1skuid");
  CHECK(all[0].plain == "skuid");
  CHECK(all[1].plain == "prepaidunitsenabled");
  CHECK(header_names({"value.id", "Quantity"})[0].plain.empty());
  CHECK(header_names({"value.id"})[0].plain.empty());
}

TEST_CASE("a list whose columns carry remarks or numbers is read like any other") {
  const std::string row = "\ns-1,CFQ7TTC0LFLX:0001,25,2026-07-01 00:00,2027-06-30 23:59\n";
  for (const char* header :
       {"Subscription ID,SKU,Quantity (seats),Start Date (UTC),End Date (UTC)",
        "1. Subscription ID,2. SKU,3. Quantity,4. Start Date,5. End Date",
        "\"Subscription\nID\",SKU,\"Quantity\n(licences)\",\"Start\nDate\",\"End\nDate\"",
        "subscription.id,subscription.product.sku,subscription.quantity,subscription.startDate,subscription.endDate"}) {
    CAPTURE(header);
    const ImportedFile file = read_text(header + row);
    CHECK(file.findings.empty());
    CHECK(only(file).units == 25);
    CHECK(only(file).term_end->iso() == "2027-06-30");
  }
  const ImportedFile query = read_text(
      "value.skuId,value.skuPartNumber,value.consumedUnits,value.prepaidUnits.enabled,value.prepaidUnits.suspended\n"
      "05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3,22,25,0\n");
  CHECK(query.kind == "graph-subscribed-skus");
  REQUIRE(query.records.pools.size() == 1);
  CHECK(query.records.pools.front().pool.enabled == 25);
  CHECK(query.records.pools.front().pool.consumed == 22);
}

TEST_CASE("a column is found under its whole name first, and twice under one name is told") {
  const ImportedFile file = read_text("Subscription ID,SKU,Quantity,Quantity (seats)\ns-1,CFQ7TTC0LFLX:0001,25,26\n");
  CHECK(only(file).units == 25);
  CHECK(finding_of(file, "IMPORT-COLUMN-REPEATED") != nullptr);
}

TEST_CASE("a column's name that tells the order of day and month is believed") {
  const auto end = [](const std::string& name) {
    const ImportedFile file = read_text("Subscription ID,SKU,Quantity," + name + "\ns-1,CFQ7TTC0LFLX:0001,25,05/07/2027\n");
    CHECK((finding_of(file, "IMPORT-DATE-ORDER-ASSUMED") == nullptr) == (name != "End Date"));
    return only(file).term_end->iso();
  };
  CHECK(end("End Date (DD/MM/YYYY)") == "2027-07-05");
  CHECK(end("End Date (MM/DD/YYYY)") == "2027-05-07");
  CHECK(end("Enddatum (TT.MM.JJJJ)") == "2027-07-05");
  end("End Date");
}

TEST_CASE("a term that is written as a number of months is read") {
  const auto term = [](const char* months) {
    return only(read_text("Subscription ID,SKU,Quantity,Term (months)\ns-1,CFQ7TTC0LFLX:0001,25," + std::string(months) + "\n")).term;
  };
  CHECK(term("1") == Term::OneMonth);
  CHECK(term("12") == Term::OneYear);
  CHECK(term("36") == Term::ThreeYears);
}
