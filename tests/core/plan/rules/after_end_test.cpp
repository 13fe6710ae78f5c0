// Worked examples of what is left of a subscription after its end: Microsoft's day counts for each seller and way of ending.
// Today is 2026-11-22; the source ends on Sunday 2027-03-21 unless a case says otherwise.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

struct Left {
  std::string key;
  Date end, service, data;
};

// What the plan says is left of source "k", with that rule as its reason.
std::optional<Left> left_of(const Plan& plan, const std::string& rule) {
  for (const Message& why : move_of(plan, "k").why) {
    Left left;
    left.key = why.key;
    bool ours = false;
    for (const MessageArgument& argument : why.arguments) {
      if (argument.name == "rule") ours = std::get<std::string>(argument.value) == rule;
      if (argument.name == "end") left.end = std::get<Date>(argument.value);
      if (argument.name == "service") left.service = std::get<Date>(argument.value);
      if (argument.name == "data") left.data = std::get<Date>(argument.value);
    }
    if (ours && why.key.rfind("why.left_", 0) == 0) return left;
  }
  return std::nullopt;
}

World world_with(Channel channel, const char* bought, const char* end) {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& added = world.add(subscription("k", "SPE_E3", channel, end, 5));
  added.purchased = added.term_start = day(bought);
  return world;
}

}  // namespace

TEST_CASE("LIFE-DIRECT-GRACE: a direct subscription has 30 days with service and 90 more with data") {
  const auto left = left_of(world_with(Channel::WebDirectMca, "2026-02-08", "2027-03-21").plan(), "LIFE-DIRECT-GRACE");
  REQUIRE(left.has_value());
  CHECK(left->service.iso() == "2027-04-20");  // 30 days after 21 March
  CHECK(left->data.iso() == "2027-07-19");     // 120 days after it
}

TEST_CASE("LIFE-DIRECT-EST-CANCEL: under extended service terms a cancelled end leaves no service and 90 days of data") {
  const auto left = left_of(world_with(Channel::WebDirectMca, "2026-03-22", "2027-03-21").plan(), "LIFE-DIRECT-EST-CANCEL");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_data");
  CHECK(left->data.iso() == "2027-06-19");
}

TEST_CASE("LIFE-DIRECT-EST: left without a choice a direct subscription goes on, paid") {
  World world = world_with(Channel::WebDirectMca, "2026-03-22", "2027-03-21");
  world.customer.subscriptions[0].end_action = EndOfTermAction::Unknown;
  world.customer.subscriptions[0].auto_renew = false;
  const auto left = left_of(world.plan(), "LIFE-DIRECT-EST");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_extended");
  CHECK(left->end.iso() == "2027-03-21");
}

TEST_CASE("EST-DEFAULT: what no file tells about the end is said to be assumed, also where it is what Microsoft does by default") {
  World world = world_with(Channel::WebDirectMca, "2026-03-22", "2027-03-21");
  Subscription& source = world.customer.subscriptions[0];
  source.end_action = EndOfTermAction::Unknown;
  source.auto_renew.reset();
  const auto says = [&](const char* key) {
    const std::vector<Message> why = move_of(world.plan(), "k").why;
    return std::any_of(why.begin(), why.end(), [&](const Message& reason) { return reason.key == key; });
  };
  CHECK(says("why.left_extended_assumed"));
  CHECK_FALSE(says("why.left_extended"));
  source.auto_renew = false;
  CHECK(says("why.left_extended"));
  CHECK_FALSE(says("why.left_extended_assumed"));
}

TEST_CASE("LIFE-DIRECT-CANCEL: cancelled with credit, a direct subscription is without service at once and its data stays 90 days") {
  const Plan plan = world_with(Channel::WebDirectMosa, "2026-07-01", "2027-06-30").plan();
  const auto left = left_of(plan, "LIFE-DIRECT-CANCEL");
  REQUIRE(left.has_value());
  CHECK(left->end.iso() == "2026-11-25");
  CHECK(left->data.iso() == "2027-02-23");
}

TEST_CASE("LIFE-DIRECT-TRIAL: a direct trial has 30 free days and no data after them") {
  World world = world_with(Channel::WebDirectMca, "2026-11-10", "2026-12-09");
  world.customer.subscriptions[0].trial = true;
  const auto left = left_of(world.plan(), "LIFE-DIRECT-TRIAL");
  REQUIRE(left.has_value());
  CHECK(left->service.iso() == "2027-01-08");
  CHECK(left->data.iso() == "2027-01-08");
}

TEST_CASE("LIFE-VOLUME: an agreement has 90 days with service, of which 30 are sure, and 60 more with data") {
  const Plan plan = world_with(Channel::EnterpriseAgreement, "2024-03-22", "2027-03-21").plan();
  const auto left = left_of(plan, "LIFE-VOLUME");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_grace_least");
  CHECK(left->service.iso() == "2027-06-19");
  CHECK(left->data.iso() == "2027-06-19");  // 30 and 60 days: the least
}

TEST_CASE("LIFE-VOLUME-SHORT: Copilot under an agreement is promised no more than 30 free days") {
  World world;
  world.add(subscription("k", "Microsoft_365_Copilot", Channel::EnterpriseAgreement, "2027-03-21", 5));
  const auto left = left_of(world.plan(), "LIFE-VOLUME-SHORT");
  REQUIRE(left.has_value());
  CHECK(left->service.iso() == "2027-04-20");
  CHECK(left->data.iso() == "2027-06-19");
}

TEST_CASE("LIFE-OPEN: an Open Value token term has 30 days with service and 90 more with data") {
  const auto left = left_of(world_with(Channel::OpenValue, "2026-03-22", "2027-03-21").plan(), "LIFE-OPEN");
  REQUIRE(left.has_value());
  CHECK(left->service.iso() == "2027-04-20");
  CHECK(left->data.iso() == "2027-07-19");
}

TEST_CASE("LIFE-CSP-CLASSIC: a term from before 2025-04-01 keeps 30 days with service and 90 more with data") {
  World world = world_with(Channel::CspPartner, "2024-03-22", "2027-03-21");
  world.customer.subscriptions[0].term = Term::ThreeYears;
  const auto left = left_of(world.plan(), "LIFE-CSP-CLASSIC");
  REQUIRE(left.has_value());
  CHECK(left->service.iso() == "2027-04-20");
  CHECK(left->data.iso() == "2027-07-19");
}

TEST_CASE("LIFE-CSP-EST-CANCEL and EST-RETENTION: cancelled at the end of its term: service stops, data stays 90 days") {
  const auto left = left_of(world_with(Channel::CspPartner, "2026-03-22", "2027-03-21").plan(), "LIFE-CSP-EST-CANCEL");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_data");
  CHECK(left->data.iso() == "2027-06-19");
}

TEST_CASE("LIFE-CSP-EST: nothing chosen: it goes on after the end, and every day of it is charged") {
  World world = world_with(Channel::CspPartner, "2026-03-22", "2027-03-21");
  world.customer.subscriptions[0].end_action = EndOfTermAction::Unknown;
  world.customer.subscriptions[0].auto_renew = false;
  world.customer.subscriptions[0].unit_price_month = Money{amount("21"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  REQUIRE(left_of(plan, "LIFE-CSP-EST").has_value());
  // 5 units at 21 to 21 March; then 8 months, from 22 March through 21 November, at 24.72 (PRICE-EST): the old one left to itself.
  CHECK(plan.costs.at(0).doing_nothing == amount("1408.80"));
}

TEST_CASE("LIFE-CSP-SUSPENDED: suspended to the end of its term: no service, data 30 and 90 days more") {
  World world = world_with(Channel::CspPartner, "2026-03-22", "2027-03-21");
  world.customer.subscriptions[0].state = SubscriptionState::Suspended;
  const auto left = left_of(world.plan(), "LIFE-CSP-SUSPENDED");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_stopped");
  CHECK(left->data.iso() == "2027-07-19");
}

TEST_CASE("LIFE-CSP-SUSPENDED: the day that the directory tells of what is suspended is when its data goes, and starts no count") {
  World world = world_with(Channel::CspPartner, "2025-10-11", "2026-10-10");
  world.customer.subscriptions[0].state = SubscriptionState::Suspended;
  world.customer.subscriptions[0].phase_end = day("2027-02-08");
  for (const bool end_told : {true, false}) {
    CAPTURE(end_told);
    if (!end_told) world.customer.subscriptions[0].term_end.reset();
    const auto left = left_of(world.plan(), "LIFE-CSP-SUSPENDED");
    REQUIRE(left.has_value());
    CHECK(left->key == "why.left_stopped_until");
    CHECK(left->data.iso() == "2027-02-08");
  }
}

TEST_CASE("LIFE-CSP-CANCEL-7: cancelled inside its 7 days it ends at once, and there are 7 days to save data") {
  World world = world_with(Channel::CspPartner, "2025-11-23", "2026-11-22");  // renews tonight: left in the renewal's window
  const Plan plan = world.plan();
  const auto left = left_of(plan, "LIFE-CSP-CANCEL-7");
  REQUIRE(left.has_value());
  CHECK(left->data == left->end + 7);
  CHECK(left->end == action(plan, ActionKind::CancelNow, "k")->date);
}

TEST_CASE("LIFE-CSP-LEGACY: a legacy subscription is suspended by its partner: no service, 90 days of data") {
  const auto left = left_of(world_with(Channel::CspPartnerLegacy, "2026-03-22", "2027-03-21").plan(), "LIFE-CSP-LEGACY");
  REQUIRE(left.has_value());
  CHECK(left->key == "why.left_data");
  CHECK(left->data.iso() == "2027-06-19");
}

TEST_CASE("LIFE-VOLUME: what has ended with an agreement may be counted for 90 days, though only 30 of them are sure") {
  const auto counted = [](const char* sku) {
    World world;
    world.add(subscription("k", sku, Channel::EnterpriseAgreement, "2027-03-31", 10));
    for (const Step& step : world.plan().steps) {
      if (step.kind() != StepKind::Check) continue;
      CHECK(step.form == StepForm::CheckFree);
      for (const MessageArgument& argument : step.arguments) {
        if (argument.name == "free") return std::get<std::int64_t>(argument.value);
      }
    }
    return std::int64_t{0};
  };
  CHECK(counted("SPE_E3") == 90);
  CHECK(counted("Microsoft_365_Copilot") == 30);
}
