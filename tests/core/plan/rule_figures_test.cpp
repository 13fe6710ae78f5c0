// Does the planner count with what the facts say?
#include "core/plan/rule_figures.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using csp::plan::rule_figures;

namespace {

// The same kind of figure, one more of it; empty when the text is no figure.
std::string one_more(const std::string& text) {
  if (const std::optional<Date> date = Date::from_iso(text)) return (*date + 1).iso();
  const bool whole = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return whole ? std::to_string(std::stoll(text) + 1) : std::string();
}

}  // namespace

TEST_CASE("the figures known in 2026 are those of the built-in rules") {
  CHECK(rule_figures(Catalog{}) == rule_figures(planner_world::catalog()));
}

TEST_CASE("a figure that a newer rule file changes is another for the planner, and no more of them are than are told here") {
  Catalog newer = planner_world::catalog();
  const plan::RuleFigures today = rule_figures(newer);
  std::set<std::string> followed;
  for (Rule& rule : newer.rules) {
    for (std::string Rule::*column : {&Rule::value, &Rule::applies_from}) {
      const std::string told = rule.*column, changed = one_more(told);
      if (changed.empty()) continue;
      rule.*column = changed;
      if (rule_figures(newer) != today) followed.insert(rule.id + (column == &Rule::value ? "" : " from"));
      rule.*column = told;
    }
  }
  CHECK(followed ==
        std::set<std::string>{
            "EST-ELIG-CSP", "EST-ELIG-CSP from", "EST-ELIG-DIRECT",      "SEGMENT-CHECK",      "NCE-CANCEL",        "NCE-3Y-MIN",
            "PRICE-EST",    "PRICE-MONTHLY",     "PRICE-ANNUAL-MONTHLY", "PRICE-2026 from",    "TENANT-SUBS",       "TENANT-SUBS-HALF",
            "SMB-300",      "TRANSFER-ITEMS",    "TRANSFER-LAPSE",       "TRANSFER-LAST-WEEK", "LIFE-DIRECT-GRACE", "LIFE-VOLUME-SHORT",
            "LIFE-OPEN",    "LIFE-CSP-CLASSIC",  "NCE-MULTIGEO",         "NCE-TRIAL-CONV"});
}
