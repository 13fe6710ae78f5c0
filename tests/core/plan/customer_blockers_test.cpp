#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("a plan that rests on the files of two tenants is blocked, however safe its dates are") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-01-31", 10));
  REQUIRE_FALSE(world.plan().has_blockers());
  Finding two_tenants;
  two_tenants.rule = "INVENTORY-TENANTS-DIFFER";
  two_tenants.severity = Severity::Blocker;
  world.customer.findings.push_back(two_tenants);
  CHECK(world.plan().has_blockers());
  CHECK(finding(world.plan(), "", "INVENTORY-TENANTS-DIFFER").has_value());
}
