// Which row of the opened price lists counts: lists of several markets and months.
#include "core/plan/costs/prices.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const ProductSku kSuite = {"CFQ7TTC0LFLX", "0001"};
const Currency kEuro = *Currency::parse("EUR");

PriceRecord row(const char* market, const char* retail, const char* from, const char* to, const char* title = "Microsoft 365 E3") {
  PriceRecord row;
  row.product_sku = kSuite;
  row.title = title;
  row.market = market;
  row.currency = kEuro;
  row.term = Term::OneMonth;
  row.billing_plan = BillingPlan::Monthly;
  row.retail_price = amount(retail);
  row.valid_from = day(from);
  if (*to != 0) row.valid_to = day(to);
  return row;
}

// A book refers into the settings it was made of.
plan::PriceBook book_of(const Prices& prices) {
  static const PlanSettings settings = [] {
    PlanSettings german;
    german.customer_country = "DE";
    german.currency = kEuro;
    return german;
  }();
  return plan::PriceBook(prices, settings, catalog());
}

std::string price_on(const plan::PriceBook& book, const char* when) {
  const auto price = book.find(kSuite, Term::OneMonth, BillingPlan::Monthly, day(when));
  return price ? price->retail_month->rounded(2).text() : "none";
}

std::string extended_on(const plan::PriceBook& book, const char* when) {
  const auto price = book.extended_term(kSuite, plan::rule_figures(catalog()), day(when));
  return price ? price->retail_month->rounded(2).text() : "none";
}

}  // namespace

TEST_CASE("of a list of several markets the customer's own counts, in its month and after it, whatever ends later elsewhere") {
  const Prices prices = {row("FR", "41", "2026-11-01", "2026-12-31"), row("DE", "40", "2026-11-01", "2026-11-30"),
                         row("AT", "42", "2026-11-01", "2027-01-31")};
  const plan::PriceBook book = book_of(prices);
  CHECK(price_on(book, "2026-11-15") == "40.00");
  CHECK(price_on(book, "2026-12-15") == "40.00");
  CHECK(price_on(book, "2027-06-15") == "40.00");
}

TEST_CASE("of lists in several currencies the one of the customer's market counts, and the partner's own where that market is in none") {
  PriceRecord swiss = row("CH", "40", "2026-11-01", ""), british = row("GB", "36", "2026-11-01", "");
  swiss.currency = *Currency::parse("CHF");
  british.currency = *Currency::parse("GBP");
  PlanSettings settings;
  settings.partner_country = "GB";
  settings.customer_country = "CH";
  CHECK(plan::PriceBook({british, swiss}, settings, catalog()).currency().code() == std::string("CHF"));
  CHECK(plan::PriceBook({british, swiss}, settings, catalog()).several_currencies());
  settings.customer_country = "IE";
  CHECK(plan::PriceBook({swiss, british}, settings, catalog()).currency().code() == std::string("GBP"));
  // In the customer's market both: billed in the partner's currency.
  settings.customer_country = "CH";
  british.market = "CH";
  CHECK(plan::PriceBook({swiss, british}, settings, catalog()).currency().code() == std::string("GBP"));
}

TEST_CASE("where the own market is in no list, a row that is valid counts before one that is over, and the newest of its kind") {
  const Prices prices = {row("FR", "41", "2026-10-01", "2026-10-31"), row("FR", "43", "2026-11-01", ""), row("AT", "42", "2026-10-15", "")};
  const plan::PriceBook book = book_of(prices);
  CHECK(price_on(book, "2026-10-10") == "41.00");
  CHECK(price_on(book, "2026-10-20") == "42.00");
  CHECK(price_on(book, "2026-11-15") == "43.00");
  CHECK(price_on(book, "2026-09-30") == "none");
}

TEST_CASE("EST-SKU-NAME: the row of the extended service term is that of the customer's market and of the day") {
  const char* extended = "Microsoft 365 E3 - Extended Service Term";
  const Prices prices = {row("DE", "40", "2026-11-01", ""), row("FR", "50", "2026-11-01", "", extended),
                         row("DE", "45", "2026-11-01", "2026-12-31", extended), row("DE", "46", "2027-01-01", "", extended)};
  const plan::PriceBook book = book_of(prices);
  CHECK(extended_on(book, "2026-12-15") == "45.00");
  CHECK(extended_on(book, "2027-02-01") == "46.00");
}

TEST_CASE("PRICE-EST: a row of the extended service term that only begins later is no price today: 3 percent above the monthly term") {
  const Prices prices = {row("DE", "40", "2026-11-01", ""), row("DE", "46", "2027-01-01", "", "Microsoft 365 E3 - Extended Service Term")};
  CHECK(extended_on(book_of(prices), "2026-12-15") == "41.20");
}
