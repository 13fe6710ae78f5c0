// Worked examples of what has ended already or gives no service now. Today is Sunday 2026-11-22.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

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
  CHECK(argument(open.message.arguments, "by") == MessageValue(day("2026-11-24")));  // one day of the seven is kept back
  CHECK(said("2026-11-15").message.key == "finding.end_past_window");                // renewed on the 16th, today is the seventh day
  CHECK(said("2026-11-14").message.key == "finding.end_past");
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
  REQUIRE_FALSE(plan.ledger.empty());
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
  REQUIRE(step_of(plan, "check") != nullptr);
  CHECK(step_of(plan, "check")->form == StepForm::CheckStopped);
}

TEST_CASE("LIFE-VOLUME-SHORT: what runs in free days that a file tells is told by the file, stood on, and asked for no extension") {
  World world;
  Subscription& added = ended(world, Channel::EnterpriseAgreement, SubscriptionState::InGrace, "2027-01-29");
  added.term_end = day("2026-10-31");
  world.settings.relationship_accepted = false;  // so that the order has to wait
  const Plan plan = world.plan();
  CHECK(plan.proof.safe);
  const std::vector<Message>& why = move_of(plan, "k").why;
  std::string left;
  for (const Message& one : why) {
    if (one.key.starts_with("why.left_")) left += one.key;
    if (one.key == "why.left_free_until") CHECK(argument(one.arguments, "service") == MessageValue(day("2027-01-29")));
  }
  CHECK(left == "why.left_free_until");
  CHECK(step_of(plan, "extension") == nullptr);
  const Finding said = *finding(plan, "k", "PLAN-END-PAST");
  CHECK(argument(said.message.arguments, "usable") == MessageValue(*move_of(plan, "k").order_date + 1));
}

TEST_CASE(
    "LIFE-CSP-SUSPENDED: what is suspended before its 90 days begin, in mid-term, is to be switched on again first: it is paid to its "
    "end") {
  World world;
  world.price("SPE_E3", "360", "288");
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-21", 10));
  added.state = SubscriptionState::Suspended;
  added.phase_end = added.term_end;  // the directory tells the end of the term
  added.unit_price_month = Money{amount("31"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  const std::optional<Finding> found = finding(plan, "k", "PLAN-END-PAST");
  REQUIRE(found.has_value());
  CHECK(found->severity == Severity::Ask);
  CHECK(found->message.key == "finding.end_past_in_term_owed");
  Decimal owed;
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind == LedgerKind::SourceUnusedCommitment) owed += line.amount.amount;
  }
  CHECK_FALSE(owed.is_zero());
  CHECK(std::get<Money>(*argument(found->message.arguments, "owed")).amount == owed);
  // Nobody says that the term is over, or that its data goes on its last day.
  for (const Message& why : move_of(plan, "k").why) {
    CHECK(why.key != "why.order_over");
    CHECK(why.key != "why.left_stopped_until");
  }
}

TEST_CASE(
    "LIFE-DIRECT-GRACE: for 30 days after its end, and while it is disabled, the customer can switch a direct one on again, no partner's") {
  for (const SubscriptionState state : {SubscriptionState::InGrace, SubscriptionState::Suspended}) {
    World direct;
    ended(direct, Channel::WebDirectMca, state, "2026-12-14");
    const Plan plan = direct.plan();
    const std::vector<Finding> findings = move_of(plan, "k").findings;
    CHECK(std::any_of(findings.begin(), findings.end(),
                      [](const Finding& found) { return found.message.key == "finding.end_past_reactivate"; }));
    World partner;
    ended(partner, Channel::CspPartner, state, "2026-12-14");
    for (const Finding& found : move_of(partner.plan(), "k").findings) CHECK(found.message.key != "finding.end_past_reactivate");
  }
}
