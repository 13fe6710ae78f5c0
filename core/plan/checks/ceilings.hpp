#pragma once
// Which ceilings of the whole tenant does the plan touch while old and new stand side by side (rules TENANT-SUBS, SMB-300, NCE-3Y-MIN,
// NCE-ADDON)? They hold on every day between the first order and the last end.

#include <cstdint>
#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// What only the whole tenant shows: subscriptions in it, seats of the Business family, seats of three-year offers, add-ons without base,
// the last Dataverse licence, what is bought twice or covered already. May add findings to the drafts they are about; returns those about
// the whole plan. A limit on days or counts stands a second time in core/plan/dates/problem.cpp, so that the search keeps it.
std::vector<Finding> ceilings(const Circumstances& circumstances, std::vector<Draft>& drafts);

// Does it count among the tenant's subscriptions and seats?
bool exists_in_tenant(const Source& source);

// Fewest units that one order line of this may have: the offer's own least and that of three-year terms (rule NCE-3Y-MIN); 1 = any.
std::int64_t least_units(const Circumstances& circumstances, const Buy& buy);

}  // namespace csp::plan
