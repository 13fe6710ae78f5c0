// Are prices told that count for want of better ones?
#include "core/plan/costs/price_findings.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace csp::plan;
using namespace planner_world;

namespace {

// One subscription of ten units in the United States, bought again by a list with one row.
World priced_world() {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.price("SPE_E3", "360", "288");
  world.settings.customer_country = "US";
  world.prices.front().market = "US";
  return world;
}

bool tells(const World& world, const char* rule) { return finding(world.plan(), "", rule).has_value(); }

}  // namespace

TEST_CASE("a list that had ended before today is used and told, with its last day") {
  World world = priced_world();
  world.prices.front().valid_to = world.today - 1;
  const Plan plan = world.plan();
  const auto told = finding(plan, "", "PLAN-PRICE-ENDED");
  REQUIRE(told.has_value());
  CHECK(told->message.arguments[0].value == MessageValue(world.today - 1));
  CHECK(plan.target_lines.at(0).retail_unit_month == amount("30"));
}

TEST_CASE("a list that holds today is not told as ended; where orders lie after its last day that is noted") {
  World world = priced_world();
  world.prices.front().valid_to = world.today;
  REQUIRE(world.plan().target_lines.at(0).order_date > world.today);
  CHECK_FALSE(tells(world, "PLAN-PRICE-ENDED"));
  const auto noted = finding(world.plan(), "", "PLAN-PRICE-ENDS");
  REQUIRE(noted.has_value());
  CHECK(noted->severity == Severity::Note);
  CHECK(argument(noted->message.arguments, "day") == MessageValue(world.today));
  world.prices.front().valid_to = day("2027-03-21");
  CHECK_FALSE(tells(world, "PLAN-PRICE-ENDS"));
}

TEST_CASE("prices of another market than the customer's are told") {
  World world = priced_world();
  world.prices.front().market = "DE";
  CHECK(tells(world, "PLAN-PRICE-MARKET"));
}

TEST_CASE("prices of the customer's market, and those of no market, are not told as another's") {
  World world = priced_world();
  CHECK_FALSE(tells(world, "PLAN-PRICE-MARKET"));
  world.prices.front().market.clear();
  CHECK_FALSE(tells(world, "PLAN-PRICE-MARKET"));
}
