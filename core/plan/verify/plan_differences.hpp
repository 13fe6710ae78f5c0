#pragma once
// What is different between two plans of one customer: the saved one and the one planned again with later exports, other prices or other
// decisions? Dates, paths, targets, units, choices, cost and safety, told subscription by subscription; wording is no difference.

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

enum class PlanDifferenceKind {
  Safety,  // of the whole plan
  Cost,    // the customer's total, one for each currency
  Added,   // a subscription that the plan before did not know and that is to be moved
  Gone,    // a subscription that is not there any more
  Path,
  Targets,
  Units,  // ordered in all
  OrderDate,
  TransferDate,
  SwapDate,
  EndChoice,
  LastDay,
};
std::string_view text_key(PlanDifferenceKind kind);  // "change.order_date", ...

struct PlanDifference {
  PlanDifferenceKind kind = PlanDifferenceKind::Safety;
  std::string subscription;  // key in the later plan; of one that is gone, in the earlier one; empty: the whole plan
  std::string name;          // of the subscription, for people
  Message before;            // empty key: nothing
  Message after;
};

// A plan with what it was made from.
struct PlanOfCustomer {
  const Catalog& catalog;
  const Customer& customer;
  const PlanSettings& settings;
  const Plan& plan;
};

// In order: the whole plan, then by subscription in the order of the later plan, then what is gone.
std::vector<PlanDifference> plan_differences(const PlanOfCustomer& before, const PlanOfCustomer& after);

}  // namespace csp
