// What stands in the place of a subscription's id: nothing in another spelling.

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

TEST_CASE("a placeholder is no id of a subscription: the row is refused, and the cell is shown") {
  for (const char* nothing : {"-", "N/A", "Pending", "#REF!", "none", "00000000-0000-0000-0000-000000000000"}) {
    CAPTURE(nothing);
    const ImportedFile file = list({nothing, "S-1"});
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
