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
  bool shown = false;
  for (const MessageArgument& argument : cost->message.arguments) {
    if (argument.name == "cost") shown = std::get<Money>(argument.value).amount == amount("296.64");
  }
  CHECK(shown);
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

namespace {

// As the directory tells it: no end of the term, only the end of the phase that it is in.
Subscription& ended(World& world, Channel channel, SubscriptionState state, const char* phase_end) {
  Subscription& added = world.add(subscription("k", "SPE_E3", channel, "2026-11-14", 30));
  added.state = state;
  added.term_end.reset();
  added.phase_end = day(phase_end);
  added.term = Term::Unknown;
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew.reset();
  added.unit_price_month = Money{amount("39"), *Currency::parse("USD")};
  UnitPool& pool = world.customer.pools.front();
  (state == SubscriptionState::InGrace ? pool.warning : pool.suspended) = pool.enabled;
  pool.enabled = 0;
  return added;
}

}  // namespace

TEST_CASE(
    "LIFE-DIRECT-GRACE: the directory tells the last free day of what is in grace: ordered now, billed no more, served until that day") {
  for (const Channel channel : {Channel::WebDirectMca, Channel::WebDirectMosa}) {
    World world;
    ended(world, channel, SubscriptionState::InGrace, "2026-12-14");
    world.price("SPE_E3", "468", "374.40");
    const Plan plan = world.plan();
    CHECK(!plan.has_blockers());
    CHECK(plan.proof.safe);
    CHECK(move_of(plan, "k").order_date->iso() == "2026-11-22");
    CHECK(move_of(plan, "k").source_last_day->iso() == "2026-11-14");  // 30 free days before 14 December
    REQUIRE(plan.costs.size() == 1);
    CHECK(plan.costs[0].source.is_zero());
    CHECK(finding(plan, "k", "PLAN-END-PAST")->severity == Severity::Warning);
    CHECK(!finding(plan, "k", "PLAN-END-ACTION-UNKNOWN").has_value());
  }
}

TEST_CASE("LIFE-VOLUME: under an agreement the free days that the directory tells began 90 days before") {
  World world;
  ended(world, Channel::EnterpriseAgreement, SubscriptionState::InGrace, "2027-01-29");
  CHECK(move_of(world.plan(), "k").source_last_day->iso() == "2026-10-31");
}

TEST_CASE("LIFE-DIRECT-GRACE: what is disabled gives no service and is billed no more; its data goes on a known day") {
  World world;
  ended(world, Channel::WebDirectMca, SubscriptionState::Suspended, "2027-01-20");
  world.price("SPE_E3", "468", "374.40");
  const Plan plan = world.plan();
  CHECK(!plan.has_blockers());
  CHECK(move_of(plan, "k").order_date->iso() == "2026-11-22");
  CHECK(plan.costs.at(0).source.is_zero());
  CHECK(finding(plan, "k", "PLAN-END-PAST")->message.key == "finding.end_past_kept");
}

TEST_CASE("LIFE-CSP-SUSPENDED: what its partner suspended is billed on, and the end of its term is asked for") {
  World world;
  ended(world, Channel::CspPartner, SubscriptionState::Suspended, "2027-01-20");
  const Plan plan = world.plan();
  CHECK(!plan.has_blockers());
  CHECK(!plan.costs.at(0).source.is_zero());
  CHECK(finding(plan, "k", "PLAN-END-PAST")->severity == Severity::Ask);
  // Once its term is over, it is not.
  world.decide("k").term_end = day("2026-10-31");
  CHECK((world.plan().costs.empty() || world.plan().costs.at(0).source.is_zero()));
}

TEST_CASE("PLAN-END-PAST: what may or may not run in an extended term since yesterday is asked about, not cancelled") {
  World world;
  Subscription& added = world.add(subscription("k", "SPB", Channel::WebDirectMca, "2026-11-21", 10));
  added.purchased = day("2025-11-22");  // a year, or one month after the other
  added.term = Term::Unknown;
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew.reset();
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "PLAN-END-PAST")->severity == Severity::Blocker);
  CHECK(action(plan, ActionKind::CancelNow, "k") == nullptr);
}

TEST_CASE("PLAN-END-PAST: within 7 days of an end that may have been a renewal it is said until when that can be taken back") {
  const auto said = [](const char* end) {
    World world;
    Subscription& added = world.add(subscription("k", "SPB", Channel::WebDirectMca, end, 10));
    added.end_action = EndOfTermAction::Unknown;
    added.auto_renew.reset();
    return *finding(world.plan(), "k", "PLAN-END-PAST");
  };
  const Finding open = said("2026-11-18");
  CHECK(open.message.key == "finding.end_past_window");
  for (const MessageArgument& argument : open.message.arguments) {
    if (argument.name == "by") CHECK(std::get<Date>(argument.value).iso() == "2026-11-24");  // one day of the seven is kept back
  }
  CHECK(said("2026-11-15").message.key == "finding.end_past_window");  // renewed on the 16th, today is the seventh day
  CHECK(said("2026-11-14").message.key == "finding.end_past");
}

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

const Step* step_of(const Plan& plan, const char* texts) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& step) { return step.texts == texts; });
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
  const Step* step = step_of(plan, "step.cancel_if_it_goes_on");
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
  CHECK(step_of(plan, "step.cancel_if_it_goes_on") != nullptr);
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
  CHECK(plan.steps.front().kind == "relationship");
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

TEST_CASE("LIFE-CSP-SUSPENDED: users without service wait for nothing: ordered at once, though a later day would cost less") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.price("SPE_E3", "360", "288");
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-02-14", 5));
  added.state = SubscriptionState::Suspended;
  added.end_action = EndOfTermAction::Unknown;
  added.auto_renew = false;
  added.unit_price_month = Money{amount("31"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  const Move move = move_of(plan, "k");
  CHECK(move.order_date->iso() == "2026-11-22");
  CHECK(move.overlap_days == 0);
  // It neither goes on as an extended term nor renews, so nobody is warned of either.
  for (const Finding& found : move.findings) CHECK(found.rule != "EST-DEFAULT");
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
    if (step.kind != "order" && step.kind != "transfer-request") continue;
    CHECK(step.texts.find("_by_provider") != std::string::npos);
    ++by_provider;
  }
  CHECK(by_provider == 2);
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
  for (const Step& step : plan.steps) {
    if (step.kind != "transfer-request") continue;
    CHECK(step.planned + 30 >= transfer->date);
    CHECK(step.planned < transfer->date);
  }
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

TEST_CASE("what is cancelled or locked out and still assigned is ordered again at once, and whether it is wanted is asked") {
  World world;
  world.price("SPE_E3", "360", "288");
  Subscription& locked = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-02-14", 5));
  locked.state = SubscriptionState::Disabled;
  locked.term_end.reset();
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").order_date == world.today);
  CHECK_FALSE(finding(plan, "k", "PLAN-END-UNKNOWN").has_value());
  REQUIRE(finding(plan, "k", "PLAN-END-PAST").has_value());
  CHECK(finding(plan, "k", "PLAN-END-PAST")->severity == Severity::Ask);
  for (const LedgerLine& line : plan.ledger) CHECK(line.kind == LedgerKind::TargetCharge);
}

TEST_CASE("what is cancelled or locked out and assigned to nobody is not ordered again, unless somebody chooses so") {
  World world;
  Subscription& locked = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-02-14", 5));
  locked.state = SubscriptionState::Disabled;
  locked.term_end.reset();
  world.customer.profiles.clear();
  for (UnitPool& pool : world.customer.pools) pool.consumed = 0;
  const auto nobody_pays = [&] {
    const Plan plan = world.plan();
    CHECK(move_of(plan, "k").path == Path::LetGo);
    CHECK(plan.target_lines.empty());
    CHECK(plan.ledger.empty());
    REQUIRE(finding(plan, "k", "PLAN-END-PAST").has_value());
    CHECK(finding(plan, "k", "PLAN-END-PAST")->severity == Severity::Note);
    CHECK_FALSE(plan.has_blockers());
  };
  nobody_pays();
  world.settings.weigh_paths = true;
  nobody_pays();
  // No file of users, but the tenant counts the units that are taken.
  world.customer.assignments_known = false;
  world.customer.pools_known = true;
  nobody_pays();
  world.decide("k").path = Path::BuySame;
  CHECK(world.plan().target_lines.size() == 1);
  // Where no file tells who holds it, it is bought and asked about.
  world.settings.subscriptions.clear();
  world.customer.pools.clear();
  CHECK(finding(world.plan(), "k", "PLAN-END-PAST")->severity == Severity::Ask);
}

TEST_CASE("what is suspended and may be billed to an end that nobody tells is asked for its end") {
  World world;
  Subscription& suspended = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-02-14", 5));
  suspended.state = SubscriptionState::Suspended;
  suspended.term_end.reset();
  CHECK(finding(world.plan(), "k", "PLAN-END-UNKNOWN").has_value());
}

TEST_CASE("LIFE-CSP-SUSPENDED: what is billed without a service is no overlap but money for nothing, and its check waits for no end") {
  World world;
  world.price("SPE_E3", "360", "288");
  Subscription& suspended = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-02-14", 5));
  suspended.state = SubscriptionState::Suspended;
  suspended.unit_price_month = Money{amount("31"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  REQUIRE(plan.costs.size() == 1);
  CHECK(plan.costs[0].overlap.is_zero());
  CHECK(plan.costs[0].unused_commitment == plan.costs[0].source);
  CHECK_FALSE(plan.costs[0].source.is_zero());
  for (const Step& step : plan.steps) {
    if (step.kind == "check") CHECK(step.texts == "step.check_stopped");
  }
}
