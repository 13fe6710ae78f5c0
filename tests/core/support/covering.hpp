#pragma once
// Everything that keeps what a source gives, one and all: the long way round, to hold the ranked and the exact search against.

#include <vector>

#include "core/equivalence/targets.hpp"

namespace support {

// Every SKU of the segment that alone keeps all that decides, special and retired ones included.
std::vector<const csp::Sku*> covering_skus(const csp::Catalog& catalog, const csp::Bundle& source, csp::Segment segment);

// Every irredundant bundle of exactly `size` SKUs (1 to 3) of `candidates` that keeps all that decides, rights narrowed by their
// carrier not counted, add-ons without their base and plans in conflict left out. At most `maximum`, in order of what they add.
std::vector<std::vector<csp::Guid>> covering_bundles(const csp::Catalog& catalog, const csp::Bundle& source,
                                                     const std::vector<const csp::Sku*>& candidates, std::size_t size, std::size_t maximum);

// All product SKUs that give this tenant SKU.
std::vector<const csp::Offer*> offers_for(const csp::Catalog& catalog, const csp::Guid& sku);

}  // namespace support
