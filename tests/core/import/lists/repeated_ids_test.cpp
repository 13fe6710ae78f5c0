// Ids that two rows of a list have, and ids that a spreadsheet has rounded.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile list(const std::vector<std::string>& ids) {
  std::string text = "Subscription ID,Product,SKU,Quantity,End date\n";
  for (const std::string& id : ids) text += id + ",Microsoft 365 E3,CFQ7TTC0LFLX:0001,10,2027-06-30\n";
  return read_text(text);
}

}  // namespace

TEST_CASE("a number of which a spreadsheet kept fifteen digits is no id") {
  const ImportedFile file = list({"566891234567890000", "566891234567890123", "1000"});
  CHECK(file.rows.refused == 1);
  REQUIRE(finding_of(file, "IMPORT-ID-SCIENTIFIC") != nullptr);
  CHECK(file.records.subscriptions.size() == 2);
}

TEST_CASE("a second row with the product and units of an earlier one is asked about under a number of the seller's") {
  const ImportedFile file = list({"S-1", "S-1"});
  const Finding* once = finding_of(file, "IMPORT-ROW-COUNTED-ONCE");
  REQUIRE(once != nullptr);
  CHECK(once->severity == Severity::Ask);
  CHECK(argument(*once, "first") == "2");
  CHECK(once->origins.front().row == 3);
  CHECK(finding_of(list({"S-1", "S-2"}), "IMPORT-ROW-COUNTED-ONCE") == nullptr);
}

TEST_CASE("a second row in the same words under an id of Microsoft's is told") {
  const std::string id = "c0000000-0000-4000-8000-000000000001";
  CHECK(finding_of(list({id, id}), "IMPORT-ROW-REPEATED") != nullptr);
  CHECK(finding_of(list({id, id}), "IMPORT-ROW-COUNTED-ONCE") == nullptr);
  CHECK(finding_of(list({id, "c0000000-0000-4000-8000-000000000002"}), "IMPORT-ROW-REPEATED") == nullptr);
}
