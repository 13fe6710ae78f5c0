// Worked examples of ends that are too near for the ordinary way. Today is Sunday 2026-11-22 unless a case says otherwise.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// It ends today, and no file says what happens then.
Subscription& ends_today_untold(World& world) {
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-22", 10));
  added.purchased = day("2025-11-23");
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew.reset();
  world.settings.assume_transfer_possible = false;
  return added;
}

const Step* step_saying(const Plan& plan, StepForm form) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& step) { return step.form == form; });
  return found == plan.steps.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("EST-DEFAULT: too late to choose and nothing told: ordered at once, and what goes on is cancelled while a renewal can be") {
  World world;
  ends_today_untold(world);
  const Plan plan = world.plan();
  CHECK(!plan.has_blockers());
  CHECK(plan.proof.safe);
  CHECK(move_of(plan, "k").order_date->iso() == "2026-11-22");
  const Action* cancelled = action(plan, ActionKind::CancelNow, "k");
  REQUIRE(cancelled != nullptr);
  CHECK(cancelled->date > day("2026-11-22"));
  const Step* step = step_saying(plan, StepForm::CancelIfItGoesOn);
  REQUIRE(step != nullptr);
  CHECK(step->latest <= day("2026-11-28"));  // renewed on the 23rd it can be cancelled to the 29th; one day is kept back
  CHECK(action(plan, ActionKind::SetEndOfTerm, "k") == nullptr);
}

TEST_CASE("PLAN-TOO-LATE: what may end today without anything in its place blocks, and is cancelled all the same if it goes on") {
  World world;
  Subscription& added = ends_today_untold(world);
  added.purchased.reset();  // nobody knows whether it is eligible for an extended term
  added.term = Term::Unknown;
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-TOO-LATE").has_value());
  CHECK(finding(plan, "k", "PLAN-TOO-LATE")->severity == Severity::Blocker);
  CHECK(step_saying(plan, StepForm::CancelIfItGoesOn) != nullptr);
}

TEST_CASE("LIFE-DIRECT-GRACE: what may end today and has 30 free days then does not block while the new units are there tomorrow") {
  World world;
  Subscription& added = ends_today_untold(world);
  added.channel = Channel::WebDirectMca;  // bought before 2026-02-09: no extended term at this end (rule EST-ELIG-DIRECT)
  const Plan plan = world.plan();
  CHECK_FALSE(plan.has_blockers());
  REQUIRE(finding(plan, "k", "NCE-CANCEL").has_value());
  CHECK(finding(plan, "k", "NCE-CANCEL")->severity == Severity::Warning);
  CHECK(finding(plan, "k", "NCE-CANCEL")->message.key == "finding.may_renew");
  CHECK(argument(finding(plan, "k", "NCE-CANCEL")->message.arguments, "days") == MessageValue(std::int64_t{30}));
}

TEST_CASE("LIFE-DIRECT-EST-CANCEL: what may end today and has no free days then blocks where the new units come later than tomorrow") {
  World world;
  ends_today_untold(world);
  CHECK_FALSE(world.plan().has_blockers());
  world.settings.relationship_accepted = false;
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-TOO-LATE").has_value());
  CHECK(finding(plan, "k", "PLAN-TOO-LATE")->severity == Severity::Blocker);
}

TEST_CASE("CREDIT-MOSA: what may end soon is left before it does, whatever a later day would save") {
  for (const EndOfTermAction choice : {EndOfTermAction::Unknown, EndOfTermAction::CancelAtTermEnd, EndOfTermAction::Renew}) {
    World world;
    world.price("O365_BUSINESS_PREMIUM", "360", "288");
    Subscription& added = world.add(subscription("k", "O365_BUSINESS_PREMIUM", Channel::WebDirectMosa, "2026-12-14", 40));
    added.end_action = choice;
    added.auto_renew.reset();
    added.unit_price_month = Money{amount("12"), *Currency::parse("USD")};
    const Plan plan = world.plan();
    const Move move = move_of(plan, "k");
    REQUIRE(move.order_date);
    CAPTURE(move.order_date->iso());
    // Only a renewal that a file tells may be relied on: its days are credited.
    CHECK((choice == EndOfTermAction::Renew || *move.order_date <= day("2026-12-14") - world.settings.margin_days));
    CHECK(action(plan, ActionKind::SetEndOfTerm, "k") == nullptr);
    CHECK(plan.proof.safe);
  }
}

TEST_CASE("EST-ACTIONS: ends tomorrow: kept alive in the extended service term and cancelled when the units are there") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.settings.relationship_accepted = false;  // three days before the first order
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-23", 5));
  const Plan plan = world.plan();
  const Action* bridge = action(plan, ActionKind::SetEndOfTerm, "k");
  REQUIRE(bridge != nullptr);
  CHECK(bridge->choice == EndOfTermAction::ExtendedServiceTerm);
  CHECK(bridge->date.iso() == "2026-11-22");
  REQUIRE(action(plan, ActionKind::CancelNow, "k") != nullptr);
  CHECK(action(plan, ActionKind::CancelNow, "k")->date > plan.target_lines.at(0).usable_from);
  CHECK(plan.proof.safe);
}

TEST_CASE(
    "EST-DEFAULT: what goes on by itself is let go only when the new units have been seen, and nobody works on a weekend to save its "
    "days") {
  // Relationship and agreement take until Wednesday the 25th; 22 November 2026 is a Sunday.
  for (const char* end : {"2026-11-23", "2026-11-26", "2026-11-27", "2026-12-15"}) {
    CAPTURE(end);
    World world;
    world.settings.assume_transfer_possible = false;
    world.settings.relationship_accepted = false;
    Subscription& source = world.add(subscription("k", "SPE_E3", Channel::CspPartner, end, 5));
    source.end_action = EndOfTermAction::ExtendedServiceTerm;
    const Plan plan = world.plan();
    CHECK(plan.proof.safe);
    CHECK_FALSE(finding(plan, "k", "EST-DEFAULT").has_value());
    const Action* chosen = action(plan, ActionKind::SetEndOfTerm, "k");
    const Action* cancelled = action(plan, ActionKind::CancelNow, "k");
    REQUIRE((chosen != nullptr || cancelled != nullptr));
    CHECK((chosen != nullptr ? chosen : cancelled)->date >= plan.target_lines.at(0).usable_from);
  }
  // It ends on Monday: ordered then, and not on the Sunday before.
  for (const char* today : {"2026-11-21", "2026-11-22"}) {
    CAPTURE(today);
    World world;
    world.today = day(today);
    world.settings.assume_transfer_possible = false;
    world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-23", 5)).end_action = EndOfTermAction::ExtendedServiceTerm;
    const Plan plan = world.plan();
    CHECK(plan.target_lines.at(0).order_date.iso() == "2026-11-23");
    REQUIRE(action(plan, ActionKind::CancelNow, "k") != nullptr);
    CHECK(plan.proof.safe);
  }
}

TEST_CASE("NCE-CANCEL: ends today and renews: the renewed term is cancelled inside its 7 days") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-22", 5));
  const Plan plan = world.plan();
  const Action* cancel = action(plan, ActionKind::CancelNow, "k");
  REQUIRE(cancel != nullptr);
  CHECK(cancel->date > day("2026-11-22"));
  CHECK(cancel->date < day("2026-11-23") + 7);
  CHECK(finding(plan, "k", "NCE-CANCEL").has_value());
  CHECK(plan.proof.safe);
}

TEST_CASE("EOS-RENEW: what is not renewed any more is not kept alive by a renewal that nobody will get") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2026-11-22", 5));
  const Plan plan = world.plan();
  CHECK_FALSE(finding(plan, "k", "NCE-CANCEL").has_value());
  CHECK(finding(plan, "k", "PLAN-TOO-LATE").has_value());
  CHECK(plan.has_blockers());
}

TEST_CASE("nothing safe is left: an agreement that ends tomorrow blocks, and its free days are not relied on") {
  World world;
  world.settings.relationship_accepted = false;
  world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2026-11-23", 5));
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-TOO-LATE").has_value());
  CHECK(plan.has_blockers());
}

TEST_CASE("NCE-TERM: a monthly term that cannot be left in time is left one month later") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.settings.relationship_accepted = false;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-24", 5));
  added.term = Term::OneMonth;
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").source_last_day->iso() == "2026-12-24");
  CHECK(plan.proof.safe);
}

TEST_CASE("the last days of a cancellation window are not used up to save a few days' price: a missed one owes the whole term") {
  World world;
  world.today = day("2026-11-27");  // a Friday: what is ordered today is checked on Monday
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-27", 100)).end_action = EndOfTermAction::Renew;
  world.customer.subscriptions[0].unit_price_month = Money{amount("40"), *Currency::parse("USD")};
  world.price("SPE_E3", "480", "400");
  const auto cancelled_on = [&] {
    const Plan plan = world.plan();
    const Action* cancel = action(plan, ActionKind::CancelNow, "k");
    return cancel == nullptr ? std::string() : cancel->date.iso();
  };
  CHECK(cancelled_on() == "2026-12-01");  // a weekend side by side costs more; the window closes on the 3rd
  world.decide("k").order_date = day("2026-12-01");
  CHECK(cancelled_on() == "2026-12-03");  // a person may
}
