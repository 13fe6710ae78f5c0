#include "core/output/figures.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using namespace planner_world;

namespace {

Figures figures(const World& world) {
  static const Language english = support::sample_language("en");
  const Plan plan = world.plan();
  return figures_of(customer_view({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"}, english));
}

}  // namespace

TEST_CASE("what gives no full service any more counts as over, whatever the directory calls it") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-31", 10));
  CHECK(figures(world).over == 0);
  for (const SubscriptionState state : {SubscriptionState::InGrace, SubscriptionState::Suspended, SubscriptionState::Disabled}) {
    world.customer.subscriptions[0].state = state;
    CAPTURE(static_cast<int>(state));
    CHECK(figures(world).over == 1);
  }
}
