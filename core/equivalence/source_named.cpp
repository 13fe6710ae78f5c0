#include "core/equivalence/source_named.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp {
namespace {

const RetiredOffer* retired_named(const Catalog& catalog, std::string_view name) {
  const std::string wanted = text::folded_words(name);
  if (wanted.empty()) return nullptr;
  for (const RetiredOffer& offer : catalog.retired_offers) {
    if (text::folded_words(offer.name) == wanted) return &offer;
  }
  return nullptr;
}

}  // namespace

std::optional<ProductSku> product_sku_named(std::string_view text) {
  const std::string_view trimmed = text::trimmed(text);
  const std::size_t mark = trimmed.find_first_of(":/");
  if (mark == std::string_view::npos || mark == 0 || mark + 1 == trimmed.size()) return std::nullopt;
  std::string upper;
  for (char c : trimmed) {
    const bool fits = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' || c == '/';
    if (!fits) return std::nullopt;
    upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  }
  if (upper.find_first_of(":/", mark + 1) != std::string::npos) return std::nullopt;
  return ProductSku{upper.substr(0, mark), upper.substr(mark + 1)};
}

NamedSource source_named(const Catalog& catalog, std::string_view text) {
  NamedSource source;
  if (const std::optional<Guid> id = Guid::parse(text::trimmed(text))) {
    if (catalog.find_sku(*id) != nullptr) {
      source.skus = {*id};
    } else if (const LegacyOffer* legacy = catalog.find_legacy_offer(*id)) {
      source.legacy = legacy;
      source.skus = {legacy->sku};
    }
    return source;
  }
  if (const Sku* sku = catalog.find_sku_by_part_number(text)) {
    source.skus = {sku->id};
    return source;
  }
  if (const std::optional<ProductSku> id = product_sku_named(text)) {
    if (const Offer* offer = catalog.find_offer(*id)) {
      source.offer = offer;
      source.skus = offer->skus;
      return source;
    }
  }
  for (const Sku* sku : catalog.skus_named(text)) source.skus.push_back(sku->id);
  if (!source.skus.empty()) return source;
  source.retired = retired_named(catalog, text);
  if (source.retired != nullptr && source.retired->skus.size() == 1) source.skus = source.retired->skus;
  return source;
}

}  // namespace csp
