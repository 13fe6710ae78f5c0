// "250 here, 248 there": a person says which file is right, can change their mind, and is asked again when the files say something else.
#include "core/inventory/differences.hpp"

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

Inventory graph_beside(int units_of_partner_center) {
  const std::string graph =
      R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","totalLicenses":250,"status":"Enabled","nextLifecycleDateTime":"2027-03-31T00:00:00Z"}]})";
  const std::string partner =
      R"({"totalCount":1,"items":[{"id":"c1","offerId":"CFQ7TTC0LF8R:0001:X","offerName":"Office 365 E3","quantity":)" +
      std::to_string(units_of_partner_center) +
      R"(,"status":"active","billingType":"license","billingCycle":"monthly","termDuration":"P1Y","autoRenewEnabled":true,"commitmentEndDate":"2027-03-31T00:00:00Z"}]})";
  std::vector<std::shared_ptr<const ImportedFile>> files;
  files.push_back(std::make_shared<const ImportedFile>(import_file(catalog(), "directory.json", 0, graph)));
  files.push_back(std::make_shared<const ImportedFile>(import_file(catalog(), "partner.json", 1, partner)));
  return merge(catalog(), files);
}

Difference only_difference(const Inventory& inventory) {
  const std::vector<Difference> all = differences(inventory, {});
  REQUIRE(all.size() == 1);
  return all[0];
}

const DifferenceChoice& used(const Difference& difference) {
  const auto found =
      std::find_if(difference.choices.begin(), difference.choices.end(), [](const DifferenceChoice& choice) { return choice.used; });
  REQUIRE(found != difference.choices.end());
  return *found;
}

}  // namespace

TEST_CASE("a difference offers both files with their values and says which one is used") {
  const Difference difference = only_difference(graph_beside(248));
  CHECK(difference.rule == "INVENTORY-UNITS-DIFFER");
  REQUIRE(difference.choices.size() == 2);
  CHECK(difference.choices[0].source == "directory.json:1");
  CHECK(used(difference).source == "partner.json:1");
  CHECK_FALSE(difference.answered);
}

TEST_CASE("the believed file's value stands, the question is not asked any more, and the answer can be changed back") {
  Inventory inventory = graph_beside(248);
  const std::string id = only_difference(inventory).id;
  REQUIRE(believed_files_apply({{id, "directory.json:1"}}, inventory, {}));
  apply_believed_files({{id, "directory.json:1"}}, catalog(), {}, inventory);
  CHECK(inventory.customer.subscriptions[0].units == 250);
  CHECK(only_difference(inventory).answered);
  CHECK(used(only_difference(inventory)).source == "directory.json:1");
  for (const Finding& finding : inventory.customer.findings) {
    if (finding.rule == "INVENTORY-UNITS-DIFFER") CHECK(finding.severity == Severity::Note);
  }
  CHECK_FALSE(believed_files_apply({{id, "directory.json:1"}}, inventory, {}));
  apply_believed_files({{id, "partner.json:1"}}, catalog(), {}, inventory);
  CHECK(inventory.customer.subscriptions[0].units == 248);
  CHECK(used(only_difference(inventory)).source == "partner.json:1");
}

TEST_CASE("confirming what the plan assumed is an answer, too") {
  Inventory inventory = graph_beside(248);
  const std::string id = only_difference(inventory).id;
  REQUIRE(believed_files_apply({{id, "partner.json:1"}}, inventory, {}));
  apply_believed_files({{id, "partner.json:1"}}, catalog(), {}, inventory);
  CHECK(inventory.customer.subscriptions[0].units == 248);
  CHECK(only_difference(inventory).answered);
}

TEST_CASE("an answer about a place that is no longer there changes nothing: it is asked again") {
  Inventory inventory = graph_beside(248);
  const std::string id = only_difference(inventory).id;
  CHECK_FALSE(believed_files_apply({{id, "older.json:1"}}, inventory, {}));
  apply_believed_files({{id, "older.json:1"}}, catalog(), {}, inventory);
  CHECK(inventory.customer.subscriptions[0].units == 248);
  CHECK_FALSE(only_difference(inventory).answered);
}

TEST_CASE("files that agree leave nothing to decide") { CHECK(differences(graph_beside(250), {}).empty()); }

TEST_CASE("which of two files of one name is right can be answered") {
  const auto file = [](std::int32_t number, const std::string& text) {
    return std::make_shared<const ImportedFile>(import_file(catalog(), "export.csv", number, text));
  };
  const std::string id = "c0000000-0000-4000-8000-000000000001";
  const std::vector<std::shared_ptr<const ImportedFile>> files = {
      file(0, "Subscription ID,SKU,Product,Quantity,End Date,Status\n" + id + ",CFQ7TTC0LFLX:0001,Microsoft 365 E3,15,2027-06-30,Active\n"),
      file(1, "SubscriptionId,SubscriptionName,ProductName,ExpirationDate,Psa,Term,BillingPlan,SeatCount,MigratedFromSubscriptionId\n" +
                  id + ",Microsoft 365 E3,Microsoft 365 E3,06/30/2027 00:00:00,CFQ7TTC0LFLX:0001:XX,P1Y,Monthly,12,\n")};
  const Inventory inventory = merge(catalog(), files);
  const std::vector<Difference> asked = differences(inventory, files);
  REQUIRE(asked.size() == 1);
  REQUIRE(asked[0].choices.size() == 2);
  for (const DifferenceChoice& choice : asked[0].choices) {
    CAPTURE(choice.source);
    Inventory answered = merge(catalog(), files);
    apply_believed_files({{asked[0].id, choice.source}}, catalog(), files, answered);
    CHECK(MessageValue(answered.customer.subscriptions.at(0).units) == choice.value);
  }
}
