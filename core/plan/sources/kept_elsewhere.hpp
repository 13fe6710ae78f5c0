#pragma once
// What does a SKU give that its users have from another one as well? That need not be bought again when the SKU is replaced: Project
// beside Microsoft 365 E3 needs no second Forms.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Service plans that everybody who holds the SKU keeps from a SKU that can be bought again and runs today, or has switched off; in order
// of index. Empty where nobody tells who holds it.
std::vector<PlanIndex> kept_elsewhere(const Circumstances& circumstances, const Guid& sku);

// Takes out of the comparison of a SKU with what replaces it what nobody loses, once paths stand: what the drafts let go or replace is not
// counted on.
void leave_out_kept(const Circumstances& circumstances, const std::vector<Draft>& drafts, const Guid& sku, Comparison& comparison);

}  // namespace csp::plan
