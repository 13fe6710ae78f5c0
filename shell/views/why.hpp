#pragma once
// One reason with the rule behind it: what binds a date, where that is written, and of when that text is.

#include "core/base/language.hpp"
#include "core/catalog/catalog.hpp"
#include "shell/context.hpp"

namespace csp {

// The rule id that a message names in its argument "rule"; empty when it names none.
std::string rule_of(const Message& message);

// "Rule EST-DEFAULT · Partner Center: extended service terms · 2026-05", with the rule's own words on hover and focus.
void draw_rule(Context& context, const Catalog& catalog, const std::string& rule);

void draw_reason(Context& context, const Catalog& catalog, const Message& message);

}  // namespace csp
