#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "assets/embedded.hpp"
#include "core/plan/plan.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_planned_customer.hpp"

using namespace csp;

TEST_CASE("no gate may be left so late that one which waits for it is missed") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const Date today = *Date::from_iso("2026-11-22");
  for (int seed = 0; seed < support::property_cases(300); ++seed) {
    CAPTURE(seed);
    support::Dice dice(static_cast<std::uint64_t>(seed) + 6'000'000);
    const support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    const Plan plan = make_plan(*catalog, made.customer, made.settings, {}, today);
    std::map<std::string, const Step*> steps;
    for (const Step& step : plan.steps) steps[step.id] = &step;
    for (const Step& step : plan.steps) {
      CHECK(step.earliest <= step.planned);
      CHECK(step.planned <= step.latest);
      for (const std::string& id : step.after) {
        const Step& before = *steps.at(id);
        CHECK(before.planned <= step.planned);
        // Units may take a day to appear (NCE-RENEW-TIME).
        CHECK(before.latest <= std::max(before.planned, step.latest - (step.kind() == StepKind::CheckUnits ? 1 : 0)));
        const Message why = before.why();
        for (const MessageArgument& argument : why.arguments) {
          if (argument.name == "latest") CHECK(argument.value == MessageValue(before.latest));  // the texts say the same day
        }
      }
    }
  }
}

namespace {

const Step& step_of(const Plan& plan, const std::string& kind, const std::string& subscription) {
  for (const Step& step : plan.steps) {
    if (word(step.kind()) == kind && step.subscriptions == std::vector<std::string>{subscription}) return step;
  }
  FAIL("no step " << kind << " of " << subscription);
  return plan.steps.front();
}

std::string check_text(const Plan& plan, const std::string& subscription) {
  return support::built_in_language("en")(step_of(plan, "check", subscription).detail());
}

}  // namespace

TEST_CASE("an end that has to be set before the new units are seen waits for their order, and their check tells how to take it back") {
  planner_world::World world;
  world.settings.assume_transfer_possible = false;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-23", 10)).end_action = EndOfTermAction::Renew;
  const Plan plan = world.plan();
  const Step& choice = step_of(plan, "end-choice", "k");
  const Step& check = step_of(plan, "check-units", "k");
  REQUIRE(choice.planned < check.planned);
  CHECK(std::count(choice.after.begin(), choice.after.end(), step_of(plan, "order", "k").id) == 1);
  CHECK(check.form == StepForm::CheckUnitsEnding);
}

TEST_CASE("what is checked before the old one is told to end leaves its end as it is") {
  planner_world::World world;
  world.settings.assume_transfer_possible = false;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10)).end_action = EndOfTermAction::Renew;
  CHECK(step_of(world.plan(), "check-units", "k").form == StepForm::CheckUnits);
}

TEST_CASE("where the old one is over when the new units are looked for, nobody is told that it still runs") {
  planner_world::World world;
  world.settings.assume_transfer_possible = false;
  Subscription& over = world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-16", 10));
  over.state = SubscriptionState::InGrace;
  CHECK(step_of(world.plan(), "check-units", "k").form == StepForm::CheckUnitsEnded);
}

TEST_CASE("what is bought again as the same SKU is not gone afterwards: its total falls to what the new order and the others bring") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.add(planner_world::subscription("ours", "SPE_E3", Channel::TargetPartner, "2027-09-30", 4));
  // 14 today, 10 more bought, 10 gone.
  const std::string said = check_text(world.plan(), "k");
  CHECK_MESSAGE(said.find("from 24 to 14") != std::string::npos, said);
  CHECK_MESSAGE(said.find("gone") == std::string::npos, said);
}

TEST_CASE("units that ended into free days may still be counted: the check looks at the active ones and says so") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-20", 10)).state = SubscriptionState::InGrace;
  world.customer.pools.at(0).enabled = 0;
  world.customer.pools.at(0).warning = 10;
  const std::string said = check_text(world.plan(), "k");
  CHECK_MESSAGE(said.find("Its SKU has 10 active units") != std::string::npos, said);
  CHECK_MESSAGE(said.find("up to 30 days") != std::string::npos, said);
}

TEST_CASE("what another SKU replaces is gone afterwards, where its end brings no free days") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMosa, "2027-02-28", 18));
  const std::string said = check_text(world.plan(), "k");
  CHECK_MESSAGE(said.find("is gone") != std::string::npos, said);
}

TEST_CASE("the check opens on the day after the old units' last day, closes with the cancellation and waits for no credit") {
  planner_world::World world;
  world.add(planner_world::subscription("credited", "SPE_E3", Channel::WebDirectMosa, "2027-06-30", 10));
  world.add(planner_world::subscription("ending", "STANDARDPACK", Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  for (const char* key : {"credited", "ending"}) {
    INFO(key);
    const Step& check = step_of(plan, "check", key);
    CHECK(check.earliest == *planner_world::move_of(plan, key).source_last_day + 1);
  }
  const Step& check = step_of(plan, "check", "credited");
  const Step& cancel = step_of(plan, "cancel", "credited");
  CHECK(check.after == std::vector<std::string>{cancel.id});
  CHECK(check.latest - check.planned <= cancel.latest - cancel.planned + 7);
}

TEST_CASE("a request for one subscription speaks of one") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const std::string title = support::built_in_language("en")(step_of(world.plan(), "transfer-request", "k").title());
  CHECK(title == "Request the transfer of 1 subscription");
}

TEST_CASE("what changes something may not be left for a frozen day, or for one after the last day of work") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const Date today = *Date::from_iso("2026-11-22");
  int held = 0;
  for (int seed = 0; seed < support::property_cases(300, 60); ++seed) {
    CAPTURE(seed);
    support::Dice dice(static_cast<std::uint64_t>(seed) + 7'000'000);
    support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    made.settings.freezes = {{today + dice.between(5, 20), today + dice.between(21, 45), "closed"}};
    made.settings.latest_finish = today + dice.between(50, 90);
    for (const Step& step : make_plan(*catalog, made.customer, made.settings, {}, today).steps) {
      if (step.actions.empty() || step.latest == step.planned) continue;
      const Freeze& freeze = made.settings.freezes.front();
      if (step.planned < freeze.first) CHECK_FALSE((freeze.first <= step.latest && step.latest <= freeze.last));
      if (step.planned <= *made.settings.latest_finish) CHECK(step.latest <= *made.settings.latest_finish);
      ++held;
    }
  }
  CHECK(held > 0);
}

TEST_CASE("what is looked for among the licences at the end is the name of the SKU, the one that stands there, not that of an offer") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-21", 40)).name = "Office 365 Enterprise E3";
  const Plan plan = world.plan();
  const auto check = std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::Check; });
  REQUIRE(check != plan.steps.end());
  const std::string said = support::built_in_language("en")(check->detail());
  CHECK(said.find("Office 365 E3") != std::string::npos);
  CHECK(said.find("Enterprise E3") == std::string::npos);
}

TEST_CASE("LIFE-CSP-SUSPENDED: where the old one gives no service already, nobody is told that its units still run") {
  const Language& english = support::built_in_language("en");
  for (const SubscriptionState state : {SubscriptionState::Suspended, SubscriptionState::Disabled}) {
    planner_world::World world;
    world.settings.assume_transfer_possible = false;
    world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10)).state = state;
    const Plan plan = world.plan();
    const Step& check = step_of(plan, "check-units", "k");
    CHECK(check.form == StepForm::CheckUnitsStopped);
    const std::string back = english(check.way_back());
    CHECK_MESSAGE(back.find("already gives no service") != std::string::npos, back);
    CHECK_MESSAGE(back.find("still run") == std::string::npos, back);
  }
}
