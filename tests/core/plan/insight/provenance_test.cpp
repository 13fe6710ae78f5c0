// The decision, the place or the rule behind a value of a source, as people are told.
#include "core/plan/insight/provenance.hpp"

#include "core/inventory/differences.hpp"
#include "core/inventory/merge.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;
using How = plan::Provenance::How;

namespace {

constexpr const char* kList = "Subscription ID,SKU,Quantity,End date,Term\nc1,CFQ7TTC0LF8R-0001,248,2027-03-31,P1Y\n";
constexpr const char* kDirectory =
    R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","totalLicenses":250,"status":"Enabled","ownerTenantId":"331af819-4e0b-49f7-a6bf-14e1165ad3a0"}]})";

Inventory merged(const std::vector<std::pair<std::string, std::string>>& exports) {
  std::vector<std::shared_ptr<const ImportedFile>> files;
  for (const auto& [name, text] : exports)
    files.push_back(std::make_shared<const ImportedFile>(import_file(catalog(), name, static_cast<std::int32_t>(files.size()), text)));
  return merge(catalog(), files);
}

std::vector<plan::Provenance> asked(const Customer& customer, const PlanSettings& settings, Aspect aspect) {
  const std::vector<plan::Source> sources = plan::sources_of(catalog(), customer, settings, *Date::from_iso("2026-11-22"));
  REQUIRE(sources.size() == 1);
  return plan::provenance(customer, sources.front(), settings, aspect);
}

}  // namespace

TEST_CASE("what was read names file, row and column") {
  const Inventory inventory = merged({{"list.csv", kList}});
  const auto places = asked(inventory.customer, {}, Aspect::TermEnd);
  REQUIRE(places.size() == 1);
  CHECK(places[0].how == How::Read);
  CHECK(places[0].origin == Origin{0, 2});
  CHECK(places[0].field == "End date");
}

TEST_CASE("the end of a term that is over is counted back from the last free day, and says from which field") {
  const Inventory inventory = merged(
      {{"directory.json",
        R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","totalLicenses":250,"status":"Warning","nextLifecycleDateTime":"2026-12-14T00:00:00Z"}]})"}});
  PlanSettings settings;
  settings.default_channel = Channel::WebDirectMca;
  CHECK(plan::sources_of(catalog(), inventory.customer, settings, *Date::from_iso("2026-11-22")).at(0).term_end ==
        Date::from_iso("2026-11-14"));
  const auto places = asked(inventory.customer, settings, Aspect::TermEnd);
  REQUIRE(places.size() == 1);
  CHECK(places[0].how == How::Concluded);
  CHECK(places[0].conclusion == Conclusion::CountedBack);
  CHECK(places[0].field == "nextLifecycleDateTime");
}

TEST_CASE("a decision stands before the file it overrules") {
  const Inventory inventory = merged({{"list.csv", kList}});
  PlanSettings settings;
  settings.subscriptions["c1"].term_end = Date::from_iso("2027-06-30");
  const auto places = asked(inventory.customer, settings, Aspect::TermEnd);
  REQUIRE(places.size() == 2);
  CHECK(places[0].how == How::Decided);
  CHECK(places[1].how == How::Overruled);
  CHECK(places[1].field == "End date");
}

TEST_CASE("a decision that says what the file says agrees with it") {
  const Inventory inventory = merged({{"list.csv", kList}});
  PlanSettings settings;
  settings.subscriptions["c1"].term = Term::OneYear;
  const auto places = asked(inventory.customer, settings, Aspect::Term);
  REQUIRE(places.size() == 2);
  CHECK(places[1].how == How::Agrees);
}

TEST_CASE("the file that a person believes is named as their choice, the other as overruled") {
  Inventory inventory = merged({{"list.csv", kList}, {"directory.json", kDirectory}});
  apply_believed_files({{"INVENTORY-UNITS-DIFFER c1", "list.csv:2"}}, catalog(), {}, inventory);
  const auto places = asked(inventory.customer, {}, Aspect::Units);
  REQUIRE(places.size() == 2);
  CHECK(places[0].how == How::Chosen);
  CHECK(places[0].field == "Quantity");
  CHECK(places[1].how == How::Overruled);
  CHECK(places[1].field == "totalLicenses");
  CHECK(places[1].of_item);
}

TEST_CASE("the channel of a subscription that a partner's tenant created is concluded from that tenant") {
  const Inventory inventory = merged({{"directory.json", kDirectory}});
  const auto places = asked(inventory.customer, {}, Aspect::Channel);
  REQUIRE(places.size() == 1);
  CHECK(places[0].how == How::Concluded);
  CHECK(places[0].conclusion == Conclusion::PartnerTenant);
  CHECK(places[0].field == "ownerTenantId");
}

TEST_CASE("a purchase that no file tells is counted back from the end of the term") {
  const Inventory inventory = merged({{"list.csv", kList}});
  const auto places = asked(inventory.customer, {}, Aspect::Purchased);
  REQUIRE(places.size() == 1);
  CHECK(places[0].conclusion == Conclusion::CountedBack);
  CHECK(places[0].field == "End date");
}

TEST_CASE("the channel that the settings give to all is concluded from them, from no file") {
  const Inventory inventory = merged({{"products.csv", "Product name,Quantity,Status\nOffice 365 E3,5,Active\n"}});
  PlanSettings settings;
  settings.default_channel = Channel::WebDirectMca;
  const auto places = asked(inventory.customer, settings, Aspect::Channel);
  REQUIRE(places.size() == 1);
  CHECK(places[0].conclusion == Conclusion::DefaultChannel);
  CHECK(places[0].origin.file == -1);
}

TEST_CASE("\"direct\" in a file names no agreement: the one planned against is concluded from that column") {
  const Inventory inventory = merged({{"products.csv", "Product name,Quantity,Status,Purchase channel\nOffice 365 E3,5,Active,Direct\n"}});
  const auto places = asked(inventory.customer, {}, Aspect::Channel);
  REQUIRE(places.size() == 1);
  CHECK(places[0].how == How::Concluded);
  CHECK(places[0].conclusion == Conclusion::DirectAgreement);
  CHECK(places[0].field == "Purchase channel");
  PlanSettings decided;
  decided.subscriptions[inventory.customer.subscriptions[0].key].channel = Channel::WebDirectMosa;
  const auto with_decision = asked(inventory.customer, decided, Aspect::Channel);
  REQUIRE(with_decision.size() == 2);
  CHECK(with_decision[0].how == How::Decided);
  CHECK(with_decision[1].how == How::Agrees);
}

TEST_CASE("what nobody tells has no source") { CHECK(asked(merged({{"list.csv", kList}}).customer, {}, Aspect::UnitPrice).empty()); }

TEST_CASE("of a customer from a saved plan the places of the record are named, without fields") {
  Customer customer = merged({{"list.csv", kList}}).customer;
  customer.subscriptions[0].statements.clear();
  customer.fields.clear();
  const auto places = asked(customer, {}, Aspect::Units);
  REQUIRE(places.size() == 1);
  CHECK(places[0].how == How::Kept);
  CHECK(places[0].origin == Origin{0, 2});
}
