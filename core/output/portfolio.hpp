#pragma once
// What does a partner with many customers have to do in which week? One row for each customer, and one calendar of all gates in which
// the work that may wait is spread over the days that have least.

#include <array>
#include <string>
#include <vector>

#include "core/output/output.hpp"
#include "core/output/writers/table.hpp"

namespace csp {

// One customer's plan, shortened to what the portfolio tells. `folder` names it where the customer has no name.
struct PortfolioEntry {
  std::string folder;
  std::string name;
  std::string hash;                        // first digits; empty when there is no plan
  std::string problem;                     // why there is no plan, else empty
  std::vector<std::string> left_out = {};  // names of files beside the exports that are none
  bool safe = false;
  std::int64_t blockers = 0;
  std::int64_t questions = 0;  // that somebody who plans still has to answer
  std::int64_t subscriptions = 0;
  std::int64_t moving = 0;
  std::int64_t units = 0;       // of what moves
  std::int64_t reassigned = 0;  // users
  std::vector<Step> steps;
  std::vector<CostSummary> costs;
  bool prices_missing = false;  // then no total is told
  bool compares = true;         // else leaving everything as it is is no choice or costs what nobody knows, and is not told
};
PortfolioEntry portfolio_entry(const OutputContext& context, const std::string& folder);

// The day of each step, in the order of `entries` and their steps. Gates that carry out an action stay on their proven day; others
// (checks, requests, claims) go to the least busy working day of their window that no gate before or after them forbids.
std::vector<std::vector<Date>> levelled(const std::vector<PortfolioEntry>& entries);

// One gate on its levelled day.
struct PortfolioGate {
  Date day;
  std::size_t entry;
  std::size_t step;
};
// All of them, in order of day.
std::vector<PortfolioGate> gates_of(const std::vector<PortfolioEntry>& entries);

// How many gates a week has, by who carries them out.
constexpr std::array<Role, 4> kPortfolioRoles = {Role::TargetPartner, Role::SourcePartner, Role::CustomerAdmin, Role::Microsoft};
struct PortfolioWeek {
  Date monday;
  std::array<std::int64_t, kPortfolioRoles.size()> of_role{};
  std::int64_t all() const { return of_role[0] + of_role[1] + of_role[2] + of_role[3]; }
};
// The weeks that have any.
std::vector<PortfolioWeek> weeks_of(const std::vector<PortfolioEntry>& entries, const std::vector<PortfolioGate>& gates);

// Which of the words for a customer's standing: no plan, not safe, open points, open questions, or ready. A message key.
const char* standing_key(const PortfolioEntry& entry);

// Why there is no plan, or what was left out of it; empty when there is nothing to tell.
std::string remark_of(const PortfolioEntry& entry, const Language& language);

// portfolio.csv, and work.csv with every gate on its levelled day, and weeks.csv with how many there are each week.
std::vector<OutputFile> make_portfolio(const std::vector<PortfolioEntry>& entries, const Language& language);

}  // namespace csp
