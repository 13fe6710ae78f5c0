// Worked examples of the days of a transfer. Today is Sunday 2026-11-22.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("TRANSFER-LAPSE: a transfer fixed for a day on which today's request would have lapsed is asked for later") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-06-30", 31));
  world.settings.subscriptions["k"].path = Path::PartnerTransfer;
  // A request lapses after 30 days: one of 23 November is void on 15 January.
  world.settings.subscriptions["k"].order_date = day("2027-01-15");
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::PartnerTransfer);
  CHECK(!plan.has_blockers());
  const Action* transfer = action(plan, ActionKind::Transfer, "k");
  REQUIRE(transfer != nullptr);
  CHECK(transfer->date.iso() == "2027-01-15");
  REQUIRE(step_of(plan, "transfer-request") != nullptr);
  CHECK(step_of(plan, "transfer-request")->planned + 30 >= transfer->date);
  CHECK(step_of(plan, "transfer-request")->planned < transfer->date);
}

TEST_CASE("TRANSFER-LAST-WEEK: a transfer that would complete in the last week of a term is refused") {
  World world;
  // 12 days away: completion on the 30th is 4 days before.
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-04", 40)).end_action = EndOfTermAction::CancelAtTermEnd;
  const PathOption transfer = option(move_of(world.plan(), "k"), Path::PartnerTransfer);
  CHECK(!transfer.feasible);
  CHECK(has_reason(transfer, "TRANSFER-LAST-WEEK"));
  CHECK(move_of(world.plan(), "k").path == Path::BuySame);
}

TEST_CASE("TRANSFER-LAST-WEEK: a term too near its end that renews is transferred once the renewal's 7-day window has closed, if agreed") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-04", 40));
  const Plan plan = world.plan();
  const Action* transfer = action(plan, ActionKind::Transfer, "k");
  REQUIRE(transfer != nullptr);
  // Renewed on the 5th, its window is open until the 12th, a Saturday. Submitted at once it would move on that day.
  CHECK(transfer->date.iso() == "2026-12-21");
  REQUIRE(step_of(plan, "transfer-request") != nullptr);
  CHECK(step_of(plan, "transfer-request")->planned.iso() == "2026-12-14");
  for (const Step& step : plan.steps) {
    INFO(word(step.kind()));
    if (word(step.kind()).starts_with("transfer")) CHECK(step.earliest.iso() > "2026-12-12");
  }
  CHECK(plan.proof.safe);
  REQUIRE(finding(plan, "k", "TRANSFER-LAST-WEEK").has_value());
  CHECK(finding(plan, "k", "TRANSFER-LAST-WEEK")->severity == Severity::Ask);
  // Nobody is let into three years more.
  world.customer.subscriptions[0].term = Term::ThreeYears;
  CHECK(move_of(world.plan(), "k").path == Path::BuySame);
}

TEST_CASE("TRANSFER-LAST-WEEK: no day between the last week of a term and the end of its renewal's window is taken, even if asked for") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-04", 40));
  for (const char* wished : {"2026-12-01", "2026-12-08"}) {
    world.decide("k").order_date = day(wished);
    CHECK_FALSE(option(move_of(world.plan(), "k"), Path::PartnerTransfer).feasible);
  }
}

TEST_CASE("TRANSFER-LAST-WEEK: a transfer that has fewer days than its completion may take is warned about") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK_FALSE(finding(world.plan(), "k", "TRANSFER-LAST-WEEK").has_value());
  world.settings.latest_finish = day("2026-11-26");
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  REQUIRE(finding(plan, "k", "TRANSFER-LAST-WEEK").has_value());
  CHECK(finding(plan, "k", "TRANSFER-LAST-WEEK")->severity == Severity::Warning);
}

TEST_CASE(
    "TRANSFER-LAPSE: the last day of a transfer is explained by what binds it, the lapse of the request or the last week of the term") {
  for (const auto& ends : {std::pair{"2027-03-21", "why.transfer_lapses"}, {"2026-12-20", "why.transfer_date"}}) {
    const char* key = ends.second;
    World world;
    world.add(subscription("k", "SPE_E3", Channel::CspPartner, ends.first, 10));
    const Plan plan = world.plan();
    const std::vector<Message>& why = move_of(plan, "k").why;
    CHECK(std::any_of(why.begin(), why.end(), [&](const Message& message) { return message.key == key; }));
  }
}

namespace {

const Step* step_about(const Plan& plan, std::string_view kind, const std::string& subscription) {
  for (const Step& step : plan.steps) {
    if (word(step.kind()) == kind &&
        std::find(step.subscriptions.begin(), step.subscriptions.end(), subscription) != step.subscriptions.end())
      return &step;
  }
  return nullptr;
}

// Nothing arrives before the losing partner has submitted it, and that partner has something to submit.
void check_order_of_transfer(const Plan& plan, const std::string& subscription) {
  const Step* requested = step_about(plan, "transfer-request", subscription);
  const Step* submitted = step_about(plan, "transfer-submit", subscription);
  const Step* completed = step_about(plan, "transfer-complete", subscription);
  REQUIRE(requested != nullptr);
  REQUIRE(submitted != nullptr);
  REQUIRE(completed != nullptr);
  CHECK(requested->planned < submitted->planned);
  CHECK(submitted->planned.weekday() <= 5);
  CHECK(submitted->planned < completed->planned);
  CHECK(submitted->latest < completed->latest);
  CHECK(std::find(submitted->after.begin(), submitted->after.end(), requested->id) != submitted->after.end());
  CHECK(std::find(completed->after.begin(), completed->after.end(), submitted->id) != completed->after.end());
}

}  // namespace

TEST_CASE(
    "PLAN-PIN-EARLY: a transfer fixed for the day of its request is planned for the day on which it can be complete, and that is said") {
  World world;
  world.today = day("2026-11-27");  // a Friday
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-06-30", 31));
  world.decide("k").path = Path::PartnerTransfer;
  for (const char* wished : {"2026-11-27", "2026-11-28", "2026-11-30"}) {
    CAPTURE(wished);
    world.decide("k").order_date = day(wished);
    const Plan plan = world.plan();
    check_order_of_transfer(plan, "k");
    // Submitted on Monday, complete on Tuesday.
    CHECK(action(plan, ActionKind::Transfer, "k")->date.iso() == "2026-12-01");
    CHECK(finding(plan, "k", "PLAN-PIN-EARLY").has_value());
    CHECK(finding(plan, "k", "TRANSFER-LAST-WEEK").has_value());  // fewer days than completion may take
  }
  world.decide("k").order_date = day("2026-12-01");
  CHECK(action(world.plan(), ActionKind::Transfer, "k")->date.iso() == "2026-12-01");
  CHECK_FALSE(finding(world.plan(), "k", "PLAN-PIN-EARLY").has_value());
}

TEST_CASE("TRANSFER-LAST-WEEK: no transfer of many is planned before the days that its completion may take") {
  World world;
  world.today = day("2026-11-27");
  world.settings.moves_a_week = 8;
  for (int i = 0; i < 28; ++i) world.add(subscription("k" + std::to_string(10 + i), "SPE_E3", Channel::CspPartner, "2027-05-30", 2));
  const Plan plan = world.plan();
  CHECK_FALSE(plan.has_blockers());
  REQUIRE(plan.moves.size() == 28);
  for (const Move& move : plan.moves) {
    CAPTURE(move.subscription);
    check_order_of_transfer(plan, move.subscription);
    CHECK(action(plan, ActionKind::Transfer, move.subscription)->date.iso() >= "2026-12-04");
  }
}

TEST_CASE("TRANSFER-LAPSE: a freeze in which today's request would lapse puts the transfer off and does not make it impossible") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-04", 10));
  world.settings.freezes = {{day("2026-11-28"), day("2027-01-15"), "Year end"}};
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  check_order_of_transfer(plan, "k");
  const Step* requested = step_about(plan, "transfer-request", "k");
  REQUIRE(requested != nullptr);
  CHECK(requested->planned.iso() == "2027-01-18");  // the first working day after the freeze
  CHECK(requested->earliest.iso() == "2027-01-18");
  CHECK(action(plan, ActionKind::Transfer, "k")->date.iso() == "2027-01-25");
  CHECK(step_about(plan, "transfer-complete", "k")->latest.iso() == "2027-02-17");  // 30 days after the request
  CHECK_FALSE(has_reason(option(move_of(plan, "k"), Path::PartnerTransfer), "TRANSFER-LAST-WEEK"));
  // A term that is over too soon after the freeze leaves no day.
  world.customer.subscriptions[0].term_end = day("2027-01-29");
  world.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(has_reason(option(move_of(world.plan(), "k"), Path::PartnerTransfer), "TRANSFER-LAST-WEEK"));
}

TEST_CASE("TRANSFER-LAPSE: a day that a person fixed inside a freeze stays the day, and is warned about") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-04", 10));
  world.settings.freezes = {{day("2026-11-28"), day("2027-01-15"), "Year end"}};
  world.decide("k").path = Path::PartnerTransfer;
  world.decide("k").order_date = day("2026-12-08");
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  CHECK(action(plan, ActionKind::Transfer, "k")->date.iso() == "2026-12-08");
  CHECK(finding(plan, "k", "PLAN-FREEZE").has_value());
}

TEST_CASE("PLAN-FREEZE: the losing partner submits a transfer outside the freeze that the request and the completion keep out of") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  world.settings.freezes = {{day("2026-11-28"), day("2026-12-02"), "Closing"}};
  const Plan plan = world.plan();
  REQUIRE(step_of(plan, "transfer-submit") != nullptr);
  CHECK(step_of(plan, "transfer-submit")->planned.iso() == "2026-12-03");
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  CHECK(action(plan, ActionKind::Transfer, "k")->date > step_of(plan, "transfer-submit")->planned);
}
