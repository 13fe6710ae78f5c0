#pragma once
// A second opinion on the proof, for tests only: every day, every single user, every plan, in the plainest way. Slow on purpose.

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/plan/plan.hpp"

namespace oracle {

// What fails on one day. `who` is a profile id, or empty.
struct BadDay {
  std::string what;  // rule id
  std::string who;
  csp::Guid sku;
  csp::Date day;
  friend bool operator<(const BadDay& a, const BadDay& b) {
    return std::tie(a.what, a.who, a.sku, a.day) < std::tie(b.what, b.who, b.sku, b.day);
  }
  friend bool operator==(const BadDay& a, const BadDay& b) {
    return std::tie(a.what, a.who, a.sku, a.day) == std::tie(b.what, b.who, b.sku, b.day);
  }
};

struct Opinion {
  std::set<BadDay> caused;  // by the plan
  std::set<BadDay> before;  // no worse than at the very start
  bool safe() const { return caused.empty(); }
};

// Looks at every day from `today` to `last_day`.
Opinion judge(const csp::Catalog& catalog, const csp::Customer& customer, const csp::PlanSettings& settings,
              const std::vector<csp::Action>& actions, csp::Date today, csp::Date last_day);

// The proof's gaps, unfolded into single days, to lay beside the opinion.
Opinion unfolded(const csp::Proof& proof);

// One line for a day that only one of the two names; empty when both agree.
std::string first_difference(const Opinion& proof, const Opinion& oracle);

}  // namespace oracle
