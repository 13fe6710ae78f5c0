#include <doctest/doctest.h>

#include <set>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("SMB-300: old and new Business seats count together while they stand side by side") {
  World world;
  world.add(subscription("k", "SPB", Channel::WebDirectMca, "2027-03-21", 151));
  REQUIRE(finding(world.plan(), "", "SMB-300").has_value());
  CHECK(finding(world.plan(), "", "SMB-300")->severity == Severity::Blocker);
}

TEST_CASE("SMB-300: 150 seats can be doubled, and seats that go one after the other never meet") {
  World world;
  world.add(subscription("a", "SPB", Channel::WebDirectMca, "2027-03-21", 100));
  CHECK(!finding(world.plan(), "", "SMB-300").has_value());
  world.add(subscription("b", "O365_BUSINESS_PREMIUM", Channel::WebDirectMca, "2027-06-21", 100));
  CHECK(!finding(world.plan(), "", "SMB-300").has_value());
  world.customer.subscriptions[1].term_end = day("2027-03-22");
  CHECK(finding(world.plan(), "", "SMB-300").has_value());
}

TEST_CASE("SMB-300: two subscriptions that can be left on any day are moved one after the other, never both at once") {
  World world;
  world.add(subscription("a", "SPB", Channel::WebDirectMosa, "2027-06-30", 100));
  world.add(subscription("b", "O365_BUSINESS_PREMIUM", Channel::WebDirectMosa, "2027-08-31", 100));
  const Plan plan = world.plan();
  CHECK(!finding(plan, "", "SMB-300").has_value());
  CHECK(plan.optimum.feasible);
  CHECK(plan.proof.safe);
  const Move first = move_of(plan, "a"), second = move_of(plan, "b");
  const bool apart = *first.source_last_day < *second.order_date || *second.source_last_day < *first.order_date;
  CHECK(apart);
}

TEST_CASE("SMB-300: no day is safe for one subscription of more than half the seats, and the plan says which rule stands in the way") {
  World world;
  world.add(subscription("k", "SPB", Channel::WebDirectMca, "2027-03-21", 151));
  const Plan plan = world.plan();
  CHECK_FALSE(plan.optimum.feasible);
  CHECK(plan.optimum.binding == "SMB-300");
  CHECK(plan.has_blockers());
  world.settings.gap_days = 2;  // somebody accepts two days without units: the old ones end first
  const Plan gap = world.plan();
  CHECK(gap.optimum.feasible);
  REQUIRE(finding(gap, "k", "PLAN-EXPIRE-FIRST").has_value());
  CHECK(*move_of(gap, "k").order_date > day("2027-03-21"));
  CHECK_FALSE(gap.proof.safe);  // until the gap is accepted in writing
}

TEST_CASE("TENANT-SUBS-HALF: more than 150 doubled ones are a warning, although what is bought of one SKU on one day is one subscription") {
  World world;
  for (int i = 0; i < 151; ++i)
    world.add(subscription("k" + std::to_string(1000 + i), "SPE_E3", Channel::WebDirectMca, "2027-03-21", 1)).term_end =
        day("2027-03-21") - i % 7;
  const Plan plan = world.plan();
  CHECK(!finding(plan, "", "TENANT-SUBS").has_value());
  CHECK(finding(plan, "", "TENANT-SUBS-HALF")->severity == Severity::Warning);
}

TEST_CASE("TENANT-SUBS: 151 different SKUs that end on one day cannot be doubled inside 300 subscriptions") {
  World world;
  std::set<Guid> closed;
  for (const RetiredOffer& retired : catalog().retired_offers) closed.insert(retired.skus.begin(), retired.skus.end());
  for (const Sku& each : catalog().skus) {
    if (world.customer.subscriptions.size() == 151) break;
    if (closed.count(each.id) != 0 || (each.sale != SkuSale::Current && each.sale != SkuSale::Granted && each.sale != SkuSale::Special))
      continue;
    const std::string key = "k" + std::to_string(1000 + world.customer.subscriptions.size());
    Subscription made = subscription(key, "SPE_E3", Channel::WebDirectMca, "2027-03-21", 1);
    made.sku = each.id;
    world.decide(key).path = Path::BuySame;
    world.add(made);
  }
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "", "TENANT-SUBS").has_value());
  CHECK(finding(plan, "", "TENANT-SUBS")->severity == Severity::Blocker);
  CHECK(!plan.optimum.feasible);
  CHECK(plan.optimum.binding == "TENANT-SUBS");
}

TEST_CASE("NCE-3Y-MIN and NCE-3Y-BILL: three-year Enterprise suites need 100 seats and are not billed monthly") {
  World world;
  world.settings.term = Term::ThreeYears;
  world.settings.billing_plan = BillingPlan::Monthly;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 99));
  CHECK(finding(world.plan(), "k", "NCE-3Y-MIN")->severity == Severity::Blocker);
  CHECK(finding(world.plan(), "k", "NCE-3Y-BILL").has_value());
  world.customer.subscriptions[0].units = 100;
  CHECK(!finding(world.plan(), "k", "NCE-3Y-MIN").has_value());
}

TEST_CASE("NCE-ADDON: the base is ordered first, and an add-on whose base goes is a warning") {
  World world;
  world.add(subscription("base", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  world.add(subscription("extra", "Microsoft_365_Copilot", Channel::WebDirectMca, "2027-03-21", 5)).parent_key = "base";
  CHECK(finding(world.plan(), "extra", "NCE-ADDON")->severity == Severity::Note);
  world.decide("base").path = Path::LetGo;
  CHECK(finding(world.plan(), "extra", "NCE-ADDON")->severity == Severity::Warning);
}

TEST_CASE("the tenant's last Dataverse licence must not lapse") {
  World world;
  world.add(subscription("k", "POWERAPPS_PER_USER", Channel::WebDirectMca, "2027-03-21", 5));
  world.decide("k").path = Path::LetGo;
  CHECK(finding(world.plan(), "k", "PLAN-DATAVERSE-LAST")->severity == Severity::Blocker);
  world.decide("k").path.reset();
  CHECK(!finding(world.plan(), "k", "PLAN-DATAVERSE-LAST").has_value());
}

TEST_CASE("EQ-SEGMENT: an offer of another segment is never bought by itself") {
  World world;
  world.settings.segment = Segment::Commercial;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  TargetChoice target;
  for (const Sku& sku : catalog().skus) {
    if (sku.segment == Segment::Education && target.sku.is_zero()) target.sku = sku.id;
  }
  REQUIRE(!target.sku.is_zero());
  world.decide("k").targets.push_back(target);
  CHECK(finding(world.plan(), "k", "EQ-SEGMENT")->severity == Severity::Blocker);
}

TEST_CASE("MCA-REACCEPT, MCA-API-ONLY and MFA-ADMIN-CENTER: the agreement comes before the order, by an administrator who can sign in") {
  World world;
  world.settings.agreement = AgreementState::AttestedBefore2023April;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  const Plan plan = world.plan();
  CHECK(finding(plan, "", "MCA-REACCEPT").has_value());
  CHECK(finding(plan, "", "MFA-ADMIN-CENTER").has_value());
  CHECK(plan.steps.front().kind() == StepKind::Agreement);
  world.settings.agreement = AgreementState::Unknown;
  CHECK(finding(world.plan(), "", "MCA-API-ONLY")->severity == Severity::Ask);
}

TEST_CASE("POR-NEW: in the indirect model the reseller's standing is asked for") {
  World world;
  world.settings.partner_model = PartnerModel::IndirectReseller;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
  CHECK(finding(world.plan(), "", "POR-NEW").has_value());
}

TEST_CASE("unused units are shown and bought all the same") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 50));
  world.customer.pools[0].consumed = 45;
  world.customer.profiles[0].users = 45;
  const Plan plan = world.plan();
  CHECK(finding(plan, "k", "PLAN-UNUSED-UNITS").has_value());
  CHECK(plan.target_lines.at(0).units == 50);
}

TEST_CASE("NCE-MULTIGEO: 3 units beside 100 mailboxes are too few, 5 are enough") {
  World world;
  world.add(subscription("base", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 100));
  world.add(subscription("geo", "OFFICE365_MULTIGEO", Channel::WebDirectMca, "2027-03-21", 3));
  REQUIRE(finding(world.plan(), "geo", "NCE-MULTIGEO").has_value());
  CHECK(finding(world.plan(), "geo", "NCE-MULTIGEO")->severity == Severity::Ask);
  world.decide("geo").units = 5;
  CHECK_FALSE(finding(world.plan(), "geo", "NCE-MULTIGEO").has_value());
}

TEST_CASE("of several subscriptions of one product unused units are told once, against all that are there afterwards") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 30)).name = "Microsoft 365 E3";
  world.add(subscription("b", "SPE_E3", Channel::WebDirectMca, "2027-05-21", 20)).name = "Microsoft 365 E3";
  world.decide("b").path = Path::LetGo;
  const auto told = [&](std::int64_t consumed) {
    world.customer.pools[0].consumed = consumed;
    std::vector<Message> messages;
    for (const Move& move : world.plan().moves) {
      for (const Finding& found : move.findings) {
        if (found.rule == "PLAN-UNUSED-UNITS" || found.message.key.starts_with("finding.unused_")) messages.push_back(found.message);
      }
    }
    return messages;
  };
  CHECK(told(30).empty());  // the units that end are nobody's, and none of the others
  const std::vector<Message> once = told(25);
  REQUIRE(once.size() == 1);
  CHECK(once[0].key == "finding.unused_together");
  CHECK(argument(once[0].arguments, "name") == MessageValue(std::string("Microsoft 365 E3")));
  CHECK(argument(once[0].arguments, "units") == MessageValue(std::int64_t{30}));
  CHECK(argument(once[0].arguments, "unused") == MessageValue(std::int64_t{5}));
  for (Subscription& one : world.customer.subscriptions) one.channel = Channel::CspPartner;
  world.decide("b").path = Path::PartnerTransfer;
  const std::vector<Message> transferred = told(25);
  REQUIRE(transferred.size() == 1);
  CHECK(transferred[0].key == "finding.unused_together_transferred");
  CHECK(argument(transferred[0].arguments, "unused") == MessageValue(std::int64_t{25}));
}
