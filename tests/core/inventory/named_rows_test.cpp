// A list that names products tells which row is which subscription of the directory by units, end, state and channel, not by the order of
// its rows.
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kPartner = R"("000001f4-1111-4222-8333-0000000001f4")";

struct Known {
  int units;
  std::string end;
  std::string owner = "null";
  std::string status = "Enabled";
};

std::string directory(const std::vector<Known>& all) {
  std::string text;
  for (const Known& each : all) {
    const std::string number = std::to_string(text.size() + 1000);
    text += std::string(text.empty() ? "" : ",") + R"({"id":"d)" + number +
            R"(","commerceSubscriptionId":"00000000-1111-4222-8333-00000000)" + number +
            R"(","skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","status":")" + each.status +
            R"(","totalLicenses":)" + std::to_string(each.units) + R"(,"nextLifecycleDateTime":")" + each.end +
            R"(T00:00:00Z","isTrial":false,"ownerTenantId":)" + each.owner + "}";
  }
  return R"({"value":[)" + text + "]}";
}

// Units, state, end and channel of each, without "Microsoft 365 E3".
std::string products(const std::vector<std::string>& rows) {
  std::string text = "Product name,Quantity,Status,Renewal date,Purchase channel\n";
  for (const std::string& row : rows) text += "Microsoft 365 E3," + row + "\n";
  return text;
}

// "10 Active 2027-03-31 csp id", one after the other, sorted; then what is asked about them.
std::string counted(const std::vector<std::string>& files) {
  const Inventory inventory = merged(files);
  std::vector<std::string> all;
  for (const Subscription& each : inventory.customer.subscriptions) {
    const bool agreement = is_volume_licence(each.channel), direct = is_direct(each.channel);
    all.push_back(std::to_string(each.units) + (each.state == SubscriptionState::Active ? "" : " " + each.state_text) + " " +
                  (each.term_end ? each.term_end->iso() : "-") +
                  (agreement                             ? " agreement"
                   : direct                              ? " direct"
                   : each.channel == Channel::CspPartner ? " csp"
                                                         : "") +
                  (each.commerce_id.empty() ? "" : " id"));
  }
  std::sort(all.begin(), all.end());
  std::string text;
  for (const std::string& each : all) text += (text.empty() ? "" : ", ") + each;
  for (const char* rule : {"LISTED-BESIDE", "ROW-NOT-JOINED", "UNITS-DIFFER", "ENDS-DIFFER", "STATES-DIFFER"}) {
    const bool asked = std::any_of(inventory.findings.begin(), inventory.findings.end(),
                                   [&](const Finding& finding) { return finding.rule == "INVENTORY-" + std::string(rule); });
    if (asked) text += std::string(" ") + rule;
  }
  return text;
}

// The same in both orders of the rows.
std::string counted_in_any_order(const std::string& directory, std::vector<std::string> rows) {
  const std::string forwards = counted({directory, products(rows)});
  std::reverse(rows.begin(), rows.end());
  const std::string backwards = counted({directory, products(rows)});
  return forwards == backwards ? forwards : forwards + " / " + backwards;
}

}  // namespace

TEST_CASE("a row of what was deleted or has expired does not take the subscription of the row that runs") {
  const std::string one = directory({{10, "2027-03-31", kPartner}});
  CHECK(counted_in_any_order(one, {"10,Deleted,2026-03-31,Partner", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 10 Deleted 2026-03-31 csp");
  CHECK(counted_in_any_order(one, {"10,Deleted,2027-03-31,Partner", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 10 Deleted 2027-03-31 csp");
  CHECK(counted_in_any_order(one, {"10,Expired,2026-10-31,Partner", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 10 Expired 2026-10-31 csp LISTED-BESIDE");
}

TEST_CASE("an agreement's row does not take the subscription that a partner sold") {
  const std::string one = directory({{10, "2027-03-31", kPartner}});
  CHECK(counted_in_any_order(one, {"120,Active,2027-12-31,Volume licensing", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 120 2027-12-31 agreement");
  CHECK(counted_in_any_order(directory({{10, "2027-03-31"}}), {"120,Active,2027-12-31,Volume licensing", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 120 2027-12-31 agreement");
  const std::string agreement = "Product,Quantity,Agreement number,End date\nMicrosoft 365 E3,120,E7654321,2027-12-31\n";
  CHECK(counted({one, agreement}) == "10 2027-03-31 csp id, 120 2027-12-31 agreement");
  // As many units: then somebody has to tell.
  CHECK(counted({directory({{120, "2027-03-31", kPartner}}), agreement}) ==
        "120 2027-03-31 csp id, 120 2027-12-31 agreement LISTED-BESIDE");
}

TEST_CASE("of two subscriptions with as many units the ends tell which row is which") {
  const std::string two = directory({{10, "2027-03-31"}, {10, "2027-12-31"}});
  CHECK(counted_in_any_order(two, {"10,Active,2027-12-31,Volume licensing", "10,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 csp id, 10 2027-12-31 agreement id");
  // The one that tells its end leaves the other one.
  CHECK(counted_in_any_order(two, {"10,Active,2027-12-31,Direct", "10,Active,,Partner"}) ==
        "10 2027-03-31 csp id, 10 2027-12-31 direct id");
  CHECK(counted_in_any_order(two, {"10,Active,,Partner"}) == "10 2027-03-31 id, 10 2027-12-31 id ROW-NOT-JOINED");
}

TEST_CASE("a row that differs in units or end alone is the only subscription of its product, and asked about") {
  const std::string one = directory({{10, "2027-03-31"}});
  CHECK(counted({one, products({"12,Active,2027-03-31,Partner"})}) == "10 2027-03-31 csp id UNITS-DIFFER");
  CHECK(counted({one, products({"10,Active,2027-09-30,Partner"})}) == "10 2027-03-31 csp id ENDS-DIFFER");
  CHECK(counted({one, products({"10,Deleted,2027-03-31,Partner"})}) == "10 2027-03-31 csp id STATES-DIFFER");
  // In two of them: nobody knows.
  CHECK(counted({one, products({"12,Active,2027-09-30,Partner"})}) == "10 2027-03-31 id, 12 2027-09-30 csp LISTED-BESIDE");
  CHECK(counted({one, products({"10,Expired,2026-09-30,Partner"})}) == "10 2027-03-31 id, 10 Expired 2026-09-30 csp LISTED-BESIDE");
}

TEST_CASE("of two rows that fit one subscription one is counted as it, and the other is asked about") {
  const std::string one = directory({{10, "2027-03-31"}});
  CHECK(counted_in_any_order(one, {"10,Active,2027-03-31,Partner", "10,Active,2027-03-31,Direct"}) ==
        "10 2027-03-31 csp id, 10 2027-03-31 direct LISTED-BESIDE");
  // Neither has its units: then none is.
  CHECK(counted_in_any_order(one, {"12,Active,2027-03-31,Partner", "120,Active,2027-03-31,Partner"}) ==
        "10 2027-03-31 id, 12 2027-03-31 csp, 120 2027-03-31 csp LISTED-BESIDE");
}
