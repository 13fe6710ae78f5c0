#include "tests/core/support/covering.hpp"

#include <algorithm>

#include "core/equivalence/target_search.hpp"

namespace support {

using namespace csp;

std::vector<const Sku*> covering_skus(const Catalog& catalog, const Bundle& source_bundle, Segment segment) {
  const Side source = side_of(catalog, source_bundle);
  const Requirement requirement(catalog, source);
  std::vector<const Sku*> all, out;
  for (const Sku& sku : catalog.skus) {
    if (sku.segment == segment && sku.sale != SkuSale::Test && same_audience(sku, source)) all.push_back(&sku);
  }
  if (requirement.empty() || !source.unknown.empty()) return out;
  for (const TargetOption& option : options_of(requirement, all)) {
    if (covers_all(option.gives, requirement.need())) out.push_back(option.sku);
  }
  return out;
}

std::vector<std::vector<Guid>> covering_bundles(const Catalog& catalog, const Bundle& source_bundle,
                                                const std::vector<const Sku*>& candidates, std::size_t size, std::size_t maximum) {
  const Side source = side_of(catalog, source_bundle);
  const Requirement requirement(catalog, source);
  if (requirement.empty() || !source.unknown.empty()) return {};
  return bundles_of(catalog, source, requirement, options_of(requirement, candidates), size, maximum);
}

std::vector<const Offer*> offers_for(const Catalog& catalog, const Guid& sku) {
  std::vector<const Offer*> found;
  for (const Offer& offer : catalog.offers) {
    if (std::find(offer.skus.begin(), offer.skus.end(), sku) != offer.skus.end()) found.push_back(&offer);
  }
  return found;
}

}  // namespace support
