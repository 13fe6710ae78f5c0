#pragma once
// A random customer on the built-in catalogue, with decisions that a partner could have made: what make_plan() is given by the
// property tests. Ends lie up to a year ahead; some customers are ready to order, some are not.

#include "tests/core/support/random_customer.hpp"

namespace support {

struct PlannedCustomer {
  csp::Customer customer;
  csp::PlanSettings settings;
};

PlannedCustomer random_planned_customer(Dice& dice, const csp::Catalog& catalog, csp::Date today);

}  // namespace support
