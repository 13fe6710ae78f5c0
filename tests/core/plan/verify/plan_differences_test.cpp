// Two plans of one customer beside each other.
#include "core/plan/verify/plan_differences.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/property_cases.hpp"
#include "tests/core/support/random_planned_customer.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World contoso() {
  World world;
  world.add(subscription("e3", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 40));
  world.add(subscription("f3", "SPE_F1", Channel::WebDirectMca, "2027-06-21", 15));
  world.price("SPE_E3", "468.00", "374.40");
  world.price("SPE_F1", "120.00", "96.00");
  return world;
}

std::vector<PlanDifference> between(const World& before, const World& after) {
  const Plan then = before.plan(), now = after.plan();
  return plan_differences({catalog(), before.customer, before.settings, then}, {catalog(), after.customer, after.settings, now});
}

const PlanDifference* of_kind(const std::vector<PlanDifference>& differences, PlanDifferenceKind kind, const std::string& key) {
  const auto found = std::find_if(differences.begin(), differences.end(),
                                  [&](const PlanDifference& one) { return one.kind == kind && one.subscription == key; });
  return found == differences.end() ? nullptr : &*found;
}

Date date_in(const Message& message) { return std::get<Date>(message.arguments[0].value); }

}  // namespace

TEST_CASE("a day that a person fixed is a difference of that subscription's order, and of the cost") {
  const World before = contoso();
  World after = contoso();
  after.decide("e3").order_date = day("2027-02-01");
  const std::vector<PlanDifference> differences = between(before, after);
  const PlanDifference* order = of_kind(differences, PlanDifferenceKind::OrderDate, "e3");
  REQUIRE(order != nullptr);
  CHECK(date_in(order->before) == *move_of(before.plan(), "e3").order_date);
  CHECK(date_in(order->after) == day("2027-02-01"));
  CHECK(of_kind(differences, PlanDifferenceKind::Cost, "") != nullptr);
  CHECK(std::none_of(differences.begin(), differences.end(), [](const PlanDifference& one) { return one.subscription == "f3"; }));
}

TEST_CASE("another path is told with what is bought, how many, and what happens to the old one") {
  const World before = contoso();
  World after = contoso();
  after.decide("f3").path = Path::LetGo;
  const std::vector<PlanDifference> differences = between(before, after);
  CHECK(of_kind(differences, PlanDifferenceKind::Path, "f3")->after.key == "path.let_go");
  CHECK(of_kind(differences, PlanDifferenceKind::Targets, "f3")->after.key.empty());
  CHECK(of_kind(differences, PlanDifferenceKind::Units, "f3")->after.key.empty());
  CHECK(of_kind(differences, PlanDifferenceKind::OrderDate, "f3")->after.key.empty());
}

TEST_CASE("a subscription that came and one that went are told once each") {
  const World before = contoso();
  World after = contoso();
  after.customer.subscriptions.erase(after.customer.subscriptions.begin());
  after.add(subscription("power", "POWER_BI_PRO", Channel::WebDirectMca, "2027-09-30", 5));
  const std::vector<PlanDifference> differences = between(before, after);
  CHECK(of_kind(differences, PlanDifferenceKind::Gone, "e3") != nullptr);
  CHECK(of_kind(differences, PlanDifferenceKind::Added, "power") != nullptr);
  CHECK(of_kind(differences, PlanDifferenceKind::OrderDate, "power") == nullptr);
}

TEST_CASE("a plan that is safe no longer says so first") {
  const World before = contoso();
  World after = contoso();
  after.settings.customer_country = "CN";
  const std::vector<PlanDifference> differences = between(before, after);
  REQUIRE(!differences.empty());
  CHECK(differences[0].kind == PlanDifferenceKind::Safety);
  CHECK(differences[0].after.key == "change.not_safe");
}

TEST_CASE("law: a plan differs in nothing from itself, and the other way round then and now change places") {
  const Date today = day("2026-11-22");
  for (int round = 0; round < support::property_cases(60); ++round) {
    support::Dice dice(static_cast<std::uint64_t>(round) + 7000);
    const support::PlannedCustomer made = support::random_planned_customer(dice, catalog(), today);
    PlanSettings other = made.settings;
    other.margin_days = made.settings.margin_days + 5;
    if (!made.customer.subscriptions.empty()) other.subscriptions[made.customer.subscriptions[0].key].path = Path::LetGo;
    const Plan first = make_plan(catalog(), made.customer, made.settings, {}, today);
    const Plan second = make_plan(catalog(), made.customer, other, {}, today);
    const PlanOfCustomer one{catalog(), made.customer, made.settings, first}, two{catalog(), made.customer, other, second};
    CAPTURE(round);
    CHECK(plan_differences(one, one).empty());
    const std::vector<PlanDifference> there = plan_differences(one, two), back = plan_differences(two, one);
    REQUIRE(there.size() == back.size());
    for (std::size_t i = 0; i < there.size(); ++i) {
      CHECK(there[i].kind == back[i].kind);
      CHECK(there[i].before == back[i].after);
      CHECK(there[i].after == back[i].before);
      CHECK_FALSE(there[i].before == there[i].after);
    }
  }
}
