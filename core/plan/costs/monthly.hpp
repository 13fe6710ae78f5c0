#pragma once
// What falls into each calendar month? Each line of the ledger is spread evenly over its days; the months of a line add up to the line
// to the last cent, so the sum over all months is the sum of the ledger.

#include <vector>

#include "core/plan/plan.hpp"

namespace csp {

struct MonthlyCost {
  Date month;      // its first day
  Decimal source;  // what the source charges, unused commitment and extended service term included
  Decimal target;
  Decimal credit;  // expected back, positive
};

// Every month from the first to the last with a charge in that currency, without a hole.
std::vector<MonthlyCost> monthly_costs(const std::vector<LedgerLine>& ledger, Currency currency);

}  // namespace csp
