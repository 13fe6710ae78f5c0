#pragma once
// What does a partner with many customers have to do in which week? One row for each customer, and one calendar of all gates in which
// the work that may wait is spread over the days that have least.

#include <string>
#include <vector>

#include "core/output/output.hpp"
#include "core/output/writers/table.hpp"

namespace csp {

// One customer's plan, shortened to what the portfolio tells. `folder` names it where the customer has no name.
struct PortfolioEntry {
  std::string folder;
  std::string name;
  std::string hash;     // first digits; empty when there is no plan
  std::string problem;  // why there is no plan, else empty
  bool safe = false;
  std::int64_t blockers = 0;
  std::int64_t subscriptions = 0;
  std::int64_t moving = 0;
  std::int64_t units = 0;       // of what moves
  std::int64_t reassigned = 0;  // users
  std::vector<Step> steps;
  std::vector<CostSummary> costs;
  bool prices_missing = false;  // then no total is told
};
PortfolioEntry portfolio_entry(const OutputContext& context, const std::string& folder);

// The day of each step, in the order of `entries` and their steps. Gates that carry out an action stay on their proven day; others
// (checks, requests, claims) go to the least busy working day of their window that no gate before or after them forbids.
std::vector<std::vector<Date>> levelled(const std::vector<PortfolioEntry>& entries);

// portfolio.csv, and work.csv with every gate on its levelled day, and weeks.csv with how many there are each week.
std::vector<OutputFile> make_portfolio(const std::vector<PortfolioEntry>& entries, const Language& language);

}  // namespace csp
