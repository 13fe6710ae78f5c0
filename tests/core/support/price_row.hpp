#pragma once
// A price list row for a SKU, by part number.

#include <doctest/doctest.h>

#include <string>

#include "core/plan/plan.hpp"
#include "tests/core/equivalence/support.hpp"
#include "tests/core/support/covering.hpp"

namespace csp::test {

// For the first offer that gives the SKU alone: `cents` a month for a unit, on a term of a year.
inline PriceRecord price_row(std::string_view part, std::int64_t cents) {
  PriceRecord record;
  for (const Offer* offer : support::offers_for(catalog(), sku(part))) {
    if (offer->trial || offer->extended_service_term || offer->skus.size() != 1 || offer->segment != Segment::Commercial) continue;
    record.product_sku = offer->id;
    break;
  }
  REQUIRE_MESSAGE(!record.product_sku.product_id.empty(), std::string(part));
  record.term = Term::OneYear;
  record.billing_plan = BillingPlan::Monthly;
  record.currency = *Currency::parse("USD");
  record.retail_price = Decimal::from_cents(cents * 12);
  return record;
}

}  // namespace csp::test
