#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// 50 units, held by 62 users.
World too_few() {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 50));
  world.customer.pools[0].consumed = 62;
  world.customer.profiles[0].users = 62;
  return world;
}

std::int64_t told(const Finding& finding, const char* name) {
  const std::optional<MessageValue> value = argument(finding.message.arguments, name);
  return value ? std::get<std::int64_t>(*value) : -1;
}

Step final_check(const Plan& plan) {
  const Step* check = step_of(plan, "check");
  REQUIRE(check != nullptr);
  return *check;
}

}  // namespace

TEST_CASE("more assigned than there are: whether to buy the difference or to take it from users is asked before the order") {
  const Plan plan = too_few().plan();
  const std::optional<Finding> asked = finding(plan, "k", "PLAN-OVER-ASSIGNED");
  REQUIRE(asked.has_value());
  CHECK(asked->severity == Severity::Ask);
  CHECK(told(*asked, "missing") == 12);
  CHECK(plan.proof.safe);  // nobody loses more than today
}

TEST_CASE("the check after the end expects what lacks units today to go on lacking them") {
  const Step check = final_check(too_few().plan());
  CHECK(check.form == StepForm::CheckShort);
  CHECK(argument(check.arguments, "over") == MessageValue(std::int64_t{12}));
}

TEST_CASE("once it is decided how many are bought, nothing is asked, and enough units pass an ordinary check") {
  World world = too_few();
  world.decide("k").units = 62;
  const Plan plan = world.plan();
  CHECK(!finding(plan, "k", "PLAN-OVER-ASSIGNED").has_value());
  CHECK(final_check(plan).form != StepForm::CheckShort);
}

TEST_CASE("units that no subscription explains count: who holds one of them lacks nothing") {
  World world = too_few();
  world.customer.pools[0].enabled = 62;
  CHECK(!finding(world.plan(), "k", "PLAN-OVER-ASSIGNED").has_value());
}

TEST_CASE("of several subscriptions of one SKU it is asked once, for all their units together") {
  World world = too_few();
  world.add(subscription("l", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.customer.pools.back().consumed = 0;
  world.customer.profiles.back().users = 0;
  UnitPool& pool = world.customer.pools[0];
  pool.enabled = 60;
  world.customer.pools.resize(1);
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-OVER-ASSIGNED").has_value());
  CHECK(told(*finding(plan, "k", "PLAN-OVER-ASSIGNED"), "missing") == 2);
  CHECK(!finding(plan, "l", "PLAN-OVER-ASSIGNED").has_value());
}
