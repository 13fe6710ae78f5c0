// 26/07/01 is the first of July 2026 where spreadsheets write the year first.
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile terms(const std::string& rows) { return read_text("Subscription ID,Product,SKU,Quantity,Start Date,End Date\n" + rows); }
ImportedFile ends(const std::string& rows) { return read_text("Subscription ID,Product,SKU,Quantity,End Date\n" + rows); }

std::string end_of(const ImportedFile& file) {
  REQUIRE(!file.records.subscriptions.empty());
  const std::optional<Date> end = file.records.subscriptions[0].term_end;
  return end ? end->iso() : "";
}

}  // namespace

TEST_CASE("a term of a year tells that the year stands first, and the order is said") {
  const ImportedFile file =
      terms("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,26/07/01,27/06/30\ns-2,Office 365 E3,CFQ7TTC0LF8R:0001,5,26/12/01,27/11/30\n");
  CHECK(end_of(file) == "2027-06-30");
  CHECK(file.records.subscriptions.at(1).term_start == Date::from_iso("2026-12-01"));
  REQUIRE(finding_of(file, "IMPORT-DATE-ORDER-DECIDED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-DATE-ORDER-DECIDED"), "example") == "26/07/01");
}

TEST_CASE("a term of a year tells as well that the year stands last") {
  CHECK(end_of(terms("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,26/07/26,25/07/27\n")) == "2027-07-25");
  CHECK(end_of(terms("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,07/26/26,07/25/27\n")) == "2027-07-25");
}

TEST_CASE("nothing that ended before there was such a product is believed where another order gives a likely day") {
  CHECK(end_of(ends("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,27/06/05\n")) == "2027-06-05");
}

TEST_CASE("where both are likely a person is asked, unless the person has said it") {
  CHECK(finding_of(ends("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,27/06/30\n"), "IMPORT-DATE-ORDER-ASSUMED") != nullptr);
  CHECK(finding_of(ends("s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,27/06/30\ns-2,Office 365 E3,CFQ7TTC0LF8R:0001,5,01/06/27\n"),
                   "IMPORT-DATE-ORDER-ASSUMED") == nullptr);
  ImportOptions options;
  options.date_order = ImportOptions::DateOrder::DayFirst;
  const ImportedFile chosen =
      read_text("Subscription ID,Product,SKU,Quantity,End Date\ns-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25,27/06/05\n", options);
  CHECK(end_of(chosen) == "2005-06-27");
}
