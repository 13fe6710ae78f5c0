#include <algorithm>
#include <map>

#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {

Assortment::Assortment(const Problem& problem)
    : problem_(problem), words_((problem.skus.size() + 63) / 64), banned_(problem.skus.size()), bases_(problem.skus.size()) {
  const std::size_t count = problem.skus.size();
  for (SkuNumber sku : problem.limits.banned) banned_[sku] = true;
  const auto bit = [](std::size_t sku) { return std::uint64_t{1} << (sku % 64u); };
  conflicts_.resize(count * words_);
  std::size_t needs = 0;
  on_offer_.assign(static_cast<std::size_t>(Segment::China) + 1, Words(words_));
  for (std::size_t sku = 0; sku < count; ++sku) {
    for (SkuNumber other : problem.skus[sku].conflicts) {
      conflicts_[sku * words_ + other / 64u] |= bit(other);
      conflicts_[other * words_ + sku / 64u] |= bit(sku);
    }
    for (const std::vector<SkuNumber>& group : problem.skus[sku].bases) {
      Words members(words_);
      for (SkuNumber base : group) {
        if (base != sku) members[base / 64u] |= bit(base);
      }
      bases_[sku].push_back(std::move(members));
    }
    for (Need need : problem.skus[sku].gives) needs = std::max<std::size_t>(needs, need + 1u);
    const auto segment = static_cast<std::size_t>(problem.skus[sku].segment);
    if (!banned_[sku]) on_offer_[segment][sku / 64u] |= bit(sku);
  }
  std::vector<std::size_t> by_price(count);
  for (std::size_t sku = 0; sku < count; ++sku) {
    by_price[sku] = sku;
    const Words::const_iterator begin = conflicts_.begin() + static_cast<std::ptrdiff_t>(sku * words_);
    conflicting_.push_back(std::any_of(begin, begin + static_cast<std::ptrdiff_t>(words_), [](std::uint64_t word) { return word != 0; }));
  }
  std::stable_sort(by_price.begin(), by_price.end(),
                   [&](std::size_t a, std::size_t b) { return problem.skus[a].price.micros() < problem.skus[b].price.micros(); });
  price_rank_.resize(count);
  for (std::size_t place = 0; place < count; ++place) price_rank_[by_price[place]] = static_cast<std::uint32_t>(place);
  std::vector<Words> of_need(needs, Words(words_));
  for (std::size_t sku = 0; sku < count; ++sku) {
    if (banned_[sku]) continue;
    for (Need need : problem.skus[sku].gives) of_need[need][sku / 64u] |= bit(sku);
  }
  std::map<Words, std::size_t> known;
  for (Words& givers : of_need) {
    const auto [found, inserted] = known.try_emplace(givers, givers_.size());
    if (inserted) givers_.push_back(std::move(givers));
    distinct_.push_back(found->second);
  }
  givers_.emplace_back(words_);
  implied_.resize(givers_.size() * givers_.size());
  for (std::size_t need = 0; need < givers_.size(); ++need) {
    for (std::size_t other = 0; other < givers_.size(); ++other) {
      if (need == other) continue;
      bool inside = true, any = false;
      for (std::size_t word = 0; word < words_ && inside; ++word) {
        inside = (givers_[other][word] & ~givers_[need][word]) == 0;
        any = any || givers_[other][word] != 0;
      }
      implied_[need * givers_.size() + other] = inside && any;
    }
  }
}

}  // namespace csp::bundles
