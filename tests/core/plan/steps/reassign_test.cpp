#include <doctest/doctest.h>

#include <map>
#include <set>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Office 365 E1 to Microsoft 365 E3.
World moving_to_e3(std::int64_t units, const char* end = "2027-03-21") {
  World world;
  world.add(subscription("k", "STANDARDPACK", Channel::WebDirectMca, end, units));
  TargetChoice target;
  target.sku = sku("SPE_E3");
  world.decide("k").targets.push_back(target);
  return world;
}

std::vector<Action> swaps(const Plan& plan) {
  std::vector<Action> result;
  for (const Action& action : plan.actions) {
    if (action.kind == ActionKind::Swap) result.push_back(action);
  }
  return result;
}

}  // namespace

TEST_CASE("another SKU: add and remove in one call, after the units are there and before the old ones end") {
  const World world = moving_to_e3(20);
  const Plan plan = world.plan();
  REQUIRE(swaps(plan).size() == 1);
  const Action swap = swaps(plan)[0];
  CHECK(swap.users == 20);
  REQUIRE(swap.add.size() == 1);
  CHECK(swap.add[0].sku == sku("SPE_E3"));
  CHECK(swap.remove == std::vector<Guid>{sku("STANDARDPACK")});
  CHECK(swap.date >= plan.target_lines.at(0).usable_from);
  CHECK(swap.date < day("2027-03-21"));
  CHECK(plan.proof.safe);
}

TEST_CASE("what was switched off stays off, by service plan id, where the target has the plan") {
  World world = moving_to_e3(20);
  const Sku* source = catalog().find_sku(sku("STANDARDPACK"));
  const Sku* target = catalog().find_sku(sku("SPE_E3"));
  std::optional<Guid> shared, only_source;
  for (PlanIndex plan : source->plans) {
    const bool in_target = std::find(target->plans.begin(), target->plans.end(), plan) != target->plans.end();
    (in_target ? shared : only_source) = catalog().plans[plan].id;
  }
  REQUIRE(shared.has_value());
  std::vector<Guid>& disabled = world.customer.profiles[0].skus[0].disabled_plans;
  disabled.push_back(*shared);
  if (only_source) disabled.push_back(*only_source);
  std::sort(disabled.begin(), disabled.end());
  CHECK(swaps(world.plan()).at(0).add.at(0).disabled_plans == std::vector<Guid>{*shared});
}

TEST_CASE("two sources of one SKU: each takes as many users as it buys units, the last the rest") {
  World world = moving_to_e3(20);
  world.customer.profiles[0].users = 30;
  world.customer.subscriptions.push_back(subscription("l", "STANDARDPACK", Channel::WebDirectMca, "2027-06-20", 10));
  world.decide("l") = world.decide("k");
  const std::vector<Action> moved = swaps(world.plan());
  REQUIRE(moved.size() == 2);
  CHECK(moved[0].users == 20);
  CHECK(moved[0].first_user == 0);
  CHECK(moved[1].users == 10);
  CHECK(moved[1].first_user == 20);
  CHECK(world.plan().proof.safe);
}

TEST_CASE("users without a unit to go to block the plan") {
  World world = moving_to_e3(20);
  world.decide("k").targets[0].units = 19;
  CHECK(finding(world.plan(), "k", "PLAN-UNITS-SHORT")->severity == Severity::Blocker);
}

TEST_CASE("a licence from a group moves with the whole group or not at all") {
  World world = moving_to_e3(20);
  world.customer.profiles[0].skus[0].groups = {"sales"};
  world.customer.profiles[0].skus[0].direct = false;
  const Plan plan = world.plan();
  REQUIRE(swaps(plan).size() == 1);
  CHECK(swaps(plan)[0].users == 20);
  CHECK(swaps(plan)[0].add.at(0).groups == std::vector<std::string>{"sales"});
  world.decide("k").targets[0].units = 19;
  CHECK(swaps(world.plan()).empty());
  CHECK(finding(world.plan(), "k", "PLAN-GROUP-WHOLE").has_value());
}

TEST_CASE("users without usage location are named before the assignment fails") {
  World world = moving_to_e3(20);
  world.customer.profiles[0].without_usage_location = 3;
  CHECK(finding(world.plan(), "k", "PLAN-USAGE-LOCATION").has_value());
}

TEST_CASE("without a file about assignments nobody is reassigned on paper, and the plan asks for one") {
  World world = moving_to_e3(20);
  world.customer.assignments_known = false;
  world.customer.profiles.clear();
  const Plan plan = world.plan();
  CHECK(swaps(plan).empty());
  CHECK(finding(plan, "k", "PLAN-ASSIGNMENTS-UNKNOWN")->severity == Severity::Ask);
}

TEST_CASE("a user who has the target already only loses the old one") {
  World world = moving_to_e3(20);
  AssignedSku owned;
  owned.sku = sku("SPE_E3");
  world.customer.profiles[0].skus.push_back(owned);
  std::sort(world.customer.profiles[0].skus.begin(), world.customer.profiles[0].skus.end(),
            [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  const std::vector<Action> moved = swaps(world.plan());
  REQUIRE(moved.size() == 1);
  CHECK(moved[0].add.empty());
}

TEST_CASE("EQ-CONFLICT: of two plans that exclude each other the weaker one comes switched off, so that the call goes through") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 20));
  for (const char* part : {"O365_BUSINESS_ESSENTIALS", "ENTERPRISEPACK"}) {
    TargetChoice target;
    target.sku = sku(part);
    world.decide("k").targets.push_back(target);
  }
  const Plan plan = world.plan();
  REQUIRE(swaps(plan).size() == 1);
  const Action swap = swaps(plan)[0];
  // On one user no two plans of a group that excludes them, counted from the call alone.
  std::vector<PlanIndex> held;
  for (const AssignedSku& added : swap.add) {
    for (PlanIndex plan_index : catalog().find_sku(added.sku)->plans) {
      const Guid& id = catalog().plans[plan_index].id;
      if (std::find(added.disabled_plans.begin(), added.disabled_plans.end(), id) == added.disabled_plans.end()) held.push_back(plan_index);
    }
  }
  int off = 0;
  for (const AssignedSku& added : swap.add) off += static_cast<int>(added.disabled_plans.size());
  CHECK(off > 0);
  for (const ConflictGroup& group : catalog().conflicts) {
    if (!group.excludes) continue;
    std::set<PlanIndex> both;
    for (PlanIndex member : group.plans) {
      if (std::find(held.begin(), held.end(), member) != held.end()) both.insert(member);
    }
    CAPTURE(group.name);
    CHECK(both.size() <= 1);
  }
  for (const Finding& found : move_of(plan, "k").findings) CHECK(found.message.key != "finding.swap_conflict");
}

TEST_CASE("EQ-EXCHANGE-TWICE: of two mailbox plans that come to one user the smaller one comes switched off") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 20));
  for (const char* part : {"O365_BUSINESS_ESSENTIALS", "ENTERPRISEPACK"}) {
    TargetChoice target;
    target.sku = sku(part);
    world.decide("k").targets.push_back(target);
  }
  const std::vector<Action> made = swaps(world.plan());
  REQUIRE(made.size() == 1);
  const auto off = [&](const AssignedSku& added, const char* plan_name) {
    return std::any_of(added.disabled_plans.begin(), added.disabled_plans.end(),
                       [&](const Guid& id) { return catalog().plans[*catalog().plan_index(id)].name == plan_name; });
  };
  for (const AssignedSku& added : made[0].add) {
    CHECK(off(added, "EXCHANGE_S_STANDARD") == (added.sku == sku("O365_BUSINESS_ESSENTIALS")));
    CHECK_FALSE(off(added, "EXCHANGE_S_ENTERPRISE"));
  }
}

TEST_CASE("a group whose members hold different things besides is one gate: its licence is changed in one call") {
  World world = moving_to_e3(20);
  Profile& first = world.customer.profiles[0];
  first.users = 15;
  first.skus[0].groups = {"g"};
  first.skus[0].direct = false;
  Profile second = first;
  second.id = "P2";
  second.users = 5;
  second.skus.push_back(AssignedSku{sku("POWER_BI_PRO"), {}, {}, true});
  std::sort(second.skus.begin(), second.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.push_back(second);
  const Plan plan = world.plan();
  CHECK(swaps(plan).size() == 2);
  std::vector<std::int64_t> users;
  for (const Step& step : plan.steps) {
    if (step.kind() != StepKind::Swap) continue;
    CHECK(step.actions.size() == 2);
    for (const MessageArgument& argument : step.arguments) {
      if (argument.name == "users") users.push_back(std::get<std::int64_t>(argument.value));
    }
  }
  CHECK(users == std::vector<std::int64_t>{20});
}

TEST_CASE("members of a group who hold its licence directly as well are changed directly, and the group is changed once, for all of them") {
  World world = moving_to_e3(40);
  Profile& first = world.customer.profiles[0];
  first.users = 30;
  first.skus[0].groups = {"g"};
  first.skus[0].direct = false;
  first.skus[0].disabled_plans = {*Guid::parse("57ff2da0-773e-42df-b2af-ffb7a2317929")};  // TEAMS1
  Profile second = first;
  second.id = "P2";
  second.users = 10;
  second.skus[0].direct = true;
  second.skus[0].disabled_plans.clear();
  world.customer.profiles.push_back(second);
  std::map<StepForm, std::int64_t> users;
  for (const Step& step : world.plan().steps) {
    if (step.kind() != StepKind::Swap) continue;
    for (const MessageArgument& argument : step.arguments) {
      if (argument.name == "users") users[step.form] = std::get<std::int64_t>(argument.value);
    }
  }
  CHECK(users == std::map<StepForm, std::int64_t>{{StepForm::SwapGroup, 40}, {StepForm::Swap, 10}});
}

TEST_CASE("a gate names the groups that it changes, and groups that share members are one gate with each group's members") {
  World world = moving_to_e3(61);
  Profile& alpha = world.customer.profiles[0];
  alpha.users = 27;
  alpha.skus[0].direct = false;
  alpha.skus[0].groups = {"a"};
  Profile beta = alpha, both = alpha, apart = alpha;
  beta.id = "P2", beta.users = 25, beta.skus[0].groups = {"b"};
  both.id = "P3", both.users = 3, both.skus[0].groups = {"a", "b"};
  apart.id = "P4", apart.users = 6, apart.skus[0].groups = {"c"};
  for (const Profile& profile : {beta, both, apart}) world.customer.profiles.push_back(profile);
  world.customer.group_names = {{"a", "Alpha"}, {"b", "Beta"}};
  const Plan plan = world.plan();
  std::map<std::string, std::int64_t> users;
  for (const Step& step : plan.steps) {
    if (step.kind() != StepKind::Swap) continue;
    CHECK(step.form == StepForm::SwapGroup);
    const std::optional<MessageValue> groups = argument(step.arguments, "groups"), count = argument(step.arguments, "users");
    REQUIRE(groups.has_value());
    REQUIRE(count.has_value());
    users[std::get<std::string>(*groups)] = std::get<std::int64_t>(*count);
  }
  CHECK(users == std::map<std::string, std::int64_t>{{"Alpha (30), Beta (28)", 55}, {"c", 6}});
}

TEST_CASE("however many combinations of licences users have, those who change alike on one day are one gate, and a few of them are named") {
  World world = moving_to_e3(20);
  const Profile whole = world.customer.profiles[0];
  world.customer.profiles.clear();
  const char* beside[] = {"POWER_BI_PRO", "VISIOCLIENT", "PROJECTPROFESSIONAL", "EMS", "FLOW_FREE"};
  for (int i = 0; i < 5; ++i) {
    Profile part = whole;
    part.id = "P" + std::to_string(i + 1);
    part.users = 4;
    part.skus.push_back(AssignedSku{sku(beside[i]), {}, {}, true});
    std::sort(part.skus.begin(), part.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
    world.customer.profiles.push_back(part);
  }
  const Plan plan = world.plan();
  CHECK(swaps(plan).size() == 5);
  std::vector<std::string> named;
  for (const Step& step : plan.steps) {
    if (step.kind() != StepKind::Swap) continue;
    for (const MessageArgument& argument : step.arguments) {
      if (argument.name == "profile") named.push_back(std::get<std::string>(argument.value));
      if (argument.name == "users") CHECK(std::get<std::int64_t>(argument.value) == 20);
    }
  }
  REQUIRE(named.size() == 1);
  CHECK(named.front().find("P4: ") != std::string::npos);
  CHECK(named.front().find("P5: ") == std::string::npos);
  CHECK(named.front().ends_with("; …"));
}

TEST_CASE("that more combinations follow is told though the last one that is named has itself more licences than are named") {
  World world = moving_to_e3(20);
  const Profile whole = world.customer.profiles[0];
  world.customer.profiles.clear();
  for (int i = 0; i < 5; ++i) {
    Profile part = whole;
    part.id = "P" + std::to_string(i + 1);
    part.users = 4;
    const char* beside[] = {"POWER_BI_PRO", "VISIOCLIENT", "PROJECTPROFESSIONAL", "FLOW_FREE"};
    for (int more = 0; more < (i == 3 ? 4 : 1); ++more) part.skus.push_back(AssignedSku{sku(beside[i == 3 ? more : i % 3]), {}, {}, true});
    std::sort(part.skus.begin(), part.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
    world.customer.profiles.push_back(part);
  }
  const Plan plan = world.plan();
  const auto swap = std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::Swap; });
  REQUIRE(swap != plan.steps.end());
  const std::string named = std::get<std::string>(*argument(swap->arguments, "profile"));
  CHECK(named.find("P4: ") != std::string::npos);
  CHECK(named.find("P5: ") == std::string::npos);
  CHECK(named.ends_with(" + …; …"));
}

TEST_CASE("a group is given the same for all its members, though some hold a part of it directly, and nobody is without it in between") {
  World world = suite_by_group_beside_direct();
  world.decide("direct").path = Path::RenewAndWait;
  const Plan plan = world.plan();
  REQUIRE(swaps(plan).size() == 2);
  CHECK(swaps(plan)[0].add == swaps(plan)[1].add);
  CHECK(swaps(plan)[0].add.size() == 2);
  CHECK(std::count_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::Swap; }) == 1);
  CHECK(std::none_of(plan.proof.gaps.begin(), plan.proof.gaps.end(), [](const ServiceGap& gap) { return gap.sku == sku("SPE_E3"); }));
}

TEST_CASE("a gate of an exchange names what its users are given, not what they have already") {
  World world = moving_to_e3(20);
  world.decide("k").targets.push_back(TargetChoice{sku("MCOEV"), {}, {}});
  std::vector<AssignedSku>& held = world.customer.profiles[0].skus;
  held.push_back(AssignedSku{sku("SPE_E3"), {}, {}, true});
  std::sort(held.begin(), held.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  const Plan plan = world.plan();
  const Step* swap = step_of(plan, "swap");
  REQUIRE(swap != nullptr);
  if (swap == nullptr) return;
  CHECK(argument(swap->arguments, "target") == MessageValue(std::string("Microsoft Teams Phone Standard")));
}

TEST_CASE("before an exchange for a licence with less room, somebody looks at the data of its users; for one with as much nobody has to") {
  World world;
  world.add(subscription("mail", "EXCHANGEENTERPRISE", Channel::WebDirectMca, "2027-03-21", 5));
  world.decide("mail").path = Path::BuyOther;
  world.decide("mail").targets = {TargetChoice{sku("EXCHANGESTANDARD"), {}, {}}};
  const Plan plan = world.plan();
  const Step* looked = step_of(plan, "check-data");
  const Step* swap = step_of(plan, "swap");
  REQUIRE(looked != nullptr);
  REQUIRE(swap != nullptr);
  if (looked == nullptr || swap == nullptr) return;
  CHECK(looked->role == Role::CustomerAdmin);
  CHECK(looked->latest < swap->planned);
  CHECK(argument(looked->arguments, "users") == MessageValue(std::int64_t{5}));
  CHECK(std::count(swap->after.begin(), swap->after.end(), looked->id) == 1);
  CHECK(step_of(moving_to_e3(20).plan(), "check-data") == nullptr);
}
