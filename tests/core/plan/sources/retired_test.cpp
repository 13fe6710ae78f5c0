// Services that are switched off and grants that are no longer given. Today is Sunday 2026-11-22.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const Step* save_step(const Plan& plan) {
  const auto found =
      std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::ExportData; });
  return found == plan.steps.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("what belongs to Project Online is warned of, and its data is saved first") {
  World world;
  world.add(subscription("k", "PROJECTONLINE_PLAN_1", Channel::WebDirectMca, "2027-04-30", 5));
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-SERVICE-ENDS").has_value());
  CHECK(finding(plan, "k", "PLAN-SERVICE-ENDS")->message.key == "finding.service_ended");  // on 30 September
  REQUIRE(save_step(plan) != nullptr);
  CHECK(save_step(plan)->planned.iso() == "2026-11-23");
  CHECK(save_step(plan)->role == Role::CustomerAdmin);
}

TEST_CASE("before the service ends its data is saved until that day, and no later than the subscription's last") {
  World world;
  world.today = day("2026-06-01");
  world.add(subscription("k", "PROJECTONLINE_PLAN_1", Channel::WebDirectMca, "2026-12-31", 5));
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "PLAN-SERVICE-ENDS")->message.key == "finding.service_ends");
  CHECK(save_step(plan)->latest.iso() == "2026-09-30");
  world.customer.subscriptions[0].term_end = day("2026-08-31");
  CHECK(save_step(world.plan())->latest.iso() == "2026-08-31");
}

TEST_CASE("other subscriptions are no part of it") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-04-30", 5));
  CHECK(save_step(world.plan()) == nullptr);
  CHECK(!finding(world.plan(), "k", "PLAN-SERVICE-ENDS").has_value());
}

TEST_CASE("a nonprofit's grant is replaced by the suite that nonprofits buy, without a decision, and nobody loses a service") {
  World world;
  world.settings.segment = Segment::Nonprofit;
  world.settings.segment_validated = true;
  world.add(subscription("k", "Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)", Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].sku == sku("SPB"));
  CHECK(plan.target_lines[0].product_sku->text() == "CFQ7TTC0LCHC:000J");
  CHECK(plan.proof.safe);
  CHECK(finding(plan, "k", "PLAN-TARGET-PROPOSED")->severity == Severity::Ask);
}

TEST_CASE("Office 365 E1 that a nonprofit has for nothing is a grant that ended, and what follows is asked; one that is paid is none") {
  World world;
  world.settings.segment = Segment::Nonprofit;
  world.add(subscription("k", "STANDARDPACK", Channel::WebDirectMca, "2027-03-21", 40)).unit_price_month =
      Money{amount("0"), *Currency::parse("USD")};
  REQUIRE(finding(world.plan(), "k", "PLAN-GRANT-ENDS").has_value());
  CHECK(finding(world.plan(), "k", "PLAN-GRANT-ENDS")->severity == Severity::Ask);
  world.settings.segment = Segment::Commercial;
  CHECK_FALSE(finding(world.plan(), "k", "PLAN-GRANT-ENDS").has_value());
  world.settings.segment = Segment::Nonprofit;
  world.customer.subscriptions[0].unit_price_month->amount = amount("2.50");
  CHECK_FALSE(finding(world.plan(), "k", "PLAN-GRANT-ENDS").has_value());
}

TEST_CASE("a nonprofit's Office 365 E1 of which no file tells a price may be a grant, and is asked about") {
  World world;
  world.settings.segment = Segment::Nonprofit;
  world.add(subscription("k", "STANDARDPACK", Channel::WebDirectMca, "2027-03-21", 40)).unit_price_month.reset();
  const auto asked = finding(world.plan(), "k", "PLAN-GRANT-ENDS");
  REQUIRE(asked.has_value());
  CHECK(asked->severity == Severity::Ask);
  CHECK(asked->message.key == "finding.grant_perhaps");
  world.settings.segment = Segment::Commercial;
  CHECK_FALSE(finding(world.plan(), "k", "PLAN-GRANT-ENDS").has_value());
}

TEST_CASE("a plan that was retired two years ago is named with its successors, and whether anything is bought for it is asked") {
  World world;
  world.settings.segment = Segment::Education;
  world.add(subscription("k", "STANDARDWOFFPACK_IW_FACULTY", Channel::EnterpriseAgreement, "2027-03-31", 200));
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-RETIRED").has_value());
  CHECK(finding(plan, "k", "PLAN-RETIRED")->severity == Severity::Ask);
  CHECK(finding(plan, "k", "PLAN-RETIRED")->message.key == "finding.retired");
  world.today = day("2024-07-31");  // the day before
  CHECK_FALSE(finding(world.plan(), "k", "PLAN-RETIRED").has_value());
}

TEST_CASE("the Business Premium grant ends with its renewal: which successor follows is decided, and its nonprofit offer is ordered") {
  World world;
  world.settings.segment = Segment::Nonprofit;
  world.add(subscription("k", "Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(finding(world.plan(), "k", "PLAN-GRANT-ENDS").has_value());
  TargetChoice paid;
  paid.sku = sku("SPB");
  world.decide("k").targets = {paid};
  const Plan plan = world.plan();
  CHECK(!finding(plan, "k", "EQ-SEGMENT").has_value());
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].sku == sku("SPB"));
  CHECK(plan.target_lines[0].product_sku->text() == "CFQ7TTC0LCHC:000J");  // Nonprofit Staff Pricing
}

TEST_CASE("what the catalogue marks as retired is not ordered again: it is asked about, and something else is proposed") {
  World world;
  world.add(subscription("k", "MFA_STANDALONE", Channel::WebDirectMca, "2027-04-30", 12));
  const Plan plan = world.plan();
  for (const TargetLine& line : plan.target_lines) CHECK(line.sku != sku("MFA_STANDALONE"));
  REQUIRE(finding(plan, "k", "PLAN-RETIRED").has_value());
  CHECK(finding(plan, "k", "PLAN-RETIRED")->severity == Severity::Ask);
  CHECK_FALSE(option(move_of(plan, "k"), Path::BuySame).feasible);
  CHECK(has_reason(option(move_of(plan, "k"), Path::BuySame), "EOS-RENEW"));
}

TEST_CASE("nor is it ordered in the place of something else") {
  World world;
  world.add(subscription("k", "AAD_PREMIUM", Channel::WebDirectMca, "2027-04-30", 12));
  world.decide("k").path = Path::BuyOther;
  world.decide("k").targets = {{sku("MFA_STANDALONE"), 0, {}}};
  REQUIRE(finding(world.plan(), "k", "EOS-RENEW").has_value());
  CHECK(finding(world.plan(), "k", "EOS-RENEW")->severity == Severity::Blocker);
}

TEST_CASE("a retired product that nobody has is no part of the move; one that somebody has is asked about") {
  World world;
  world.add(subscription("k", "MFA_STANDALONE", Channel::WebDirectMca, "2027-04-30", 25));
  CHECK(finding(world.plan(), "k", "PLAN-RETIRED")->severity == Severity::Ask);
  world.customer.profiles.clear();
  for (UnitPool& pool : world.customer.pools) pool.consumed = 0;
  world.customer.pools_known = true;
  CHECK(move_of(world.plan(), "k").path == Path::OutOfScope);
  CHECK(finding(world.plan(), "k", "PLAN-RETIRED")->severity == Severity::Note);
}

TEST_CASE("Stream classic has ended: a million units that users once signed up for are no part of the move, whoever holds one") {
  World world;
  world.add(subscription("k", "STREAM", Channel::WebDirectMca, "2027-04-30", 1000000));
  const Plan plan = world.plan();
  CHECK(plan.target_lines.empty());
  CHECK(move_of(plan, "k").path == Path::OutOfScope);
  CHECK(finding(plan, "k", "PLAN-RETIRED")->message.key == "finding.off_sale_gone");
  CHECK(plan.proof.safe);
}
