#pragma once
// What do several price lists say together, and what did the later one change? A row of a later file takes the place of a row of an
// earlier one that is about the same product, term, billing plan, market, segment and currency and is valid on a common day; rows for
// other days stand beside each other, as monthly lists do.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/import/import.hpp"

namespace csp {

struct PriceChange {
  ProductSku product_sku;
  std::string title;
  Term term = Term::Unknown;
  BillingPlan billing_plan = BillingPlan::Unknown;
  std::optional<Money> before, after;  // list price for the whole term; empty = not in that list
};

struct PriceChanges {
  std::vector<PriceChange> changed;
  std::vector<PriceChange> added;
  std::vector<PriceChange> missing;  // not in the later list any more; the earlier row stays in use
  std::int64_t replaced = 0;         // rows of earlier lists that gave way, changed or not
  bool any() const { return !changed.empty() || !added.empty() || !missing.empty(); }
};

// In the order of the files; nothing is a change while there is only one list.
std::vector<PriceRecord> prices_together(const std::vector<std::shared_ptr<const ImportedFile>>& files, PriceChanges& changes);

}  // namespace csp
