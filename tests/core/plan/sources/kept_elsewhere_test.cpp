// What is proposed in place of a SKU is judged by what its users would really lose.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "core/plan/plan_memory.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Project Online for ten users, whose other licence is `beside`; empty: they have none.
World with_project(const char* beside) {
  World world;
  world.price("PROJECTPROFESSIONAL", "360", "300");
  world.price("O365_BUSINESS", "120", "100");
  world.customer.subscriptions.push_back(subscription("project", "PROJECTONLINE_PLAN_1", Channel::WebDirectMca, "2027-03-21", 10));
  Profile profile;
  profile.id = "P1";
  profile.users = 10;
  profile.skus = {AssignedSku{sku("PROJECTONLINE_PLAN_1"), {}, {}, true}};
  if (*beside != '\0') {
    world.customer.subscriptions.push_back(subscription("beside", beside, Channel::WebDirectMca, "2027-03-21", 10));
    profile.skus.push_back(AssignedSku{sku(beside), {}, {}, true});
    std::sort(profile.skus.begin(), profile.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  }
  world.customer.profiles.push_back(profile);
  world.customer.assignments_known = true;
  return world;
}

std::size_t products(const Plan& plan) { return move_of(plan, "project").target_lines.size(); }

Guid first_target(const Plan& plan) {
  const std::string wanted = move_of(plan, "project").target_lines.at(0);
  for (const TargetLine& line : plan.target_lines) {
    if (line.id == wanted) return line.sku;
  }
  return {};
}

bool says_what_is_kept(const Plan& plan) {
  const Move move = move_of(plan, "project");
  return std::any_of(move.findings.begin(), move.findings.end(),
                     [](const Finding& each) { return each.message.key == "finding.target_beside"; });
}

}  // namespace

TEST_CASE("Project Online beside Microsoft 365 E3 is followed by the plan alone: what the plan lacks, its users keep from E3") {
  const Plan plan = with_project("SPE_E3").plan();
  CHECK(products(plan) == 1);
  CHECK(says_what_is_kept(plan));
  CHECK(plan.proof.safe);
}

TEST_CASE("nobody is told to lose what another licence keeps, unless that one goes too") {
  World world = with_project("SPE_E3");
  const auto verdict = [&] { return move_of(world.plan(), "project").comparison->verdict; };
  CHECK(verdict() == Verdict::Better);
  world.decide("project").targets = {TargetChoice{first_target(world.plan()), 0, {}}};
  CHECK(verdict() == Verdict::Better);
  world.decide("beside").path = Path::LetGo;
  CHECK(verdict() == Verdict::Partial);
}

TEST_CASE("what is let go keeps nothing: Project Online beside it is followed by what keeps all of it") {
  World world = with_project("SPE_E3");
  world.decide("beside").path = Path::LetGo;
  const Plan plan = world.plan();
  CHECK(products(plan) == 2);
  CHECK_FALSE(says_what_is_kept(plan));
}

TEST_CASE("what is replaced keeps what its replacement has: Microsoft 365 E5 in the place of E3 has Forms and Sway as well") {
  World world = with_project("SPE_E3");
  world.decide("beside").targets = {TargetChoice{sku("SPE_E5"), 0, {}}};
  const Plan plan = world.plan();
  CHECK(products(plan) == 1);
  const Comparison comparison = *move_of(plan, "project").comparison;
  CHECK(comparison.verdict == Verdict::Better);
  CHECK(comparison.data_at_risk.empty());
  // Audio conferencing alone keeps nothing of the kind.
  world.decide("beside").targets = {TargetChoice{sku("MCOMEETADV"), 0, {}}};
  CHECK(products(world.plan()) == 2);
}

TEST_CASE("planning again after a decision for the other licence knows what it keeps then") {
  World world = with_project("SPE_E3");
  PlanMemory memory;
  memory.rest_on(std::make_shared<const int>(1));
  const auto again = [&] { return make_plan(catalog(), world.customer, world.settings, world.prices, world.today, memory); };
  CHECK(products(again()) == 1);
  world.decide("beside").path = Path::LetGo;
  CHECK(products(again()) == 2);
  world.decide("beside").path.reset();
  CHECK(products(again()) == 1);
}

TEST_CASE("Project Online alone on its users is followed by what keeps all of it") {
  const Plan plan = with_project("").plan();
  CHECK(products(plan) == 2);
  CHECK_FALSE(says_what_is_kept(plan));
}

TEST_CASE("what one of the users lacks beside it is bought for all who hold it") {
  World world = with_project("SPE_E3");
  Profile alone = world.customer.profiles[0];
  alone.id = "P2";
  alone.users = 1;
  alone.skus = {AssignedSku{sku("PROJECTONLINE_PLAN_1"), {}, {}, true}};
  world.customer.profiles.push_back(alone);
  CHECK(products(world.plan()) == 2);
}

TEST_CASE("a licence that is tried out is not counted on") {
  World world = with_project("SPE_E3");
  world.customer.subscriptions[1].trial = true;
  std::sort(world.customer.subscriptions.begin(), world.customer.subscriptions.end(),
            [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
  CHECK(products(world.plan()) == 2);
}

TEST_CASE("where nobody tells who holds it, the SKU is judged by itself") {
  World world = with_project("SPE_E3");
  world.customer.profiles.clear();
  world.customer.assignments_known = false;
  CHECK(products(world.plan()) == 2);
}
