// What a report of units says about the end of a SKU stands back behind every list of subscriptions.
#include "core/customer/aspects.hpp"
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string pool_of(const std::string& enabled, const std::string& end) {
  return "SkuId,SkuPartNumber,ConsumedUnits,Enabled,ExpirationDate\n05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3,8," + enabled + "," + end +
         "\n";
}

std::string graph_list(const std::string& id, const std::string& next_step = R"("2027-03-01T00:00:00Z")") {
  return R"({"value":[{"id":")" + id +
         R"(","skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","status":"Enabled","totalLicenses":10,)"
         R"("nextLifecycleDateTime":)" +
         next_step + "}]}";
}

const std::string kId = "0000d0d0-0000-4000-8000-000000000001", kOther = "0000d0d0-0000-4000-8000-000000000002";
const std::string kNoDay = "null";
const std::string kSellers = "SubscriptionId,SKU,Product,Quantity,EndDate\nD-1,CFQ7TTC0LFLX:0001,Microsoft 365 E3,25,2027-06-30\n";

std::int64_t times_told(const Inventory& inventory, std::string_view rule) {
  return std::count_if(inventory.findings.begin(), inventory.findings.end(), [&](const Finding& each) { return each.rule == rule; });
}

// In both orders of the files, as "10 until 2027-03-01", one after the other.
std::string both_ways(const std::string& one, const std::string& other, std::int64_t differing_ends = 0) {
  std::string text;
  for (const auto& files : {std::vector<std::string>{one, other}, {other, one}}) {
    const Inventory inventory = merged(files);
    std::string now;
    for (const Subscription& each : inventory.customer.subscriptions)
      now += (now.empty() ? "" : ", ") + std::to_string(each.units) + " until " + (each.term_end ? each.term_end->iso() : "?");
    CHECK(times_told(inventory, "INVENTORY-ENDS-DIFFER") == differing_ends);
    CHECK(times_told(inventory, "INVENTORY-UNITS-DIFFER") == 0);
    CHECK((text.empty() || text == now));
    text = now;
  }
  return text;
}

}  // namespace

TEST_CASE("another end in a report of units is asked about, and that of the list stands") {
  CHECK(both_ways(graph_list(kId), pool_of("10", "2027-09-01"), 1) == "10 until 2027-03-01");
}

TEST_CASE("all units of a SKU are not those of one subscription") {
  CHECK(both_ways(graph_list(kId), pool_of("25", "2027-03-01")) == "10 until 2027-03-01");
}

TEST_CASE("a subscription whose SKU only its offer tells is not counted a second time") {
  CHECK(both_ways(kSellers, pool_of("25", "2027-03-01"), 1) == "25 until 2027-06-30");
}

TEST_CASE("a report of units fills the end that the only list of the SKU lacks, and names itself as the source") {
  CHECK(both_ways(graph_list(kId, kNoDay), pool_of("25", "2027-03-01")) == "10 until 2027-03-01");
  const Inventory inventory = merged({graph_list(kId, kNoDay), pool_of("25", "2027-03-01")});
  const Statement* end = used_statement(inventory.customer.subscriptions.at(0).statements, Aspect::TermEnd);
  REQUIRE(end != nullptr);
  CHECK(inventory.customer.subscriptions[0].origins.at(end->origin).file == 1);
}

TEST_CASE("of two subscriptions of the SKU nobody knows whose end the report tells") {
  const Inventory inventory = merged({graph_list(kId, kNoDay), graph_list(kOther), pool_of("25", "2027-03-01")});
  REQUIRE(inventory.customer.subscriptions.size() == 2);
  CHECK(!inventory.customer.subscriptions[0].term_end);
}

TEST_CASE("what no list knows is a subscription of its own, once for each SKU however many reports tell it") {
  CHECK(both_ways(pool_of("25", "2027-03-01"), "SkuPartNumber,ConsumedUnits\nENTERPRISEPACK,1\n") == "25 until 2027-03-01");
  const Inventory inventory = merged({pool_of("25", "2027-03-01"), pool_of("20", "2027-03-01")});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  CHECK(inventory.customer.subscriptions[0].units == 20);
  CHECK(times_told(inventory, "INVENTORY-UNITS-DIFFER") == 1);
}
