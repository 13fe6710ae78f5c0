#include "core/plan/sources/title_markets.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("an offer for some countries is sold in those, its counterpart in all others") {
  const char* here = "Domestic Calling Plan (customers in US/UK/CA)";
  const char* elsewhere = "Domestic Calling Plan (customers outside US/UK/CA)";
  for (const char* country : {"US", "GB", "ca", "DE", "TR"}) {
    CAPTURE(country);
    CHECK(plan::title_allows(here, country) != plan::title_allows(elsewhere, country));
  }
  CHECK(plan::title_allows(here, "GB"));
  CHECK_FALSE(plan::title_allows(here, "DE"));
  CHECK(plan::title_allows(here, ""));  // nobody knows: a person chooses
  CHECK(plan::title_allows("Microsoft 365 E3", "DE"));
}

TEST_CASE("a customer in the United States gets the calling plan for the United States") {
  for (const bool american : {true, false}) {
    const char* country = american ? "US" : "DE";
    const char* sku_id = american ? "0017" : "0001";
    CAPTURE(country);
    World world;
    world.settings.customer_country = world.settings.partner_country = country;
    world.add(subscription("calls", "MCOPSTN1", Channel::WebDirectMca, "2027-03-21", 10));
    const Plan plan = world.plan();
    REQUIRE(plan.target_lines.size() == 1);
    CHECK(plan.target_lines[0].product_sku == ProductSku{"CFQ7TTC0LHXJ", sku_id});
  }
}
