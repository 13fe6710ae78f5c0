#pragma once
// Why do these users get this bundle? One sentence, with the bundle that comes next and what it would change.

#include <vector>

#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {

std::string names_of(const Problem& problem, const std::vector<SkuNumber>& skus);  // "Microsoft 365 E3 (no Teams) + Teams Enterprise"

// `by_price`: the profile's cheapest bundles by price alone, cheapest first. Message keys "bundles.why.*".
Message why(const Problem& problem, const Answer& answer, const Choice& choice, const std::vector<Option>& by_price);

}  // namespace csp::bundles
