// More Business seats than can be doubled, handed over in parts (rules SMB-300, CREDIT-MOSA).
#include "core/plan/sources/parts.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/plan/plan_memory.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/property_cases.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World old_agreement(std::int64_t units) {
  World world;
  world.add(subscription("k", "SPB", Channel::WebDirectMosa, "2027-06-30", units));
  world.price("SPB", "264.00", "211.20");
  return world;
}

std::vector<Action> of_kind(const Plan& plan, ActionKind kind) {
  std::vector<Action> found;
  std::copy_if(plan.actions.begin(), plan.actions.end(), std::back_inserter(found), [&](const Action& each) { return each.kind == kind; });
  return found;
}

// Seats of a customer that has nothing but Business subscriptions, counted from the actions alone: old ones through the day on which they
// are given back, new ones from the day of the order.
std::map<Date, std::int64_t> seats_by_day(const World& world, const Plan& plan, bool usable_only) {
  std::map<Date, std::int64_t> seats;
  for (Date day = plan.today; day <= plan.today + 120; day = day + 1) {
    std::int64_t count = 0;
    for (const Subscription& old : world.customer.subscriptions) {
      std::int64_t left = old.units;
      for (const Action& each : plan.actions) {
        if (each.subscription != old.key || each.date >= day) continue;
        if (each.kind == ActionKind::Reduce) left -= each.units;
        if (each.kind == ActionKind::CancelNow) left = 0;
      }
      count += left;
    }
    for (const Action& each : plan.actions) {
      if (each.kind == ActionKind::Order && each.date + (usable_only ? 1 : 0) <= day) count += each.units;
    }
    seats[day] = count;
  }
  return seats;
}

}  // namespace

TEST_CASE("SMB-300: 200 old seats are handed over in two parts of 100, as many as 300 leave room for") {
  const World world = old_agreement(200);
  const Plan plan = world.plan();
  CHECK(plan.optimum.feasible);
  CHECK(plan.proof.safe);
  CHECK_FALSE(plan.has_blockers());
  const std::vector<Action> orders = of_kind(plan, ActionKind::Order), given = of_kind(plan, ActionKind::Reduce);
  REQUIRE(orders.size() == 2);
  REQUIRE(given.size() == 1);
  CHECK(orders[0].units == 100);
  CHECK(orders[1].units == 100);
  CHECK(given[0].units == 100);
  CHECK(given[0].date > orders[0].date);  // once the new ones are checked
  CHECK(orders[1].date > given[0].date);  // once there is room
  CHECK(of_kind(plan, ActionKind::CancelNow).at(0).date > orders[1].date);
}

TEST_CASE("CREDIT-MOSA: in parts, every day that is left of every old seat comes back, and the ledger charges each seat once a day") {
  World world = old_agreement(200);
  world.customer.subscriptions[0].unit_price_month = Money{amount("22.00"), *Currency::parse("USD")};
  const Plan plan = world.plan();
  std::int64_t old_seats = 0;
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind == LedgerKind::SourceCharge && line.from == plan.today) old_seats += line.units;
    if (line.kind == LedgerKind::ExpectedCredit) CHECK(line.amount.amount.is_negative());
  }
  CHECK(old_seats == 200);
  REQUIRE(!plan.costs.empty());
  CHECK(plan.costs[0].expected_credit > Decimal());
}

TEST_CASE("a subscription that is handed over in parts is one move, one subscription of the tenant and one reason") {
  const Plan plan = old_agreement(200).plan();
  REQUIRE(plan.moves.size() == 1);
  const Move& move = plan.moves[0];
  CHECK(move.target_lines == std::vector<std::string>{"T1", "T2"});
  CHECK(*move.order_date == plan.target_lines.at(0).order_date);
  CHECK(*move.source_last_day == of_kind(plan, ActionKind::CancelNow).at(0).date);
  const auto said = [](const Message& message) { return message.key == "why.in_parts"; };
  CHECK(std::count_if(move.why.begin(), move.why.end(), said) == 1);
  CHECK(std::none_of(plan.findings.begin(), plan.findings.end(), [](const Finding& found) { return found.rule == "TENANT-SUBS"; }));
}

TEST_CASE("each part is ordered, checked and given back before the next one is ordered, and only the last one ends the subscription") {
  const Plan plan = old_agreement(240).plan();  // room for 60: four parts
  std::vector<std::string> kinds;
  for (const Step& step : plan.steps) {
    if (step.kind() == StepKind::Order || step.kind() == StepKind::Reduce || step.kind() == StepKind::Cancel)
      kinds.emplace_back(word(step.kind()));
  }
  CHECK(kinds == std::vector<std::string>{"order", "reduce", "order", "reduce", "order", "reduce", "order", "cancel"});
  std::map<std::string, const Step*> by_id;
  for (const Step& step : plan.steps) by_id[step.id] = &step;
  std::string reduced;
  for (const Step& step : plan.steps) {
    if (step.kind() == StepKind::Order && !reduced.empty()) CHECK(std::count(step.after.begin(), step.after.end(), reduced) == 1);
    if (step.kind() == StepKind::Reduce) reduced = step.id;
  }
}

TEST_CASE("where everything fits, nothing is parted; where nothing fits, the ceiling says so") {
  CHECK(of_kind(old_agreement(150).plan(), ActionKind::Reduce).empty());
  const Plan full = old_agreement(300).plan();
  CHECK(of_kind(full, ActionKind::Reduce).empty());
  CHECK(finding(full, "", "SMB-300")->severity == Severity::Blocker);
  const Plan too_many_turns = old_agreement(270).plan();  // room for 30: nine turns
  CHECK(finding(too_many_turns, "", "SMB-300")->severity == Severity::Blocker);
}

TEST_CASE("NCE-REDUCE: a term that cannot be given back in part is not parted") {
  World world;
  world.add(subscription("k", "SPB", Channel::WebDirectMca, "2027-03-21", 200));
  CHECK(of_kind(world.plan(), ActionKind::Reduce).empty());
}

TEST_CASE("a day that a person fixed, another path or fewer seats are theirs to decide") {
  World fixed = old_agreement(200);
  fixed.decide("k").order_date = day("2026-12-10");
  CHECK(of_kind(fixed.plan(), ActionKind::Reduce).empty());
  World left = old_agreement(200);
  left.decide("k").path = Path::LetGo;
  CHECK(of_kind(left.plan(), ActionKind::Reduce).empty());
  World fewer = old_agreement(200);
  fewer.decide("k").units = 190;
  const std::vector<Action> orders = of_kind(fewer.plan(), ActionKind::Order);
  REQUIRE(orders.size() == 2);
  CHECK(orders[0].units + orders[1].units == 190);
}

TEST_CASE("what is remembered between two plans does not mix up parts: the plan after an edit is the plan from scratch") {
  World world = old_agreement(160);
  world.add(subscription("other", "O365_BUSINESS_PREMIUM", Channel::WebDirectMosa, "2027-06-30", 60));
  PlanMemory memory;
  memory.rest_on(std::make_shared<const int>(0));
  const auto remembered = [&] { return make_plan(catalog(), world.customer, world.settings, world.prices, world.today, memory); };
  for (const std::optional<Path> path :
       {std::optional<Path>(), std::optional<Path>(Path::LetGo), std::optional<Path>(Path::RenewAndWait)}) {
    world.decide("other").path = path;
    const Plan again = remembered(), fresh = world.plan();
    REQUIRE(again.actions.size() == fresh.actions.size());
    for (std::size_t i = 0; i < fresh.actions.size(); ++i) {
      CHECK(again.actions[i].date == fresh.actions[i].date);
      CHECK(again.actions[i].units == fresh.actions[i].units);
    }
  }
}

TEST_CASE("law: on no day are there more Business seats than 300 or than at the start, and on no day fewer than are used") {
  support::Dice dice(20261126);
  int parted = 0;
  const int rounds = support::property_cases(300);
  for (int round = 0; round < rounds; ++round) {
    World world;
    const std::int64_t first = dice.between(60, 260);
    world.add(subscription("a", "SPB", Channel::WebDirectMosa, "2027-06-30", first));
    if (dice.chance(50))
      world.add(
          subscription("b", "O365_BUSINESS_PREMIUM", Channel::WebDirectMosa, "2027-08-31", dice.between(1, 300 - static_cast<int>(first))));
    if (dice.chance(30)) world.settings.moves_a_week = 2;
    const Plan plan = world.plan();
    if (of_kind(plan, ActionKind::Reduce).empty()) continue;
    ++parted;
    std::int64_t used = 0;
    for (const Subscription& old : world.customer.subscriptions) used += old.units;
    CAPTURE(round);
    CHECK(plan.proof.safe == plan.optimum.feasible);
    if (!plan.optimum.feasible) continue;
    for (const auto& seats : seats_by_day(world, plan, false)) CHECK(seats.second <= std::max<std::int64_t>(300, used));
    for (const auto& seats : seats_by_day(world, plan, true)) CHECK(seats.second >= used);
  }
  CHECK(parted > rounds / 6);
}

TEST_CASE("SMB-300: the days of parts are explained by the ceiling on seats, and no add-on is spoken of where there is none") {
  for (const std::int64_t units : {200, 240}) {
    World world = old_agreement(units);
    world.customer.subscriptions[0].unit_price_month = Money{amount("30.00"), *Currency::parse("USD")};
    world.today = day("2026-11-27");
    world.customer.subscriptions[0].term_end = day("2026-12-31");
    const Plan plan = world.plan();
    int said = 0;
    for (const Step& step : plan.steps) {
      CHECK(step.rule != "NCE-ADDON");
      if (step.kind() == StepKind::Order && !step.other_why.key.empty()) said += step.rule == "SMB-300";
    }
    CHECK(said > 0);
    CHECK(move_of(plan, "k").date_rule != "NCE-ADDON");
    for (const Lever& lever : move_of(plan, "k").levers) CHECK(lever.rule != "NCE-ADDON");
  }
}
