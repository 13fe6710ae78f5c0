#include "tests/core/support/random_bundles.hpp"

#include <algorithm>
#include <string>
#include "tests/core/support/sequence.hpp"

namespace csp::test {
namespace {

using namespace bundles;

template <class Number>
void insert(std::vector<Number>& list, std::size_t value) {
  const auto number = static_cast<Number>(value);
  const auto at = std::lower_bound(list.begin(), list.end(), number);
  if (at == list.end() || *at != number) list.insert(at, number);
}

Guid numbered(std::size_t number) {
  std::string text = std::to_string(number);
  text = "00000000-0000-0000-0000-" + std::string(12 - text.size(), '0') + text;
  return Guid::parse(text).value_or(Guid{});
}

}  // namespace

Problem random_bundles(std::uint64_t seed) {
  Sequence sequence(seed + 77);
  BundleMarket market;
  market.skus = static_cast<std::size_t>(sequence.between(5, 13));
  market.needs = static_cast<std::size_t>(sequence.between(3, 9));
  market.profiles = static_cast<std::size_t>(sequence.between(1, 7));
  market.most_users = sequence.between(3, 60);
  market.most_skus_per_user = static_cast<std::size_t>(sequence.between(1, 4));
  return random_bundles(seed, market);
}

Problem random_bundles(std::uint64_t seed, const BundleMarket& market) {
  Sequence sequence(seed);
  Problem problem;
  problem.currency = *Currency::parse("USD");
  for (std::size_t i = 0; i < market.skus; ++i) {
    Purchasable sku;
    sku.sku = numbered(i + 1);
    sku.name = "SKU " + std::to_string(i + 1);
    const int breadth = sequence.percent(40) ? 70 : 25;  // a suite or a part
    for (std::size_t need = 0; need < market.needs; ++need) {
      if (sequence.percent(breadth)) insert(sku.gives, need);
    }
    // Roughly by what it gives, in steps of half a unit so that equal prices are common.
    const std::int64_t halves = static_cast<std::int64_t>(sku.gives.size()) * sequence.between(3, 16) + sequence.between(0, 6);
    sku.price = Decimal::from_cents(halves * 50 + (sequence.percent(30) ? sequence.between(0, 49) : 0));
    if (sequence.percent(8)) sku.segment = Segment::Education;
    sku.business_family = sequence.percent(35);
    if (sku.business_family) sku.price = sku.price.scaled(2, 3).rounded(2);
    if (sequence.percent(market.minimum_percent)) sku.minimum_units = sequence.between(2, market.most_users * 2);
    problem.skus.push_back(std::move(sku));
  }
  for (std::size_t i = 0; i < market.skus; ++i) {
    if (sequence.percent(20)) {
      const std::size_t other = sequence.index(market.skus);
      if (other != i) problem.skus[i].conflicts.push_back(static_cast<SkuNumber>(other));
    }
    if (sequence.percent(20)) {
      std::vector<SkuNumber> bases;
      for (std::int64_t count = sequence.between(1, 3); count > 0; --count) insert(bases, sequence.index(market.skus));
      problem.skus[i].bases.push_back(std::move(bases));
      problem.skus[i].price = problem.skus[i].price.scaled(1, 2).rounded(2);
    }
  }
  std::int64_t users = 0;
  for (std::size_t i = 0; i < market.profiles; ++i) {
    RequirementProfile profile;
    profile.id = "P" + std::to_string(i + 1);
    profile.users = sequence.between(1, market.most_users);
    for (std::size_t need = 0; need < market.needs; ++need) {
      if (sequence.percent(45)) insert(profile.needs, need);
    }
    if (sequence.percent(6)) profile.segment = Segment::Education;
    if (sequence.percent(12)) insert(profile.pinned, sequence.index(market.skus));
    if (sequence.percent(15)) insert(profile.barred, sequence.index(market.skus));
    if (sequence.percent(15)) insert(profile.base_elsewhere, sequence.index(market.skus));
    users += profile.users;
    problem.profiles.push_back(std::move(profile));
  }
  problem.limits.most_skus_per_user = market.most_skus_per_user;
  problem.limits.business_seats_taken = sequence.between(0, 20);
  problem.limits.business_seats = problem.limits.business_seats_taken + sequence.between(0, users);
  if (sequence.percent(30)) insert(problem.limits.banned, sequence.index(market.skus));
  return problem;
}

Problem large_tenant(std::uint64_t seed, std::size_t profiles, std::size_t skus) {
  Sequence sequence(seed);
  Problem problem;
  problem.currency = *Currency::parse("USD");
  // Families of tiers: need 4f + t is tier t of family f; a SKU with a higher tier gives the lower ones too.
  const std::size_t families = 30, tiers = 4;
  const auto give = [&](Purchasable& sku, std::size_t family, std::size_t tier) {
    for (std::size_t lower = 0; lower <= tier; ++lower) insert(sku.gives, family * tiers + lower);
  };
  for (std::size_t i = 0; i < skus; ++i) {
    Purchasable sku;
    sku.sku = numbered(i + 1);
    sku.name = "SKU " + std::to_string(i + 1);
    std::int64_t worth = 0;
    const auto part = [&](std::size_t family, std::size_t tier) {
      give(sku, family, tier);
      worth += 120 + static_cast<std::int64_t>(tier) * 260 + static_cast<std::int64_t>(family) * 7;
    };
    if (i % 5 == 0) {  // suites: the first families together, one tier more or less
      const std::size_t tier = sequence.index(tiers);
      for (std::size_t family = 0; family < 12; ++family) {
        if (sequence.percent(75)) part(family, std::min(tiers - 1, tier + (sequence.percent(25) ? 1u : 0u)));
      }
      sku.business_family = tier < 2 && sequence.percent(50);
      worth = worth * (sku.business_family ? 45 : 65) / 100;
    } else {
      for (std::int64_t count = sequence.between(1, 3); count > 0; --count) part(sequence.index(families), sequence.index(tiers));
    }
    sku.price = Decimal::from_cents(worth * sequence.between(85, 115) / 100 / 10 * 10);
    if (sequence.percent(4)) sku.minimum_units = sequence.between(5, 100);
    problem.skus.push_back(std::move(sku));
  }
  for (std::size_t i = 0; i < skus; ++i) {
    if (i % 5 == 0) {
      const std::size_t other = sequence.index(skus / 5) * 5;
      if (other != i) problem.skus[i].conflicts.push_back(static_cast<SkuNumber>(other));
    } else if (sequence.percent(8)) {  // add-ons to a third of the suites
      std::vector<SkuNumber> bases;
      for (std::size_t base = 0; base < skus; base += 15) insert(bases, base);
      problem.skus[i].bases.push_back(std::move(bases));
      problem.skus[i].price = problem.skus[i].price.scaled(1, 2).rounded(2);
    }
  }
  for (std::size_t i = 0; i < profiles; ++i) {
    RequirementProfile profile;
    profile.id = "P" + std::to_string(i + 1);
    profile.users = 1 + sequence.between(0, 40) * sequence.between(0, 40) / 20;
    const std::size_t tier = sequence.index(tiers);
    for (std::size_t family = 0; family < families; ++family) {
      if (!sequence.percent(family < 12 ? 70 : 8)) continue;
      const std::size_t wanted = family < 12 ? std::min(tier, sequence.index(tiers) + 1) : sequence.index(tiers);
      for (std::size_t lower = 0; lower <= wanted; ++lower) insert(profile.needs, family * tiers + lower);
    }
    problem.profiles.push_back(std::move(profile));
  }
  problem.limits.most_skus_per_user = 6;
  problem.limits.business_seats_taken = 40;
  return problem;
}

}  // namespace csp::test
