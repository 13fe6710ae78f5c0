#pragma once
// What the ranked list of find_targets (comparison.hpp) and the search for the cheapest bundles have in common: which SKUs may stand in
// for another, and how one of them is told.

#include <vector>

#include "core/equivalence/comparison.hpp"
#include "core/equivalence/plan_set.hpp"

namespace csp {

// May a customer of the segment buy it? Nonprofits buy ordinary SKUs at prices of their own; other segments have SKUs of their own.
bool sold_in(const Sku& sku, Segment segment);

// Can this SKU be offered to a customer of the segment as something new: on sale, not a trial, of the right segment?
bool is_candidate(const Sku& sku, Segment segment);

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

// Frontline licences are only for some users, whom no file names: of these licences, and of none of them in the source (rule
// FRONTLINE-USERS).
bool new_to_frontline(const Catalog& catalog, const Sku& sku, const Side& source);

// Can it be proposed to users who have the source today?
bool suits(const Catalog& catalog, const Sku& sku, const Side& source);

}  // namespace csp
