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

namespace {

// The gates whose changes a group has, in the words of the sample's runbook.
std::vector<Gate> gates_of_groups(const CustomerView& view) {
  std::vector<Gate> found;
  for (Gate& gate : gates_of(view)) {
    if (gate.files.find("groups.json") != std::string::npos) found.push_back(std::move(gate));
  }
  return found;
}

std::string lines_of(const Gate& gate) {
  std::string out;
  for (const std::string& command : gate.commands) out += command + "\n";
  return out;
}

}  // namespace

TEST_CASE("whoever changes a licence on a group has the commands for it, with what they need and how to see that it is done") {
  World world = suite_by_group_beside_direct();
  std::string group = "d4000000-0000-4000-8000-000000000001";
  const auto made = [&](const auto& look) {
    for (Profile& profile : world.customer.profiles) {
      for (AssignedSku& held : profile.skus) {
        for (std::string& each : held.groups) each = group;
      }
    }
    const Plan plan = world.plan();
    const Language& english = support::built_in_language("en");
    look(customer_view({planner_world::catalog(), world.customer, world.settings, {}, plan, english, english, "1.2.3"}, english));
  };
  made([&](const CustomerView& view) {
    const std::vector<Gate> gates = gates_of_groups(view);
    REQUIRE_FALSE(gates.empty());
    for (const Gate& gate : gates) {
      const std::string commands = lines_of(gate);
      INFO(commands);
      const auto says = [&](const std::string& part) { return commands.find(part) != std::string::npos; };
      CHECK(says("Install-Module Microsoft.Graph.Groups -RequiredVersion 2.25.0"));
      CHECK(says("-Scopes Group.Read.All,LicenseAssignment.ReadWrite.All"));
      CHECK(says("Set-MgGroupLicense -GroupId '" + group + "' -AddLicenses @("));
      CHECK(says("-RemoveLicenses @('" + sku("ENTERPRISEPREMIUM").text() + "')"));
      CHECK(says("LicenseProcessingState.State"));
      CHECK(says("Get-MgGroupMemberWithLicenseError -GroupId '" + group + "'"));
      CHECK(commands.find("group-before-") < commands.find("Set-MgGroupLicense"));
      CHECK(gate.files.find("graph-batch-groups/" + gate.step->planned.iso() + "-0001.json") != std::string::npos);
    }
  });
  // The id of a group stands in a file: what is no GUID is typed by nobody.
  group = "x'; Remove-MgGroup";
  made([&](const CustomerView& view) {
    for (const Gate& gate : gates_of_groups(view)) CHECK(lines_of(gate).find("Remove-MgGroup") == std::string::npos);
  });
}
