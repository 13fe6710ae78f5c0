// What the report says of money: sums, what they lack, and what they are compared with.
#include "tests/core/output/report/support.hpp"

using namespace csp;
using namespace csp::report_test;

TEST_CASE("the internal form shows cost and margin in its own language") {
  const std::string page = made("internal", support::sample_plan("", "tr")).at(0).bytes;
  CHECK(has(page, "USD 17,32"));
  CHECK(has(page, "USD 71.717,13"));
  CHECK(has(page, "<html lang=\"tr\">"));
}

TEST_CASE("an order for several subscriptions says so with each of them, so that nobody adds it up twice") {
  support::Sample sample = support::sample_plan();
  CHECK_FALSE(has(report(sample), "one order for"));
  std::vector<Move*> bought;
  for (Move& move : sample.plan.moves) {
    if (!move.target_lines.empty()) bought.push_back(&move);
  }
  REQUIRE(bought.size() >= 2);
  bought[1]->target_lines = bought[0]->target_lines;
  CHECK(count(report(sample), "one order for 2 subscriptions together") >= 2);
}

TEST_CASE("a plan that orders nothing does not ask for a price list to show a margin") {
  support::Sample sample = support::sample_plan();
  sample.plan.target_lines.clear();
  sample.partner_language = sample.language;
  const std::string internal = made("internal", sample).at(0).bytes;
  CHECK(has(internal, "Nothing is ordered in this plan"));
  CHECK_FALSE(has(internal, "No partner prices"));
}

TEST_CASE("where a line has no price the report names it, and gives no total and nothing to compare it with") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "USD 12,082.66"));
  sample.plan.target_lines[1].retail_unit_month.reset();
  const std::string page = report(sample);
  CHECK(has(page, "This order line has no price: Office 365 SUITE."));
  for (const char* sum : {"USD 12,082.66", "USD 15,000.00", "USD 14,000.00", "USD 13,000.00", "is paid twice", "less than leaving"})
    CHECK_FALSE(has(page, sum));
  CHECK(has(page, "paid twice for safety, as far as prices are known"));
  CHECK_FALSE(has(page, "paid twice for safety<"));
  CHECK(has(page, "USD 589.33"));  // what is known stays
}

TEST_CASE("what today's subscriptions cost unknown, there is no total either") {
  support::Sample sample = support::sample_plan();
  Finding unknown = sample.plan.findings.front();
  unknown.rule = "PLAN-SOURCE-PRICE-UNKNOWN";
  unknown.message = Message{"finding.source_price_unknown", {{"count", std::int64_t{3}}, {"names", std::string("Visio Plan 2")}}};
  sample.plan.findings.push_back(unknown);
  const std::string page = report(sample);
  CHECK(has(page, "What 3 subscriptions cost today is not known: Visio Plan 2."));
  CHECK_FALSE(has(page, "USD 12,082.66"));
}

TEST_CASE("a plan without any price does not speak of a price list") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "list prices of the opened price list"));
  sample.plan.costs.clear();
  sample.plan.ledger.clear();
  for (TargetLine& line : sample.plan.target_lines) line.retail_unit_month.reset();
  CHECK(has(report(sample), "No prices are known"));
  CHECK_FALSE(has(report(sample), "price list; Microsoft"));
}

TEST_CASE("what is set to end today is no cheap way of doing nothing") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "leaving everything as it is"));
  sample.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  const std::string page = report(sample);
  CHECK(has(page, "Doing nothing is not an option"));
  CHECK_FALSE(has(page, "less than leaving everything as it is"));
  // Nor in the table: what ends on the way costs nothing afterwards, and gives nothing.
  CHECK_FALSE(has(page, "For comparison: leaving everything as it is<"));
  CHECK(has(page, "on the way and cost"));
}

TEST_CASE("what is handed over at a price that nobody knows is missing in the new partner's sum, and the sum says so") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("bought", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const char* qualified = "With the new partner, as far as prices are known";
  CHECK_FALSE(has(report(world), qualified));
  world.add(planner_world::subscription("handed", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4));
  CHECK(has(report(world), qualified));
}

TEST_CASE("the month table ends in the total of the table above it, with the credit that falls into no month") {
  support::Sample sample = support::sample_plan();
  const std::string page = report(sample);
  const std::size_t table = page.find("Charges spread over their days");
  REQUIRE(table != std::string::npos);
  const std::string months = page.substr(table, page.find("</table>", table) - table);
  const CostSummary& cost = sample.plan.costs.at(0);
  CHECK(has(months, sample.language.number(cost.total, 2)));
  CHECK(has(months, "Expected credit for unused time") == !cost.expected_credit.is_zero());
}

TEST_CASE("while no file tells what a subscription does at its end, nobody is told that moving is cheaper than leaving it as it is") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  Subscription& source = world.customer.subscriptions[0];
  source.unit_price_month = Money{planner_world::amount("25"), *Currency::parse("USD")};
  source.end_action = EndOfTermAction::Unknown;
  const auto compared = [&](std::optional<bool> renews) {
    source.auto_renew = renews;
    const std::string page = report(world);
    CHECK(has(page, "no file says whether it renews at the end of the term") == !renews.has_value());
    CHECK(has(page, "leaving everything as it is, on assumptions") == !renews.has_value());
    return has(page, "than leaving everything as it is.");
  };
  CHECK_FALSE(compared(std::nullopt));
  CHECK(compared(true));
  CHECK(compared(false));
}

TEST_CASE("a comparison with today's costs says where these are taken from a price list") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const auto page = [&] { return report(world); };
  const char* words = "what was bought earlier may cost less";
  CHECK(has(page(), words));
  world.customer.subscriptions[0].unit_price_month = Money{planner_world::amount("25"), *Currency::parse("USD")};
  REQUIRE(has(page(), "more than leaving everything as it is"));
  CHECK_FALSE(has(page(), words));
}

TEST_CASE("beside what leaving everything as it is costs stands the year that a trial may become, which is not in it") {
  planner_world::World world;
  world.add(planner_world::subscription("base", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  Subscription& trial = world.add(planner_world::subscription("k", "SPB", Channel::CspPartner, "2026-12-09", 25));
  trial.trial = true;
  trial.term = Term::OneMonth;
  world.price("SPE_E3", "480", "400");
  const std::string open = report(world);
  CHECK(has(open, "1 trial that may become a paid annual term if nobody stops it, at a price that no file gives"));
  world.price("SPB", "264", "211.20");
  CHECK(has(report(world), "1 trial that may become a paid annual term if nobody stops it, for USD 6,600.00 a year"));
  world.customer.subscriptions[1].trial = false;
  CHECK_FALSE(has(report(world), "may become a paid annual term"));
}

TEST_CASE("what is known to be paid twice is said, also where another price is missing") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-05-31", 10)).unit_price_month =
      Money{planner_world::amount("25"), *Currency::parse("USD")};
  world.add(planner_world::subscription("u", "SPB", Channel::EnterpriseAgreement, "2027-05-31", 10));
  world.settings.latest_finish = *Date::from_iso("2027-03-31");
  const std::string page = report(world);
  REQUIRE(has(page, "as far as prices are known"));
  CHECK(has(page, "Of this, paid twice for safety, as far as prices are known"));
  CHECK(has(page, "days, as far as prices are known"));
}

TEST_CASE("the internal form tells beside the margin of the orders what the customer pays for what is handed over") {
  planner_world::World world;
  world.price("POWER_BI_PRO", "120", "96");
  world.add(planner_world::subscription("bought", "POWER_BI_PRO", Channel::WebDirectMca, "2027-03-21", 10));
  world.add(planner_world::subscription("moved", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const auto internal = [&] { return first_of("internal", world); };
  REQUIRE(planner_world::move_of(world.plan(), "moved").path == Path::PartnerTransfer);
  CHECK(has(internal(), "What is handed over keeps its price, which no file tells"));
  world.customer.subscriptions[1].unit_price_month = Money{planner_world::amount("25"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  Money handed_over{Decimal(), *Currency::parse("USD")};
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind == LedgerKind::TargetCharge && line.subscription == "moved") handed_over.amount += line.amount.amount;
  }
  REQUIRE_FALSE(handed_over.amount.is_zero());
  CHECK(
      has(internal(), "For what is handed over the customer pays us " + support::built_in_language("en").money(handed_over) + " as well"));
  CHECK_FALSE(has(internal(), "<dt>Customer pays us</dt>"));
}
