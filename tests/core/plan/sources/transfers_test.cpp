// Between two partners the subscription itself moves: when that is possible, and what to mind.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("TRANSFER-NCE: between two CSP partners the subscription itself moves") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::PartnerTransfer);
  CHECK(plan.target_lines.empty());
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  // EST-DEFAULT: the end-of-term choice may be lost on the way and is set again.
  const Action* choice = action(plan, ActionKind::SetEndOfTerm, "k");
  REQUIRE(choice != nullptr);
  CHECK(choice->choice == EndOfTermAction::Renew);
  CHECK(choice->date > action(plan, ActionKind::Transfer, "k")->date);
  CHECK(plan.proof.safe);
}

TEST_CASE("TRANSFER-LAST-WEEK: what is set to end and has few days left for its transfer names the last day on which it can be bought") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "POWER_BI_PRO", Channel::CspPartner, "2026-12-11", 10)).end_action = EndOfTermAction::CancelAtTermEnd;
  const auto told = [&] {
    std::vector<Finding> found;
    for (const Finding& one : move_of(world.plan(), "k").findings) {
      if (one.message.key == "finding.transfer_may_fail" || one.message.key == "finding.transfer_only_way") found.push_back(one);
    }
    return found;
  };
  REQUIRE(move_of(world.plan(), "k").path == Path::PartnerTransfer);
  REQUIRE(told().size() == 1);
  CHECK(told().front().rule == "TRANSFER-LAST-WEEK");
  CHECK(told().front().severity == Severity::Warning);
  CHECK(argument(told().front().message.arguments, "by") == MessageValue(day("2026-12-04")));
  CHECK(argument(told().front().message.arguments, "latest") == MessageValue(day("2026-12-10")));
  // Where nothing may change before its end, the last day lies before that.
  world.settings.freezes = {Freeze{day("2026-12-08"), day("2026-12-20"), ""}};
  REQUIRE(told().size() == 1);
  CHECK(argument(told().front().message.arguments, "latest") == MessageValue(day("2026-12-07")));
  world.settings.freezes.clear();
  // What renews goes on where it is, and what has weeks left can be asked for again.
  world.customer.subscriptions.front().end_action = EndOfTermAction::Renew;
  CHECK(told().empty());
  world.customer.subscriptions.front().end_action = EndOfTermAction::CancelAtTermEnd;
  world.customer.subscriptions.front().term_end = day("2027-03-31");
  CHECK(told().empty());
}

TEST_CASE("TRANSFER-LAST-WEEK: what is set to end and cannot be bought in time has the transfer as its only way") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("k", "POWER_BI_PRO", Channel::CspPartner, "2026-12-11", 10)).end_action = EndOfTermAction::CancelAtTermEnd;
  world.settings.segment = Segment::Education;
  world.settings.segment_validated = false;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  std::vector<std::string> keys;
  for (const Finding& one : move_of(plan, "k").findings) keys.push_back(one.message.key);
  CHECK(std::count(keys.begin(), keys.end(), "finding.transfer_only_way") == 1);
}

TEST_CASE("TRANSFER-NCE: no transfer out of direct purchases and agreements") {
  for (Channel channel :
       {Channel::WebDirectMca, Channel::WebDirectMosa, Channel::EnterpriseAgreement, Channel::OpenValue, Channel::CspPartnerLegacy}) {
    World world;
    world.add(subscription("k", "SPE_E3", channel, "2027-05-30", 40));
    const PathOption transfer = option(move_of(world.plan(), "k"), Path::PartnerTransfer);
    CHECK(!transfer.feasible);
    CHECK(has_reason(transfer, "TRANSFER-NCE"));
  }
}

TEST_CASE("TRANSFER-STATE: a suspended subscription cannot be transferred") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).state = SubscriptionState::Suspended;
  const PathOption transfer = option(move_of(world.plan(), "k"), Path::PartnerTransfer);
  CHECK(!transfer.feasible);
  CHECK(has_reason(transfer, "TRANSFER-STATE"));
}

TEST_CASE("TRANSFER-STATE: a transfer is asked for once an open 7-day window has closed, and nobody is told to wait besides") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).cancel_until = day("2026-11-27");
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  REQUIRE(step_of(plan, "transfer-request") != nullptr);
  CHECK(step_of(plan, "transfer-request")->planned.iso() == "2026-11-30");  // the 28th is a Saturday
  for (const Step& step : plan.steps) {
    INFO(word(step.kind()));
    if (word(step.kind()).starts_with("transfer")) CHECK(step.earliest.iso() > "2026-11-27");
  }
  CHECK_FALSE(finding(plan, "k", "TRANSFER-STATE").has_value());
  world.decide("k").order_date = day("2026-11-26");
  const PathOption inside = option(move_of(world.plan(), "k"), Path::PartnerTransfer);
  CHECK_FALSE(inside.feasible);
  CHECK(has_reason(inside, "TRANSFER-STATE"));
}

TEST_CASE("EST-DEFAULT: nobody is told to cancel what the plan transfers and renews") {
  const auto warned = [](bool transfers) {
    World world;
    world.settings.assume_transfer_possible = transfers;
    Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
    added.purchased = day("2026-05-31");
    added.end_action = EndOfTermAction::Unknown;
    added.auto_renew = false;
    return finding(world.plan(), "k", "EST-DEFAULT");
  };
  REQUIRE(warned(true).has_value());
  // "Off" may have been meant: the renewed term is paid, so the customer is asked.
  CHECK(warned(true)->severity == Severity::Ask);
  CHECK(warned(true)->message.key == "finding.est_renewed");
  REQUIRE(warned(false).has_value());
  CHECK(warned(false)->severity == Severity::Warning);
}

TEST_CASE("EST-DEFAULT: a transfer that makes what was to end go on asks whether that is wanted") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10));
  for (const auto& choice : {std::pair{EndOfTermAction::CancelAtTermEnd, "finding.transfer_was_to_end"},
                             std::pair{EndOfTermAction::ExtendedServiceTerm, "finding.transfer_was_to_extend"}}) {
    const char* key = choice.second;
    added.end_action = choice.first;
    const Plan plan = world.plan();
    REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
    const std::vector<Finding>& findings = move_of(plan, "k").findings;
    CHECK(std::any_of(findings.begin(), findings.end(),
                      [&](const Finding& found) { return found.message.key == key && found.severity == Severity::Ask; }));
  }
}

TEST_CASE("TRANSFER-ITEMS: 25 subscriptions in one request, the 26th in another") {
  World world;
  for (int i = 0; i < 26; ++i) world.add(subscription("k" + std::to_string(100 + i), "SPE_E3", Channel::CspPartner, "2027-05-30", 2));
  int requests = 0;
  std::size_t largest = 0;
  for (const Step& step : world.plan().steps) {
    if (step.kind() != StepKind::TransferRequest) continue;
    ++requests;
    largest = std::max(largest, step.subscriptions.size());
  }
  CHECK(requests == 2);
  CHECK(largest == 25);
}

TEST_CASE("POR-CHANGE and PROMO-FIRST: what to mind before a transfer") {
  World world;
  world.settings.partner_model = PartnerModel::IndirectProvider;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  added.has_promotion = true;
  added.has_scheduled_changes = true;
  const PathOption transfer = option(move_of(world.plan(), "k"), Path::PartnerTransfer);
  CHECK(transfer.feasible);
  CHECK(has_reason(transfer, "POR-CHANGE"));
  CHECK(has_reason(transfer, "PROMO-FIRST"));
  CHECK(has_reason(transfer, "NCE-SCHED"));
}

TEST_CASE("NCE-REDUCE: a transfer takes units that nobody uses, and that is asked about before they renew") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
  world.customer.pools[0].consumed = 40;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  const auto told = finding(plan, "k", "NCE-REDUCE");
  REQUIRE(told.has_value());
  CHECK(told->severity == Severity::Ask);
  world.customer.pools[0].consumed = 100;
  CHECK_FALSE(finding(world.plan(), "k", "NCE-REDUCE").has_value());
}

TEST_CASE("TRANSFER-SPLIT: what is paid in advance is refunded to the losing partner, so a transfer of it is asked about first") {
  for (const BillingPlan paid : {BillingPlan::Annual, BillingPlan::Triennial, BillingPlan::Monthly, BillingPlan::Unknown}) {
    CAPTURE(static_cast<int>(paid));
    World world;
    world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100)).billing_plan = paid;
    const Plan plan = world.plan();
    REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
    const auto asked = finding(plan, "k", "TRANSFER-SPLIT");
    CHECK(asked.has_value() == (paid == BillingPlan::Annual || paid == BillingPlan::Triennial));
    if (asked) CHECK(asked->severity == Severity::Ask);
  }
}

TEST_CASE("a transferred term of three years renews for three more, which is asked about") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100)).term = Term::ThreeYears;
  CHECK(finding(world.plan(), "k", "NCE-TERM")->message.key == "finding.transfer_renews_long");
}

TEST_CASE("a transfer that cannot be is not told as planned: no day of it, no step and no cost from another partner") {
  World world;
  world.add(subscription("ea", "POWER_BI_PRO", Channel::EnterpriseAgreement, "2027-01-31", 10));
  world.add(subscription("suspended", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).state = SubscriptionState::Suspended;
  world.settings.partner_model = PartnerModel::IndirectProvider;
  for (const char* key : {"ea", "suspended"}) world.decide(key).path = Path::PartnerTransfer;
  for (Subscription& each : world.customer.subscriptions) each.unit_price_month = Money{amount("30"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  for (const char* key : {"ea", "suspended"}) {
    CAPTURE(key);
    const Move move = move_of(plan, key);
    CHECK(move.path == Path::PartnerTransfer);
    CHECK(finding(plan, key, "PLAN-PATH-INFEASIBLE").has_value());
    for (const Message& why : move.why) {
      CAPTURE(why.key);
      CHECK_FALSE(why.key.starts_with("why.transfer"));
      CHECK_FALSE(why.key.starts_with("why.path.transfer"));
      CHECK(why.key != "why.path.partnerTransfer");
    }
    CHECK(action(plan, ActionKind::Transfer, key) == nullptr);
  }
  REQUIRE_FALSE(plan.ledger.empty());
  for (const LedgerLine& line : plan.ledger) CHECK(line.kind != LedgerKind::TargetCharge);
  CHECK(step_of(plan, "transfer-request") == nullptr);
}

TEST_CASE("NCE-REDUCE: fewer units than a transfer takes are scheduled for the renewal, counted from there and told") {
  World world;
  world.customer.assignments_known = false;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
  added.unit_price_month = Money{amount("30"), *Currency::parse("USD")};
  world.customer.pools.front().consumed = 60;
  world.customer.profiles.clear();
  const Decimal all = world.plan().costs.at(0).total;
  CHECK(all == amount("36000"));
  world.decide("k").units = 60;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  const Action* reduced = action(plan, ActionKind::Reduce, "k");
  REQUIRE(reduced != nullptr);
  CHECK(reduced->units == 40);
  CHECK(reduced->date.iso() == "2027-05-30");  // in mid-term they cannot be reduced
  const Step* step = step_of(plan, "reduce");
  REQUIRE(step != nullptr);
  CHECK(step->role == Role::TargetPartner);
  CHECK(step->planned > action(plan, ActionKind::Transfer, "k")->date);
  CHECK(step->latest.iso() == "2027-05-29");
  // From the renewal on 2027-05-31 to the horizon's end on 2027-11-21 forty units fewer at 30 a month.
  CHECK(plan.costs.at(0).total < all - amount("6800"));
  CHECK(plan.costs.at(0).total > all - amount("6900"));
  REQUIRE(finding(plan, "k", "NCE-REDUCE").has_value());
  CHECK(finding(plan, "k", "NCE-REDUCE")->severity == Severity::Ask);
  CHECK(finding(plan, "k", "NCE-REDUCE")->message.key == "finding.units_kept_until");
  CHECK(plan.proof.safe);
}

TEST_CASE("NCE-REDUCE: who has fewer units decided than users hold is told who stays without after the renewal") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));  // all of them are held
  world.decide("k").units = 60;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  CHECK_FALSE(plan.proof.safe);
  REQUIRE_FALSE(plan.proof.gaps.empty());
  CHECK(plan.proof.gaps.front().from.iso() == "2027-05-31");
}

TEST_CASE("NCE-REDUCE: a transfer adds no units, so that more are added once it has arrived") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
  added.unit_price_month = Money{amount("30"), *Currency::parse("USD")};
  const Plan undecided = world.plan();
  world.decide("k").units = 150;
  const Plan plan = world.plan();
  const Step* step = step_of(plan, "add-units");
  REQUIRE(step != nullptr);
  CHECK(step->planned > action(plan, ActionKind::Transfer, "k")->date);
  REQUIRE(finding(plan, "k", "NCE-REDUCE").has_value());
  CHECK(finding(plan, "k", "NCE-REDUCE")->message.key == "finding.units_added");
  // The finding says that they are in no amount: counted from the transfer on, they would put it off.
  CHECK(plan.costs.at(0).total == undecided.costs.at(0).total);
  CHECK(action(plan, ActionKind::Transfer, "k")->date == action(undecided, ActionKind::Transfer, "k")->date);
}

TEST_CASE("NCE-SCHED: units are added before the choice for the end is set, which any change of them would delete") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
  world.decide("k").units = 150;
  const Plan plan = world.plan();
  const Step *added = step_of(plan, "add-units"), *chosen = nullptr;
  REQUIRE(added != nullptr);
  for (const Step& step : plan.steps) {
    if (step.form == StepForm::EndChoiceTransferred) chosen = &step;
  }
  REQUIRE(chosen != nullptr);
  CHECK(std::count(chosen->after.begin(), chosen->after.end(), added->id) == 1);
  CHECK(added->planned <= chosen->planned);
  CHECK(added->latest <= chosen->latest);
}

TEST_CASE("a shortage of today that added units end is proven to end on the day after the step, and no subscription more is counted") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
  for (Profile& profile : world.customer.profiles) profile.users = 108;
  for (UnitPool& pool : world.customer.pools) pool.consumed = 108;
  world.decide("k").units = 110;
  const Plan plan = world.plan();
  const Step* added = step_of(plan, "add-units");
  REQUIRE(added != nullptr);
  REQUIRE_FALSE(plan.proof.gaps.empty());
  for (const ServiceGap& gap : plan.proof.gaps) {
    CHECK(gap.before_plan);
    CHECK(gap.to == added->planned);
  }
}

TEST_CASE("NCE-REDUCE: units that were decided and cannot be had are asked about, and those there are already are not") {
  for (const bool end_known : {false, true}) {
    World world;
    Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 100));
    if (!end_known) added.term_end.reset();
    world.decide("k").units = 60;
    if (end_known) world.decide("k").path = Path::RenewAndWait;
    const Plan plan = world.plan();
    CHECK(action(plan, ActionKind::Reduce, "k") == nullptr);
    REQUIRE(finding(plan, "k", "NCE-REDUCE").has_value());
    CHECK(finding(plan, "k", "NCE-REDUCE")->message.key == "finding.units_stay");
    world.decide("k").units = 100;
    CHECK_FALSE(finding(world.plan(), "k", "NCE-REDUCE").has_value());
  }
}
