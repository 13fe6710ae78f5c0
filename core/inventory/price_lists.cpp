#include "core/inventory/price_lists.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace csp {
namespace {

using Key = std::tuple<ProductSku, Term, BillingPlan, Segment, std::string, std::string, bool>;
// Whose prices a list is about: one partner has several lists side by side, of markets, segments and currencies.
using Scope = std::tuple<Segment, std::string, std::string>;

Key key_of(const PriceRecord& row) {
  return {row.product_sku, row.term, row.billing_plan, row.segment, row.market, std::string(row.currency.code()), row.trial};
}

Scope scope_of(const PriceRecord& row) { return {row.segment, row.market, std::string(row.currency.code())}; }

bool common_day(const PriceRecord& a, const PriceRecord& b) {
  const bool a_before = a.valid_to && b.valid_from && *a.valid_to < *b.valid_from;
  const bool b_before = b.valid_to && a.valid_from && *b.valid_to < *a.valid_from;
  return !a_before && !b_before;
}

std::optional<Money> price_of(const PriceRecord& row) {
  const std::optional<Decimal>& amount = row.retail_price ? row.retail_price : row.partner_price;
  return amount ? std::optional(Money{*amount, row.currency}) : std::nullopt;
}

PriceChange change_of(const PriceRecord& row, const PriceRecord* before, const PriceRecord* after) {
  PriceChange change{row.product_sku, row.title, row.term, row.billing_plan, {}, {}};
  if (before != nullptr) change.before = price_of(*before);
  if (after != nullptr) change.after = price_of(*after);
  return change;
}

bool same_price(const PriceRecord& a, const PriceRecord& b) {
  return a.retail_price == b.retail_price && a.partner_price == b.partner_price;
}

}  // namespace

std::vector<PriceRecord> prices_together(const std::vector<std::shared_ptr<const ImportedFile>>& files, PriceChanges& changes) {
  std::vector<PriceRecord> together;
  for (const auto& file : files) {
    const std::vector<PriceRecord>& rows = file->records.prices;
    if (rows.empty()) continue;
    if (together.empty()) {
      together = rows;
      continue;
    }
    std::multimap<Key, const PriceRecord*> fresh;
    std::set<Scope> scopes;
    for (const PriceRecord& row : rows) {
      fresh.emplace(key_of(row), &row);
      scopes.insert(scope_of(row));
    }
    std::set<Key> known;
    std::vector<PriceRecord> kept;
    for (PriceRecord& old : together) {
      const auto [first, last] = fresh.equal_range(key_of(old));
      const auto newer = std::find_if(first, last, [&](const auto& entry) { return common_day(old, *entry.second); });
      known.insert(key_of(old));
      if (newer != last) {
        ++changes.replaced;
        if (!same_price(old, *newer->second)) changes.changed.push_back(change_of(*newer->second, &old, newer->second));
        continue;
      }
      if (first == last && scopes.count(scope_of(old)) != 0) changes.missing.push_back(change_of(old, &old, nullptr));
      kept.push_back(std::move(old));
    }
    // Only where an earlier list was about the same market, segment and currency is a product new.
    std::set<Scope> earlier;
    for (const Key& key : known) earlier.insert({std::get<3>(key), std::get<4>(key), std::get<5>(key)});
    for (const PriceRecord& row : rows) {
      if (known.count(key_of(row)) == 0 && earlier.count(scope_of(row)) != 0) changes.added.push_back(change_of(row, nullptr, &row));
    }
    kept.insert(kept.end(), rows.begin(), rows.end());
    together = std::move(kept);
  }
  return together;
}

}  // namespace csp
