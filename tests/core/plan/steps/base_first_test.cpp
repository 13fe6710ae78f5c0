// A base is ordered before what needs it.
#include "core/plan/steps/base_first.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// The parts of a plan's orders, one after another.
std::vector<std::string> ordered(const Plan& plan) {
  std::vector<std::string> parts;
  for (const TargetLine& line : plan.target_lines) parts.push_back(catalog().find_sku(line.sku)->part_number);
  return parts;
}

}  // namespace

TEST_CASE("NCE-ADDON: on one day an attach licence is ordered after its base, a calling plan after its phone and that after Teams") {
  World world;
  for (const char* part : {"DYN365_SCM_ATTACH", "DYN365_FINANCE", "MCOPSTN1", "MCOEV", "SPE_E3"})
    world.add(subscription(part, part, Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  const std::vector<std::string> parts = ordered(plan);
  REQUIRE(parts.size() == 5);
  const auto place = [&](const char* part) { return std::find(parts.begin(), parts.end(), part); };
  CHECK(place("DYN365_FINANCE") < place("DYN365_SCM_ATTACH"));
  CHECK(place("MCOEV") < place("MCOPSTN1"));
  CHECK(place("SPE_E3") < place("MCOEV"));
}

TEST_CASE("NCE-ADDON: the runbook places the orders of one day in the order of the list") {
  World world;
  for (const char* part : {"DYN365_SCM_ATTACH", "DYN365_FINANCE"})
    world.add(subscription(part, part, Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  std::vector<Guid> placed;
  for (const Action& action : plan.actions) {
    if (action.kind == ActionKind::Order) placed.push_back(action.sku);
  }
  CHECK(placed == std::vector<Guid>{sku("DYN365_FINANCE"), sku("DYN365_SCM_ATTACH")});
}

TEST_CASE("every order is placed once, after its bases, and none is held up by two that need each other") {
  CHECK(plan::bases_first({{}, {}, {}}) == std::vector<std::size_t>{0, 1, 2});
  CHECK(plan::bases_first({{2}, {}, {1}}) == std::vector<std::size_t>{1, 2, 0});
  CHECK(plan::bases_first({{1}, {0}, {}}) == std::vector<std::size_t>{1, 0, 2});
}
