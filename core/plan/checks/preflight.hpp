#pragma once
// What has to be true before anything is ordered?

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Region, segment, agreement, relationship, administrators' sign-in, partner's standing.
std::vector<Finding> preflight(const Circumstances& circumstances, const std::vector<Draft>& drafts);

// Education, nonprofit and government: Microsoft sells their offers only to customers who were validated (rule SEGMENT-CHECK).
bool validated_segment(Segment segment);
// Is it one, and nobody has said that the customer is validated already?
bool waits_for_validation(const PlanSettings& settings);

// CSP region of a country code; empty when not known.
std::string_view region_of(const Catalog& catalog, std::string_view country);

}  // namespace csp::plan
