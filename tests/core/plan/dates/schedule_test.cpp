// Worked examples of dates. Today is Sunday 2026-11-22 in all of them; relationship and agreement are done unless a case says otherwise.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("NCE-RENEW-TIME: ordered a margin before the inclusive end, usable the day after, told to end in between") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 31));
  const Plan plan = world.plan();
  const Move move = move_of(plan, "k");
  // 7 days before Sunday 2027-03-21 is Sunday the 14th; people order on Friday the 12th.
  CHECK(move.order_date->iso() == "2027-03-12");
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].usable_from.iso() == "2027-03-13");
  CHECK(plan.target_lines[0].term_end.iso() == "2028-03-11");
  CHECK(plan.target_lines[0].units == 31);
  CHECK(move.end_choice_by->iso() == "2027-03-20");
  CHECK(move.source_last_day->iso() == "2027-03-21");
  CHECK(move.overlap_days == 10);
  const Action* choice = action(plan, ActionKind::SetEndOfTerm, "k");
  REQUIRE(choice != nullptr);
  CHECK(choice->choice == EndOfTermAction::CancelAtTermEnd);
  CHECK(choice->date > plan.target_lines[0].usable_from);
  CHECK(choice->date <= *move.end_choice_by);
  CHECK(plan.proof.safe);
  CHECK(!plan.has_blockers());
}

TEST_CASE("EST-DEFAULT: an end without an instruction is told to cancel, and its daily price is shown") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 365));
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew = false;
  added.unit_price_month = Money{amount("21"), *Currency::parse("USD")};
  world.settings.assume_transfer_possible = false;
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "EST-DEFAULT").has_value());
  // 21.00 billed monthly is 20.00 paid annually; its monthly term is 20 % more, the extended term 3 % above that: 24.72 (PRICE-EST).
  // 365 units cost 24.72 x 12 x 365 / 365 = 296.64 a day.
  const std::optional<Finding> cost = finding(plan, "k", "PRICE-EST");
  REQUIRE(cost.has_value());
  CHECK(argument(cost->message.arguments, "cost") == MessageValue(Money{amount("296.64"), *Currency::parse("USD")}));
  CHECK(action(plan, ActionKind::SetEndOfTerm, "k")->choice == EndOfTermAction::CancelAtTermEnd);
}

TEST_CASE("PRICE-EST: what costs nothing today is not said to cost 0.00 a day in an extended term") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 365));
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew = false;
  added.unit_price_month = Money{amount("0"), *Currency::parse("USD")};
  world.settings.assume_transfer_possible = false;
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "EST-DEFAULT").has_value());
  CHECK_FALSE(finding(plan, "k", "PRICE-EST").has_value());
}

TEST_CASE("a term after which no free days follow says so, and not that up to 0 of them may") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartnerLegacy, "2027-03-21", 10));
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew = false;
  const auto says = [&](const char* key) {
    const Move move = move_of(world.plan(), "k");
    return std::any_of(move.why.begin(), move.why.end(), [&](const Message& why) { return why.key == key; });
  };
  CHECK(says("why.end_choice_no_days"));
  CHECK_FALSE(says("why.end_choice_classic"));
  // Where some may follow, the sentence says how many.
  world.customer.subscriptions[0].channel = Channel::WebDirectMosa;
  CHECK_FALSE(says("why.end_choice_no_days"));
}

TEST_CASE("PLAN-FREEZE: a freeze after the check leaves the end to be set on the day of the check, not on its last possible day") {
  World world;
  world.settings.margin_days = 30;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-01-12", 8));
  added.end_action = EndOfTermAction::Renew;
  const auto choice_of = [&](const char* last) {
    world.settings.freezes = {{day("2026-12-15"), day(last), "closing"}};
    return action(world.plan(), ActionKind::SetEndOfTerm, "k")->date.iso();
  };
  CHECK(choice_of("2027-01-08") == "2026-12-14");  // open again on Monday the 11th, which is the last day for it
  CHECK(choice_of("2027-01-05") == "2027-01-06");  // time enough afterwards
}

TEST_CASE("relationship and agreement take their days before the first order") {
  World world;
  world.settings.relationship_accepted = false;
  world.settings.prerequisite_days = 5;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-30", 5));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").order_date->iso() == "2026-11-27");
  CHECK(finding(plan, "k", "PLAN-MARGIN-SHORT").has_value());
  CHECK(plan.steps.front().kind() == StepKind::Relationship);
  CHECK(plan.proof.safe);
}

TEST_CASE("CREDIT-MOSA: the old direct agreement is left at once, because every day left is credited") {
  World world;
  Subscription& added = world.add(subscription("k", "O365_BUSINESS_PREMIUM", Channel::WebDirectMosa, "2027-06-30", 40));
  added.billing_plan = BillingPlan::Annual;
  added.unit_price_month = Money{amount("10"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").order_date->iso() == "2026-11-23");  // Monday
  const Action* cancel = action(plan, ActionKind::CancelNow, "k");
  REQUIRE(cancel != nullptr);
  CHECK(cancel->date.iso() == "2026-11-25");
  // Paid to 2027-06-30: from 26 November 7 months and 5 of November's 30 days come back, 400 a month.
  REQUIRE(plan.costs.size() == 1);
  CHECK(plan.costs[0].expected_credit == amount("2866.67"));
  CHECK(plan.proof.safe);
}

TEST_CASE("direct from Microsoft without an agreement is planned without a credit, to the end of its term, and asked about") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirect, "2027-03-21", 10)).unit_price_month =
      Money{amount("10"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  CHECK(action(plan, ActionKind::CancelNow, "k") == nullptr);
  CHECK(move_of(plan, "k").source_last_day->iso() == "2027-03-21");
  REQUIRE(plan.costs.size() == 1);
  CHECK(plan.costs[0].expected_credit.is_zero());
  const std::optional<Finding> asked = finding(plan, "", "PLAN-DIRECT-AGREEMENT");
  REQUIRE(asked.has_value());
  CHECK(asked->severity == Severity::Ask);
  CHECK_FALSE(finding(plan, "", "PLAN-CHANNEL-INFERRED").has_value());
  CHECK(plan.proof.safe);
}

TEST_CASE("who bills today, or a decision for one subscription, says which of the direct agreements it is") {
  const auto planned = [](std::optional<Channel> decided, Channel for_all) {
    World world;
    world.add(subscription("k", "SPE_E3", Channel::WebDirect, "2027-03-21", 10));
    world.settings.default_channel = for_all;
    world.decide("k").channel = decided;
    return world.plan();
  };
  const Plan by_default = planned({}, Channel::WebDirectMosa);
  CHECK(action(by_default, ActionKind::CancelNow, "k") != nullptr);
  CHECK_FALSE(finding(by_default, "", "PLAN-DIRECT-AGREEMENT").has_value());
  const Plan decided = planned(Channel::WebDirectMosa, Channel::Unknown);
  CHECK(action(decided, ActionKind::CancelNow, "k") != nullptr);
  CHECK_FALSE(finding(decided, "", "PLAN-DIRECT-AGREEMENT").has_value());
  // Another channel for all says nothing about one that is direct.
  CHECK(finding(planned({}, Channel::CspPartner), "", "PLAN-DIRECT-AGREEMENT").has_value());
}

TEST_CASE("what others have to choose is asked for on the working day of the check rather than on the weekend after it") {
  World world;
  world.today = day("2026-11-26");  // a Thursday
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-30", 5));
  const Plan plan = world.plan();
  const Move move = move_of(plan, "k");
  CHECK(move.order_date->iso() == "2026-11-26");
  const Action* choice = action(plan, ActionKind::SetEndOfTerm, "k");
  REQUIRE(choice != nullptr);
  CHECK(choice->date.iso() == "2026-11-27");
  CHECK(plan.proof.safe);
}

TEST_CASE("an indirect reseller orders and transfers through its provider") {
  World world;
  world.settings.partner_model = PartnerModel::IndirectReseller;
  world.add(subscription("bought", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  world.add(subscription("moved", "SPE_E5", Channel::CspPartner, "2027-03-21", 5));
  int by_provider = 0;
  for (const Step& step : world.plan().steps) {
    if (step.kind() != StepKind::Order && step.kind() != StepKind::TransferRequest) continue;
    CHECK((step.form == StepForm::OrderByProvider || step.form == StepForm::TransferRequestByProvider));
    ++by_provider;
  }
  CHECK(by_provider == 2);
}

TEST_CASE("no end, no date: an unknown term end blocks until somebody enters it") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-01-31", 5)).term_end.reset();
  CHECK(finding(world.plan(), "k", "PLAN-END-UNKNOWN")->severity == Severity::Blocker);
  world.decide("k").term_end = day("2027-01-31");
  CHECK(!finding(world.plan(), "k", "PLAN-END-UNKNOWN").has_value());
}

TEST_CASE("a pinned day is kept and judged") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  world.decide("k").order_date = day("2027-01-09");
  CHECK(move_of(world.plan(), "k").order_date->iso() == "2027-01-09");
  CHECK(!world.plan().has_blockers());
  world.decide("k").order_date = day("2027-03-21");
  CHECK(finding(world.plan(), "k", "PLAN-PIN-LATE")->severity == Severity::Blocker);
  world.decide("k").order_date = day("2026-11-20");
  CHECK(finding(world.plan(), "k", "PLAN-PIN-PAST").has_value());
}

TEST_CASE("PRICE-LOCK: a move before July 2026 keeps the old price to the end of its term") {
  World world;
  world.today = day("2026-05-10");
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-06-20", 5));
  CHECK(finding(world.plan(), "k", "PRICE-LOCK").has_value());
}

TEST_CASE("waiting sets what has to be set for the renewal") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 5));
  added.end_action = EndOfTermAction::CancelAtTermEnd;
  world.decide("k").path = Path::RenewAndWait;
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::SetEndOfTerm, "k") != nullptr);
  CHECK(action(plan, ActionKind::SetEndOfTerm, "k")->choice == EndOfTermAction::Renew);
  CHECK(plan.proof.safe);
}

TEST_CASE("PLAN-PIN-PAST: an order fixed on a day that has passed is asked about and planned for the first day on which it can be placed") {
  World world;
  world.today = day("2026-11-27");  // a Friday
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-05-31", 5));
  world.decide("k").order_date = day("2026-11-20");
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-PIN-PAST").has_value());
  CHECK(finding(plan, "k", "PLAN-PIN-PAST")->severity == Severity::Ask);
  CHECK(move_of(plan, "k").order_date == world.today);
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].order_date == world.today);
  CHECK(plan.target_lines[0].term_end.iso() == "2027-11-26");
  for (const Action& each : plan.actions) CHECK(each.date >= world.today);
  for (const Step& step : plan.steps) {
    CAPTURE(word(step.kind()));
    CHECK(step.planned >= world.today);
    CHECK(step.earliest >= world.today);
  }
  // Where relationship and agreement do not stand yet, today is too early as well.
  world.settings.relationship_accepted = false;
  CHECK(*move_of(world.plan(), "k").order_date > world.today);
}

TEST_CASE("PLAN-PIN-PAST: a transfer fixed on a day that has passed is asked about and requested now") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-31", 5));
  world.decide("k").path = Path::PartnerTransfer;
  world.decide("k").order_date = day("2026-11-20");
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-PIN-PAST").has_value());
  CHECK(finding(plan, "k", "PLAN-PIN-PAST")->severity == Severity::Ask);
  for (const Step& step : plan.steps) {
    CAPTURE(word(step.kind()));
    CHECK(step.planned >= world.today);
  }
  REQUIRE(step_of(plan, "transfer-request") != nullptr);
  CHECK(step_of(plan, "transfer-request")->planned == world.today);
}

TEST_CASE("PLAN-FREEZE: before a freeze the order is early enough for work on working days, and a weekend that remains is warned about") {
  World world;
  world.today = day("2026-11-27");
  world.price("DESKLESSPACK", "96.00", "80.00");
  world.add(subscription("k", "DESKLESSPACK", Channel::WebDirectMca, "2026-12-31", 10));
  world.settings.freezes = {{day("2026-12-14"), day("2027-01-08"), "closing"}};  // from a Monday on
  const auto weekend_work = [](const Plan& plan) {
    std::vector<std::string> days;
    for (const Finding& found : move_of(plan, "k").findings) {
      if (found.message.key == "finding.weekend_work") days.push_back(std::get<Date>(*argument(found.message.arguments, "date")).iso());
    }
    return days;
  };
  const Plan plan = world.plan();
  CHECK(plan.proof.safe);
  for (const Step& step : plan.steps) {
    CAPTURE(word(step.kind()));
    CHECK(step.planned.weekday() <= 5);
  }
  CHECK(weekend_work(plan).empty());
  REQUIRE(step_of(plan, "order") != nullptr);
  CHECK(step_of(plan, "order")->other_why.key == "why.order_freeze");
  world.decide("k").order_date = day("2026-12-11");  // the Friday before
  CHECK(weekend_work(world.plan()) == std::vector<std::string>{"2026-12-12", "2026-12-13"});
}

TEST_CASE("PLAN-FREEZE: what is only looked at is looked at on a working day, also where every day until the end is frozen") {
  World world;
  world.today = day("2026-11-27");  // a Friday
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-01-04", 40)).end_action = EndOfTermAction::CancelAtTermEnd;
  world.settings.freezes = {{day("2026-11-28"), day("2027-01-15"), "Year end"}};
  const Plan plan = world.plan();
  REQUIRE(step_of(plan, "check-units") != nullptr);
  CHECK(step_of(plan, "check-units")->planned.iso() == "2026-11-30");
  const Step* looked = step_of(plan, "end-choice");
  REQUIRE(looked != nullptr);
  CHECK(looked->planned.weekday() <= 5);
  // The weekend is in the freeze as well: nobody is told to work on it because of the days behind it.
  for (const Finding& found : move_of(plan, "k").findings) CHECK(found.message.key != "finding.weekend_work");
}
