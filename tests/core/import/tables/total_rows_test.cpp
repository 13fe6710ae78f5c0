// The sum below a list is no subscription, in whatever column its word stands.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("a total in the column of the ids is left out and told") {
  for (const char* word : {"Total", "Grand Total:", "Summe", "Total (1 row)", "TOTAL:"}) {
    CAPTURE(word);
    const ImportedFile file =
        read_text("Subscription ID,Quantity,Product,SKU,End date\nS-1,10,Microsoft 365 E3,CFQ7TTC0LFLX:0001,2027-06-30\n" +
                  std::string(word) + ",10,,,\n");
    REQUIRE(file.records.subscriptions.size() == 1);
    CHECK(finding_of(file, "IMPORT-TOTAL-ROW") != nullptr);
    CHECK(file.rows.refused == 0);
  }
}

TEST_CASE("a row that names a product as well is no total, whatever its id is") {
  const ImportedFile file =
      read_text("Subscription ID,Quantity,Product,SKU,End date\nTotal,10,Microsoft 365 E3,CFQ7TTC0LFLX:0001,2027-06-30\n");
  CHECK(file.records.subscriptions.size() == 1);
  CHECK(finding_of(file, "IMPORT-TOTAL-ROW") == nullptr);
}
