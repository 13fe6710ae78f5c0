// Plans that people saved with an earlier planner: tests/fixtures/plan holds one file for each version of the form there ever was.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/plan.hpp"
#include "tests/fixtures.hpp"

using namespace csp;

namespace {

std::string saved_plan(std::int64_t version) {
  std::ifstream file(csp::test::fixtures_folder() + "/plan/version-" + std::to_string(version) + ".json", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("a plan of every version of the form opens, with the customer and the decisions that are in it") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  for (std::int64_t version = 1; version <= kPlanFileVersion; ++version) {
    CAPTURE(version);
    const std::string bytes = saved_plan(version);
    REQUIRE_MESSAGE(!bytes.empty(), "keep an example of every version in tests/fixtures/plan");
    CHECK(bytes.find("\"version\":" + std::to_string(version)) != std::string::npos);
    const auto document = read_plan(bytes);
    REQUIRE_MESSAGE(document.has_value(), document.error().key);
    CHECK(document->customer.subscriptions.size() == 3);
    CHECK(document->settings.customer_name == "Contoso Ltd");
    CHECK(document->settings.customer_country == "US");
    const Plan plan = make_plan(*catalog, document->customer, document->settings, document->prices, document->today);
    CHECK(plan.moves.size() == document->customer.subscriptions.size());
  }
}
