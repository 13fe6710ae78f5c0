// An add-on whose base goes is paid for and does nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Copilot for four users beside Office 365 E1, and for three beside Microsoft 365 E3.
World with_copilot() {
  World world;
  for (const auto& [key, part, units] :
       {std::tuple{"copilot", "Microsoft_365_Copilot", 7}, {"e1", "STANDARDPACK", 4}, {"e3", "SPE_E3", 3}}) {
    world.customer.subscriptions.push_back(subscription(key, part, Channel::WebDirectMca, "2027-03-21", units));
  }
  for (const auto& [base, users] : {std::pair{"STANDARDPACK", 4}, {"SPE_E3", 3}}) {
    Profile profile;
    profile.id = base;
    profile.users = users;
    profile.skus = {AssignedSku{sku(base), {}, {}, true}, AssignedSku{sku("Microsoft_365_Copilot"), {}, {}, true}};
    std::sort(profile.skus.begin(), profile.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
    world.customer.profiles.push_back(profile);
  }
  return world;
}

const Finding* asked(const Plan& plan) {
  static Finding found;
  for (const Finding& each : move_of(plan, "copilot").findings) {
    if (each.message.key == "finding.addon_loses_base") return &(found = each);
  }
  return nullptr;
}

}  // namespace

TEST_CASE("DEP-COPILOT: a base that is let go is asked about, with the users whose Copilot would do nothing") {
  World world = with_copilot();
  CHECK(asked(world.plan()) == nullptr);
  world.decide("e1").path = Path::LetGo;
  const Finding* found = asked(world.plan());
  REQUIRE(found != nullptr);
  CHECK(found->rule == "DEP-COPILOT");
  CHECK(found->severity == Severity::Ask);
  CHECK(std::get<std::int64_t>(found->message.arguments[2].value) == 4);
}

TEST_CASE("NCE-ADDON: a base that is replaced by another one leaves nobody without, and neither does an add-on that goes with its base") {
  World world = with_copilot();
  TargetChoice e3;
  e3.sku = sku("SPE_E3");
  world.decide("e1").targets = {e3};
  CHECK(asked(world.plan()) == nullptr);
  world.decide("e1").targets.clear();
  world.decide("e1").path = Path::LetGo;
  world.decide("copilot").path = Path::LetGo;
  CHECK(asked(world.plan()) == nullptr);
}
