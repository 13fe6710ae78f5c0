#pragma once
// What has to be said about the way that a source goes, once it stands: what was weighed and why, what is near to its last day, what a
// person should confirm.

#include "core/plan/draft.hpp"
#include "core/plan/sources/who_loses.hpp"

namespace csp::plan {

// Options, findings and reasons. Once, when path and dates stand.
void settle_path(Draft& draft, const Circumstances& circumstances);
// What is let go: whose licence that takes. Once all moves stand.
void tell_who_loses(const Source& source, const Customer& customer, const LicenceLosses& losses, Move& move);

}  // namespace csp::plan
