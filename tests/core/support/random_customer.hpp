#pragma once
// Seeded random worlds for property tests: small catalogues, customers of every channel, state and term, and lists of actions that
// are often bad. The same seed always gives the same world.

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"
#include "tests/core/support/property_cases.hpp"

namespace support {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ull + 1) {}
  // Each roll takes two of these bytes while there are any: a fuzzer that changes one byte then changes one choice.
  Dice(const std::uint8_t* bytes, std::size_t size) : state_(1), next_(bytes), left_(size) {}
  std::uint64_t roll();
  int below(int bound) { return static_cast<int>(roll() % static_cast<std::uint64_t>(bound)); }
  int between(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::uint64_t state_;
  const std::uint8_t* next_ = nullptr;
  std::size_t left_ = 0;
};

csp::Guid numbered_guid(std::uint64_t number);

// Plans of a few rank groups with covers, plumbing, small features, retired and company-level ones; five to eight SKUs.
csp::Catalog random_catalog(Dice& dice);

// A tenant with up to five subscriptions, up to four profiles of up to six users. `skus` are what it may own.
csp::Customer random_customer(Dice& dice, const csp::Catalog& catalog, const std::vector<csp::Guid>& skus, csp::Date today);
csp::PlanSettings random_settings(Dice& dice, const csp::Customer& customer, csp::Date today);

// Orders, choices, cancellations, transfers and swaps with no care for safety, in order of date.
std::vector<csp::Action> random_actions(Dice& dice, const csp::Customer& customer, const std::vector<csp::Guid>& skus, csp::Date today);

}  // namespace support
