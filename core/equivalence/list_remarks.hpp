#pragma once
// What rests on rows of the licensing list that look old? Rule EQ-LIST-ROW: what such a row lacks counts as there where a specialist is
// fairly sure (Sku::unlisted_plans), and it is told; where confidence is low, the list decides and the doubt is told.

#include <optional>

#include "core/equivalence/plan_set.hpp"

namespace csp {

// Of the remarks on which something that decides stands the least sure; empty when nothing does.
std::optional<Confidence> confidence_of_remarks(const Catalog& catalog, const Side& source, const Side& target,
                                                const PlanEvidence& evidence);

void add_list_remarks(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison);

// Everything the side may be given, remarks of low confidence included: for searching, where the comparison then tells the doubt.
PlanSet plans_with_remarks(const Catalog& catalog, const Side& side);

}  // namespace csp
