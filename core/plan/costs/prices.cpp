#include "core/plan/costs/prices.hpp"

#include <algorithm>

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
  std::vector<Currency> currencies;
  for (const PriceRecord& price : prices) {
    if (price.trial) continue;
    by_product_[price.product_sku.product_id].push_back(&price);
    ++count_;
    bool& known = terms_[static_cast<std::size_t>(price.term)];
    known = known || !is_extended_term_title(price.title);
    if (currencies.empty() ||
        (currencies.back() != price.currency && std::find(currencies.begin(), currencies.end(), price.currency) == currencies.end())) {
      currencies.push_back(price.currency);
    }
  }
  if (currency_.known() || currencies.empty()) return;
  if (currencies.size() == 1) {
    currency_ = currencies.front();
    return;
  }
  several_currencies_ = true;
  const Market* market = catalog.find_market(settings.partner_country);
  const std::optional<Currency> billing = market != nullptr ? Currency::parse(market->currency) : std::nullopt;
  if (billing && std::find(currencies.begin(), currencies.end(), *billing) != currencies.end()) currency_ = *billing;
}

bool PriceBook::lists(const ProductSku& product_sku) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const PriceRecord* row) { return row->product_sku == product_sku && !is_extended_term_title(row->title); });
}

bool PriceBook::sells(const ProductSku& product_sku, Term term, std::optional<BillingPlan> billing_plan) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const PriceRecord* row) {
    return row->product_sku == product_sku && row->term == term && (!billing_plan || row->billing_plan == *billing_plan);
  });
}

const PriceRecord* PriceBook::valid_row(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const {
  const auto found = by_product_.find(product_sku.product_id);
  if (found == by_product_.end() || !currency_.known()) return nullptr;
  const PriceRecord* best = nullptr;
  const auto start = [](const PriceRecord& row) { return row.valid_from.value_or(Date(-1'000'000)); };
  // A row of the customer's own market wins over the newest start; a list of one market has only such rows.
  const auto better = [&](const PriceRecord& a, const PriceRecord& b) {
    const bool own_a = a.market == market_;
    const bool own_b = b.market == market_;
    return own_a != own_b ? own_a : start(a) > start(b);
  };
  for (const PriceRecord* row : found->second) {
    if (!(row->product_sku == product_sku) || row->term != term || row->billing_plan != billing_plan || row->currency != currency_)
      continue;
    if (row->valid_to && *row->valid_to < day) continue;
    if (row->valid_from && *row->valid_from > day) continue;
    if (best == nullptr || better(*row, *best)) best = row;
  }
  return best;
}

const PriceRecord* PriceBook::counting_row(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const {
  const PriceRecord* found = valid_row(product_sku, term, billing_plan, day);
  const auto rows = by_product_.find(product_sku.product_id);
  if (found != nullptr || rows == by_product_.end()) return found;
  // A price list is a month's snapshot while plans reach further: a closed row still is the best known price afterwards.
  for (const PriceRecord* candidate : rows->second) {
    if (!(candidate->product_sku == product_sku) || candidate->term != term || candidate->billing_plan != billing_plan) continue;
    if (candidate->currency != currency_ || !candidate->valid_to || *candidate->valid_to >= day) continue;
    if (found == nullptr || *found->valid_to < *candidate->valid_to) found = candidate;
  }
  return found;
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
    for (const PriceRecord* row : found->second) {
      const bool own_row = row->currency == currency_ && is_extended_term_title(row->title) &&
                           row->title.compare(0, title.size(), title) == 0 && row->title.size() <= title.size() + kExtendedTerm.size() + 3;
      if (own_row) return per_month(*row);
    }
  }
  if (const auto monthly = find(product_sku, Term::OneMonth, BillingPlan::Monthly, day)) return raised(*monthly, figures.est_percent);
  if (const auto annual = find(product_sku, Term::OneYear, BillingPlan::Annual, day))
    return raised(*annual, figures.est_percent_no_monthly);
  return std::nullopt;
}

}  // namespace csp::plan
