#pragma once
// What does a SKU give that its users have from another one as well, once the plan is carried out? That need not be bought again when the
// SKU is replaced: Project beside Microsoft 365 E3 needs no second Forms.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// SKUs of which a subscription runs on that day and none is a trial; sorted.
std::vector<Guid> running_skus(const Customer& customer, Date today);

// What people decided to leave, before any path is chosen.
Replaced replaced_by_decision(const Customer& customer, const PlanSettings& settings);

// What the plan leaves, once paths stand.
Replaced replaced_in(const std::vector<Draft>& drafts);

// Service plans that everybody who holds the SKU keeps from a SKU that can be bought again and runs today, or from what is bought in its
// place where it leaves, or has switched off; in order of index. Empty where nobody tells who holds it.
std::vector<PlanIndex> kept_elsewhere(const Circumstances& circumstances, const Guid& sku, const Replaced& replaced);

// What becomes of what this one of a user's licences gives when it goes and the others are as the plan leaves them.
Comparison compared_without(const Circumstances& circumstances, const Replaced& replaced, const Profile& profile,
                            const AssignedSku& assigned);

// Does a user with these licences keep everything that this one of them gives from the others, once the plan is carried out?
bool loses_nothing_without(const Circumstances& circumstances, const Replaced& replaced, const Profile& profile,
                           const AssignedSku& assigned);

// Takes out of the comparison of a SKU with what replaces it what nobody loses, once paths stand.
void leave_out_kept(const Circumstances& circumstances, const std::vector<Draft>& drafts, const Guid& sku, Comparison& comparison);

}  // namespace csp::plan
