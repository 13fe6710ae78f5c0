#pragma once
// What has to be true before anything is ordered, and which ceilings does the plan touch while old and new stand side by side?

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Region, segment, agreement, relationship, administrators' sign-in, partner's standing.
std::vector<Finding> preflight(const Circumstances& circumstances, const std::vector<Draft>& drafts);

// What only the whole tenant shows, in core/plan/checks/ceilings.cpp: subscriptions in the tenant, seats of the Business family, seats of
// three-year offers, add-ons without base, last Dataverse licence, what is bought twice or covered already. May add findings to the drafts
// they are about; returns those about the whole plan. A limit on days or counts stands a second time in core/plan/dates/problem.cpp, so
// that the search keeps it.
std::vector<Finding> ceilings(const Circumstances& circumstances, std::vector<Draft>& drafts);

// Does it count among the tenant's subscriptions and seats?
bool exists_in_tenant(const Source& source);

// Does the three-year form of the SKU have a minimum (rule NCE-3Y-MIN) and no monthly billing?
bool three_year_minimum_applies(const Sku& sku);

// Fewest units that one order line of this may have: the offer's own least and that of three-year terms (rule NCE-3Y-MIN); 1 = any.
std::int64_t least_units(const Circumstances& circumstances, const Buy& buy);

// Education, nonprofit and government: Microsoft sells their offers only to customers who were validated (rule SEGMENT-CHECK).
bool validated_segment(Segment segment);
// Is it one, and nobody has said that the customer is validated already?
bool waits_for_validation(const PlanSettings& settings);

// CSP region of a country code; empty when not known.
std::string_view region_of(const Catalog& catalog, std::string_view country);

}  // namespace csp::plan
