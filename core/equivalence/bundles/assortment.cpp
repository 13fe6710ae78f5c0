#include <algorithm>

#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {

Assortment::Assortment(const Problem& problem) : problem_(problem), words_((problem.skus.size() + 63) / 64), banned_(problem.skus.size()) {
  const std::size_t count = problem.skus.size();
  for (SkuNumber sku : problem.limits.banned) banned_[sku] = true;
  conflicts_.resize(count * words_);
  const auto exclude = [&](std::size_t a, std::size_t b) { conflicts_[a * words_ + b / 64u] |= std::uint64_t{1} << (b % 64u); };
  for (std::size_t sku = 0; sku < count; ++sku) {
    for (SkuNumber other : problem.skus[sku].conflicts) {
      exclude(sku, other);
      exclude(other, sku);
    }
    for (Need need : problem.skus[sku].gives) needs_ = std::max<std::size_t>(needs_, need + 1u);
  }
  std::vector<SkuNumber> order(count);
  for (std::size_t sku = 0; sku < count; ++sku) order[sku] = static_cast<SkuNumber>(sku);
  std::stable_sort(order.begin(), order.end(), [&](SkuNumber a, SkuNumber b) { return price(a) < price(b); });
  givers_.resize(needs_);
  std::vector<std::uint64_t> bits(needs_ * words_);
  for (SkuNumber sku : order) {
    if (banned_[sku]) continue;
    for (Need need : problem.skus[sku].gives) {
      givers_[need].push_back(sku);
      bits[need * words_ + sku / 64u] |= std::uint64_t{1} << (sku % 64u);
    }
  }
  implied_.resize(needs_ * needs_);
  for (std::size_t need = 0; need < needs_; ++need) {
    for (std::size_t other = 0; other < needs_; ++other) {
      if (need == other || givers_[other].empty() || givers_[other].size() > givers_[need].size()) continue;
      bool inside = true;
      for (std::size_t word = 0; word < words_ && inside; ++word) inside = (bits[other * words_ + word] & ~bits[need * words_ + word]) == 0;
      // Of two needs given by the very same SKUs the first one stands for both.
      implied_[need * needs_ + other] = inside && (givers_[other].size() < givers_[need].size() || other < need);
    }
  }
}

const std::vector<SkuNumber>& Assortment::givers(Need need) const {
  static const std::vector<SkuNumber> none;
  return need < needs_ ? givers_[need] : none;
}

}  // namespace csp::bundles
