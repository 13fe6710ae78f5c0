// PLAN-CHECK-DATA: what people keep in a licence that ends without a replacement.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World suite_let_go() {
  World world;
  world.add(subscription("suite", "SPB", Channel::WebDirectMca, "2027-03-21", 15));
  world.decide("suite").path = Path::LetGo;
  return world;
}

const Step* saving(const Plan& plan) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.form == StepForm::SaveLetGo; });
  return found == plan.steps.end() ? nullptr : &*found;
}

const Finding* told(const Move& move) {
  for (const Finding& one : move.findings) {
    if (one.message.key == "finding.let_go_data") return &one;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("PLAN-CHECK-DATA: before mailboxes and files end with a licence that nothing replaces, somebody saves them") {
  const Plan plan = suite_let_go().plan();
  const Step* saved = saving(plan);
  const Step* ends = step_of(plan, "end-choice");
  REQUIRE(saved != nullptr);
  REQUIRE(ends != nullptr);
  if (saved == nullptr || ends == nullptr) return;
  CHECK(saved->role == Role::CustomerAdmin);
  CHECK(saved->planned < ends->planned);
  CHECK(std::count(ends->after.begin(), ends->after.end(), saved->id) == 1);
  const Move move = move_of(plan, "suite");
  const Finding* warned = told(move);
  REQUIRE(warned != nullptr);
  if (warned == nullptr) return;
  CHECK(warned->rule == "PLAN-CHECK-DATA");
  CHECK(warned->severity == Severity::Warning);
  CHECK(argument(warned->message.arguments, "users") == MessageValue(std::int64_t{15}));
}

TEST_CASE("PLAN-CHECK-DATA: who keeps mailbox and files by another licence has nothing to save") {
  World world = suite_let_go();
  world.add(subscription("more", "SPE_E5", Channel::WebDirectMca, "2027-09-30", 15));
  world.decide("more").path = Path::RenewAndWait;
  world.customer.profiles.pop_back();
  std::vector<AssignedSku>& held = world.customer.profiles.front().skus;
  held.push_back({sku("SPE_E5"), {}, {}, true});
  std::sort(held.begin(), held.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  const Plan plan = world.plan();
  CHECK(saving(plan) == nullptr);
  CHECK(told(move_of(plan, "suite")) == nullptr);
}

TEST_CASE("PLAN-CHECK-DATA: where other units carry all who hold the licence, or nobody does, nobody loses data") {
  World surplus = suite_let_go();
  surplus.add(subscription("more", "SPB", Channel::WebDirectMca, "2027-09-30", 15));
  surplus.decide("more").path = Path::BuySame;
  surplus.customer.profiles.resize(1);
  for (UnitPool& pool : surplus.customer.pools) pool.consumed = 15;
  CHECK(saving(surplus.plan()) == nullptr);

  World unused = suite_let_go();
  unused.customer.profiles.clear();
  for (UnitPool& pool : unused.customer.pools) pool.consumed = 0;
  CHECK(saving(unused.plan()) == nullptr);
}

TEST_CASE("PLAN-CHECK-DATA: of two subscriptions that are let go the data goes with the one that ends last") {
  World world = suite_let_go();
  world.add(subscription("other", "SPB", Channel::WebDirectMca, "2027-05-31", 15));
  world.decide("other").path = Path::LetGo;
  const Plan plan = world.plan();
  CHECK(told(move_of(plan, "suite")) == nullptr);
  const Move last = move_of(plan, "other");
  REQUIRE(told(last) != nullptr);
  CHECK(argument(told(last)->message.arguments, "users") == MessageValue(std::int64_t{30}));
}
