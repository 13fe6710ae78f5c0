// Who has no licence any more once a subscription is let go.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

std::int64_t losers(const Plan& plan, const std::string& key) {
  const std::optional<Finding> told = finding(plan, key, "PLAN-STILL-ASSIGNED");
  return told ? std::get<std::int64_t>(*argument(told->message.arguments, "units")) : 0;
}

// Two subscriptions of E3 for 40 users; the smaller one is let go.
World with_surplus() {
  World world;
  world.add(subscription("most", "SPE_E3", Channel::WebDirectMca, "2027-06-30", 40));
  world.add(subscription("surplus", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  world.decide("surplus").path = Path::LetGo;
  world.customer.profiles.resize(1);
  world.customer.profiles.front().users = 40;
  return world;
}

}  // namespace

TEST_CASE("only those lose a licence whom the units that stay do not reach") {
  World world = with_surplus();
  for (const std::int64_t users : {39, 40, 41, 45}) {
    CAPTURE(users);
    world.customer.profiles.front().users = users;
    world.customer.pools.front().consumed = users;
    CHECK(losers(world.plan(), "surplus") == std::max<std::int64_t>(0, users - 40));
  }
}

TEST_CASE("where the tenant as a whole has it, nobody holds one and nobody loses one") {
  World world = with_surplus();
  world.customer.pools.front().consumed = 45;
  REQUIRE(losers(world.plan(), "surplus") == 5);
  world.customer.pools.front().company_level = true;
  CHECK(losers(world.plan(), "surplus") == 0);
}

TEST_CASE("what letting go would take is told beside the way also where another one was chosen") {
  World world = with_surplus();
  world.customer.pools.front().consumed = 43;
  world.decide("surplus").path = Path::BuySame;
  const Plan plan = world.plan();
  CHECK(losers(plan, "surplus") == 0);
  CHECK(has_reason(option(move_of(plan, "surplus"), Path::LetGo), "PLAN-STILL-ASSIGNED"));
}

TEST_CASE("a group is given a licence for all its members: who holds it already is no further holder") {
  World world = suite_by_group_beside_direct();
  world.decide("direct").path = Path::LetGo;
  CHECK(losers(world.plan(), "direct") == 0);  // 50 users, and 50 units are bought for the suite
}

TEST_CASE("a product that nobody has identified is not let go in silence, and what becomes of it is no praise of the same SKU") {
  World world;
  Subscription& unknown = world.add(subscription("unknown", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  unknown.sku = Guid();
  unknown.part_number.clear();
  unknown.name = "Something nobody knows";
  world.decide("unknown").path = Path::LetGo;
  const std::optional<Finding> told = finding(world.plan(), "unknown", "PLAN-STILL-ASSIGNED");
  REQUIRE(told.has_value());
  CHECK(told->message.key == "finding.let_go_unidentified");
  CHECK(losers(world.plan(), "unknown") == 5);
  world.decide("unknown").path = Path::BuySame;
  for (const Message& why : move_of(world.plan(), "unknown").why) CHECK(why.key != "why.path.buySame");
}
