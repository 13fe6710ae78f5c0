// Which way does a subscription go, and why is another one closed to it?
#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("a partner that is known not to let go: the same SKU is bought again") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::BuySame);
  CHECK(option(move_of(plan, "k"), Path::PartnerTransfer).feasible);
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

TEST_CASE("EST-ACTIONS: what is in an extended service term is not said to be reduced by the month when it is bought for a year") {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& extended = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-09", 40));
  extended.name = "Microsoft 365 E3 - Extended Service Term";
  extended.term = Term::OneMonth;
  REQUIRE(finding(world.plan(), "k", "NCE-REDUCE").has_value());
  CHECK(finding(world.plan(), "k", "NCE-REDUCE")->message.key == "finding.commitment_longer_est");
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

TEST_CASE("PLAN-AGREEMENT-END: a volume licence cannot be left to renew, and nothing is told as if it did") {
  for (const Channel channel : {Channel::EnterpriseAgreement, Channel::OpenValue}) {
    World world;
    world.add(subscription("k", "SPE_E5", channel, "2027-01-31", 5));
    world.customer.subscriptions[0].unit_price_month = Money{amount("50.00"), *Currency::parse("USD")};
    world.decide("k").path = Path::RenewAndWait;
    const Plan plan = world.plan();
    const Move move = move_of(plan, "k");
    CHECK_FALSE(option(move, Path::RenewAndWait).feasible);
    CHECK(has_reason(option(move, Path::RenewAndWait), "PLAN-AGREEMENT-END"));
    CHECK(finding(plan, "k", "PLAN-PATH-INFEASIBLE").has_value());
    CHECK(move.source_last_day == day("2027-01-31"));
    for (const Message& why : move.why) {
      CAPTURE(why.key);
      CHECK(why.key != "why.renew_and_wait");
      CHECK(why.key != "why.path.renewAndWait");
    }
    CHECK(step_of(plan, "review") == nullptr);
    // It is paid to the agreement's end, whatever the plan would have liked.
    REQUIRE_FALSE(plan.ledger.empty());
    for (const LedgerLine& line : plan.ledger) CHECK(line.to <= day("2027-01-31"));
  }
}
