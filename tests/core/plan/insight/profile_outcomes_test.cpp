// What users really end up with, batch by batch and for what is switched on.
#include "core/plan/insight/profile_outcomes.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/small_world.hpp"

using namespace csp;
using namespace support;

namespace {

struct PlannedUsers {
  Catalog catalog = small_catalog();
  Customer customer;
  Plan plan;
  std::vector<ProfileOutcome> outcomes() const { return profile_outcomes(catalog, customer, plan); }
};

bool holds(const Bundle& bundle, const char* part_number) {
  return std::any_of(bundle.begin(), bundle.end(), [&](const BundleSku& entry) { return entry.sku == sku(part_number); });
}

}  // namespace

TEST_CASE("users of a profile who are swapped in batches end alike, users who are not swapped keep what they have") {
  PlannedUsers world;
  world.customer.profiles = {people("P1", 100, {"E3"})};
  world.plan.actions = {swap(D("2027-01-10"), "P1", 0, 40, "E3", "E1"), swap(D("2027-01-11"), "P1", 40, 50, "E3", "E1")};
  const auto outcomes = world.outcomes();
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].users == 90);
  CHECK(holds(outcomes[0].then, "E1"));
  CHECK_FALSE(holds(outcomes[0].then, "E3"));
  CHECK(outcomes[0].comparison.verdict == Verdict::Loss);
  CHECK(outcomes[1].users == 10);
  CHECK_FALSE(outcomes[1].changed());
  CHECK(outcomes[1].comparison.verdict == Verdict::Same);
}

TEST_CASE("what another licence of the user keeps is not lost") {
  PlannedUsers world;
  world.customer.profiles = {people("P1", 5, {"E3"}), people("P2", 5, {"E3", "SUITE"})};
  world.plan.actions = {swap(D("2027-01-10"), "P1", 0, 5, "E3", "E1"), swap(D("2027-01-10"), "P2", 0, 5, "E3", "E1")};
  const auto outcomes = world.outcomes();
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].comparison.verdict == Verdict::Loss);
  // SUITE keeps everything that decides; a small feature goes, and is shown as one.
  const auto decides = [](const PlanChange& change) { return !change.small_feature; };
  CHECK(std::none_of(outcomes[1].comparison.lost.begin(), outcomes[1].comparison.lost.end(), decides));
  CHECK(outcomes[1].comparison.lowered.empty());
}

TEST_CASE("a service that is switched off for a profile is not lost by it") {
  PlannedUsers world;
  Profile profile = people("P1", 5, {"E3"});
  const Sku* e3 = world.catalog.find_sku(sku("E3"));
  const Sku* e1 = world.catalog.find_sku(sku("E1"));
  for (PlanIndex plan : e3->plans) {
    if (!std::binary_search(e1->plans.begin(), e1->plans.end(), plan))
      profile.skus[0].disabled_plans.push_back(world.catalog.plans[plan].id);
  }
  std::sort(profile.skus[0].disabled_plans.begin(), profile.skus[0].disabled_plans.end());
  world.customer.profiles = {people("P0", 5, {"E3"}), profile};
  world.plan.actions = {swap(D("2027-01-10"), "P0", 0, 5, "E3", "E1"), swap(D("2027-01-10"), "P1", 0, 5, "E3", "E1")};
  const auto outcomes = world.outcomes();
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].comparison.verdict == Verdict::Loss);
  // SUITE keeps everything that decides; a small feature goes, and is shown as one.
  const auto decides = [](const PlanChange& change) { return !change.small_feature; };
  CHECK(std::none_of(outcomes[1].comparison.lost.begin(), outcomes[1].comparison.lost.end(), decides));
  CHECK(outcomes[1].comparison.lowered.empty());
}
