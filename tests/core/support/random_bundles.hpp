#pragma once
// Random questions for the bundle optimiser with every kind of limit in force: the same for the same seed, on every machine.

#include <cstdint>

#include "core/equivalence/bundles/problem.hpp"

namespace csp::test {

struct BundleMarket {
  std::size_t skus = 12;
  std::size_t needs = 9;
  std::size_t profiles = 6;
  std::int64_t most_users = 60;  // of one profile
  std::size_t most_skus_per_user = 3;
  int minimum_percent = 30;  // of the SKUs have minimum units
};

// Small enough for an exhaustive second opinion; sizes vary with the seed.
bundles::Problem random_bundles(std::uint64_t seed);
bundles::Problem random_bundles(std::uint64_t seed, const BundleMarket& market);

// Suites, parts and add-ons in the proportions of a price list, for a customer with many kinds of users.
bundles::Problem large_tenant(std::uint64_t seed, std::size_t profiles = 300, std::size_t skus = 200);

}  // namespace csp::test
