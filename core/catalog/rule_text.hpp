#pragma once
// What does a rule say to a reader? The words stand in assets/text/<language>/facts.json, the figures in the rule.

#include "core/base/language.hpp"
#include "core/catalog/catalog.hpp"

namespace csp {

// Text "rule.<id>" with {value} and {from} (the day it applies from): counts, decimals and days in the reader's form, other
// values as they are written.
Message rule_text(const Rule& rule);

}  // namespace csp
