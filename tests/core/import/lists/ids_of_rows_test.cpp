// What stands in the place of a subscription's id: nothing in another spelling, what a spreadsheet left of it, or the id of another row.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile list_with_ids(const std::vector<std::string>& ids) {
  std::string text = "Subscription ID,Product,SKU,Quantity,End date\n";
  for (const std::string& id : ids) text += id + ",Microsoft 365 E3,CFQ7TTC0LFLX:0001,10,2027-06-30\n";
  return read_text(text);
}

}  // namespace

TEST_CASE("a placeholder is no id of a subscription: the row is refused, and the cell is shown") {
  for (const char* nothing : {"-", "N/A", "Pending", "#REF!", "none", "00000000-0000-0000-0000-000000000000"}) {
    CAPTURE(nothing);
    const ImportedFile file = list_with_ids({nothing, "S-1"});
    CHECK(file.rows.refused == 1);
    REQUIRE(file.records.subscriptions.size() == 1);
    CHECK(file.records.subscriptions[0].key == "s-1");
    REQUIRE(finding_of(file, "IMPORT-VALUE-REFUSED") != nullptr);
    CHECK(argument(*finding_of(file, "IMPORT-VALUE-REFUSED"), "found") == nothing);
  }
}

TEST_CASE("a placeholder for Microsoft's id hides no id of the seller's own") {
  const ImportedFile file = read_text(
      "Subscription ID,Subscription External ID,Customer Name,Offer ID,Offer Name,Microsoft Status,Microsoft Licenses\n"
      "AS-1,-,Contoso,CFQ7TTC0LCHC:0002,Microsoft 365 Business Premium,active,10\n"
      "AS-2,N/A,Contoso,CFQ7TTC0LCHC:0002,Microsoft 365 Business Premium,active,10\n");
  REQUIRE(file.kind == "cloudblue-report");
  REQUIRE(file.records.subscriptions.size() == 2);
  CHECK(file.records.subscriptions[0].key == "as-1");
  CHECK(file.records.subscriptions[1].key == "as-2");
}

TEST_CASE("the zeros in the place of a commerce id are none") {
  const ImportedFile file =
      read_text(R"({"value":[{"id":"0000d0d0-0000-4000-8000-000000000001","commerceSubscriptionId":"00000000-0000-0000-0000-000000000000",)"
                R"("skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","status":"Enabled","totalLicenses":25,"nextLifecycleDateTime":null}]})");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].key == "0000d0d0-0000-4000-8000-000000000001");
  CHECK(file.records.subscriptions[0].commerce_id.empty());
}

TEST_CASE("a number of which a spreadsheet kept fifteen digits is no id") {
  const ImportedFile file = list_with_ids({"566891234567890000", "566891234567890123", "1000"});
  CHECK(file.rows.refused == 1);
  REQUIRE(finding_of(file, "IMPORT-ID-SCIENTIFIC") != nullptr);
  CHECK(file.records.subscriptions.size() == 2);
}

TEST_CASE("a second row with the product and units of an earlier one is asked about under a number of the seller's") {
  const ImportedFile file = list_with_ids({"S-1", "S-1"});
  const Finding* once = finding_of(file, "IMPORT-ROW-COUNTED-ONCE");
  REQUIRE(once != nullptr);
  CHECK(once->severity == Severity::Ask);
  CHECK(argument(*once, "first") == "2");
  CHECK(once->origins.front().row == 3);
  CHECK(finding_of(list_with_ids({"S-1", "S-2"}), "IMPORT-ROW-COUNTED-ONCE") == nullptr);
}

TEST_CASE("a second row in the same words under an id of Microsoft's is told") {
  const std::string id = "c0000000-0000-4000-8000-000000000001";
  CHECK(finding_of(list_with_ids({id, id}), "IMPORT-ROW-REPEATED") != nullptr);
  CHECK(finding_of(list_with_ids({id, id}), "IMPORT-ROW-COUNTED-ONCE") == nullptr);
  CHECK(finding_of(list_with_ids({id, "c0000000-0000-4000-8000-000000000002"}), "IMPORT-ROW-REPEATED") == nullptr);
}
