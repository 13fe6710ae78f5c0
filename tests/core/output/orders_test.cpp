#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/core/support/sample_plan.hpp"
#include "tests/core/support/small_world.hpp"

using namespace csp;
using Json = nlohmann::json;

namespace {

std::vector<OutputFile> made(std::string_view id, const support::Sample& sample) {
  for (const OutputDescription& output : outputs()) {
    if (output.id == id) return output.make(sample.context());
  }
  return {};
}

Json order_of(const std::vector<OutputFile>& files, std::string_view name) {
  for (const OutputFile& file : files) {
    if (file.name == name) return Json::parse(file.bytes, nullptr, false);
  }
  return Json(Json::value_t::discarded);
}

}  // namespace

TEST_CASE("a cart draft can never be sent as it is: its availability ids are open and it says so") {
  const Json cart = order_of(made("orders", support::sample_plan()), "cart-draft-2026-12-01.json");
  REQUIRE(cart.is_object());
  CHECK(cart["lineItems"][0]["catalogItemId"] == "CFQ7TTC0LF8S:0002:FILL-AVAILABILITY-ID");
  CHECK(cart["lineItems"][0]["quantity"] == 40);
  CHECK(cart["lineItems"][0]["termDuration"] == "P1Y");
  CHECK(cart["lineItems"][0]["billingCycle"] == "monthly");
  CHECK(cart["_draft"].get<std::string>().find("not ready to send") != std::string::npos);
}

TEST_CASE("a product that is not known stays open too") {
  support::Sample sample = support::sample_plan();
  sample.plan.target_lines.resize(1);
  sample.plan.moves[2].target_lines.clear();
  sample.plan.target_lines[0].product_sku.reset();
  CHECK(order_of(made("orders", sample), "cart-draft.json")["lineItems"][0]["catalogItemId"] ==
        "FILL-PRODUCT-ID:FILL-SKU-ID:FILL-AVAILABILITY-ID");
}

TEST_CASE("the transfer request is the gaining partner's, for new commerce") {
  const Json request = order_of(made("transfer", support::sample_plan()), "transfer-request.json");
  REQUIRE(request.is_object());
  CHECK(request["sourcePartnerTenantId"] == "c3000000-0000-4000-8000-000000000003");
  CHECK(request["targetPartnerTenantId"] == "c3000000-0000-4000-8000-000000000002");
  CHECK(request["transferType"] == 3);
  CHECK(request["targetProductTypes"] == Json::array({"OnlineServicesNCE"}));
  CHECK(request["customerEmailId"] == "FILL-CUSTOMER-EMAIL");
}

TEST_CASE("without a transfer there is no request") {
  support::Sample sample = support::sample_plan();
  sample.plan.moves[1].path = Path::RenewAndWait;
  CHECK(made("transfer", sample).empty());
}

TEST_CASE("more than 25 subscriptions make several requests, with every subscription in one of them") {
  support::Sample sample = support::sample_plan();
  sample.customer.subscriptions.clear();
  sample.plan.moves.clear();
  for (int i = 0; i < 51; ++i) {
    const std::string key = "s" + std::to_string(100 + i);
    sample.customer.subscriptions.push_back(support::ending(key, "E3", 1, support::D("2027-09-14")));
    sample.plan.moves.emplace_back().subscription = key;
    sample.plan.moves.back().path = Path::PartnerTransfer;
  }
  const std::vector<OutputFile> files = made("transfer", sample);
  REQUIRE(files.size() == 6);
  CHECK(files[0].name == "transfer-request-1.json");
  std::vector<std::size_t> rows;
  for (const OutputFile& file : files) {
    if (file.media_type == "text/csv") rows.push_back(static_cast<std::size_t>(std::count(file.bytes.begin(), file.bytes.end(), '\n')) - 1);
  }
  CHECK(rows == std::vector<std::size_t>{25, 25, 1});
}
