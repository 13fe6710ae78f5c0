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

TEST_CASE("a partner that is known not to let go: the same SKU is bought again") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::BuySame);
  CHECK(option(move_of(plan, "k"), Path::PartnerTransfer).feasible);
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
  for (const Step& step : plan.steps) {
    INFO(step.kind);
    if (step.kind == "transfer-request") CHECK(step.planned.iso() == "2026-12-14");
    if (step.kind.starts_with("transfer")) CHECK(step.earliest.iso() > "2026-12-12");
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

TEST_CASE("TRANSFER-STATE: a transfer is asked for once an open 7-day window has closed, and nobody is told to wait besides") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).cancel_until = day("2026-11-27");
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  for (const Step& step : plan.steps) {
    INFO(step.kind);
    if (step.kind == "transfer-request") CHECK(step.planned.iso() == "2026-11-30");  // the 28th is a Saturday
    if (step.kind.starts_with("transfer")) CHECK(step.earliest.iso() > "2026-11-27");
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

TEST_CASE("NCE-REDUCE: what runs by the month and is bought for a year is asked about, what stays monthly is not") {
  const auto asked = [](Term bought) {
    World world;
    world.settings.assume_transfer_possible = false;
    world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-30", 40)).term = Term::OneMonth;
    world.settings.term = bought;
    return finding(world.plan(), "k", "NCE-REDUCE");
  };
  REQUIRE(asked(Term::OneYear).has_value());
  CHECK(asked(Term::OneYear)->severity == Severity::Ask);
  CHECK_FALSE(asked(Term::OneMonth).has_value());
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

TEST_CASE("TRANSFER-ITEMS: 25 subscriptions in one request, the 26th in another") {
  World world;
  for (int i = 0; i < 26; ++i) world.add(subscription("k" + std::to_string(100 + i), "SPE_E3", Channel::CspPartner, "2027-05-30", 2));
  int requests = 0;
  std::size_t largest = 0;
  for (const Step& step : world.plan().steps) {
    if (step.kind != "transfer-request") continue;
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

TEST_CASE("REGION-SAME: Türkiye is no European country for CSP, Switzerland is") {
  World world;
  world.settings.partner_country = "DE";
  world.settings.customer_country = "TR";
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  REQUIRE(finding(world.plan(), "", "REGION-SAME").has_value());
  CHECK(finding(world.plan(), "", "REGION-SAME")->severity == Severity::Blocker);
  CHECK(!option(move_of(world.plan(), "k"), Path::PartnerTransfer).feasible);
  CHECK(!option(move_of(world.plan(), "k"), Path::BuySame).feasible);
  world.settings.customer_country = "CH";
  CHECK(!finding(world.plan(), "", "REGION-SAME").has_value());
  world.settings.customer_country = "";
  CHECK(finding(world.plan(), "", "REGION-SAME")->severity == Severity::Ask);
}

TEST_CASE("TEAMS-SALE-BACK: an agreement's suite with Teams is bought by hand before the agreement ends, not channel-transferred") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-01-31", 250));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::BuySame);
  CHECK(option(move_of(plan, "k"), Path::ChannelTransfer).feasible);
  CHECK(*move_of(plan, "k").order_date < day("2027-01-31"));
  CHECK(plan.proof.safe);
}

TEST_CASE("TRANSFER-EA: a chosen channel transfer gets no date of ours") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-01-31", 250));
  world.decide("k").path = Path::ChannelTransfer;
  const Plan plan = world.plan();
  CHECK(!move_of(plan, "k").order_date);
  CHECK(plan.actions.empty());
  CHECK(finding(plan, "k", "TRANSFER-EA").has_value());
}

TEST_CASE("EOS-RENEW: a retired offer is replaced by another SKU, and a person has to confirm which") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-02-28", 18));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::BuyOther);
  CHECK(has_reason(option(move_of(plan, "k"), Path::BuySame), "EOS-RENEW"));
  REQUIRE(finding(plan, "k", "PLAN-TARGET-PROPOSED").has_value());
  CHECK(finding(plan, "k", "PLAN-TARGET-PROPOSED")->severity == Severity::Ask);
  CHECK(!move_of(plan, "k").target_lines.empty());
}

TEST_CASE("what is no seat, deleted, a trial, empty or already with the partner is listed and not planned") {
  World world;
  world.add(subscription("usage", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).seat_based = false;
  world.add(subscription("gone", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).state = SubscriptionState::Deleted;
  world.add(subscription("try", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).trial = true;
  world.add(subscription("ours", "SPE_E3", Channel::TargetPartner, "2027-05-30", 1));
  const Plan plan = world.plan();
  CHECK(plan.actions.empty());
  for (const Move& move : plan.moves) {
    CHECK(move.path == Path::OutOfScope);
    CHECK(!move.findings.empty());
  }
}

TEST_CASE("a decision stands even where it does not work, and the plan then says so") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-05-30", 40));
  world.decide("k").path = Path::PartnerTransfer;
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::PartnerTransfer);
  REQUIRE(finding(plan, "k", "PLAN-PATH-INFEASIBLE").has_value());
  CHECK(plan.has_blockers());
}

TEST_CASE("an accepted blocker no longer blocks, until its facts change") {
  World world;
  world.settings.term = Term::ThreeYears;
  world.settings.billing_plan = BillingPlan::Annual;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-05-30", 40));
  REQUIRE(finding(world.plan(), "k", "NCE-3Y-MIN")->severity == Severity::Blocker);
  AcceptedException accepted;
  accepted.finding = "NCE-3Y-MIN";
  accepted.subject = "k";
  world.settings.accepted.push_back(accepted);
  CHECK(finding(world.plan(), "k", "NCE-3Y-MIN")->severity == Severity::Warning);
  CHECK(!finding(world.plan(), "", "PLAN-ACCEPTANCE-VOID").has_value());
  world.settings.accepted[0].facts = "0000000000000000";
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "NCE-3Y-MIN")->severity == Severity::Blocker);
  CHECK(finding(plan, "", "PLAN-ACCEPTANCE-VOID").has_value());
  world.customer.subscriptions[0].units = 100;  // nothing to accept any more
  CHECK(!finding(world.plan(), "", "PLAN-ACCEPTANCE-VOID").has_value());
}

TEST_CASE("TEAMS-SALE-CLOSED: where suites with Teams are taken as closed, the same suite is not bought again") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.price("SPE_E3", "468", "400");
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK(option(move_of(world.plan(), "k"), Path::BuySame).feasible);
  world.settings.teams_sale = TeamsSale::Closed;
  const Move move = move_of(world.plan(), "k");
  CHECK_FALSE(option(move, Path::BuySame).feasible);
  CHECK(has_reason(option(move, Path::BuySame), "TEAMS-SALE-CLOSED"));
  CHECK(move.path == Path::BuyOther);
  CHECK(option(move, Path::RenewAndWait).feasible);  // who has it may renew it
}

TEST_CASE("TEAMS-SALE-CLOSED: under an agreement the reason says that only the channel transfer keeps the suite") {
  World world;
  world.settings.teams_sale = TeamsSale::Closed;
  world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-05-30", 40));
  const PathOption same = option(move_of(world.plan(), "k"), Path::BuySame);
  REQUIRE(has_reason(same, "TEAMS-SALE-CLOSED"));
  CHECK(same.reasons.front().message.key == "finding.same_closed_agreement");
}

TEST_CASE("EQ-QUANTITY: of a SKU whose units hold more, fewer are bought, and every day stays covered") {
  World world;
  // Capacity belongs to the tenant: no user holds it.
  world.customer.subscriptions.push_back(subscription("k", "PBI_PREMIUM_EM1_ADDON", Channel::WebDirectMca, "2027-01-20", 9));
  SubscriptionDecision& decision = world.decide("k");
  decision.path = Path::BuyOther;
  decision.targets = {{planner_world::sku("PBI_PREMIUM_P1_ADDON"), 0, std::nullopt}};  // eight virtual cores instead of one
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].units == 2);
  CHECK(plan.proof.safe);
  decision.units = 1;
  CHECK(world.plan().target_lines[0].units == 1);
  CHECK_FALSE(world.plan().proof.safe);
  world.customer.subscriptions[0].units = 8;
  CHECK(world.plan().proof.safe);
}

TEST_CASE("what nobody pays is not ordered: free products, trials that users start, and developers' packs") {
  for (const char* part_number : {"FLOW_FREE", "TEAMS_EXPLORATORY", "DEVELOPERPACK_E5"}) {
    CAPTURE(part_number);
    World world;
    world.add(subscription("free", part_number, Channel::WebDirectMca, "2027-02-28", 10'000));
    const Plan plan = world.plan();
    CHECK(move_of(plan, "free").path == Path::OutOfScope);
    CHECK(plan.target_lines.empty());
    CHECK(finding(plan, "free", "PLAN-FREE").has_value());
  }
}

TEST_CASE("PLAN-FREE: what is granted free of charge stays where no file tells an end, and is ordered like anything else where one does") {
  World world;
  world.settings.segment = Segment::Education;
  world.add(subscription("a1", "STANDARDWOFFPACK_FACULTY", Channel::EnterpriseAgreement, "2027-02-28", 500'000)).term_end.reset();
  const Plan plan = world.plan();
  CHECK(move_of(plan, "a1").path == Path::OutOfScope);
  CHECK(finding(plan, "a1", "PLAN-FREE").has_value());
  CHECK_FALSE(plan.has_blockers());
  CHECK(plan.proof.safe);
  CHECK(std::none_of(plan.proof.notes.begin(), plan.proof.notes.end(), [](const Finding& note) { return note.rule == "PROOF-NO-END"; }));
  world.customer.subscriptions[0].term_end = day("2027-02-28");
  CHECK(move_of(world.plan(), "a1").path == Path::BuySame);
}

TEST_CASE("what is not sold by seats says why it is no part of the move, until when it runs, and that its seller is to be asked") {
  World world;
  world.add(subscription("azure", "SPE_E3", Channel::CspPartner, "2027-04-30", 1)).seat_based = false;
  const Plan plan = world.plan();
  CHECK(move_of(plan, "azure").path == Path::OutOfScope);
  REQUIRE(move_of(plan, "azure").why.size() == 1);
  CHECK(move_of(plan, "azure").why[0].key == "finding.not_seats_until");
  CHECK(finding(plan, "azure", "PLAN-NOT-SEATS")->severity == Severity::Ask);
}

TEST_CASE("Communications Credits are a prepaid balance: it is asked to be used up, because no order brings it back") {
  World world;
  world.add(subscription("credits", "MCOPSTNC", Channel::WebDirectMca, "2027-02-28", 10));
  world.add(subscription("e3", "SPE_E3", Channel::WebDirectMca, "2027-02-28", 10));
  CHECK(finding(world.plan(), "credits", "PLAN-PREPAID")->severity == Severity::Ask);
  CHECK_FALSE(finding(world.plan(), "e3", "PLAN-PREPAID").has_value());
}

TEST_CASE("nobody is asked when a free product ends, or what becomes of it") {
  World world;
  world.add(subscription("free", "FLOW_FREE", Channel::WebDirectMca, "2027-02-28", 10'000)).term_end.reset();
  world.add(subscription("renewing", "POWER_BI_STANDARD", Channel::WebDirectMca, "2027-02-28", 10'000)).end_action =
      EndOfTermAction::Unknown;
  const std::vector<Finding> notes = world.plan().proof.notes;
  CHECK(std::none_of(notes.begin(), notes.end(),
                     [](const Finding& note) { return note.rule == "PROOF-NO-END" || note.rule == "PROOF-EST-ASSUMED"; }));
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

TEST_CASE("NCE-CANCEL: who waits for the end of a term whose 7-day window is still open is told when it closes") {
  World world;
  Subscription& bought = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-11-15", 30));
  bought.purchased = bought.term_start = day("2026-11-16");
  const Plan plan = world.plan();
  REQUIRE(*move_of(plan, "k").order_date > day("2026-11-22"));
  REQUIRE(finding(plan, "k", "NCE-CANCEL").has_value());
  CHECK(std::get<Date>(finding(plan, "k", "NCE-CANCEL")->message.arguments[1].value).iso() == "2026-11-22");
  world.today = day("2026-11-23");
  CHECK_FALSE(finding(world.plan(), "k", "NCE-CANCEL").has_value());
}

TEST_CASE(
    "NCE-CANCEL: a losing partner that has few days to cancel in is a risk, the customer's own cancellation in the same days is not") {
  World world;
  Subscription& bought = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-11-19", 30));
  bought.purchased = bought.term_start = day("2026-11-20");
  world.settings.assume_transfer_possible = false;
  world.price("SPE_E3", "360", "288");
  const auto warned = [&] {
    for (const Finding& found : move_of(world.plan(), "k").findings) {
      if (found.message.key == "finding.cancel_tight") return found.severity == Severity::Warning;
    }
    return false;
  };
  REQUIRE(action(world.plan(), ActionKind::CancelNow, "k") != nullptr);
  CHECK(warned());
  world.customer.subscriptions[0].channel = Channel::WebDirectMca;
  REQUIRE(action(world.plan(), ActionKind::CancelNow, "k") != nullptr);
  CHECK_FALSE(warned());
}

TEST_CASE("a subscription that begins on a later day gives no units today, is not moved, and a person is asked what it is for") {
  World world;
  world.add(subscription("runs", "SPE_E3", Channel::CspPartner, "2027-05-30", 25));
  Subscription later = subscription("later", "SPE_E3", Channel::CspPartner, "2028-05-30", 30);
  later.term_start = day("2027-05-31");
  world.customer.subscriptions.push_back(later);
  const Plan plan = world.plan();
  CHECK(move_of(plan, "runs").path == Path::PartnerTransfer);
  CHECK(move_of(plan, "later").path == Path::OutOfScope);
  const std::vector<Finding>& said = move_of(plan, "later").findings;
  REQUIRE(said.size() == 1);
  CHECK(said.front().rule == "PLAN-STARTS-LATER");
  CHECK(said.front().severity == Severity::Ask);
  CHECK(action(plan, ActionKind::Transfer, "later") == nullptr);
  CHECK(plan.proof.safe);

  // It cannot stand in for what ends before it begins.
  world.decide("runs").path = Path::LetGo;
  world.customer.subscriptions.front().end_action = EndOfTermAction::CancelAtTermEnd;
  world.customer.subscriptions.back().term_start = day("2027-07-01");
  CHECK(!world.plan().proof.safe);

  // Somebody knows that it runs.
  world.decide("later").purchased = day("2026-10-01");
  CHECK(move_of(world.plan(), "later").path != Path::OutOfScope);
}

TEST_CASE("what ended longer ago than anybody keeps anything is no part of the move, whatever word a list still has for it") {
  World world;
  world.add(subscription("runs", "SPE_E3", Channel::CspPartner, "2027-05-30", 25));
  Subscription old = subscription("old", "SPE_E3", Channel::CspPartner, "2025-06-30", 30);
  old.state = SubscriptionState::InGrace;
  old.state_text = "Expired";
  world.customer.subscriptions.push_back(old);
  const Plan plan = world.plan();
  CHECK(move_of(plan, "old").path == Path::OutOfScope);
  REQUIRE(move_of(plan, "old").findings.size() == 1);
  CHECK(move_of(plan, "old").findings.front().rule == "PLAN-LONG-OVER");
  CHECK(plan.proof.safe);
  // In its free days, and where a file says that they run or somebody knows better.
  world.customer.subscriptions.back().term_end = day("2026-11-10");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
  world.customer.subscriptions.back().term_end = day("2025-06-30");
  world.customer.subscriptions.back().phase_end = day("2026-12-10");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
  world.customer.subscriptions.back().phase_end.reset();
  world.decide("old").term_end = day("2027-06-30");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
}
