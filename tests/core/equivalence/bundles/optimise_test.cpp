// The cheapest bundles, against trying everything, and laws that hold whatever the prices are.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "core/equivalence/bundles/optimise.hpp"
#include "tests/core/support/property_cases.hpp"
#include "tests/core/support/random_bundles.hpp"

using namespace csp;
using namespace csp::bundles;

namespace {

template <class Number>
bool holds(const std::vector<Number>& list, std::size_t value) {
  return std::find(list.begin(), list.end(), static_cast<Number>(value)) != list.end();
}

// May a user of the profile be given these, and does he then have all he needs? `bits`: one for each SKU.
bool suits(const Problem& problem, const RequirementProfile& profile, unsigned bits) {
  std::vector<std::size_t> skus;
  for (std::size_t sku = 0; sku < problem.skus.size(); ++sku) {
    if ((bits >> sku) & 1) skus.push_back(sku);
  }
  if (skus.size() > problem.limits.most_skus_per_user) return false;
  for (SkuNumber pinned : profile.pinned) {
    if (((bits >> pinned) & 1) == 0) return false;
  }
  for (Need need : profile.needs) {
    if (std::none_of(skus.begin(), skus.end(), [&](std::size_t sku) { return holds(problem.skus[sku].gives, need); })) return false;
  }
  for (std::size_t sku : skus) {
    if (problem.skus[sku].segment != profile.segment || holds(profile.barred, sku) || holds(problem.limits.banned, sku)) return false;
    for (std::size_t other : skus) {
      if (holds(problem.skus[sku].conflicts, other)) return false;
    }
    if (holds(profile.base_elsewhere, sku)) continue;
    for (const auto& bases : problem.skus[sku].bases) {
      if (std::none_of(skus.begin(), skus.end(), [&](std::size_t other) { return other != sku && holds(bases, other); })) return false;
    }
  }
  return true;
}

// Every way of giving every user one of his bundles. For a handful of users and SKUs only.
std::optional<Decimal> by_trying_everything(const Problem& problem) {
  std::vector<std::vector<unsigned>> bundles_of_user;
  for (const RequirementProfile& profile : problem.profiles) {
    std::vector<unsigned> bundles;
    for (unsigned bits = 0; bits < (1u << problem.skus.size()); ++bits) {
      if (suits(problem, profile, bits)) bundles.push_back(bits);
    }
    if (bundles.empty()) continue;  // reported as not covered
    for (std::int64_t user = 0; user < profile.users; ++user) bundles_of_user.push_back(bundles);
  }
  std::vector<std::int64_t> units(problem.skus.size());
  std::optional<Decimal> best;
  const std::function<void(std::size_t)> give = [&](std::size_t user) {
    if (user == bundles_of_user.size()) {
      Decimal cost;
      std::int64_t seats = problem.limits.business_seats_taken;
      for (std::size_t sku = 0; sku < units.size(); ++sku) {
        if (units[sku] == 0) continue;
        const std::int64_t bought = std::max(units[sku], problem.skus[sku].minimum_units);
        cost += problem.skus[sku].price.scaled(bought);
        if (problem.skus[sku].business_family) seats += bought;
      }
      if (seats <= std::max(problem.limits.business_seats, problem.limits.business_seats_taken) && (!best || cost < *best)) best = cost;
      return;
    }
    for (unsigned bits : bundles_of_user[user]) {
      for (std::size_t sku = 0; sku < units.size(); ++sku) units[sku] += (bits >> sku) & 1;
      give(user + 1);
      for (std::size_t sku = 0; sku < units.size(); ++sku) units[sku] -= (bits >> sku) & 1;
    }
  };
  give(0);
  return best;
}

Problem tiny(std::uint64_t seed) {
  test::BundleMarket market;
  market.skus = 5;
  market.needs = 4;
  market.profiles = 2;
  market.most_users = 3;
  return test::random_bundles(seed, market);
}

Purchasable sku(const char* name, std::int64_t cents, std::vector<Need> gives) {
  Purchasable out;
  out.name = name;
  out.price = Decimal::from_cents(cents);
  out.gives = std::move(gives);
  return out;
}

RequirementProfile users(std::int64_t count, std::vector<Need> needs) {
  RequirementProfile out;
  out.users = count;
  out.needs = std::move(needs);
  return out;
}

// The answer's parts must say the same as its total, within every limit.
void check_consistent(const Problem& problem, const Answer& answer) {
  std::map<std::size_t, std::int64_t> users_of;
  Decimal sum;
  for (const Choice& choice : answer.choices) {
    users_of[choice.profile] += choice.users;
    unsigned bits = 0;
    for (SkuNumber number : choice.skus) bits |= 1u << number;
    CHECK(suits(problem, problem.profiles[choice.profile], bits));
  }
  for (std::size_t i = 0; i < problem.profiles.size(); ++i) {
    const bool left_out =
        std::any_of(answer.not_covered.begin(), answer.not_covered.end(), [&](const NotCovered& n) { return n.profile == i; });
    CHECK(users_of[i] == (left_out ? 0 : problem.profiles[i].users));
  }
  for (const Purchase& purchase : answer.purchases) sum += purchase.month;
  CHECK(sum == answer.cost);
  CHECK(answer.bound <= answer.cost);
}

const std::uint64_t kCases = static_cast<std::uint64_t>(support::property_cases(400, 100));

}  // namespace

TEST_CASE("the cheapest bundles are those that trying everything finds") {
  std::size_t impossible = 0;
  for (std::uint64_t seed = 1; seed <= kCases; ++seed) {
    CAPTURE(seed);
    const Problem problem = tiny(seed);
    const Answer answer = cheapest(problem);
    const std::optional<Decimal> expected = by_trying_everything(problem);
    CHECK(answer.found == expected.has_value());
    CHECK(answer.outcome == (expected ? Outcome::Proven : Outcome::Impossible));
    if (!expected) {
      ++impossible;
      continue;
    }
    CHECK(answer.cost.text() == expected->text());
    CHECK(answer.bound == answer.cost);
    check_consistent(problem, answer);
  }
  CHECK(impossible > 0);
  CHECK(impossible < kCases / 2);
}

TEST_CASE("a further SKU on the price list never makes it dearer") {
  for (std::uint64_t seed = 1; seed <= kCases; ++seed) {
    CAPTURE(seed);
    Problem problem = test::random_bundles(seed);
    const Answer before = cheapest(problem);
    Purchasable more = test::random_bundles(seed + 9000).skus.front();
    more.gives.erase(std::remove_if(more.gives.begin(), more.gives.end(), [](Need need) { return need > 5; }), more.gives.end());
    more.conflicts.clear();
    more.bases.clear();
    problem.skus.push_back(more);
    const Answer after = cheapest(problem);
    CHECK(after.not_covered.size() <= before.not_covered.size());
    if (!before.found || after.not_covered.size() != before.not_covered.size()) continue;
    REQUIRE(after.found);
    CHECK(after.cost <= before.cost);
  }
}

TEST_CASE("banning a SKU never makes it cheaper") {
  for (std::uint64_t seed = 1; seed <= kCases; ++seed) {
    CAPTURE(seed);
    const Problem problem = test::random_bundles(seed);
    const Answer answer = cheapest(problem);
    if (!answer.found) continue;
    Problem banned = problem;
    banned.limits.banned.push_back(static_cast<SkuNumber>(seed % problem.skus.size()));
    const Answer without = cheapest(banned);
    CHECK(without.not_covered.size() >= answer.not_covered.size());
    if (without.found && without.not_covered.size() == answer.not_covered.size()) CHECK(without.cost >= answer.cost);
  }
}

TEST_CASE("more seats, more SKUs a user or lower minimums never make it dearer") {
  const std::vector<std::function<void(Problem&)>> eased = {
      [](Problem& problem) { problem.limits.business_seats += 7; },
      [](Problem& problem) { problem.limits.most_skus_per_user += 1; },
      [](Problem& problem) {
        for (Purchasable& s : problem.skus) s.minimum_units = std::max<std::int64_t>(1, s.minimum_units / 2);
      },
      [](Problem& problem) {
        for (Purchasable& s : problem.skus) s.conflicts.clear();
      },
      [](Problem& problem) {
        for (Purchasable& s : problem.skus) s.bases.clear();
      },
      [](Problem& problem) {
        for (RequirementProfile& p : problem.profiles) p.pinned.clear();
      },
  };
  for (std::uint64_t seed = 1; seed <= kCases / 2; ++seed) {
    const Problem problem = test::random_bundles(seed);
    const Answer answer = cheapest(problem);
    for (std::size_t i = 0; i < eased.size(); ++i) {
      CAPTURE(seed);
      CAPTURE(i);
      Problem easier = problem;
      eased[i](easier);
      const Answer after = cheapest(easier);
      CHECK(after.not_covered.size() <= answer.not_covered.size());
      if (!answer.found || after.not_covered.size() != answer.not_covered.size()) continue;
      REQUIRE(after.found);
      CHECK(after.cost <= answer.cost);
    }
  }
}

TEST_CASE("a search that is stopped early names a bound and an answer that is not below it") {
  std::size_t stopped = 0;
  test::BundleMarket market;  // too large for a few steps
  market.skus = 30;
  market.needs = 20;
  market.profiles = 40;
  for (std::uint64_t seed = 1; seed <= kCases / 10; ++seed) {
    CAPTURE(seed);
    const Problem problem = test::random_bundles(seed, market);
    const Answer full = cheapest(problem);
    const Answer early = cheapest(problem, 3);
    if (early.outcome == Outcome::Proven) CHECK(early.cost == full.cost);
    if (early.outcome != Outcome::Stopped) continue;
    ++stopped;
    if (!full.found || early.not_covered.size() != full.not_covered.size()) continue;
    CHECK(early.bound <= full.cost);
    if (early.found) {
      CHECK(early.cost >= full.cost);
      check_consistent(problem, early);
    }
  }
  CHECK(stopped > 0);
}

TEST_CASE("profiles with the same needs are one question, however they are divided") {
  for (std::uint64_t seed = 1; seed <= kCases / 2; ++seed) {
    CAPTURE(seed);
    Problem problem = test::random_bundles(seed);
    const Answer whole = cheapest(problem);
    RequirementProfile& first = problem.profiles.front();
    if (first.users < 2) continue;
    RequirementProfile second = first;
    second.users = first.users / 2;
    first.users -= second.users;
    problem.profiles.push_back(second);
    const Answer divided = cheapest(problem);
    CHECK(divided.found == whole.found);
    CHECK(divided.cost == whole.cost);
    if (divided.found) check_consistent(problem, divided);
  }
}

TEST_CASE("the seats of the Business family go to those who save most by them") {
  Problem problem;
  problem.skus = {sku("Business", 1000, {0, 1}), sku("Enterprise", 3000, {0, 1, 2}), sku("Mail", 1800, {0})};
  problem.skus[0].business_family = true;
  problem.profiles = {users(200, {0}), users(200, {0, 1})};
  problem.limits.business_seats = 300;
  const Answer answer = cheapest(problem);
  REQUIRE(answer.outcome == Outcome::Proven);
  CHECK(answer.business_seats == 300);
  // 200 who would need Enterprise come first (20.00 saved), the other 100 seats save 8.00 each.
  CHECK(answer.cost.text() == "4800.00");
  REQUIRE(answer.choices.size() == 3);
  CHECK(answer.choices[1].skus == std::vector<SkuNumber>{2});
  CHECK(answer.choices[1].why.key == "bundles.why.seats");
}

TEST_CASE("seats that stay are no longer there for new ones") {
  Problem problem;
  problem.skus = {sku("Business", 1000, {0})};
  problem.skus[0].business_family = true;
  problem.profiles = {users(200, {0})};
  problem.limits.business_seats_taken = 100;
  CHECK(cheapest(problem).outcome == Outcome::Proven);
  problem.limits.business_seats_taken = 101;
  CHECK(cheapest(problem).outcome == Outcome::Impossible);
}

TEST_CASE("a minimum is paid where it still is the cheapest, and users move over while its units are unused") {
  Problem problem;
  problem.skus = {sku("Cheap from 100", 500, {0, 1}), sku("Dear", 900, {0})};
  problem.skus[0].minimum_units = 100;
  problem.profiles = {users(60, {0, 1}), users(30, {0})};
  const Answer answer = cheapest(problem);
  CHECK(answer.cost.text() == "500.00");
  REQUIRE(answer.purchases.size() == 1);
  CHECK(answer.purchases[0].assigned == 90);
  CHECK(answer.purchases[0].units == 100);
}

TEST_CASE("an add-on is chosen only together with its base") {
  Problem problem;
  problem.skus = {sku("Suite", 3000, {0, 1}), sku("Add-on", 100, {1}), sku("Base", 1000, {0}), sku("Other base", 900, {0})};
  problem.skus[1].bases = {{2}};
  problem.profiles = {users(1, {0, 1})};
  CHECK(cheapest(problem).choices[0].skus == std::vector<SkuNumber>{1, 2});
  problem.profiles[0].base_elsewhere = {1};
  CHECK(cheapest(problem).choices[0].skus == std::vector<SkuNumber>{1, 3});
}

TEST_CASE("a need that nobody sells is named and the others are answered") {
  Problem problem;
  problem.skus = {sku("Mail", 400, {0}), sku("Other segment", 100, {7})};
  problem.skus[1].segment = Segment::Education;
  problem.profiles = {users(5, {0}), users(3, {0, 7})};
  const Answer answer = cheapest(problem);
  CHECK(answer.outcome == Outcome::Proven);
  CHECK(answer.cost.text() == "20.00");
  REQUIRE(answer.not_covered.size() == 1);
  CHECK(answer.not_covered[0].profile == 1);
  CHECK(answer.not_covered[0].needs == std::vector<Need>{7});
}

TEST_CASE("each choice names what comes next and what that would cost") {
  Problem problem;
  problem.currency = *Currency::parse("USD");
  problem.skus = {sku("Suite", 3000, {0, 1}), sku("Mail", 1200, {0}), sku("Apps", 1600, {1})};
  problem.profiles = {users(10, {0, 1})};
  const Answer answer = cheapest(problem);
  REQUIRE(answer.choices.size() == 1);
  CHECK(answer.choices[0].skus == std::vector<SkuNumber>{1, 2});
  CHECK(answer.choices[0].why.key == "bundles.why.cheapest");
  REQUIRE(answer.alternatives.size() == 1);
  CHECK(answer.alternatives[0].skus == std::vector<SkuNumber>{0});
  CHECK(answer.alternatives[0].difference.text() == "2.00");
}

TEST_CASE("where nothing is cheaper, users keep what they have") {
  Problem problem;
  problem.skus = {sku("Other suite", 3000, {0, 1}), sku("Suite of today", 3000, {0, 1}), sku("Dearer", 3100, {0, 1})};
  problem.profiles = {users(10, {0, 1}), users(10, {0, 1}), users(10, {0, 1})};
  problem.profiles[1].today = {1};
  problem.profiles[2].today = {2};
  const Answer answer = cheapest(problem);
  REQUIRE(answer.choices.size() == 3);
  CHECK(answer.choices[1].skus == std::vector<SkuNumber>{1});
  CHECK(answer.choices[2].skus != std::vector<SkuNumber>{2});
  CHECK(answer.cost.text() == "900.00");
}

TEST_CASE("what the whole costs without one of its SKUs is the cheapest without it") {
  for (std::uint64_t seed = 1; seed <= kCases / 4; ++seed) {
    CAPTURE(seed);
    const Problem problem = test::random_bundles(seed);
    const Answer answer = cheapest(problem);
    if (!answer.found) continue;
    for (const Without& without : without_each(problem, answer)) {
      Problem banned = problem;
      banned.limits.banned.push_back(without.sku);
      const Answer other = cheapest(banned);
      CHECK(without.possible == (other.found && other.not_covered.size() == answer.not_covered.size()));
      if (without.possible) CHECK(without.difference == other.cost - answer.cost);
      if (without.possible) CHECK(!without.difference.is_negative());
    }
  }
}

TEST_CASE("prices and head counts beyond exact money are refused, not rounded") {
  Problem problem;
  problem.skus = {sku("Absurd", 900'000'000'000'000, {0})};
  problem.profiles = {users(1'000'000, {0})};
  CHECK(cheapest(problem).outcome == Outcome::TooLarge);
}

TEST_CASE("a tenant of 300 profiles and 200 SKUs is proven within the usual steps") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const Problem problem = test::large_tenant(seed);
    const Answer answer = cheapest(problem);
    CHECK(answer.outcome == Outcome::Proven);
    CHECK(answer.business_seats > 0);
  }
}
