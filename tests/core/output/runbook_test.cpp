// The runbook answers what its reader asks at each gate: who, when, how, and what if it is late.
#include "core/output/runbook_rows.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/plan/plan.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_planned_customer.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("each gate says what to do when it is late, but for those that only look or claim afterwards") {
  const std::set<std::string> afterwards = {"check", "credit", "review"};
  const Language& english = support::built_in_language("en");
  support::Dice dice(20'261'127);
  std::set<std::string> seen;
  for (int round = 0; round < 60; ++round) {
    const support::PlannedCustomer made = support::random_planned_customer(dice, catalog(), day("2026-11-22"));
    const Plan plan = make_plan(catalog(), made.customer, made.settings, {}, day("2026-11-22"));
    const CustomerView view = customer_view({catalog(), made.customer, made.settings, {}, plan, english, english, "1.2.3"}, english);
    for (const Gate& gate : gates_of(view)) {
      seen.insert(gate.step->kind);
      INFO(gate.step->kind);
      CHECK(gate.late.empty() == (afterwards.count(gate.step->kind) != 0));
    }
  }
  for (const char* kind : {"order", "swap", "end-choice", "transfer-request", "check", "gdap"}) CHECK(seen.count(kind) == 1);
}
