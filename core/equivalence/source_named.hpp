#pragma once
// Which product does a person mean? By skuId, part number or display name, by the offer id of the time before new commerce, by
// ProductId:SkuId, or by the name of a retired offer.

#include <string_view>
#include <vector>

#include "core/equivalence/comparison.hpp"

namespace csp {

struct NamedSource {
  std::vector<Guid> skus;               // one; several = not certain, ask; none = nothing known, or a retired offer without a SKU
  const LegacyOffer* legacy = nullptr;  // how it was named, when not as a SKU
  const Offer* offer = nullptr;
  const RetiredOffer* retired = nullptr;
  bool found() const { return !skus.empty() || legacy != nullptr || offer != nullptr || retired != nullptr; }
};

NamedSource source_named(const Catalog& catalog, std::string_view text);

// "CFQ7TTC0LF8R:0001", also with a slash and in small letters; empty when the text is none.
std::optional<ProductSku> product_sku_named(std::string_view text);

}  // namespace csp
