// Several price lists: a later one takes the place of an earlier one for the same days, and what it changed is known.
#include "core/inventory/price_lists.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {

PriceRecord row(const char* sku_id, const char* price, const char* from = "2026-11-01", const char* to = "2026-11-30") {
  PriceRecord record;
  record.product_sku = {"CFQ7TTC0LFLX", sku_id};
  record.title = "Microsoft 365 E3";
  record.term = Term::OneYear;
  record.billing_plan = BillingPlan::Annual;
  record.segment = Segment::Commercial;
  record.market = "US";
  record.currency = *Currency::parse("USD");
  record.retail_price = Decimal::parse(price);
  record.valid_from = Date::from_iso(from);
  record.valid_to = Date::from_iso(to);
  return record;
}

std::shared_ptr<const ImportedFile> list(std::vector<PriceRecord> rows) {
  auto file = std::make_shared<ImportedFile>();
  file->records.prices = std::move(rows);
  return file;
}

}  // namespace

TEST_CASE("one price list changes nothing") {
  PriceChanges changes;
  CHECK(prices_together({list({row("0001", "468")})}, changes).size() == 1);
  CHECK_FALSE(changes.any());
}

TEST_CASE("a later list of the same days takes the place of the earlier one, and says which prices changed") {
  PriceChanges changes;
  const auto prices = prices_together(
      {list({row("0001", "468"), row("0002", "100"), row("0003", "7")}), list({row("0001", "480"), row("0002", "100"), row("0004", "9")})},
      changes);
  REQUIRE(changes.changed.size() == 1);
  CHECK(changes.changed[0].product_sku.sku_id == "0001");
  CHECK(changes.changed[0].before->amount == *Decimal::parse("468"));
  CHECK(changes.changed[0].after->amount == *Decimal::parse("480"));
  REQUIRE(changes.added.size() == 1);
  CHECK(changes.added[0].product_sku.sku_id == "0004");
  REQUIRE(changes.missing.size() == 1);
  CHECK(changes.missing[0].product_sku.sku_id == "0003");
  CHECK(changes.replaced == 2);
  // The missing row stays in use: 0003 once, the others once each from the later list.
  CHECK(prices.size() == 4);
}

TEST_CASE("the list of the next month stands beside the one of this month") {
  PriceChanges changes;
  const auto prices = prices_together({list({row("0001", "468")}), list({row("0001", "480", "2026-12-01", "2026-12-31")})}, changes);
  CHECK(prices.size() == 2);
  CHECK(changes.replaced == 0);
  CHECK_FALSE(changes.any());
}

TEST_CASE("a list of another currency or market replaces nothing and adds no change") {
  PriceRecord euro = row("0001", "450");
  euro.currency = *Currency::parse("EUR");
  euro.market = "DE";
  PriceChanges changes;
  CHECK(prices_together({list({row("0001", "468")}), list({euro})}, changes).size() == 2);
  CHECK_FALSE(changes.any());
}
