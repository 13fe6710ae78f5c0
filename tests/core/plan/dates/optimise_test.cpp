// The optimum inside a person's constraints: worked examples. Today is Sunday 2026-11-22.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World one_source(const char* end = "2027-03-21", std::int64_t units = 31) {
  World world;
  world.price("SPE_E3", "240", "192");
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, end, units)).unit_price_month = Money{amount("21"), *Currency::parse("USD")};
  return world;
}

std::string ordered(const Plan& plan, const char* key) {
  const Move move = move_of(plan, key);
  return move.order_date ? move.order_date->iso() : "";
}

const Lever* lever(const Plan& plan, const char* key, Lever::Gain gain) {
  for (const Move& move : plan.moves) {
    if (move.subscription != key) continue;
    for (const Lever& each : move.levers) {
      if (each.gain == gain) return &each;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("without constraints the rules' own plan is the optimum, and that is proven") {
  const Plan plan = one_source().plan();
  CHECK(ordered(plan, "k") == "2027-03-12");
  CHECK(plan.optimum.proven);
  CHECK(plan.optimum.feasible);
  REQUIRE(plan.optimum.cost.size() == 1);
  CHECK(plan.optimum.cost[0].amount == plan.costs[0].total);
  CHECK(plan.optimum.cost == plan.optimum.bound);
  CHECK(plan.optimum.cost == plan.optimum.start);
}

TEST_CASE("PLAN-FREEZE: nothing changes inside a freeze, and the last day before it is taken") {
  World world = one_source();
  world.settings.freezes = {{day("2027-03-08"), day("2027-03-19"), "quarter end"}};
  const Plan plan = world.plan();
  // The choice that ends the source has to stand before the freeze, too: ordered on Thursday, usable and told to end on Friday.
  CHECK(ordered(plan, "k") < "2027-03-08");
  for (const Action& each : plan.actions) CHECK((each.date < day("2027-03-08") || day("2027-03-19") < each.date));
  CHECK(move_of(plan, "k").date_rule == "PLAN-FREEZE");
  CHECK(plan.proof.safe);
  CHECK(plan.optimum.proven);
}

TEST_CASE("PLAN-FREEZE: where no day is left the plan is blocked and the rule is named") {
  World world = one_source();
  world.settings.freezes = {{day("2026-11-01"), day("2027-12-31"), ""}};
  const Plan plan = world.plan();
  REQUIRE(finding(plan, "k", "PLAN-FREEZE").has_value());
  CHECK(finding(plan, "k", "PLAN-FREEZE")->severity == Severity::Blocker);
  world.decide("k").order_date = day("2027-03-10");
  CHECK(finding(world.plan(), "k", "PLAN-FREEZE")->severity == Severity::Warning);  // a person's own day
}

TEST_CASE("PLAN-FINISH: everything that moves anybody is done by then, and the old term is paid beside it") {
  World world = one_source();
  world.settings.latest_finish = day("2027-01-29");
  const Plan plan = world.plan();
  for (const Action& each : plan.actions) CHECK(each.date <= day("2027-01-29"));
  CHECK(move_of(plan, "k").date_rule == "PLAN-FINISH");
  CHECK(move_of(plan, "k").source_last_day == day("2027-03-21"));
  CHECK(plan.costs[0].unused_commitment > Decimal());
  CHECK(plan.proof.safe);
  world.settings.latest_finish = day("2026-11-22");
  CHECK(finding(world.plan(), "k", "PLAN-FINISH")->severity == Severity::Blocker);
}

TEST_CASE("PLAN-WEEK-LIMIT: of sources that end together only so many are moved in a week, the cheapest to wait first") {
  World world;
  world.price("SPE_E3", "240", "192");
  for (const auto& [key, units] : {std::pair{"a", 10}, {"b", 30}, {"c", 20}})
    world.add(subscription(key, "SPE_E3", Channel::WebDirectMca, "2027-03-21", units));
  world.settings.moves_a_week = 1;
  const Plan plan = world.plan();
  // Every day of overlap costs by the seat: the most seats keep the last week, the fewest go three weeks before.
  CHECK(ordered(plan, "b") == "2027-03-12");
  CHECK(ordered(plan, "c") == "2027-03-05");
  CHECK(ordered(plan, "a") == "2027-02-26");
  CHECK(move_of(plan, "a").date_rule == "PLAN-WEEK-LIMIT");
  CHECK(plan.optimum.proven);
  REQUIRE(lever(plan, "a", Lever::Gain::Cheaper) != nullptr);
  CHECK(lever(plan, "a", Lever::Gain::Cheaper)->rule == "PLAN-WEEK-LIMIT");
  CHECK(lever(plan, "a", Lever::Gain::Cheaper)->date == day("2027-03-12"));
}

TEST_CASE("PLAN-WEEK-LIMIT: three moves do not fit into two weeks of one each") {
  World world;
  for (const char* key : {"a", "b", "c"}) world.add(subscription(key, "SPE_E3", Channel::WebDirectMca, "2026-12-07", 5));
  world.settings.moves_a_week = 1;
  const Plan plan = world.plan();
  CHECK(!plan.optimum.feasible);
  CHECK(plan.optimum.binding == "PLAN-WEEK-LIMIT");
  CHECK(finding(plan, "", "PLAN-WEEK-LIMIT")->severity == Severity::Blocker);
  world.settings.moves_a_week = 2;
  CHECK(world.plan().optimum.feasible);
}

TEST_CASE("SMB-300: Business seats that end a few days apart are bought one after the other, some margin days given up") {
  World world;
  world.add(subscription("a", "SPB", Channel::WebDirectMca, "2027-03-17", 100));
  world.add(subscription("b", "O365_BUSINESS_PREMIUM", Channel::WebDirectMca, "2027-03-22", 100));
  const Plan plan = world.plan();
  CHECK(plan.optimum.feasible);
  CHECK(plan.optimum.proven);
  CHECK(plan.optimum.short_days > 0);
  CHECK(!finding(plan, "", "SMB-300").has_value());
  CHECK(*move_of(plan, "b").order_date > day("2027-03-17"));
  CHECK(finding(plan, "b", "PLAN-MARGIN-SHORT").has_value());
  CHECK(move_of(plan, "b").date_rule == "SMB-300");
  CHECK(plan.proof.safe);
}

TEST_CASE("SMB-300: where no order of days does, days without units are planned only if a person allows them, and never as safe") {
  World world;
  world.add(subscription("a", "SPB", Channel::WebDirectMca, "2027-03-17", 151));
  CHECK(world.plan().optimum.binding == "SMB-300");
  world.settings.gap_days = 2;
  const Plan plan = world.plan();
  CHECK(plan.optimum.feasible);
  CHECK(ordered(plan, "a") == "2027-03-18");
  CHECK(finding(plan, "a", "PLAN-EXPIRE-FIRST").has_value());
  CHECK(!finding(plan, "", "SMB-300").has_value());
  CHECK(!plan.proof.safe);
}

TEST_CASE("NCE-3Y-MIN: sources too small for three years each are bought on one day where together they are enough") {
  World world;
  world.settings.term = Term::ThreeYears;
  world.settings.billing_plan = BillingPlan::Annual;
  world.add(subscription("a", "SPE_E3", Channel::WebDirectMca, "2027-03-19", 60));
  world.add(subscription("b", "SPE_E3", Channel::WebDirectMca, "2027-04-23", 60));
  const Plan plan = world.plan();
  CHECK(ordered(plan, "a") == "2027-03-12");
  CHECK(ordered(plan, "b") == "2027-03-12");
  CHECK(!finding(plan, "b", "NCE-3Y-MIN").has_value());
  CHECK(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].units == 120);
}

TEST_CASE("a group that no single purchase can take over is moved by two on one day") {
  World world;
  world.add(subscription("a", "STANDARDPACK", Channel::WebDirectMca, "2027-03-19", 30));
  world.add(subscription("b", "STANDARDPACK", Channel::WebDirectMca, "2027-04-23", 30));
  for (const char* key : {"a", "b"}) {
    world.decide(key).path = Path::BuyOther;
    world.decide(key).targets = {TargetChoice{sku("SPE_E3"), 0, {}}};
  }
  world.customer.profiles.resize(1);
  world.customer.profiles[0].users = 50;
  world.customer.profiles[0].skus = {AssignedSku{sku("STANDARDPACK"), {}, {"group-1"}, false}};
  world.customer.pools[0].consumed = 50;
  const Plan plan = world.plan();
  CHECK(ordered(plan, "a") == ordered(plan, "b"));
  std::int64_t moved = 0;
  for (const Action& each : plan.actions) moved += each.kind == ActionKind::Swap ? each.users : 0;
  CHECK(moved == 50);
  CHECK(plan.proof.safe);
}

TEST_CASE("PRICE-LOCK: a list price that rises before the end is locked by ordering on the last day before, when that is cheaper") {
  World world = one_source("2027-03-21");
  PriceRecord risen = world.prices[0];
  world.prices[0].valid_to = day("2027-02-28");
  risen.valid_from = day("2027-03-01");
  risen.retail_price = amount("480");
  world.prices.push_back(risen);
  const Plan plan = world.plan();
  CHECK(ordered(plan, "k") == "2027-02-26");
  CHECK(move_of(plan, "k").date_rule == "PLAN-OPTIMUM");
  CHECK(plan.optimum.cost[0].amount < plan.optimum.start[0].amount);
  CHECK(plan.optimum.cost[0].amount == plan.costs[0].total);
}

TEST_CASE("the partner's cost can be minimised instead of the customer's") {
  World world = one_source();
  world.settings.minimise = Minimise::PartnerCost;
  const Plan plan = world.plan();
  CHECK(plan.optimum.minimised == Minimise::PartnerCost);
  Decimal partner;
  for (const LedgerLine& line : plan.ledger) partner += line.partner_amount ? line.partner_amount->amount : Decimal();
  CHECK(plan.optimum.cost[0].amount == partner);
}

TEST_CASE("CREDIT-MOSA: a day is called cheaper only for what makes it cheaper, and not for how months fall") {
  const auto why = [](const char* old_price, Minimise minimise) {
    World world;
    world.today = day("2026-11-30");  // a Monday: no weekend lies between order and cancellation, and none is saved by waiting
    world.settings.minimise = minimise;
    world.add(subscription("k", "SPB", Channel::WebDirectMosa, "2027-05-14", 20)).unit_price_month =
        Money{amount(old_price), *Currency::parse("USD")};
    world.price("SPB", "277.20", "221.76");
    const Move move = move_of(world.plan(), "k");
    std::string keys;
    for (const Message& one : move.why) {
      if (one.key.starts_with("why.order_")) keys += one.key + " ";
    }
    return keys;
  };
  CHECK(why("23.10", Minimise::CustomerCost) == "why.order_even ");
  CHECK(why("18", Minimise::CustomerCost) == "why.order_old_cheaper ");
  // A customer's paper says nothing of what the partner pays, and does not call that day cheaper for the customer.
  CHECK(why("30", Minimise::PartnerCost) == "why.order_by_settings ");
}

TEST_CASE("what a lever brings is the customer's money where the partner's cost is minimised too") {
  const auto brings = [](Minimise minimise) {
    World world = one_source();
    world.settings.minimise = minimise;
    const Plan plan = world.plan();
    const Lever* sooner = lever(plan, "k", Lever::Gain::Earlier);
    return sooner != nullptr && sooner->saving ? sooner->saving->amount.text() : std::string();
  };
  CHECK_FALSE(brings(Minimise::CustomerCost).empty());
  CHECK(brings(Minimise::PartnerCost) == brings(Minimise::CustomerCost));
}

TEST_CASE("a week's orders can be put on one day") {
  World world;
  world.price("SPE_E3", "240", "192");
  world.add(subscription("a", "SPE_E3", Channel::WebDirectMca, "2027-03-16", 10));
  world.add(subscription("b", "SPE_E3", Channel::WebDirectMca, "2027-03-19", 10));
  CHECK(ordered(world.plan(), "a") != ordered(world.plan(), "b"));
  world.settings.grouping = Grouping::ByWeek;
  const Plan plan = world.plan();
  CHECK(ordered(plan, "a") == ordered(plan, "b"));
  CHECK(!plan.optimum.proven);
  CHECK(plan.optimum.bound[0].amount < plan.optimum.cost[0].amount);
  // It costs more than its own best day, and is not called cheaper.
  const std::vector<Message> why = move_of(plan, "b").why;
  const auto says = [&](const char* key) {
    return std::any_of(why.begin(), why.end(), [&](const Message& one) { return one.key == key; });
  };
  CHECK(says("why.order_grouped"));
  CHECK_FALSE(says("why.order_cheaper"));
}

TEST_CASE("every order date has a lever: a smaller margin makes it cheaper, an earlier day costs so much more") {
  const Plan plan = one_source().plan();
  const Lever* cheaper = lever(plan, "k", Lever::Gain::Cheaper);
  REQUIRE(cheaper != nullptr);
  CHECK(cheaper->rule == "PLAN-MARGIN");
  CHECK(cheaper->next_rule == "NCE-RENEW-TIME");
  CHECK(cheaper->date == day("2027-03-19"));
  CHECK(cheaper->saving->amount > Decimal());
  const Lever* earlier = lever(plan, "k", Lever::Gain::Earlier);
  REQUIRE(earlier != nullptr);
  CHECK(earlier->date == day("2026-11-23"));
  CHECK(earlier->saving->amount < Decimal());
}

TEST_CASE("NCE-ADDON: a base and its add-on that end in the next century are planned without looking at every week until then") {
  World world = one_source("2200-12-31");
  world.price("Microsoft_365_Copilot", "360", "300");
  world.add(subscription("addon", "Microsoft_365_Copilot", Channel::WebDirectMca, "2200-11-30", 5)).parent_key = "k";
  world.settings.moves_a_week = 1;  // each for itself would be enough else
  const Plan plan = world.plan();
  CAPTURE(plan.optimum.choices);
  CHECK(plan.optimum.feasible);
  CHECK(plan.optimum.choices < 4'000);
}

TEST_CASE("an end that a file puts into the next century is planned without looking at every day until then") {
  for (const Channel channel : {Channel::WebDirectMosa, Channel::WebDirectMca, Channel::CspPartner}) {
    World world = one_source("2200-12-31");
    world.customer.subscriptions[0].channel = channel;
    for (const int moves_a_week : {0, 1}) {
      world.settings.moves_a_week = moves_a_week;
      const Plan plan = world.plan();
      CAPTURE(plan.optimum.choices);
      CHECK(plan.moves.size() == 1);
      CHECK(plan.optimum.choices < 2'000);
    }
  }
}

TEST_CASE("PLAN-WEEK-LIMIT: transfers that find no room in the weeks of one request are asked for later, while their terms leave time") {
  World world;
  world.today = day("2026-11-27");
  world.settings.moves_a_week = 3;
  for (int i = 0; i < 28; ++i) {
    const Date end = add_months_clamped(day("2027-01-14"), i < 4 ? 0 : 1 + (i - 4) / 3);
    world.add(subscription("k" + std::to_string(10 + i), "SPE_E3", Channel::CspPartner, end.iso().c_str(), 2));
  }
  const Plan plan = world.plan();
  CHECK(plan.optimum.feasible);
  CHECK_FALSE(finding(plan, "", "PLAN-WEEK-LIMIT").has_value());
  REQUIRE(plan.moves.size() == 28);
  std::map<std::int64_t, int> weeks;
  for (const Move& move : plan.moves) {
    const Action* transfer = action(plan, ActionKind::Transfer, move.subscription);
    REQUIRE(transfer != nullptr);
    ++weeks[(std::int64_t{transfer->date.days_since_epoch()} + 3) / 7];
    const Subscription* source = nullptr;
    for (const Subscription& each : world.customer.subscriptions) source = each.key == move.subscription ? &each : source;
    CHECK(transfer->date + 7 <= *source->term_end);
  }
  for (const auto& [week, transfers] : weeks) CHECK(transfers <= 3);
  // All in one week, and no later week is free.
  for (Subscription& each : world.customer.subscriptions) each.term_end = day("2027-01-14");
  CHECK(finding(world.plan(), "", "PLAN-WEEK-LIMIT").has_value());
}
