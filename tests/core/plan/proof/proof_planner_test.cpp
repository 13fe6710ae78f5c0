// What the planner calls safe, the oracle must find safe too; and a safe plan that somebody spoils must be found out by both.

#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/plan/proof/proof.hpp"
#include "tests/core/plan/oracle/oracle.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_planned_customer.hpp"

using namespace csp;

namespace {

bool oracle_says_safe(const Catalog& catalog, const support::PlannedCustomer& made, const std::vector<Action>& actions, Date today,
                      const Proof& proof) {
  return oracle::judge(catalog, made.customer, made.settings, actions, today, proof.last_day).safe();
}

// One of: forget an order, order too late, forget what a swap should add. False when the plan has nothing of the kind.
bool spoil(support::Dice& dice, std::vector<Action>& actions, Date last_day) {
  const int how = dice.below(3);
  const ActionKind kind = how == 2 ? ActionKind::Swap : ActionKind::Order;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (actions[i].kind == kind) places.push_back(i);
  }
  if (places.empty()) return false;
  const Action chosen = actions[dice.one_of(places)];
  // Every order of the SKU, or every move of the profile: a second one would hide what the first one lacks.
  const auto is_spoiled = [&](const Action& action) {
    return action.kind == kind && (kind == ActionKind::Order ? action.sku == chosen.sku : action.profile == chosen.profile);
  };
  if (how == 0) std::erase_if(actions, is_spoiled);
  for (Action& action : actions) {
    if (how == 1 && is_spoiled(action)) action.date = last_day;
    if (how == 2 && is_spoiled(action)) action.add.clear();
  }
  return true;
}

}  // namespace

TEST_CASE("every plan that calls itself safe is safe for the oracle, and spoiled plans are found out by both") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const Date today = *Date::from_iso("2026-11-22");
  const int cases = support::property_cases(2500, 150);
  int safe = 0, with_orders = 0, spoiled = 0, found_out = 0, differing = 0;
  for (int seed = 1; seed <= cases && differing < 5; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 1'000'000);
    const support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    const Plan plan = make_plan(*catalog, made.customer, made.settings, {}, today);
    const oracle::Opinion opinion = oracle::judge(*catalog, made.customer, made.settings, plan.actions, today, plan.proof.last_day);
    const std::string difference = oracle::first_difference(oracle::unfolded(plan.proof), opinion);
    if (!difference.empty() || plan.proof.safe != opinion.safe()) {
      ++differing;
      FAIL_CHECK("seed " << seed << ": " << difference);
    }
    if (!plan.proof.safe) continue;
    ++safe;
    std::vector<Action> actions = plan.actions;
    if (!spoil(dice, actions, plan.proof.last_day)) continue;
    ++with_orders;
    const Proof proof = prove(*catalog, made.customer, made.settings, actions, today);
    const bool oracle_safe = oracle_says_safe(*catalog, made, actions, today, proof);
    if (proof.safe != oracle_safe) FAIL_CHECK("spoiled plan of seed " << seed << ": they do not agree");
    ++spoiled;
    found_out += !proof.safe;
  }
  INFO("safe " << safe << " of " << cases << ", spoiled " << spoiled << ", found out " << found_out);
  CHECK(safe * 10 > cases);
  CHECK(with_orders > 0);
  CHECK(found_out * 2 > spoiled);  // the others bought more than anybody uses
  MESSAGE("safe " << safe << " of " << cases << ", spoiled " << spoiled << ", found out " << found_out);
}

TEST_CASE("PLAN-FREE: what is free of charge goes on after the day that a file gives as its next one, and blocks no plan") {
  planner_world::World world;
  world.add(planner_world::subscription("paid", "SPE_E3", Channel::WebDirectMca, "2027-05-30", 10));
  Subscription& free = world.add(planner_world::subscription("free", "FLOW_FREE", Channel::Unknown, "2027-02-01", 10));
  free.end_action = EndOfTermAction::Unknown;
  free.auto_renew.reset();
  const Plan plan = world.plan();
  CHECK(planner_world::move_of(plan, "free").path == Path::OutOfScope);
  CHECK(plan.proof.safe);
  CHECK(oracle::judge(planner_world::catalog(), world.customer, world.settings, plan.actions, world.today, plan.proof.last_day).safe());
}

TEST_CASE("what ends is missed by what it is about, not by what comes with it: Dynamics 365 Team Members brings no Teams to chat in") {
  planner_world::World world;
  for (const auto& [part, missed] : {std::pair{"DYN365_TEAM_MEMBERS", "DYN365_TEAM_MEMBERS"}, {"SPE_E3", "EXCHANGE_S_ENTERPRISE"}}) {
    const char* const expected = missed;
    CAPTURE(expected);
    planner_world::World with = world;
    with.add(planner_world::subscription("k", part, Channel::WebDirectMca, "2027-01-31", 48));
    with.decide("k").path = Path::LetGo;
    const Proof proof = with.plan().proof;
    const auto gap = std::find_if(proof.gaps.begin(), proof.gaps.end(), [](const ServiceGap& one) { return one.plan.has_value(); });
    REQUIRE(gap != proof.gaps.end());
    CHECK(planner_world::catalog().plans[*gap->plan].name == expected);
  }
}
