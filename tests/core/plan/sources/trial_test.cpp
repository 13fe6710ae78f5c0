// What becomes of a trial. Today is Sunday 2026-11-22.
#include <doctest/doctest.h>

#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World trial(Channel channel) {
  World world;
  Subscription& added = world.add(subscription("k", "SPB", channel, "2026-12-09", 25));
  added.trial = true;
  added.term = Term::OneMonth;
  added.billing_plan = BillingPlan::Unknown;
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew.reset();
  return world;
}

std::string key_of(const Plan& plan) { return finding(plan, "k", "NCE-TRIAL")->message.key; }

}  // namespace

TEST_CASE("NCE-TRIAL: a trial that goes on is stopped before its end, or a paid year is decided on, with the amount at stake") {
  World world = trial(Channel::CspPartner);
  world.customer.subscriptions[0].end_action = EndOfTermAction::Renew;
  world.price("SPB", "264", "211.20");
  const Plan plan = world.plan();
  CHECK(key_of(plan) == "finding.trial_converts");
  const Step* step = step_of(plan, "trial");
  REQUIRE(step != nullptr);
  CHECK(step->role == Role::SourcePartner);
  CHECK(step->planned.iso() == "2026-12-02");  // a week before the end
  CHECK(step->latest.iso() == "2026-12-08");
  CHECK(step->subscriptions == std::vector<std::string>{"k"});
  // 264.00 a unit and year, billed monthly 22.00; 25 units: 6,600.00.
  const std::string said = support::built_in_language("en")(step->detail());
  CHECK_MESSAGE(said.find("6,600.00") != std::string::npos, said);
}

TEST_CASE("a trial that nobody gave an instruction becomes a paid term with a partner; with Microsoft that is asked about") {
  CHECK(key_of(trial(Channel::CspPartner).plan()) == "finding.trial_converts");
  const Plan direct = trial(Channel::WebDirectMca).plan();
  CHECK(key_of(direct) == "finding.trial_unknown");
  REQUIRE(step_of(direct, "trial") != nullptr);
  CHECK(step_of(direct, "trial")->role == Role::CustomerAdmin);
  const Plan ours = trial(Channel::TargetPartner).plan();
  REQUIRE(step_of(ours, "trial") != nullptr);
  CHECK(step_of(ours, "trial")->role == Role::TargetPartner);
}

TEST_CASE("a trial that is told to end takes no decision, only its users' service") {
  World off = trial(Channel::CspPartner);
  off.customer.subscriptions[0].auto_renew = false;
  CHECK(key_of(off.plan()) == "finding.trial_ends");
  CHECK(step_of(off.plan(), "trial") == nullptr);
}

TEST_CASE("a trial without a date ends thirty days after it began; where nothing is known, that is said") {
  World world = trial(Channel::CspPartner);
  world.customer.subscriptions[0].term_end.reset();
  CHECK(key_of(world.plan()) == "finding.trial");
  world.customer.subscriptions[0].purchased = day("2026-11-10");
  REQUIRE(step_of(world.plan(), "trial") != nullptr);
  CHECK(step_of(world.plan(), "trial")->latest.iso() == "2026-12-08");
  world.customer.subscriptions[0].purchased = day("2026-10-10");
  CHECK(key_of(world.plan()) == "finding.trial_over");
}

TEST_CASE("NCE-TRIAL-CONV: converted before its end a trial keeps 25 seats, which is told where it becomes paid and not where it ends") {
  World world;
  Subscription& trial = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-09", 25));
  trial.trial = true;
  const std::optional<Finding> seats = finding(world.plan(), "k", "NCE-TRIAL-CONV");
  REQUIRE(seats.has_value());
  CHECK(std::get<std::int64_t>(seats->message.arguments[2].value) == 25);
  world.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK_FALSE(finding(world.plan(), "k", "NCE-TRIAL-CONV").has_value());
}

TEST_CASE("a trial that users started themselves never becomes a paid term: nobody is told to stop it, and what it is is said") {
  World world;
  Subscription& added = world.add(subscription("k", "TEAMS_EXPLORATORY", Channel::WebDirectMca, "2026-12-09", 25));
  added.trial = true;
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew.reset();
  const Plan plan = world.plan();
  CHECK_FALSE(finding(plan, "k", "NCE-TRIAL").has_value());
  REQUIRE(finding(plan, "k", "PLAN-FREE").has_value());
  CHECK(finding(plan, "k", "PLAN-FREE")->message.key == "finding.free_trial");
  CHECK(step_of(plan, "trial") == nullptr);
}
