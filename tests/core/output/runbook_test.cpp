// The runbook answers what its reader asks at each gate: who, when, how, and what if it is late.
#include "core/output/runbook_rows.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/base/text.hpp"
#include "core/plan/plan.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_planned_customer.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("each gate says what to do when it is late, but for those that only look or claim afterwards") {
  const std::set<std::string> afterwards = {"check", "credit", "review"};
  const Language& english = support::built_in_language("en");
  support::Dice dice(20'261'127);
  std::set<std::string> seen;
  for (int round = 0; round < 60; ++round) {
    const support::PlannedCustomer made = support::random_planned_customer(dice, planner_world::catalog(), day("2026-11-22"));
    const Plan plan = make_plan(planner_world::catalog(), made.customer, made.settings, {}, day("2026-11-22"));
    const CustomerView view =
        customer_view({planner_world::catalog(), made.customer, made.settings, {}, plan, english, english, "1.2.3"}, english);
    for (const Gate& gate : gates_of(view)) {
      seen.emplace(word(gate.step->kind()));
      INFO(word(gate.step->kind()));
      CHECK(gate.late.empty() == (afterwards.count(std::string(word(gate.step->kind()))) != 0));
    }
  }
  for (const char* kind : {"order", "swap", "end-choice", "transfer-request", "check", "gdap"}) CHECK(seen.count(kind) == 1);
}

TEST_CASE("every file that a gate asks for is among the results") {
  std::set<std::string> named;
  const auto check = [&](const OutputContext& context) {
    std::set<std::string> results;
    for (const OutputFile& file : make_all_outputs(context)) results.insert(file.name);
    for (const Gate& gate : gates_of(customer_view(context, context.partner_language))) {
      for (std::string_view name : text::split(gate.files, ',')) {
        name = text::trimmed(name.substr(0, name.find(" (")));  // the order line behind it
        if (name.empty() || name == "–") continue;
        CHECK_MESSAGE(results.count(std::string(name)) == 1, name);
        named.emplace(name);
      }
    }
  };
  check(support::sample_plan().context());
  const Language& english = support::built_in_language("en");
  support::Dice dice(20'261'128);
  for (int round = 0; round < 60; ++round) {
    support::PlannedCustomer made = support::random_planned_customer(dice, planner_world::catalog(), day("2026-11-22"));
    made.settings.relationship_accepted = round % 2 == 0;
    const Plan plan = make_plan(planner_world::catalog(), made.customer, made.settings, {}, day("2026-11-22"));
    check({planner_world::catalog(), made.customer, made.settings, {}, plan, english, english, "1.2.3"});
  }
  for (const std::string name : {"orders.csv", "assignments.json", "letter-relationship.txt"}) CHECK_MESSAGE(named.count(name) == 1, name);
}

TEST_CASE("CREDIT-MOSA: who is late with a cancellation that is credited by the day is not told that the whole term is owed") {
  const auto late = [](Channel channel, const char* bought, const char* end) {
    World world;
    Subscription& added = world.add(subscription("k", "SPE_E3", channel, end, 10));
    added.purchased = added.term_start = day(bought);
    const Plan plan = world.plan();
    const Language& english = support::built_in_language("en");
    const CustomerView view =
        customer_view({planner_world::catalog(), world.customer, world.settings, {}, plan, english, english, "1.2.3"}, english);
    for (const Gate& gate : gates_of(view)) {
      if (gate.step->kind() == StepKind::Cancel) return gate.late;
    }
    return std::string();
  };
  const std::string credited = late(Channel::WebDirectMosa, "2026-07-01", "2027-06-30");
  CHECK(credited.find("on any day") != std::string::npos);
  CHECK(credited.find("7-day window") == std::string::npos);
}
