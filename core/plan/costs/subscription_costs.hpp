#pragma once
// What does each subscription come to? The ledger added up by subscription, in one currency.

#include <string>
#include <vector>

#include "core/plan/plan.hpp"

namespace csp {

struct SubscriptionCost {
  std::string subscription;  // key; empty for lines that belong to none
  Decimal source, target;
  Decimal overlap;                 // part of the above that is paid twice
  Decimal unused;                  // part of `source` nobody uses
  Decimal credit;                  // expected back, positive
  std::optional<Decimal> partner;  // partner's cost of `target`, when every target line tells it
  Decimal total() const { return source + target - credit; }
};

// In order of key; subscriptions without a line in that currency are left out.
std::vector<SubscriptionCost> subscription_costs(const std::vector<LedgerLine>& ledger, Currency currency);

// The partner's cost of all target lines in that currency; empty when one does not tell it, or there is none.
std::optional<Decimal> partner_cost(const std::vector<LedgerLine>& ledger, Currency currency);

}  // namespace csp
