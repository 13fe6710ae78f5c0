#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// 30 users with Office 365 E3, of whom `with_both` have EMS E3 too; both become Microsoft 365 E3.
World consolidating(std::int64_t with_both) {
  World world;
  world.add(subscription("office", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-21", 30));
  world.add(subscription("ems", "EMS", Channel::WebDirectMca, "2027-03-21", 30));
  for (const char* key : {"office", "ems"}) {
    world.decide(key).path = Path::BuyOther;
    world.decide(key).targets = {TargetChoice{sku("SPE_E3"), {}, {}}};
  }
  AssignedSku ems;
  ems.sku = sku("EMS");
  world.customer.profiles[0].users = 30 - with_both;
  world.customer.profiles[1].users = 30 - with_both;
  Profile both = world.customer.profiles[0];
  both.id = "both";
  both.users = with_both;
  both.skus.push_back(ems);
  world.customer.profiles.push_back(both);
  return world;
}

}  // namespace

TEST_CASE("who has two sources that become one SKU needs it once, and the units too many are asked about") {
  const Plan plan = consolidating(30).plan();
  const auto asked = finding(plan, "office", "PLAN-BOUGHT-TWICE").has_value() ? finding(plan, "office", "PLAN-BOUGHT-TWICE")
                                                                              : finding(plan, "ems", "PLAN-BOUGHT-TWICE");
  REQUIRE(asked.has_value());
  std::int64_t enough = 0;
  for (const MessageArgument& argument : asked->message.arguments) {
    if (argument.name == "enough") enough = std::get<std::int64_t>(argument.value);
  }
  CHECK(enough == 30);
}

TEST_CASE("different users who come to the same SKU from different sources each need theirs") {
  const Plan plan = consolidating(0).plan();
  for (const char* key : {"office", "ems"}) CHECK_FALSE(finding(plan, key, "PLAN-BOUGHT-TWICE").has_value());
}

TEST_CASE("nothing is asked where a person has set as many units as there are users") {
  World world = consolidating(20);  // 10 with Office only, 10 with EMS only, 20 with both
  world.decide("ems").units = 10;
  const Plan plan = world.plan();
  for (const char* key : {"office", "ems"}) CHECK_FALSE(finding(plan, key, "PLAN-BOUGHT-TWICE").has_value());
}
