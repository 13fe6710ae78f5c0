// The curve of cost against risk: no point is beaten by another, and each is the plan that its settings give.
#include <doctest/doctest.h>

#include "core/plan/dates/frontier.hpp"
#include "tests/core/support/constrained_world.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;

namespace {

std::vector<FrontierPoint> curve(const planner_world::World& world) {
  PlanMemory memory;
  return frontier(planner_world::catalog(), world.customer, world.settings, world.prices, world.today, memory);
}

}  // namespace

TEST_CASE("no point of the frontier is beaten by another one, except the settings' own") {
  for (int seed = 1; seed <= support::property_cases(40); ++seed) {
    const planner_world::World world = support::constrained_world(static_cast<std::uint64_t>(seed) + 500, 4, 120);
    const std::vector<FrontierPoint> points = curve(world);
    CAPTURE(seed);
    int chosen = 0;
    for (const FrontierPoint& point : points) {
      chosen += point.chosen;
      for (const FrontierPoint& other : points) CHECK((point.chosen || !dominates(other, point)));
    }
    CHECK(chosen == 1);
  }
}

TEST_CASE("each point is the plan that its margin and grouping give, to the cent") {
  int looked_at = 0;
  for (int seed = 1; seed <= support::property_cases(12); ++seed) {
    const planner_world::World world = support::constrained_world(static_cast<std::uint64_t>(seed) + 900, 3, 90);
    for (const FrontierPoint& point : curve(world)) {
      planner_world::World with = world;
      with.settings.margin_days = point.margin_days;
      with.settings.grouping = point.grouping;
      CAPTURE(seed);
      CAPTURE(point.margin_days);
      CHECK(with.plan().optimum.cost == point.cost);
      ++looked_at;
    }
  }
  CHECK(looked_at > 0);
}

TEST_CASE("a wider margin costs more and keeps more, and a month's orders on one day are fewer change dates") {
  planner_world::World world;
  world.price("SPE_E3", "240", "192");
  for (const auto& [key, end] : {std::pair{"a", "2027-03-10"}, {"b", "2027-03-19"}, {"c", "2027-04-16"}}) {
    world.add(planner_world::subscription(key, "SPE_E3", Channel::WebDirectMca, end, 10)).unit_price_month =
        Money{planner_world::amount("21"), *Currency::parse("USD")};
  }
  const std::vector<FrontierPoint> points = curve(world);
  const FrontierPoint* last = nullptr;
  bool fewer = false;
  for (const FrontierPoint& point : points) {
    if (point.grouping != Grouping::EachAlone) {
      fewer = fewer || point.change_dates < 3;
      continue;
    }
    if (last != nullptr && !point.chosen && !last->chosen) {
      CHECK(point.margin_kept > last->margin_kept);
      CHECK(last->cost[0].amount < point.cost[0].amount);
    }
    last = &point;
  }
  CHECK(fewer);
  CHECK(points.size() >= 8);
}
