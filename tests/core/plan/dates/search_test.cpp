// The search against looking at everything: the same least sum, and nothing where there is nothing.
#include <doctest/doctest.h>

#include "tests/core/support/random_instance.hpp"

using namespace csp::plan;

TEST_CASE("the search finds what looking at everything finds, and calls impossible what is") {
  const int cases = support::property_cases(3000);
  int possible = 0, impossible = 0, parted = 0, differing = 0;
  for (int seed = 1; seed <= cases && differing < 5; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 7'000'000);
    const Instance instance = support::random_instance(dice, dice.between(1, 5), 6);
    const Answer answer = search(instance, {});
    const std::optional<Weight> least = support::exhaustive(instance);
    parted += answer.nodes > 1;
    (least ? possible : impossible)++;
    const bool kept = !answer.found || support::keeps_rules(instance, answer.choices);
    if (!answer.proven || answer.found != least.has_value() || !kept || (least && answer.cost != *least) ||
        (least && answer.bound != *least)) {
      ++differing;
      FAIL_CHECK("seed " << seed << ": found " << answer.found << ", possible " << least.has_value() << ", keeps the rules " << kept);
    }
  }
  INFO("possible " << possible << ", impossible " << impossible << ", parted " << parted);
  CHECK(possible * 5 > cases);
  CHECK(impossible * 20 > cases);
  CHECK(parted * 10 > cases);  // or the tree was hardly tried
}

TEST_CASE("a search that may not go on states a bound that no answer beats, and never less than it found") {
  const int cases = support::property_cases(1000);
  int unproven = 0;
  for (int seed = 1; seed <= cases; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 8'000'000);
    Instance instance = support::random_instance(dice, dice.between(3, 5), 6);
    instance.steps = dice.between(0, 200);
    if (dice.chance(50)) instance.week_steps = dice.between(0, 60);
    const Answer answer = search(instance, {});
    const std::optional<Weight> least = support::exhaustive(instance);
    unproven += !answer.proven;
    CAPTURE(seed);
    if (!least) {
      CHECK(!answer.found);
      continue;
    }
    if (answer.found || !answer.proven) CHECK(answer.bound <= *least);
    if (answer.found) CHECK(*least <= answer.cost);
    if (answer.proven) CHECK(answer.found);
  }
  CHECK(unproven > 0);
}

TEST_CASE("costs at the end of what money can be are added and compared exactly, and the search over the weeks ends") {
  for (int seed = 1; seed <= support::property_cases(1000); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 10'000'000);
    Instance instance = support::random_instance(dice, dice.between(2, 5), 6);
    instance.week_limit = 1;
    for (Item& item : instance.items) {
      for (Choice& choice : item.choices)
        choice.cost.places[2] = dice.chance(50) ? INT64_MAX - choice.cost.places[2] : -INT64_MAX + choice.cost.places[2];
    }
    const Answer answer = search(instance, {});
    const std::optional<Weight> least = support::exhaustive(instance);
    const bool same = answer.proven && answer.found == least.has_value() && (!least || answer.cost == *least);
    if (!same) FAIL_CHECK("seed " << seed);
  }
}

TEST_CASE("a start that keeps the rules is never made worse, and one that breaks them is not taken") {
  for (int seed = 1; seed <= support::property_cases(1000); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 9'000'000);
    Instance instance = support::random_instance(dice, dice.between(2, 5), 5);
    std::vector<int> start;
    Weight cost;
    for (const Item& item : instance.items) {
      start.push_back(dice.below(static_cast<int>(item.choices.size())));
      cost += item.choices[static_cast<std::size_t>(start.back())].cost;
    }
    instance.steps = 0;
    const Answer answer = search(instance, start);
    CAPTURE(seed);
    if (support::keeps_rules(instance, start)) {
      CHECK(answer.found);
      CHECK(answer.cost <= cost);
    }
    if (answer.found) CHECK(support::keeps_rules(instance, answer.choices));
  }
}
