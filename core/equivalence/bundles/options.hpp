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

  using Words = std::vector<std::uint64_t>;  // a bit for each SKU

  const Problem& problem() const { return problem_; }
  std::size_t words() const { return words_; }
  std::int64_t price(SkuNumber sku) const { return problem_.skus[sku].price.micros(); }
  bool banned(SkuNumber sku) const { return banned_[sku]; }
  bool tied(SkuNumber sku) const { return problem_.skus[sku].minimum_units > 1; }  // costs depend on who else has it
  const std::uint64_t* conflicts(SkuNumber sku) const { return &conflicts_[sku * words_]; }
  bool conflicts_at_all(SkuNumber sku) const { return conflicting_[sku] != 0; }
  std::uint32_t price_rank(SkuNumber sku) const { return price_rank_[sku]; }  // place in order of price, then number
  const Words& on_offer(Segment segment) const { return on_offer_[static_cast<std::size_t>(segment)]; }  // banned ones left out
  const std::vector<Words>& bases(SkuNumber sku) const { return bases_[sku]; }                           // the SKU itself left out

  // Needs that the very same SKUs give are one distinct need.
  std::size_t distinct(Need need) const { return need < distinct_.size() ? distinct_[need] : givers_.size() - 1; }
  const Words& givers(std::size_t distinct) const { return givers_[distinct]; }  // banned ones left out
  bool gives(SkuNumber sku, std::size_t distinct) const { return (givers_[distinct][sku / 64u] >> (sku % 64u)) & 1; }
  // Whoever gives `other` gives `need` as well.
  bool implied(std::size_t need, std::size_t other) const { return implied_[need * givers_.size() + other] != 0; }

 private:
  const Problem& problem_;
  std::size_t words_ = 0;
  std::vector<bool> banned_;
  std::vector<char> implied_, conflicting_;
  std::vector<std::uint32_t> price_rank_;
  std::vector<Words> on_offer_;  // by segment
  Words conflicts_;
  std::vector<std::vector<Words>> bases_;
  std::vector<std::size_t> distinct_;  // of each need
  std::vector<Words> givers_;          // the last one: nobody
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
  std::vector<Option> options;  // cheapest first
  bool complete = true;         // false: the steps ran out; `least` still holds
  std::int64_t least = 0;       // no bundle costs less, in millionths
  std::vector<Need> missing;    // needs that nothing gives
};

// These SKUs as an option for the profile, superfluous ones included; empty where they break a rule or leave something out.
std::optional<Option> option_of(const Assortment& assortment, const RequirementProfile& profile, std::vector<SkuNumber> skus);

class CoverSearch;

// No bundle left out is better than one of these: another one has no more tied SKUs, no more seats and no higher price for the rest.
// With a search of one's own many profiles are answered in the same memory.
Options worthwhile(CoverSearch& search, const RequirementProfile& profile, std::int64_t& steps);
Options worthwhile(const Assortment& assortment, const RequirementProfile& profile, std::int64_t& steps);

// The cheapest bundles by price alone of which no SKU can be left out. `known`: some that are known already.
std::vector<Option> cheapest_by_price(CoverSearch& search, const RequirementProfile& profile, const std::vector<Option>& known,
                                      std::size_t count, std::int64_t& steps);
std::vector<Option> cheapest_by_price(const Assortment& assortment, const RequirementProfile& profile, const std::vector<Option>& known,
                                      std::size_t count, std::int64_t& steps);

}  // namespace csp::bundles
