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

TEST_CASE("DEP-INTUNE-ADDON: of the licences that users give up, the last one that is a base of the add-on is named, with its day") {
  World world;
  const auto ends = {
      std::pair{"O365_BUSINESS_PREMIUM", "2027-01-31"}, {"INTUNE_A", "2027-03-31"}, {"Microsoft_Intune_Suite", "2027-06-30"}};
  Profile profile;
  profile.id = "P1";
  profile.users = 10;
  for (const auto& end : ends) {
    world.customer.subscriptions.push_back(subscription(end.first, end.first, Channel::WebDirectMca, end.second, 10));
    profile.skus.push_back(AssignedSku{sku(end.first), {}, {}, true});
    if (std::string(end.first) != "Microsoft_Intune_Suite") world.decide(end.first).path = Path::LetGo;
  }
  std::sort(profile.skus.begin(), profile.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.push_back(profile);
  const std::optional<Finding> found = finding(world.plan(), "Microsoft_Intune_Suite", "DEP-INTUNE-ADDON");
  REQUIRE(found.has_value());
  CHECK(argument(found->message.arguments, "base") == MessageValue(std::string("INTUNE_A")));
  CHECK(argument(found->message.arguments, "date") == MessageValue(day("2027-03-31")));
}

namespace {

// An add-on that the licensing list does not have, for five users beside a base.
World with_new_addon(const char* called, const char* base) {
  World world;
  Subscription addon = subscription("copilot", "SPB", Channel::WebDirectMca, "2027-03-21", 5);
  addon.sku = *Guid::parse("11111111-2222-4333-8444-555555555555");
  addon.part_number = addon.name = called;
  world.customer.subscriptions = {subscription("base", base, Channel::WebDirectMca, "2027-03-21", 5), addon};
  Profile profile;
  profile.id = "P1";
  profile.users = 5;
  profile.skus = {AssignedSku{addon.sku, {}, {}, true}, AssignedSku{sku(base), {}, {}, true}};
  world.customer.profiles = {profile};
  return world;
}

}  // namespace

TEST_CASE("DEP-COPILOT-BUS: Copilot Business beside a Business plan that is replaced by an Enterprise one has no base any more") {
  World world = with_new_addon("Microsoft_365_Copilot_Business", "O365_BUSINESS_PREMIUM");
  CHECK(asked(world.plan()) == nullptr);
  TargetChoice target;
  target.sku = sku("SPB");
  world.decide("base").targets = {target};
  CHECK(asked(world.plan()) == nullptr);
  world.decide("base").targets.front().sku = sku("SPE_E3");
  REQUIRE(asked(world.plan()) != nullptr);
  CHECK(asked(world.plan())->rule == "DEP-COPILOT-BUS");
}

TEST_CASE("DEP-BP-SUITES: a suite for Business Premium has no base once Business Premium goes, not even Business Standard") {
  World world = with_new_addon("BP_DEFENDER_PURVIEW", "SPB");
  CHECK(asked(world.plan()) == nullptr);
  TargetChoice target;
  target.sku = sku("O365_BUSINESS_PREMIUM");  // which is Business Standard today
  world.decide("base").targets = {target};
  REQUIRE(asked(world.plan()) != nullptr);
  CHECK(asked(world.plan())->rule == "DEP-BP-SUITES");
}

TEST_CASE(
    "DEP-BP-SUITES, DEP-COPILOT-BUS: a newer licensing list that has the add-on, but no fact about its base, takes no question away") {
  for (const auto& each : {std::tuple{"Microsoft 365 Copilot Business", "O365_BUSINESS_PREMIUM", "SPE_E3"},
                           {"Microsoft Defender and Purview Suites for Business Premium", "SPB", "O365_BUSINESS_PREMIUM"}}) {
    const char *const name = std::get<0>(each), *const base = std::get<1>(each), *const target = std::get<2>(each);
    World world = with_new_addon(name, base);
    Catalog newer = catalog();
    Sku listed;
    listed.id = *Guid::parse("ffffffff-2222-4333-8444-555555555555");  // the last one of the list
    world.customer.subscriptions[1].sku = listed.id;
    world.customer.profiles[0].skus = {AssignedSku{sku(base), {}, {}, true}, AssignedSku{listed.id, {}, {}, true}};
    listed.part_number = listed.name = name;
    listed.business_family = true;  // as the list may have it
    listed.plans = {0};
    newer.skus.push_back(listed);
    for (Subscription& has : world.customer.subscriptions) has.name = has.part_number;
    TargetChoice other;
    other.sku = sku(target);
    world.decide("base").targets = {other};
    const Finding* found = asked(make_plan(newer, world.customer, world.settings, world.prices, world.today));
    REQUIRE_MESSAGE(found != nullptr, name);
    CHECK(found->severity == Severity::Ask);
  }
}

TEST_CASE("what the licensing list lacks is ordered under the name that the files give") {
  World world = with_new_addon("Microsoft_365_Copilot_Business", "SPB");
  std::vector<std::string> names;
  for (const TargetLine& line : world.plan().target_lines) names.push_back(line.name);
  CHECK(std::count(names.begin(), names.end(), "Microsoft_365_Copilot_Business") == 1);
}
