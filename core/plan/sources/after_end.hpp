#pragma once
// What is left of a source once it has ended: free days with service that nobody should count on, and until when its data stays.
// Which phases follow depends on who sells it and on how it ends (rules LIFE-..., assets/catalog/lifecycle.tsv).

#include <optional>

#include "core/catalog/lifecycle.hpp"
#include "core/plan/draft.hpp"

namespace csp::plan {

// Empty where the source goes on, its last day is not known, or the facts say nothing about such an end.
std::optional<Message> what_is_left(const Catalog& catalog, const Draft& draft, Date today);
// Adds it to what each draft explains, and what comes of a source that is left alone.
void explain_what_is_left(const Catalog& catalog, std::vector<Draft>& drafts, Date today);

}  // namespace csp::plan
