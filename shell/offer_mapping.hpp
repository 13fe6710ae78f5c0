#pragma once
// The facts of a document as its own offer mapping reads them.

#include "shell/document.hpp"

namespace csp {

// The same facts when the mapping has nothing to say about the customer's subscriptions; otherwise a copy with it applied.
std::shared_ptr<const Facts> with_offer_mapping(std::shared_ptr<const Facts> facts, const PlanSettings& settings);

// What opened mapping files answer, where the settings hold no answer of their own. True when there was something to take over.
bool take_offer_answers(const std::vector<std::shared_ptr<const ImportedFile>>& files, PlanSettings& settings);

}  // namespace csp
