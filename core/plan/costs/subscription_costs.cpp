#include "core/plan/costs/subscription_costs.hpp"

#include <map>

namespace csp {
namespace {

struct Sum {
  SubscriptionCost cost;
  bool any_target = false, all_tell = true;
};

void add(Sum& sum, const LedgerLine& line) {
  SubscriptionCost& cost = sum.cost;
  const Decimal amount = line.amount.amount;
  switch (line.kind) {
    case LedgerKind::TargetCharge:
      cost.target += amount;
      sum.any_target = true;
      if (line.partner_amount)
        cost.partner = cost.partner.value_or(Decimal()) + line.partner_amount->amount;
      else
        sum.all_tell = false;
      break;
    case LedgerKind::ExpectedCredit:
      cost.credit -= amount;
      break;
    case LedgerKind::SourceUnusedCommitment:
      cost.unused += amount;
      [[fallthrough]];
    case LedgerKind::SourceCharge:
    case LedgerKind::SourceExtendedTerm:
      cost.source += amount;
      break;
  }
  if (line.overlap) cost.overlap += amount;
}

}  // namespace

std::vector<SubscriptionCost> subscription_costs(const std::vector<LedgerLine>& ledger, Currency currency) {
  std::map<std::string, Sum> sums;
  for (const LedgerLine& line : ledger) {
    if (line.amount.currency != currency) continue;
    Sum& sum = sums[line.subscription];
    sum.cost.subscription = line.subscription;
    add(sum, line);
  }
  std::vector<SubscriptionCost> costs;
  for (auto& [key, sum] : sums) {
    if (!sum.any_target || !sum.all_tell) sum.cost.partner.reset();
    costs.push_back(std::move(sum.cost));
  }
  return costs;
}

std::optional<Decimal> partner_cost(const std::vector<LedgerLine>& ledger, Currency currency) {
  Sum sum;
  for (const LedgerLine& line : ledger) {
    if (line.amount.currency == currency) add(sum, line);
  }
  return sum.any_target && sum.all_tell ? sum.cost.partner : std::nullopt;
}

}  // namespace csp
