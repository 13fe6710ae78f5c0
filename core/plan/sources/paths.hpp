#pragma once
// Which ways can a source go, which not and why, and which one is taken when nobody decides?

#include "core/plan/draft.hpp"
#include "core/plan/sources/who_loses.hpp"

namespace csp::plan {

// Fills the ways and the proposed path of a draft whose source, end and tariff are set; a source outside the move gets its reasons.
void weigh_paths(Draft& draft, const Circumstances& circumstances);

// Schedule, transfer and buys of the draft's path become those of its way.
void take_way(Draft& draft);
// Adds up what each way costs, so that it need not be added up again.
void price_ways(Draft& draft, const Circumstances& circumstances);

// Says what was weighed and why: options, findings and reasons. Once, when path and dates stand.
void settle_path(Draft& draft, const Circumstances& circumstances);
// What is let go: whose licence that takes. Once all moves stand.
void tell_who_loses(const Source& source, const Customer& customer, const LicenceLosses& losses, Move& move);

}  // namespace csp::plan
