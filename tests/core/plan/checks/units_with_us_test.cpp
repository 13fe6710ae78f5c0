// Units that the partner has sold already, and that nobody uses, are not ordered again without a question.
#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Thirty-five units of another partner's that are bought again, and as many with the target partner already; so many users hold one.
World bought_before(std::int64_t users) {
  World world;
  world.add(subscription("old", "SPB", Channel::WebDirectMca, "2027-03-21", 35));
  world.customer.subscriptions.push_back(subscription("ours", "SPB", Channel::TargetPartner, "2027-11-14", 35));
  world.customer.profiles[0].users = users;
  for (UnitPool& pool : world.customer.pools) pool.enabled = 70, pool.consumed = users;
  return world;
}

std::int64_t number(const Finding& found, const char* name) { return std::get<std::int64_t>(*argument(found.message.arguments, name)); }

}  // namespace

TEST_CASE("NCE-REDUCE: what the target partner sold for this move already is asked about before it is bought a second time") {
  const Plan plan = bought_before(40).plan();
  const std::optional<Finding> found = finding(plan, "old", "PLAN-UNITS-WITH-US");
  REQUIRE(found.has_value());
  CHECK(found->severity == Severity::Ask);
  CHECK(number(*found, "units") == 35);
  CHECK(number(*found, "ours") == 35);
  CHECK(number(*found, "free") == 30);
  CHECK(number(*found, "enough") == 5);
  CHECK_FALSE(finding(plan, "old", "PLAN-UNUSED-UNITS").has_value());
}

TEST_CASE("where users need the old units and ours, or only the difference is ordered, nothing is asked") {
  CHECK_FALSE(finding(bought_before(70).plan(), "old", "PLAN-UNITS-WITH-US").has_value());
  World reduced = bought_before(40);
  reduced.decide("old").units = 5;
  CHECK_FALSE(finding(reduced.plan(), "old", "PLAN-UNITS-WITH-US").has_value());
}

TEST_CASE("units of ours that are set to end carry nobody") {
  World world = bought_before(40);
  for (Subscription& each : world.customer.subscriptions) {
    if (each.key == "ours") each.end_action = EndOfTermAction::CancelAtTermEnd, each.auto_renew = false;
  }
  CHECK_FALSE(finding(world.plan(), "old", "PLAN-UNITS-WITH-US").has_value());
}

TEST_CASE("the same of units that users change to: those who change are counted where they come") {
  World world;
  world.add(subscription("old", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-21", 80));
  world.customer.subscriptions.push_back(subscription("ours", "SPE_E5", Channel::TargetPartner, "2027-11-14", 30));
  world.decide("old").path = Path::BuyOther;
  world.decide("old").targets = {{sku("SPE_E5"), 80, {}}};
  const std::optional<Finding> found = finding(world.plan(), "old", "PLAN-UNITS-WITH-US");
  REQUIRE(found.has_value());
  CHECK(number(*found, "enough") == 50);
}
