// The sentences at the top of the report: does it hold, what moves, between which days, with which margin?
#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "tests/core/output/report/support.hpp"

using namespace csp;
using namespace csp::report_test;

TEST_CASE("the report says in one sentence whether anybody loses a service") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "Nobody loses a service, apart from 1 accepted exception"));
  sample.plan.proof.gaps.clear();
  CHECK(has(report(sample), ">Nobody loses a service</h2>"));
  sample.customer.assignments_known = false;
  CHECK(has(report(sample), ">There are enough licences on every day</h2>"));
  sample.plan.findings[0].severity = Severity::Blocker;
  CHECK(has(report(sample), ">The plan is not ready: 1 point is open</h2>"));
  ServiceGap gap;
  gap.users = 31;
  sample.plan.proof.gaps = {gap};
  sample.plan.proof.safe = false;
  CHECK(has(report(sample), ">Not safe yet: 31 users would lose a service</h2>"));
}

TEST_CASE("what makes a plan unsafe stands first among what must be solved, and counts as an open point; what was accepted does neither") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  ServiceGap gap;
  gap.users = 31;
  gap.sku = sample.customer.subscriptions[0].sku;
  gap.from = sample.plan.today + 9;
  gap.to = sample.plan.today + 40;
  gap.finding.rule = "PROOF-PROFILE-UNITS";
  ServiceGap units = gap;
  units.users = 0;
  units.missing_units = 31;
  units.finding.rule = "PROOF-UNITS";
  sample.plan.proof.gaps = {units, gap};
  const auto points = [&] { return open_points(figures_of(customer_view(sample.context(), sample.language))); };
  const std::int64_t blockers = points() - 1;  // the two are one point
  const auto first = [&] {
    const std::string page = report(sample);
    const std::size_t at = page.find("What must be solved first");
    return at == std::string::npos ? std::string() : page.substr(at, page.find("</ul>", at) - at);
  };
  CHECK(has(first(), "31 users are without"));
  for (ServiceGap& each : sample.plan.proof.gaps) each.accepted = true;
  CHECK(points() == blockers);
  CHECK_FALSE(has(first(), "31 users are without"));
}

TEST_CASE("SMB-300: too many seats are called a broken limit, not users without a service, and nothing is promised to users") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  ServiceGap gap;
  gap.missing_units = 290;
  gap.finding.rule = "SMB-300";
  gap.finding.message =
      Message{"proof.business_seats",
              {{"count", std::int64_t{590}}, {"limit", std::int64_t{300}}, {"from", sample.plan.today}, {"to", sample.plan.today + 7}}};
  sample.plan.proof.gaps = {gap};
  sample.plan.actions.clear();
  const std::string page = report(sample);
  CHECK(has(page, "Not safe yet: the plan breaks a limit of the tenant"));
  CHECK_FALSE(has(page, "would lose a service"));
  CHECK(has(page, "590 seats of Business plans exist"));
  CHECK_FALSE(has(page, "Nothing changes for users"));
}

TEST_CASE("a group whose users would lose their licence is no limit of the tenant, although nobody is counted") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  ServiceGap limit, group;
  limit.finding.rule = "SMB-300";
  group.finding.rule = "PROOF-GROUP";
  sample.plan.proof.gaps = {limit};
  CHECK(has(report(sample), "breaks a limit of the tenant"));
  sample.plan.proof.gaps = {limit, group};
  CHECK_FALSE(has(report(sample), "breaks a limit of the tenant"));
  sample.plan.proof.gaps = {group};
  CHECK_FALSE(has(report(sample), "breaks a limit of the tenant"));
}

TEST_CASE("the days on which subscriptions move begin with the first order or transfer, not with what is asked for before") {
  support::Sample sample = support::sample_plan();
  const Figures figures = figures_of(customer_view(sample.context(), sample.language));
  std::optional<Date> first;
  for (const Action& action : sample.plan.actions) {
    const bool moves = action.kind == ActionKind::Order || action.kind == ActionKind::Transfer;
    if (moves && (!first || action.date < *first)) first = action.date;
  }
  REQUIRE(first);
  CHECK(figures.moves_from == first);
  CHECK(figures.moves_to.value() >= *first);
}

TEST_CASE("a partner without a name still begins a sentence with a capital letter") {
  support::Sample sample = support::sample_plan();
  sample.settings.partner_name.clear();
  CHECK_FALSE(has(report(sample), "<div>your partner"));
}

TEST_CASE("work of a single day is done on that day, not between it and itself") {
  support::Sample sample = support::sample_plan();
  REQUIRE(has(report(sample), "The work is done between "));
  for (Step& step : sample.plan.steps) step.planned = sample.plan.steps.front().planned;
  CHECK(has(report(sample), "The work is done on "));
  CHECK_FALSE(has(report(sample), "The work is done between "));
}

TEST_CASE("without a name the partner stands in each sentence as its language needs it") {
  support::Sample sample = support::sample_plan();
  sample.settings.partner_name.clear();
  CHECK(has(report(sample), "subscriptions move to your partner."));
  sample.language = support::sample_language("de");
  const std::string german = report(sample);
  CHECK(has(german, "zu Ihrem Partner um."));
  CHECK_FALSE(has(german, "zu Ihr Partner"));
  CHECK_FALSE(has(german, "von Ihr Partner"));
  sample.language = support::sample_language("tr");
  CHECK(has(report(sample), "iş ortağınıza taşınıyor."));
}

TEST_CASE("the report promises the margin that the plan keeps, and none where nothing is bought") {
  support::Sample sample = support::sample_plan();
  sample.settings.margin_days = 30;
  sample.plan.moves[0].source_last_day = *sample.plan.moves[0].order_date + 5;
  CHECK(has(report(sample), "ordered at least 5 days before the old ones end"));
  CHECK_FALSE(has(report(sample), "30 days"));
  for (Move& move : sample.plan.moves) move.target_lines.clear();
  CHECK_FALSE(has(report(sample), "Safety margin"));
  CHECK_FALSE(has(report(sample), "before the old ones end"));
}

TEST_CASE("a subscription ends on its last day, and with it, or after free days, its services") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10)).unit_price_month =
      Money{planner_world::amount("25"), *Currency::parse("USD")};
  const std::string page = report(world);
  CHECK(has(page, "1 subscription ends without renewal on 31 Mar 2027. The services end with the term, or after free days"));
  CHECK_FALSE(has(page, "from 31 Mar 2027 on"));
}

TEST_CASE("licences that stay assigned without units are counted in the headline, and nobody is said to lose a service") {
  support::Sample sample = support::sample_plan();
  ServiceGap gap;
  gap.finding.rule = "PROOF-UNITS";
  gap.finding.severity = Severity::Blocker;
  gap.missing_units = 30;
  sample.plan.proof.safe = false;
  sample.plan.proof.gaps = {gap};
  const std::string text = report(sample);
  CHECK(has(text, "Not safe yet: 30 licences of products that end are still assigned"));
  CHECK_FALSE(has(text, "users would lose a service"));
}

TEST_CASE("licences that are missing today are counted once for each SKU in the headline, which promises no more than what users have") {
  support::Sample sample = support::sample_plan();
  ServiceGap gap;
  gap.finding.rule = "PROOF-UNITS";
  gap.before_plan = true;
  gap.missing_units = 12;
  sample.plan.proof.gaps = {gap, gap};  // before and after the days on which old and new run side by side
  CHECK(has(report(sample), "Nobody loses a service that they have today; 12 licences are missing already"));
  sample.customer.assignments_known = false;
  CHECK_FALSE(has(report(sample), "There are enough licences on every day"));
}

TEST_CASE("what has ended already, or gives no service, does not end once more: neither today nor with its free days") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.price("POWER_BI_PRO", "120", "96");
  world.add(planner_world::subscription("running", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10));
  for (const SubscriptionState state : {SubscriptionState::InGrace, SubscriptionState::Suspended}) {
    CAPTURE(static_cast<int>(state));
    planner_world::World also = world;
    Subscription& gone = also.add(planner_world::subscription("gone", "POWER_BI_PRO", Channel::WebDirectMca, "2026-11-10", 4));
    gone.state = state;
    gone.phase_end = world.today + 18;
    const std::string page = report(also);
    CHECK(has(page, "1 subscription ends without renewal on 31 Mar 2027."));
    CHECK(has(page, "1 more has ended already or gives no service now"));
    for (Subscription& one : also.customer.subscriptions) {
      if (one.key == "running") one.channel = Channel::WebDirectMca;  // it renews
    }
    const std::string alone = report(also);
    CHECK(has(alone, "1 subscription has ended already or gives no service now"));
    CHECK_FALSE(has(alone, "without renewal on"));
    CHECK_FALSE(has(alone, "on the way"));
  }
}
