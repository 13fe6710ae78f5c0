// What start and end of one row say together, in every list that has both.
#include "core/import/lists/told_period.hpp"

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kRowId = "c0000000-0000-4000-8000-000000000001";

std::string term(const ImportedFile& file) {
  REQUIRE(file.records.subscriptions.size() == 1);
  const Subscription& subscription = file.records.subscriptions.front();
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string("-"); };
  return day(subscription.term_start) + ".." + day(subscription.term_end);
}

ImportedFile listed(const std::string& term_text, const std::string& start, const std::string& end) {
  return read_text("Subscription ID,SKU,Quantity,Term,Start Date,End Date\n" + kRowId + ",CFQ7TTC0LFLX:0001,25," + term_text + "," + start +
                   "," + end + "\n");
}

ImportedFile of_admin_center(const std::string& start, const std::string& end) {
  const ImportedFile file = read_text(
      "Product name,Subscription ID,Total licenses,Assigned licenses,Purchase channel,Start date,Renewal or expiration date\n"
      "Office 365 E3," +
      kRowId + ",25,20,Commercial direct," + start + "," + end + "\n");
  REQUIRE(file.kind == "your-products");
  return file;
}

ImportedFile of_volume_licences(const std::string& start, const std::string& end) {
  const ImportedFile file =
      read_text("Product,Quantity,Agreement number,Start date,End date,Program\nOffice 365 E3,25,E1234567," + start + "," + end + ",EA\n");
  REQUIRE(file.kind == "volume-licensing");
  return file;
}

}  // namespace

TEST_CASE("an end that is the start of the next term is the day before it, however many terms ago the first one began") {
  for (const char* start : {"2026-07-01", "2021-07-01", "2008-07-01"}) {
    CAPTURE(start);
    CHECK(term(listed("P1Y", start, "2027-07-01")) == std::string(start) + "..2027-06-30");
    CHECK(term(listed("P1M", start, "2027-07-01")) == std::string(start) + "..2027-06-30");
    CHECK(term(of_admin_center(start, "2027-07-01")) == std::string(start) + "..2027-06-30");
    CHECK(term(of_volume_licences(start, "2027-07-01")) == std::string(start) + "..2027-06-30");
  }
  CHECK(term(listed("P1M", "2018-07-15", "2027-01-15")) == "2018-07-15..2027-01-14");
  CHECK(term(listed("P3Y", "2024-07-01", "2026-07-01")) == "2024-07-01..2026-07-01");
}

TEST_CASE("no list has an end before its start") {
  for (const ImportedFile& file : {listed("P1Y", "2027-06-30", "2026-07-01"), of_admin_center("2027-06-30", "2026-07-01"),
                                   of_volume_licences("2027-06-30", "2026-07-01")}) {
    CAPTURE(file.kind);
    CHECK(finding_of(file, "IMPORT-END-BEFORE-START") != nullptr);
    CHECK(term(file) == "-..-");
  }
}

TEST_CASE("a term of whole UTC days is read as such, on whichever side of them the machine stood that wrote it") {
  const auto period = [](const std::string& start, const std::string& end) {
    const ImportedFile file =
        read_text("Subscription ID,SKU,Quantity,Term,Start date,End date\ns-1,CFQ7TTC0LFLX:0001,25,P1Y," + start + "," + end + "\n");
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    return subscription.term_start->iso() + " " + subscription.term_end->iso() +
           (finding_of(file, "IMPORT-END-IS-NEXT-START") != nullptr ? " repaired" : "");
  };
  const std::string year = "2026-07-01 2027-06-30";
  CHECK(period("6/30/2026 5:00:00 PM", "6/30/2027 4:59:59 PM") == year);
  CHECK(period("2026-06-30 19:00:00", "2027-06-30 18:59:59") == year);
  CHECK(period("7/1/2026 2:00:00 AM", "7/1/2027 1:59:59 AM") == year);
  CHECK(period("7/1/2026 9:00:00 AM", "7/1/2027 8:59:59 AM") == year);
  CHECK(period("7/1/2026 12:00:00 AM", "6/30/2027 11:59:59 PM") == year);
  CHECK(period("7/1/2026 5:00:00 PM", "6/30/2027 11:59:59 PM") == year);  // bought in the afternoon
}

TEST_CASE("the days of one bill of a longer term are asked about, and not taken for its end without a word") {
  const auto asked = [](const ImportedFile& file) {
    const Finding* finding = finding_of(file, "IMPORT-PERIOD-OF-BILLING");
    return finding != nullptr && finding->severity == Severity::Ask;
  };
  CHECK(asked(listed("P1Y", "2026-11-01", "2026-11-30")));
  CHECK(asked(listed("P3Y", "2026-11-15", "2026-12-14")));
  CHECK(!asked(listed("P1M", "2026-11-01", "2026-11-30")));
  CHECK(!asked(listed("", "2026-11-01", "2026-11-30")));
  CHECK(!asked(listed("P1Y", "2025-12-01", "2026-11-30")));
  CHECK(!asked(listed("P1Y", "2026-11-01", "2027-03-31")));  // ends with others
  CHECK(term(listed("P1Y", "2026-11-01", "2026-11-30")) == "2026-11-01..2026-11-30");
}
