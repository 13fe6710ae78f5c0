// Does the planner count with what the facts say?
#include "core/plan/rule_figures.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/core/support/members.hpp"
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

auto members_of(const plan::RuleFigures& figures) {
  const auto& [est_csp_bought_from, est_csp_end_from, est_direct_bought_from, segment_check_days, cancel_days, est_percent,
               est_percent_no_monthly, monthly_percent, annual_monthly_percent, price_rise, tenant_subscriptions, doubled_subscriptions,
               business_seats, three_year_minimum, multigeo_percent, converted_trial_seats, direct_grace_days, agreement_grace_days,
               open_value_grace_days, classic_grace_days, transfer_items, transfer_lapse_days, transfer_last_days] = figures;
  return std::tie(est_csp_bought_from, est_csp_end_from, est_direct_bought_from, segment_check_days, cancel_days, est_percent,
                  est_percent_no_monthly, monthly_percent, annual_monthly_percent, price_rise, tenant_subscriptions, doubled_subscriptions,
                  business_seats, three_year_minimum, multigeo_percent, converted_trial_seats, direct_grace_days, agreement_grace_days,
                  open_value_grace_days, classic_grace_days, transfer_items, transfer_lapse_days, transfer_last_days);
}

}  // namespace

TEST_CASE("the figures known in 2026 are those of the built-in rules") {
  CHECK(rule_figures(Catalog{}) == rule_figures(planner_world::catalog()));
}

TEST_CASE("every figure that the planner counts with is read from the rules") {
  const plan::RuleFigures today = rule_figures(planner_world::catalog());
  Catalog newer = planner_world::catalog();
  for (Rule& rule : newer.rules) {
    for (std::string Rule::*column : {&Rule::value, &Rule::applies_from}) {
      if (const std::string changed = one_more(rule.*column); !changed.empty()) rule.*column = changed;
    }
  }
  // Two structs that are the same but for a member that no line of rule_figures.cpp reads. The seventh, est_percent_no_monthly, has none.
  CHECK(support::equal_members(members_of(today), members_of(rule_figures(newer))) == "7");
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
  const std::set<std::string> told = {
      "EST-ELIG-CSP", "EST-ELIG-CSP from", "EST-ELIG-DIRECT",      "SEGMENT-CHECK",      "NCE-CANCEL",        "NCE-3Y-MIN",
      "PRICE-EST",    "PRICE-MONTHLY",     "PRICE-ANNUAL-MONTHLY", "PRICE-2026 from",    "TENANT-SUBS",       "TENANT-SUBS-HALF",
      "SMB-300",      "TRANSFER-ITEMS",    "TRANSFER-LAPSE",       "TRANSFER-LAST-WEEK", "LIFE-DIRECT-GRACE", "LIFE-VOLUME-SHORT",
      "LIFE-OPEN",    "LIFE-CSP-CLASSIC",  "NCE-MULTIGEO",         "NCE-TRIAL-CONV"};
  for (const std::string& figure : followed) CHECK_MESSAGE(told.count(figure) == 1, figure, " is read, and not told here");
  for (const std::string& figure : told) CHECK_MESSAGE(followed.count(figure) == 1, figure, " is told here, and not read");
}
