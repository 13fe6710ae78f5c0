// Lists whose ids hold the same GUID within longer texts: that of the tenant, of the seller or of an agreement.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kGuid = "c0000000-0000-4000-8000-000000000001";

ImportedFile list(const std::vector<std::string>& ids) {
  std::string text = "Subscription ID,Product,SKU,Quantity\n";
  for (const std::string& id : ids) text += "\"" + id + "\",Microsoft 365 E3,CFQ7TTC0LFLX:0001,10\n";
  return read_text(text);
}

std::vector<std::string> keys(const ImportedFile& file) {
  std::vector<std::string> keys;
  for (const Subscription& subscription : file.records.subscriptions) keys.push_back(subscription.key);
  return keys;
}

}  // namespace

TEST_CASE("ids that begin with the same GUID are the ids of two subscriptions, and it is asked about") {
  for (const char* joint : {":100", "/A", "_", "-"}) {
    CAPTURE(joint);
    const std::string one = kGuid + joint + "1", other = kGuid + joint + "2";
    const ImportedFile file = list({one, other});
    REQUIRE(file.records.subscriptions.size() == 2);
    CHECK(file.records.subscriptions[0].commerce_id == one);
    CHECK(file.records.subscriptions[1].commerce_id == other);
    CHECK(keys(file)[0] != keys(file)[1]);
    const Finding* shared = finding_of(file, "IMPORT-ID-SHARED");
    REQUIRE(shared != nullptr);
    CHECK(shared->severity == Severity::Ask);
    CHECK(argument(*shared, "found") == other);
    CHECK(argument(*shared, "first") == one);
    CHECK(shared->origins.front().row == 3);
  }
}

TEST_CASE("ids that only the words around one GUID tell apart are those of two subscriptions, too") {
  const ImportedFile file = list({kGuid + " (E3 HQ)", kGuid + " (E3 plant)"});
  REQUIRE(file.records.subscriptions.size() == 2);
  CHECK(keys(file)[0] != keys(file)[1]);
  CHECK(finding_of(file, "IMPORT-ID-SHARED") != nullptr);
}

TEST_CASE("the same text in two rows, and other GUIDs in such texts, are no question") {
  CHECK(finding_of(list({kGuid + " (E3 HQ)", kGuid + " (E3 HQ)"}), "IMPORT-ID-SHARED") == nullptr);
  const ImportedFile paths = list({"/subscriptions/" + kGuid, "/subscriptions/d0000000-0000-4000-8000-000000000002"});
  CHECK(finding_of(paths, "IMPORT-ID-SHARED") == nullptr);
  CHECK(keys(paths)[0] == kGuid);
  CHECK(keys(list({"https://portal.example/subscriptions/" + kGuid + "/details"}))[0] == kGuid);
}

TEST_CASE("a product list of the admin center with such ids has two products, and joins by product instead") {
  const std::string path = "/providers/" + kGuid + "/A";
  for (const bool by_words : {false, true}) {
    const std::string one = by_words ? kGuid + " one" : path + "1", other = by_words ? kGuid + " two" : path + "2";
    const ImportedFile file = read_text("Product name,Quantity,Status,Subscription ID\nMicrosoft 365 E3,10,Active," + one +
                                        "\nMicrosoft 365 E3,10,Active," + other + "\n");
    REQUIRE(file.kind == "your-products");
    REQUIRE(file.records.subscriptions.size() == 2);
    CHECK(keys(file)[0] != keys(file)[1]);
    CHECK(file.records.subscriptions[0].commerce_id.empty());
    CHECK(finding_of(file, "IMPORT-ID-SHARED") != nullptr);
  }
}

TEST_CASE("a cell with a list of ids is asked about, and a compound of tenant and subscription is not") {
  const std::string other = "d0000000-0000-4000-8000-000000000002";
  for (const char* between : {", ", " / ", ";", "\n"}) {
    CAPTURE(between);
    const ImportedFile file = list({kGuid + between + other});
    const Finding* several = finding_of(file, "IMPORT-SEVERAL-IDS");
    REQUIRE(several != nullptr);
    CHECK(several->severity == Severity::Ask);
    CHECK(argument(*several, "count") == "2");
  }
  CHECK(finding_of(list({kGuid + "_" + other}), "IMPORT-SEVERAL-IDS") == nullptr);
}

TEST_CASE("an add-on finds its base also where only the whole id tells the bases apart") {
  const ImportedFile file =
      read_text("Subscription ID,Parent Subscription ID,Product,SKU,Quantity\n" + kGuid + " (HQ),,Microsoft 365 E3,CFQ7TTC0LFLX:0001,10\n" +
                kGuid + " (Lab),,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,5\nc0000000-0000-4000-8000-000000000009," + kGuid +
                " (Lab),Microsoft Teams Phone Standard,CFQ7TTC0LH0T:0001,5\n");
  REQUIRE(file.records.subscriptions.size() == 3);
  CHECK(file.records.subscriptions[2].parent_key == file.records.subscriptions[1].key);
  CHECK(file.records.subscriptions[2].parent_key != file.records.subscriptions[0].key);
}
