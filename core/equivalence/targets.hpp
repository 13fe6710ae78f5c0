#pragma once
// Which SKUs and bundles keep everything a source bundle gives? The exhaustive side of find_targets (comparison.hpp), for lists,
// prices and searching.

#include <vector>

#include "core/equivalence/comparison.hpp"
#include "core/equivalence/plan_set.hpp"

namespace csp {

// Every SKU of the segment that alone keeps all that decides, special and retired ones included, in order of what it adds.
std::vector<const Sku*> covering_skus(const Catalog& catalog, const Bundle& source, Segment segment);

// Can this SKU be offered to a customer of the segment as something new: on sale, not a trial, of the right segment?
bool is_candidate(const Sku& sku, Segment segment);

// Every irredundant bundle of exactly `size` SKUs (1 to 3) of `candidates` that keeps all that decides, rights narrowed by their
// carrier not counted, add-ons without their base and plans in conflict left out. At most `maximum`, in order of what they add.
std::vector<std::vector<Guid>> covering_bundles(const Catalog& catalog, const Bundle& source, const std::vector<const Sku*>& candidates,
                                                std::size_t size, std::size_t maximum);

// The segment to look in: the query's, else that of the source's first SKU.
Segment segment_of(const Side& source, const TargetQuery& query);

// These SKUs as a line of the ranked list.
TargetCandidate candidate_of(const Catalog& catalog, const Bundle& source, const TargetQuery& query, const std::vector<Guid>& skus,
                             const char* why);

// Puts prices into a ranked list, and the cheapest bundles that cover, as the exact search finds them, behind those that change nothing.
// Nothing without prices.
void add_cheapest(const Catalog& catalog, const Bundle& source, const TargetQuery& query, std::vector<TargetCandidate>& list);

// Faculty and students, and the like, are not exchanged; a SKU for everybody suits all.
bool same_audience(const Sku& sku, const Side& source);

}  // namespace csp
