// Every customer that a test plans is one more example of what the planner may say: each of these plans is read in all languages.
#include <doctest/doctest.h>

#include "tests/core/support/plan_texts.hpp"
#include "tests/core/support/planner_world.hpp"

namespace {

void read(const csp::Plan& plan) {
  for (const std::string& fault : support::missing_texts(plan)) FAIL_CHECK(fault);
  const auto known = [](const csp::Finding& found) {
    // Findings of our own are listed in core/FINDINGS.md; what else is named is a rule of the trade.
    if (found.rule.starts_with("PLAN-") || found.rule.starts_with("INVENTORY-")) return true;
    return planner_world::catalog().find_rule(found.rule) != nullptr;
  };
  for (const auto* findings : {&plan.preflight, &plan.findings}) {
    for (const csp::Finding& found : *findings) CHECK_MESSAGE(known(found), found.rule);
  }
  for (const csp::Move& move : plan.moves) {
    for (const csp::Finding& found : move.findings) CHECK_MESSAGE(known(found), found.rule);
    for (const csp::PathOption& option : move.options) {
      for (const csp::Finding& found : option.reasons) CHECK_MESSAGE(known(found), found.rule);
    }
  }
}

// Set before the first test: the programs beside the tests plan with the same worlds, and have nobody to tell.
const bool reads_every_plan = [] {
  planner_world::on_plan = read;
  return true;
}();

}  // namespace

TEST_CASE("every plan of a worked example is read in every language") {
  REQUIRE(reads_every_plan);
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E3", csp::Channel::WebDirectMca, "2027-03-01", 10));
  csp::Plan plan = world.plan();
  CHECK(support::missing_texts(plan).empty());
  csp::Finding unsaid;
  unsaid.message = {"finding.nobody_wrote_this", {}};
  plan.findings.push_back(unsaid);
  CHECK(support::missing_texts(plan).size() == 8);  // once in each language
  plan.findings.back().message = {"finding.margin_short", {}};
  CHECK(support::missing_texts(plan).size() == 8);  // the values it speaks of are not there
}
