// A plan made with a memory is the same plan, only sooner: after every kind of edit, in any order, byte for byte.
#include "core/plan/plan_memory.hpp"

#include <doctest/doctest.h>

#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/dates/frontier.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/constrained_world.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;

namespace {

const Language& english() { return support::built_in_language("en"); }

std::string bytes_of(const planner_world::World& world, const Plan& plan) {
  return write_plan({planner_world::catalog(), world.customer, world.settings, world.prices, plan, english(), english(), "test"});
}

Plan plan_with(const planner_world::World& world, PlanMemory& memory) {
  return make_plan(planner_world::catalog(), world.customer, world.settings, world.prices, world.today, memory);
}

// One thing that a person may do between two looks at the plan.
void edit(planner_world::World& world, support::Dice& dice) {
  PlanSettings& settings = world.settings;
  const auto& subscriptions = world.customer.subscriptions;
  SubscriptionDecision& decision =
      settings.subscriptions[subscriptions[static_cast<std::size_t>(dice.between(0, static_cast<int>(subscriptions.size()) - 1))].key];
  switch (dice.between(0, 13)) {
    case 0:
    case 1:
      decision.order_date = world.today + dice.between(0, 150);
      return;
    case 2:
      decision.order_date.reset();
      return;
    case 3:
      decision.path = static_cast<Path>(dice.between(0, 6));
      return;
    case 4: {
      TargetChoice target;
      target.sku = planner_world::sku(dice.between(0, 1) == 0 ? "SPE_E5" : "SPB");
      decision.targets = {target};
      return;
    }
    case 5:
      decision = SubscriptionDecision();
      return;
    case 6:
      decision.unit_price_month =
          Money{Decimal::from_cents(dice.between(100, 4000)), *Currency::parse(dice.between(0, 3) == 0 ? "EUR" : "USD")};
      return;
    case 7:
      settings.margin_days = dice.between(1, 30);
      return;
    case 8: {
      const Date first = world.today + dice.between(5, 150);
      settings.freezes.push_back({first, first + dice.between(0, 14), ""});
      return;
    }
    case 9:
      settings.moves_a_week = dice.between(0, 3);
      return;
    case 10:
      decision.term_end = world.today + dice.between(5, 300);  // which tells subscriptions of one name apart
      return;
    case 11:
      decision.channel = dice.between(0, 1) == 0 ? Channel::CspPartner : Channel::WebDirectMca;
      return;
    case 12:
      decision.end_action = dice.between(0, 1) == 0 ? EndOfTermAction::Renew : EndOfTermAction::CancelAtTermEnd;
      return;
    default:
      settings.weigh_paths = !settings.weigh_paths;
      return;
  }
}

}  // namespace

TEST_CASE("planning again with what is remembered gives the bytes of planning afresh") {
  const int cases = support::property_cases(60);
  for (int seed = 1; seed <= cases; ++seed) {
    planner_world::World world = support::constrained_world(static_cast<std::uint64_t>(seed), 5, 160);
    support::Dice dice(static_cast<std::uint64_t>(seed) + 77'000);
    PlanMemory memory;
    const auto facts = std::make_shared<const int>(seed);
    memory.rest_on(facts);
    for (int step = 0; step < 8; ++step) {
      CAPTURE(seed);
      CAPTURE(step);
      REQUIRE(bytes_of(world, plan_with(world, memory)) == bytes_of(world, world.plan()));
      // Questions beside the plan leave it as it is.
      if (dice.between(0, 3) == 0) frontier(planner_world::catalog(), world.customer, world.settings, world.prices, world.today, memory);
      edit(world, dice);
    }
  }
}

TEST_CASE("a memory that rests on other facts forgets what it knew of the sources") {
  planner_world::World world = support::constrained_world(3, 5, 160);
  PlanMemory memory;
  const auto before = std::make_shared<const int>(1), after = std::make_shared<const int>(2);
  memory.rest_on(before);
  plan_with(world, memory);
  for (Subscription& each : world.customer.subscriptions) each.units += 3;
  memory.rest_on(after);
  CHECK(bytes_of(world, plan_with(world, memory)) == bytes_of(world, world.plan()));
}
