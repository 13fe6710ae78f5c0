// Laws of the optimum, on seeded random customers under random constraints: kept, safe for the day-by-day oracle, and never cheaper
// for one constraint more. CSP_PROPERTY_CASES sets how many customers.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "tests/core/plan/oracle/oracle.hpp"
#include "tests/core/support/constrained_world.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;
using planner_world::catalog;

namespace {

planner_world::World world_of(int seed) { return support::constrained_world(static_cast<std::uint64_t>(seed), 5, 160); }

// As many customers as are asked for, and those on whom the search once went wrong: a day of the open window that is also the rules' day, a
// check that waited for Monday and pushed the next step into a freeze, a cost of nothing where nothing keeps every rule, a transfer on a
// day by which the first request for it had lapsed, a Sunday on which only the wider margin ordered, a
// freeze that had it cancelled on the very day of the check.
std::vector<int> customers() {
  std::vector<int> seeds = {1213,  2248,  3064,  8206,  8304,  8969,  9730,  12076, 15781, 15850, 15910,
                            17158, 17412, 18090, 18632, 19353, 20142, 20210, 20948, 21873, 23426, 24687};
  for (int seed = 1; seed <= support::property_cases(300, 80); ++seed) seeds.push_back(seed);
  return seeds;
}

bool blocked(const Plan& plan, const std::string& rule) {
  const auto in = [&](const std::vector<Finding>& findings) {
    for (const Finding& found : findings) {
      if (found.rule == rule && found.severity >= Severity::Warning) return true;
    }
    return false;
  };
  bool any = in(plan.findings);
  for (const Move& move : plan.moves) any = any || in(move.findings);
  return any;
}

// Everything priced, any path: what costs less is then a question of days alone.
planner_world::World priced_world(int seed) {
  planner_world::World world = world_of(seed);
  world.settings.weigh_paths = true;
  world.settings.minimise = Minimise::CustomerCost;
  world.settings.term = Term::OneYear;
  world.settings.billing_plan = BillingPlan::Monthly;
  for (Subscription& each : world.customer.subscriptions) {
    if (!each.unit_price_month) each.unit_price_month = Money{planner_world::amount("9.5"), *Currency::parse("USD")};
    each.unit_price_month->currency = *Currency::parse("USD");
  }
  return world;
}

struct Compared {
  bool usable = false;
  Decimal before, after;
};

// Only plans that keep everything can be compared: of a plan that is blocked nothing is promised.
Compared compared(const Plan& before, const Plan& after) {
  const auto usable = [](const Plan& plan) {
    return plan.optimum.feasible && plan.optimum.proven && plan.optimum.short_days == 0 && plan.optimum.cost.size() == 1 &&
           !blocked(plan, "PLAN-FREEZE") && !blocked(plan, "PLAN-FINISH");
  };
  if (!usable(before) || !usable(after)) return {};
  // People work on weekends only where nothing else is left. That stands before cost: what a constraint forces onto a Sunday may be cheaper
  // than the Monday that everybody would choose without it, and says nothing about the search.
  const bool hurried = std::any_of(after.actions.begin(), after.actions.end(),
                                   [&](const Action& each) { return each.date > after.today && each.date.weekday() > 5; });
  if (hurried) return {};
  return {true, before.optimum.cost[0].amount, after.optimum.cost[0].amount};
}

}  // namespace

TEST_CASE("freezes, latest finish and the week's limit are kept, or the plan says which of them is not") {
  const std::vector<int> cases = customers();
  std::size_t kept = 0;
  for (const int seed : cases) {
    const planner_world::World world = world_of(seed);
    const Plan plan = world.plan();
    CAPTURE(seed);
    const bool freeze_said = blocked(plan, "PLAN-FREEZE"), finish_said = blocked(plan, "PLAN-FINISH");
    for (const Action& each : plan.actions) {
      for (const Freeze& freeze : world.settings.freezes) CHECK((freeze_said || each.date < freeze.first || freeze.last < each.date));
      const bool moves = each.kind != ActionKind::SetEndOfTerm;
      if (world.settings.latest_finish && moves) CHECK((finish_said || each.date <= *world.settings.latest_finish));
    }
    std::map<int, int> weeks;
    for (const Move& move : plan.moves) {
      if (move.order_date) ++weeks[(move.order_date->days_since_epoch() + 3) / 7];
    }
    for (const Action& each : plan.actions) {
      if (each.kind == ActionKind::Transfer) ++weeks[(each.date.days_since_epoch() + 3) / 7];
    }
    for (const auto& [week, count] : weeks) {
      if (world.settings.moves_a_week > 0) CHECK((blocked(plan, "PLAN-WEEK-LIMIT") || count <= world.settings.moves_a_week));
    }
    kept += plan.optimum.feasible && !freeze_said && !finish_said;
  }
  CHECK(kept * 3 > cases.size());
}

TEST_CASE("a plan under constraints that calls itself safe is safe for the oracle") {
  const int cases = support::property_cases(300, 80);
  int safe = 0, moved = 0;
  for (int seed = 1; seed <= cases; ++seed) {
    const planner_world::World world = world_of(seed);
    const Plan plan = world.plan();
    const oracle::Opinion opinion =
        oracle::judge(catalog(), world.customer, world.settings, plan.actions, world.today, plan.proof.last_day);
    CAPTURE(seed);
    CHECK(plan.proof.safe == opinion.safe());
    safe += plan.proof.safe;
    moved += plan.optimum.cost != plan.optimum.start;
  }
  CHECK(safe * 2 > cases);
  CHECK(moved * 10 > cases);  // or the optimum was always what the rules give
}

TEST_CASE("the optimum costs what its ledger adds up to, and never more than the plan of the rules where that keeps everything") {
  for (const int seed : customers()) {
    const planner_world::World world = priced_world(seed);
    const Plan plan = world.plan();
    CAPTURE(seed);
    Decimal sum;
    bool all_priced = plan.costs.size() == 1;
    for (const Move& move : plan.moves) {
      const bool weighed = move.path == Path::BuySame || move.path == Path::BuyOther || move.path == Path::PartnerTransfer;
      all_priced = all_priced && weighed;
    }
    for (const TargetLine& line : plan.target_lines) all_priced = all_priced && line.retail_unit_month;
    if (!all_priced) continue;
    for (const LedgerLine& line : plan.ledger) sum += line.amount.amount;
    CHECK(plan.optimum.cost.at(0).amount == sum);
    CHECK(plan.optimum.bound.at(0).amount <= plan.optimum.cost.at(0).amount);
  }
}

TEST_CASE("a freeze more never makes it cheaper") {
  int looked_at = 0, dearer = 0;
  for (const int seed : customers()) {
    planner_world::World world = priced_world(seed);
    const Plan before = world.plan();
    support::Dice dice(static_cast<std::uint64_t>(seed) + 17);
    const Date first = world.today + dice.between(5, 150);
    world.settings.freezes.push_back({first, first + dice.between(0, 14), ""});
    const Compared costs = compared(before, world.plan());
    if (!costs.usable) continue;
    CAPTURE(seed);
    CHECK(costs.before <= costs.after);
    ++looked_at;
    dearer += costs.before < costs.after;
  }
  CHECK(looked_at > 0);
  CHECK(dearer > 0);
}

TEST_CASE("a wider margin never costs less") {
  int looked_at = 0, dearer = 0;
  for (const int seed : customers()) {
    planner_world::World world = priced_world(seed);
    const Plan before = world.plan();
    world.settings.margin_days += 1 + seed % 9;
    const Compared costs = compared(before, world.plan());
    if (!costs.usable) continue;
    CAPTURE(seed);
    CHECK(costs.before <= costs.after);
    ++looked_at;
    dearer += costs.before < costs.after;
  }
  CHECK(looked_at > 0);
  CHECK(dearer > 0);
}

TEST_CASE("a tighter limit of the week, or an earlier finish, never costs less") {
  int looked_at = 0;
  for (const int seed : customers()) {
    planner_world::World world = priced_world(seed);
    const Plan before = world.plan();
    if (seed % 2 == 0)
      world.settings.moves_a_week = world.settings.moves_a_week == 2 ? 1 : 2;
    else
      world.settings.latest_finish = std::min(world.settings.latest_finish.value_or(world.today + 160), world.today + 60 + seed % 90);
    if (before.optimum.cost.empty() || (seed % 2 == 0 && world_of(seed).settings.moves_a_week == 1)) continue;
    const Compared costs = compared(before, world.plan());
    if (!costs.usable) continue;
    CAPTURE(seed);
    CHECK(costs.before <= costs.after);
    ++looked_at;
  }
  CHECK(looked_at > 0);
}

TEST_CASE("other keys change no date and no cost of the optimum") {
  for (int seed = 1; seed <= support::property_cases(150); ++seed) {
    planner_world::World world = world_of(seed);
    const Plan before = world.plan();
    for (Subscription& each : world.customer.subscriptions) {
      each.key = "x" + each.key;
      if (!each.parent_key.empty()) each.parent_key = "x" + each.parent_key;
    }
    std::map<std::string, SubscriptionDecision> decisions;
    for (const auto& [key, decision] : world.settings.subscriptions) decisions["x" + key] = decision;
    world.settings.subscriptions = decisions;
    const Plan after = world.plan();
    CAPTURE(seed);
    CHECK(before.optimum.cost == after.optimum.cost);
    CHECK(before.optimum.feasible == after.optimum.feasible);
    REQUIRE(before.moves.size() == after.moves.size());
    for (std::size_t i = 0; i < before.moves.size(); ++i) CHECK(before.moves[i].order_date == after.moves[i].order_date);
  }
}

TEST_CASE("no working day that a person fixes inside the margin makes a random plan cheaper") {
  const std::vector<int> cases = customers();
  std::size_t looked_at = 0, credited = 0, compared_alike = 0;
  for (const int seed : cases) {
    planner_world::World world = priced_world(seed);
    const Plan before = world.plan();
    for (const Move& move : before.moves) {
      const bool buys = move.path == Path::BuySame || move.path == Path::BuyOther;
      const auto found = std::find_if(world.customer.subscriptions.begin(), world.customer.subscriptions.end(),
                                      [&](const Subscription& each) { return each.key == move.subscription; });
      if (!buys || !move.order_date || found == world.customer.subscriptions.end() || !found->term_end) continue;
      const int room = *found->term_end - world.settings.margin_days - before.today;
      if (room < 1 || world.settings.subscriptions.count(move.subscription) != 0) continue;
      const Date day = before.today + (seed * 37 + 11) % room;
      if (day.weekday() > 5 || day < before.today + world.settings.prerequisite_days) continue;
      planner_world::World pinned = world;
      pinned.settings.subscriptions[move.subscription].path = move.path;
      pinned.settings.subscriptions[move.subscription].order_date = day;
      const Plan after = pinned.plan();
      const Compared costs = compared(before, after);
      if (!costs.usable) continue;
      ++looked_at;
      credited += found->channel == Channel::WebDirectMosa ? 1 : 0;
      CAPTURE(seed);
      CAPTURE(move.subscription);
      CAPTURE(day.iso());
      CHECK(costs.after >= costs.before);
      // What the plan is compared with takes its paths and ends, and no day of an order.
      const bool same_ends = std::equal(before.moves.begin(), before.moves.end(), after.moves.begin(), [&](const Move& a, const Move& b) {
        const bool credited_one = a.subscription == move.subscription && found->channel == Channel::WebDirectMosa;
        return a.path == b.path && (credited_one || a.source_last_day == b.source_last_day);
      });
      if (!same_ends) continue;
      ++compared_alike;
      CHECK(after.costs.front().doing_nothing == before.costs.front().doing_nothing);
      CHECK(after.costs.front().all_at_once == before.costs.front().all_at_once);
      CHECK(after.costs.front().each_at_end == before.costs.front().each_at_end);
    }
  }
  CHECK(looked_at * 4 > cases.size());
  CHECK(credited * 40 > cases.size());
  CHECK(compared_alike * 8 > cases.size());
}

TEST_CASE("an absurd price makes an absurd total, never one that is less than nothing, and a plan all the same") {
  for (int seed = 1; seed <= support::property_cases(120, 40); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 77'000);
    planner_world::World world = world_of(seed);
    const auto absurd = [&] { return Decimal::from_integer(9'223'372'036'000) - Decimal::from_integer(dice.between(0, 1'000'000)); };
    for (PriceRecord& price : world.prices) price.retail_price = price.partner_price = absurd();
    for (Subscription& subscription : world.customer.subscriptions) {
      subscription.units = dice.chance(50) ? kMostUnits : subscription.units;
      subscription.unit_price_month = Money{absurd(), *Currency::parse("USD")};
    }
    world.settings.moves_a_week = 1;
    const Plan plan = world.plan();
    CAPTURE(seed);
    for (const std::vector<Money>* sums : {&plan.optimum.cost, &plan.optimum.bound, &plan.optimum.start}) {
      for (const Money& sum : *sums) CHECK_FALSE(sum.amount.is_negative());
    }
  }
}
