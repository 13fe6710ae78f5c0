#pragma once
// What does each service become? The evidence of a comparison, family by family, with sign, word and colour; and what to check first.

#include "core/equivalence/comparison.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

// Services down, SKUs of both sides across. `show_small`: whether small features, which do not decide, are listed; a link changes it.
void draw_coverage(Context& context, const Catalog& catalog, const Bundle& today, const Bundle& then, const Comparison& comparison,
                   bool& show_small);

bool anything_to_check(const Comparison& comparison);
// Data at risk with how long it survives, conflicts on one user, and what else the comparison found.
void draw_checks(Context& context, const Session& session, const Comparison& comparison);

// "loses 3 services, lowers 1, adds 6", without the parts that are zero; small features do not count.
std::string change_summary(const Context& context, const Comparison& comparison);

}  // namespace csp
