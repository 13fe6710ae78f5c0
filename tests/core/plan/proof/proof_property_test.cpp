// The proof against the oracle, on thousands of random tenants with plans that are often bad.

#include <doctest/doctest.h>

#include "core/plan/proof/proof.hpp"
#include "tests/core/plan/oracle/oracle.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;

TEST_CASE("proof and oracle name the same bad days, for random plans of random tenants") {
  const Date today = *Date::from_iso("2026-11-22");
  const int cases = support::property_cases(2500, 150);
  std::set<std::string> rules_met;
  int safe = 0, unsafe = 0, differing = 0;
  for (int seed = 1; seed <= cases && differing < 5; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed));
    const Catalog catalog = support::random_catalog(dice);
    std::vector<Guid> skus;
    for (const Sku& sku : catalog.skus) skus.push_back(sku.id);
    skus.push_back(support::numbered_guid(9999));  // one that the catalogue lacks
    const Customer customer = support::random_customer(dice, catalog, skus, today);
    const PlanSettings settings = support::random_settings(dice, customer, today);
    const auto actions = support::random_actions(dice, customer, skus, today);

    const Proof proof = prove(catalog, customer, settings, actions, today);
    const oracle::Opinion opinion = oracle::judge(catalog, customer, settings, actions, today, proof.last_day);
    const std::string difference = oracle::first_difference(oracle::unfolded(proof), opinion);
    if (!difference.empty() || proof.safe != opinion.safe()) {
      ++differing;
      FAIL_CHECK("seed " << seed << ": " << difference);
    }
    (opinion.safe() ? safe : unsafe)++;
    for (const oracle::BadDay& bad : opinion.caused) rules_met.insert(bad.what);
  }
  CHECK(rules_met == std::set<std::string>{"NCE-ADDON", "PROOF-GROUP", "PROOF-PROFILE-UNITS", "PROOF-QUANTITY", "PROOF-SERVICE",
                                           "PROOF-UNITS", "SMB-300", "TENANT-SUBS"});
  // Both kinds must have come up, or the comparison says little.
  CHECK(safe * 20 > cases);
  CHECK(unsafe * 20 > cases);
}
