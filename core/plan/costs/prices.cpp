#include "core/plan/costs/prices.hpp"

#include <algorithm>
#include <tuple>

#include "core/customer/term_length.hpp"
#include "core/plan/sources/source.hpp"

namespace csp::plan {
namespace {

constexpr std::string_view kExtendedTerm = "Extended Service Term";  // rule EST-SKU-NAME

UnitPrice per_month(const PriceRecord& row) {
  UnitPrice price;
  const int months = months_of(row.term);
  if (row.retail_price) price.retail_month = row.retail_price->scaled(1, months);
  if (row.partner_price) price.partner_month = row.partner_price->scaled(1, months);
  price.currency = row.currency;
  return price;
}

UnitPrice raised(UnitPrice price, std::int64_t percent) {
  if (price.retail_month) price.retail_month = price.retail_month->scaled(100 + percent, 100);
  if (price.partner_month) price.partner_month = price.partner_month->scaled(100 + percent, 100);
  return price;
}

}  // namespace

bool is_extended_term_title(std::string_view title) {
  const auto same_letter = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == (b >= 'A' && b <= 'Z' ? b + 32 : b); };
  return std::search(title.begin(), title.end(), kExtendedTerm.begin(), kExtendedTerm.end(), same_letter) != title.end();
}

PriceBook::PriceBook(const Prices& prices, const PlanSettings& settings, const Catalog& catalog)
    : currency_(settings.currency), market_(settings.customer_country) {
  std::vector<Currency> currencies, of_market;
  const auto add = [](std::vector<Currency>& to, Currency currency) {
    if (std::find(to.rbegin(), to.rend(), currency) == to.rend()) to.push_back(currency);
  };
  for (const PriceRecord& price : prices) {
    if (price.trial || is_extended_term_title(price.title)) not_ordered_.insert(price.product_sku);
    if (price.trial) continue;
    by_product_[price.product_sku.product_id].push_back(&price);
    ++count_;
    if (!is_extended_term_title(price.title))
      sold_[static_cast<std::size_t>(price.term)][static_cast<std::size_t>(price.billing_plan)] = true;
    add(currencies, price.currency);
    if (!market_.empty() && price.market == market_) add(of_market, price.currency);
  }
  if (currency_.known() || currencies.empty()) return;
  if (currencies.size() == 1) {
    currency_ = currencies.front();
    return;
  }
  several_currencies_ = true;
  // Prices are those of the customer's market, billed in the partner's currency: of another market's list it is no price at all.
  if (of_market.size() == 1) {
    currency_ = of_market.front();
    return;
  }
  if (!of_market.empty()) currencies = of_market;
  const Market* market = catalog.find_market(settings.partner_country);
  const std::optional<Currency> billing = market != nullptr ? Currency::parse(market->currency) : std::nullopt;
  if (billing && std::find(currencies.begin(), currencies.end(), *billing) != currencies.end()) currency_ = *billing;
}

// Of the rows that match: one of the customer's own market before any other (a list of one market has only such rows), then one that is
// valid on the day before one that is over (a price list is a month's snapshot while plans reach further), then the newest.
template <class Matches>
const PriceRecord* PriceBook::best_row(const std::vector<const PriceRecord*>& rows, Date day, Matches matches) const {
  const auto standing = [&](const PriceRecord& row) {
    const bool over = row.valid_to && *row.valid_to < day;
    return std::make_tuple(row.market == market_, !over, over ? *row.valid_to : row.valid_from.value_or(Date(-1'000'000)));
  };
  const PriceRecord* best = nullptr;
  for (const PriceRecord* row : rows) {
    if (row->currency != currency_ || (row->valid_from && *row->valid_from > day) || !matches(*row)) continue;
    if (best == nullptr || standing(*row) > standing(*best)) best = row;
  }
  return best;
}

bool PriceBook::lists(const ProductSku& product_sku) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const PriceRecord* row) { return row->product_sku == product_sku && !is_extended_term_title(row->title); });
}

bool PriceBook::sells(const ProductSku& product_sku, Term term, BillingPlan billing_plan) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const PriceRecord* row) {
    return row->product_sku == product_sku && row->term == term && row->billing_plan == billing_plan;
  });
}

const PriceRecord* PriceBook::counting_row(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end() || !currency_.known()) return nullptr;
  return best_row(found->second, day, [&](const PriceRecord& row) {
    return row.product_sku == product_sku && row.term == term && row.billing_plan == billing_plan;
  });
}

std::optional<UnitPrice> PriceBook::find(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const {
  const PriceRecord* found = counting_row(product_sku, term, billing_plan, day);
  if (found == nullptr) return std::nullopt;
  return per_month(*found);
}

std::optional<UnitPrice> PriceBook::find_any_plan(const ProductSku& product_sku, Term term, Date day) const {
  for (BillingPlan plan : {BillingPlan::Annual, BillingPlan::Monthly, BillingPlan::Triennial}) {
    if (const std::optional<UnitPrice> price = find(product_sku, term, plan, day)) return price;
  }
  return std::nullopt;
}

void PriceBook::change_days(const ProductSku& product_sku, std::vector<Date>& into) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return;
  for (const PriceRecord* row : found->second) {
    if (!(row->product_sku == product_sku)) continue;
    if (row->valid_from) into.push_back(*row->valid_from);
    if (row->valid_to) into.push_back(*row->valid_to + 1);
  }
}

std::optional<UnitPrice> PriceBook::extended_term(const ProductSku& product_sku, const RuleFigures& figures, Date day) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return std::nullopt;
  std::string_view title;
  for (const PriceRecord* row : found->second) {
    if (row->product_sku == product_sku && !is_extended_term_title(row->title)) title = row->title;
  }
  // The SKU of the extended term itself: its price is no base to raise.
  const bool extended_itself = title.empty() && std::any_of(found->second.begin(), found->second.end(),
                                                            [&](const PriceRecord* row) { return row->product_sku == product_sku; });
  if (extended_itself) return find_any_plan(product_sku, Term::OneMonth, day);
  if (!title.empty()) {
    const PriceRecord* own_row = best_row(found->second, day, [&](const PriceRecord& row) {
      return is_extended_term_title(row.title) && row.title.compare(0, title.size(), title) == 0 &&
             row.title.size() <= title.size() + kExtendedTerm.size() + 3;
    });
    if (own_row != nullptr) return per_month(*own_row);
  }
  if (const auto monthly = find(product_sku, Term::OneMonth, BillingPlan::Monthly, day)) return raised(*monthly, figures.est_percent);
  if (const auto annual = find(product_sku, Term::OneYear, BillingPlan::Annual, day))
    return raised(*annual, figures.est_percent_no_monthly);
  return std::nullopt;
}

}  // namespace csp::plan
