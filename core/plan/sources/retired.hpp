#pragma once
// What is known of a source whose service is switched off, whose grant is no longer given, or which is no longer sold or renewed?

#include "core/plan/draft.hpp"

namespace csp::plan {

// The service behind it and the day on which that ends; null where none ends, or no day is known.
struct EndingService {
  const RetiredOffer* offer = nullptr;
  Date day;
};
std::optional<EndingService> ending_service(const Catalog& catalog, const Guid& sku);

// Of the customer's segment: what a nonprofit has for nothing is a grant.
std::vector<Finding> retired_findings(const Circumstances& circumstances, const Source& source);

}  // namespace csp::plan
