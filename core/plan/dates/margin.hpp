#pragma once
// For how many days does a plan have the new units before the old ones end, where it is tightest?

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

struct TightestMargin {
  std::string subscription;  // key
  int days = 0;              // never less than none
  bool after_end = false;    // bought only when the old units have ended: there are days without either
  bool handed_over = false;  // nothing is bought: it is transferred so many days before it would end
  Date from = {}, end = {};  // the days that are compared: of the order or the transfer, and on which the old units end
};

// Empty where nothing is bought in place of something that still runs: of what ended before the plan begins no margin can be kept.
std::optional<TightestMargin> tightest_margin(
    const std::vector<Move>& moves, const std::vector<Action>& actions, Date today,
    const std::function<bool(const Move&)>& counts = [](const Move&) { return true; });

// What is set to end and is handed over before: left where it is, its users would have nothing.
void count_handover(std::optional<TightestMargin>& tightest, const std::string& subscription, Date transferred, Date end);

// Why it is less than the settings want, and what would keep as many days as wanted. `name`: of the subscription, for people.
Message why_short(const TightestMargin& margin, const std::string& name, const Plan& plan, const PlanSettings& settings);

}  // namespace csp
