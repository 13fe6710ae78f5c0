// What is bought again for users who have all of it from another licence is asked about.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Twenty units of each, on the same users.
World together(const char* one, const char* other) {
  World world;
  Profile profile;
  profile.id = "P1";
  profile.users = 20;
  for (const char* part : {one, other}) {
    world.customer.subscriptions.push_back(subscription(part, part, Channel::WebDirectMca, "2027-03-21", 20));
    profile.skus.push_back(AssignedSku{sku(part), {}, {}, true});
  }
  std::sort(profile.skus.begin(), profile.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles = {profile};
  std::sort(world.customer.subscriptions.begin(), world.customer.subscriptions.end(),
            [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
  return world;
}

}  // namespace

TEST_CASE("Teams Phone and Power BI Pro beside Microsoft 365 E5 are asked about, E5 is not") {
  for (const char* part : {"MCOEV", "POWER_BI_PRO"}) {
    const Plan plan = together("SPE_E5", part).plan();
    REQUIRE(finding(plan, part, "PLAN-COVERED").has_value());
    CHECK(std::get<std::int64_t>(finding(plan, part, "PLAN-COVERED")->message.arguments[1].value) == 20);
    CHECK_FALSE(finding(plan, "SPE_E5", "PLAN-COVERED").has_value());
  }
}

TEST_CASE("what the other licence does not hold, or has switched off, is not called covered") {
  CHECK_FALSE(finding(together("SPE_E3", "MCOEV").plan(), "MCOEV", "PLAN-COVERED").has_value());
  World off = together("SPE_E5", "MCOEV");
  for (AssignedSku& held : off.customer.profiles[0].skus) {
    if (held.sku != sku("SPE_E5")) continue;
    for (const PlanIndex plan : catalog().find_sku(held.sku)->plans) {
      if (catalog().plans[plan].name == "MCOEV") held.disabled_plans.push_back(catalog().plans[plan].id);
    }
    REQUIRE(held.disabled_plans.size() == 1);
  }
  CHECK_FALSE(finding(off.plan(), "MCOEV", "PLAN-COVERED").has_value());
}

TEST_CASE("nothing is covered by a licence that goes") {
  World world = together("SPE_E5", "MCOEV");
  world.decide("SPE_E5").path = Path::LetGo;
  CHECK_FALSE(finding(world.plan(), "MCOEV", "PLAN-COVERED").has_value());
}

TEST_CASE("of two licences that are the same one is asked about") {
  const Plan plan = together("Office_365_E3_(no_Teams)", "O365_w/o_Teams_Bundle_E3").plan();
  int asked = 0;
  for (const Move& move : plan.moves) asked += finding(plan, move.subscription, "PLAN-COVERED").has_value() ? 1 : 0;
  CHECK(asked == 1);
}

namespace {

// Eighty users of Office 365 E3 from Microsoft, thirty of whom have Teams Phone as well; E3 becomes Microsoft 365 E5 for all of them.
World up_to_e5(Channel channel) {
  World world = together("ENTERPRISEPACK", "MCOEV");
  for (Subscription& one : world.customer.subscriptions) {
    one.channel = channel;
    one.units = one.key == "MCOEV" ? 30 : 80;
  }
  Profile phones = world.customer.profiles[0], others = phones;
  phones.id = "P2";
  phones.users = 30;
  others.users = 50;
  std::erase_if(others.skus, [](const AssignedSku& held) { return held.sku == sku("MCOEV"); });
  world.customer.profiles = {others, phones};
  world.decide("ENTERPRISEPACK").path = Path::BuyOther;
  world.decide("ENTERPRISEPACK").targets = {{sku("SPE_E5"), 0, {}}};
  return world;
}

}  // namespace

TEST_CASE("an add-on that the suite of this plan includes is asked about before it is bought again, for the users who have it") {
  const std::optional<Finding> found = finding(up_to_e5(Channel::WebDirectMca).plan(), "MCOEV", "PLAN-COVERED");
  REQUIRE(found.has_value());
  CHECK(found->severity == Severity::Ask);
  CHECK(found->message.key == "finding.covered_elsewhere");
  CHECK(std::get<std::int64_t>(*argument(found->message.arguments, "users")) == 30);
  CHECK(std::get<std::string>(*argument(found->message.arguments, "others")).find("E5") != std::string::npos);
}

TEST_CASE("what is switched off in the licence of today is switched off in its target, and the rest of it covers the add-on all the same") {
  World world = up_to_e5(Channel::WebDirectMca);
  for (Profile& profile : world.customer.profiles) {
    for (AssignedSku& held : profile.skus) {
      if (held.sku != sku("ENTERPRISEPACK")) continue;
      for (const PlanIndex plan : catalog().find_sku(held.sku)->plans) {
        if (catalog().plans[plan].name == "YAMMER_ENTERPRISE") held.disabled_plans.push_back(catalog().plans[plan].id);
      }
      REQUIRE(held.disabled_plans.size() == 1);
    }
  }
  CHECK(finding(world.plan(), "MCOEV", "PLAN-COVERED").has_value());
}

TEST_CASE("an add-on that is handed over renews to a new term: that is asked about like a purchase, in words of its own") {
  World world = together("SPE_E5", "MCOEV");
  for (Subscription& one : world.customer.subscriptions) one.channel = Channel::CspPartner;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "MCOEV").path == Path::PartnerTransfer);
  const std::optional<Finding> found = finding(plan, "MCOEV", "PLAN-COVERED");
  REQUIRE(found.has_value());
  CHECK(found->message.key == "finding.covered_renewed");
}

TEST_CASE("a second target that the first one includes is asked about") {
  World world = up_to_e5(Channel::WebDirectMca);
  world.decide("MCOEV").path = Path::LetGo;
  world.decide("ENTERPRISEPACK").targets = {{sku("SPE_E5"), 0, {}}, {sku("EMS"), 0, {}}};
  const std::optional<Finding> found = finding(world.plan(), "ENTERPRISEPACK", "PLAN-COVERED");
  REQUIRE(found.has_value());
  CHECK(found->message.key == "finding.covered_bought");
  CHECK(std::get<std::int64_t>(*argument(found->message.arguments, "users")) == 80);
}
