#pragma once
// Which ways can a source go, which not and why, and which one is taken when nobody decides?

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// Fills the ways and the proposed path of a draft whose source, end and tariff are set; a source outside the move gets its reasons.
void weigh_paths(Draft& draft, const Circumstances& circumstances);

// Schedule, transfer and buys of the draft's path become those of its way.
void take_way(Draft& draft);
// Null when it is none of them.
const Way* find_way(const std::vector<Way>& ways, Path path);
// Over the horizon, one amount for each currency. Empty when a price is missing: a sum without it would look cheap.
std::vector<Money> cost_of(const Draft& draft, const Way& way, const Circumstances& circumstances);
// Adds up what each way costs, so that it need not be added up again.
void price_ways(Draft& draft, const Circumstances& circumstances);

}  // namespace csp::plan
