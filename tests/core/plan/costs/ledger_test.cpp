#include <doctest/doctest.h>

#include "core/plan/costs/unpriced.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const Currency kDollar = *Currency::parse("USD");

Decimal sum(const Plan& plan, LedgerKind kind) {
  Decimal total;
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind == kind) total += line.amount.amount;
  }
  return total;
}

}  // namespace

TEST_CASE("source to its last day, target from its order day, the doubled days apart") {
  World world;
  world.today = day("2027-03-01");
  world.settings.margin_days = 10;
  world.settings.horizon_months = 12;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-31", 10));
  added.term_start = day("2026-04-01");
  added.unit_price_month = Money{amount("31"), kDollar};
  world.price("SPE_E3", "360", "288");
  const Plan plan = world.plan();
  // Ten days before Wednesday 31 March is Sunday the 21st, ordered on Friday the 19th: 13 doubled days of 10 x 31 a month of 31 days.
  REQUIRE(move_of(plan, "k").order_date->iso() == "2027-03-19");
  REQUIRE(plan.costs.size() == 1);
  CHECK(plan.costs[0].source == amount("310"));
  CHECK(plan.costs[0].overlap == amount("130"));
  // 30 a month for 10 units from 19 March through 29 February 2028: 11 months and 11 of February's 29 days (19 Feb to 18 Mar).
  CHECK(plan.costs[0].target == amount("3413.79"));
  CHECK(plan.costs[0].total == plan.costs[0].source + plan.costs[0].target);
  // The partner's cost stands apart: 24 a month.
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind != LedgerKind::TargetCharge) continue;
    REQUIRE(line.partner_amount.has_value());
    CHECK(line.partner_amount->amount == amount("2731.03"));
  }
}

TEST_CASE("bought long before its end: what is left of the old commitment serves nobody and is named") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  added.unit_price_month = Money{amount("30"), kDollar};
  world.price("SPE_E3", "360", "288");
  CHECK(sum(world.plan(), LedgerKind::SourceUnusedCommitment).is_zero());
  world.decide("k").order_date = day("2026-12-01");
  const Plan now = world.plan();
  CHECK(sum(now, LedgerKind::SourceUnusedCommitment) > amount("900"));
  CHECK(now.costs[0].unused_commitment == sum(now, LedgerKind::SourceUnusedCommitment));
  CHECK(now.costs[0].overlap > now.costs[0].unused_commitment);
}

TEST_CASE("all at once costs more, each on its last safe day costs less than the plan") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  added.unit_price_month = Money{amount("30"), kDollar};
  world.price("SPE_E3", "360", "288");
  const CostSummary cost = world.plan().costs.at(0);
  CHECK(cost.each_at_end < cost.total);
  CHECK(cost.total < cost.all_at_once);
  // Left alone it renews at 300 a month for twelve months.
  CHECK(cost.doing_nothing == amount("3600"));
}

TEST_CASE("TRANSFER-SPLIT: the losing partner bills through the day before, the gaining one from the day of the transfer") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 10));
  added.unit_price_month = Money{amount("30"), kDollar};
  const Plan plan = world.plan();
  const Date moved = action(plan, ActionKind::Transfer, "k")->date;
  REQUIRE(plan.ledger.size() == 2);
  CHECK(plan.ledger[0].to == moved - 1);
  CHECK(plan.ledger[1].from == moved);
  CHECK(plan.costs.at(0).total == amount("3600"));
}

TEST_CASE("two currencies stand side by side and are never added") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 1)).unit_price_month = Money{amount("10"), kDollar};
  world.add(subscription("b", "SPE_E5", Channel::WebDirectMca, "2027-03-21", 1)).unit_price_month =
      Money{amount("10"), *Currency::parse("EUR")};
  const Plan plan = world.plan();
  REQUIRE(plan.costs.size() == 2);
  CHECK(plan.costs[0].currency.code() == "EUR");
  CHECK(finding(plan, "", "PLAN-CURRENCY").has_value());  // and it is asked about
  CHECK(plan.costs[0].source == plan.costs[1].source);
}

TEST_CASE("an unknown price is said, not counted as nothing") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  CHECK(finding(plan, "", "PLAN-PRICE-UNKNOWN").has_value());
  CHECK(finding(plan, "", "PLAN-SOURCE-PRICE-UNKNOWN").has_value());
  CHECK(unpriced(plan.target_lines, plan.findings).subscription_names == "k");
  CHECK(option(move_of(plan, "k"), Path::BuySame).cost.empty());
}
