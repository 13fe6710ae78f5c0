#include "core/plan/accepted.hpp"

#include <doctest/doctest.h>

#include "core/output/figures.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using namespace planner_world;

namespace {

Figures figures(const World& world, const Plan& plan) {
  static const Language english = support::sample_language("en");
  return figures_of(customer_view({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"}, english));
}

}  // namespace

TEST_CASE("a blocker of the customer's picture that a person accepted blocks the papers no longer") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-01-31", 10));
  Finding two_tenants;
  two_tenants.rule = "INVENTORY-TENANTS-DIFFER";
  two_tenants.severity = Severity::Blocker;
  world.customer.findings.push_back(two_tenants);
  CHECK(figures(world, world.plan()).standing == Standing::NotReady);
  world.settings.accepted.push_back({two_tenants.rule, "", "Managing director", facts_digest(two_tenants)});
  const Plan plan = world.plan();
  CHECK_FALSE(plan.has_blockers());
  CHECK(figures(world, plan).blockers.empty());
  CHECK(holds(figures(world, plan).standing));
}

TEST_CASE("every list in which a plan keeps findings is named, and each finding once") {
  Plan plan;
  Finding one;
  const auto made = [&](const char* rule) {
    one.rule = rule;
    return one;
  };
  plan.preflight = {made("preflight")};
  plan.findings = {made("plan")};
  plan.moves.resize(2);
  plan.moves[0].findings = {made("move")};
  plan.moves[1].comparison.emplace().findings = {made("comparison")};
  plan.proof.gaps.resize(1);
  plan.proof.gaps[0].finding = made("gap");
  plan.proof.notes = {made("note")};
  std::string named;
  for_each_finding(plan, [&](const Finding& finding, const FindingPlace& place) {
    named += finding.rule + ' ';
    CHECK((place.gap != nullptr) == (place.list == FindingList::Gap));
  });
  CHECK(named == "preflight plan move comparison gap note ");
}

TEST_CASE("an acceptance is in force for what it covers, and void where the facts have changed") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-01-31", 10));
  Plan plan = world.plan();
  ServiceGap& gap = plan.proof.gaps.emplace_back();
  gap.finding.rule = "PROOF-UNITS";
  gap.finding.subject = "s1";
  gap.missing_units = 3;
  const AcceptedException as_it_is{"PROOF-UNITS", "s1", "Managing director", exception_facts(gap)};
  const AcceptedException whatever{"PROOF-UNITS", "s1", "Managing director", {}};
  PlanSettings settings;
  settings.accepted = {as_it_is, whatever};
  CHECK(in_force(as_it_is, plan));
  CHECK_FALSE(in_force(whatever, plan));  // nobody accepts units that are missing whatever their number
  REQUIRE(void_acceptances(plan, settings).size() == 1);
  CHECK(void_acceptances(plan, settings)[0].subject == "s1");
  plan.proof.gaps.back().missing_units = 4;
  CHECK_FALSE(in_force(as_it_is, plan));
  CHECK(void_acceptances(plan, settings).size() == 2);
}

TEST_CASE("what the plan assumes and a person confirmed is a note, and a question again as soon as its facts change") {
  World world;
  world.settings.assume_transfer_possible = true;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::CspPartner, "2027-05-31", 10));
  const std::optional<Finding> asked = finding(world.plan(), "s1", "TRANSFER-NCE");
  REQUIRE(asked);
  REQUIRE(asked->severity == Severity::Ask);
  world.settings.accepted.push_back({asked->rule, asked->subject, "Managing director", facts_digest(*asked)});
  CHECK(finding(world.plan(), "s1", "TRANSFER-NCE")->severity == Severity::Note);
  world.customer.subscriptions.front().name = "Another name";
  CHECK(finding(world.plan(), "s1", "TRANSFER-NCE")->severity == Severity::Ask);
}
