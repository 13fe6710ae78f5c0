// Which offer does a customer of another segment order for an ordinary tenant SKU?
#include <doctest/doctest.h>

#include "tests/core/support/covering.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;

TEST_CASE("EQ-SEGMENT: a nonprofit orders the nonprofit form of the product that gives its ordinary tenant SKU") {
  planner_world::World world;
  world.settings.segment = Segment::Nonprofit;
  world.add(planner_world::subscription("k", "STANDARDPACK", Channel::WebDirectMca, "2027-03-14", 30));
  const auto price = [&](const char* id, Segment segment, const char* retail) {
    PriceRecord row;
    row.product_sku = ProductSku{"CFQ7TTC0LF8Q", id};
    row.term = Term::OneYear;
    row.billing_plan = BillingPlan::Monthly;
    row.currency = *Currency::parse("USD");
    row.segment = segment;
    row.retail_price = planner_world::amount(retail);
    world.prices.push_back(std::move(row));
  };
  price("0001", Segment::Commercial, "126");
  price("0019", Segment::Nonprofit, "31.50");
  const Plan plan = world.plan();
  CHECK(!plan.has_blockers());
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].product_sku->text() == "CFQ7TTC0LF8Q:0019");
  CHECK(plan.target_lines[0].retail_unit_month == planner_world::amount("2.625"));
  // What it pays today is not the commercial price either: 30 x 2.625 a month.
  CHECK(plan.costs.at(0).doing_nothing < planner_world::amount("1200"));
}

TEST_CASE("EQ-SEGMENT: a nonprofit is never given a commercial offer; where no other is known, it is asked for") {
  planner_world::World world;
  world.settings.segment = Segment::Nonprofit;
  world.add(planner_world::subscription("k", "WIN_DEF_ATP", Channel::WebDirectMca, "2027-03-14", 30));
  Subscription& told = world.customer.subscriptions.back();
  for (const Offer* offer : support::offers_for(planner_world::catalog(), told.sku)) told.product_sku = offer->id;
  const Plan plan = world.plan();
  for (const TargetLine& line : plan.target_lines) {
    const Offer* offer = line.product_sku ? planner_world::catalog().find_offer(*line.product_sku) : nullptr;
    CHECK((offer == nullptr || offer->segment == Segment::Nonprofit));
  }
  REQUIRE(planner_world::finding(plan, "k", "EQ-SEGMENT").has_value());
  CHECK(planner_world::finding(plan, "k", "EQ-SEGMENT")->severity == Severity::Ask);
  // A school has tenant SKUs of its own.
  world.settings.segment = Segment::Education;
  CHECK(planner_world::finding(world.plan(), "k", "EQ-SEGMENT")->severity == Severity::Blocker);
}
