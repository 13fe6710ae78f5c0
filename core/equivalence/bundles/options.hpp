#pragma once
// Which bundles come into question for one profile? All those that some other bundle does not beat in everything that matters.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/equivalence/bundles/problem.hpp"

namespace csp::bundles {

// Everything about the SKUs that all profiles share, made once.
class Assortment {
 public:
  explicit Assortment(const Problem& problem);

  const Problem& problem() const { return problem_; }
  std::size_t size() const { return problem_.skus.size(); }
  std::int64_t price(SkuNumber sku) const { return problem_.skus[sku].price.micros(); }
  bool banned(SkuNumber sku) const { return banned_[sku]; }
  bool tied(SkuNumber sku) const { return problem_.skus[sku].minimum_units > 1; }  // costs depend on who else has it
  bool conflict(SkuNumber a, SkuNumber b) const { return (conflicts_[a * words_ + b / 64u] >> (b % 64u)) & 1; }
  const std::vector<SkuNumber>& givers(Need need) const;  // cheapest first, banned ones left out
  // Whoever gives `other` gives `need` as well, among all SKUs.
  bool implied(Need need, Need other) const { return need < needs_ && other < needs_ && implied_[need * needs_ + other]; }

 private:
  const Problem& problem_;
  std::size_t words_ = 0, needs_ = 0;
  std::vector<bool> banned_, implied_;
  std::vector<std::uint64_t> conflicts_;
  std::vector<std::vector<SkuNumber>> givers_;
};

// One bundle for one user.
struct Option {
  std::vector<SkuNumber> skus;  // sorted
  std::vector<SkuNumber> tied;  // those of them with minimum units, sorted
  std::int64_t loose = 0;       // price of the others, in millionths
  std::int64_t full = 0;        // price of all, in millionths
  std::int64_t seats = 0;       // of the Business family, by those without minimum units
};

struct Options {
  std::vector<Option> options;      // cheapest first
  bool complete = true;             // false: the steps ran out; `least` still holds
  std::int64_t least = 0;           // no bundle costs less, in millionths
  std::vector<Need> missing;        // needs that nothing gives
};

// No bundle left out is better than one of these: another one has no more tied SKUs, no more seats and no higher price for the rest.
Options worthwhile(const Assortment& assortment, const RequirementProfile& profile, std::int64_t& steps);

// The cheapest bundles by price alone of which no SKU can be left out.
std::vector<Option> cheapest_by_price(const Assortment& assortment, const RequirementProfile& profile, std::size_t count, std::int64_t& steps);

}  // namespace csp::bundles
