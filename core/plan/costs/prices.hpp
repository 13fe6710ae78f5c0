#pragma once
// What does one unit cost for a month? Read from the price-list rows the user opened; several currencies are never mixed.

#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/plan/plan.hpp"
#include "core/plan/rule_figures.hpp"

namespace csp::plan {

struct UnitPrice {
  std::optional<Decimal> retail_month;   // customer list price per unit and month
  std::optional<Decimal> partner_month;  // partner's cost
  Currency currency;
};

// From a renewal on, until the next one.
struct PriceStep {
  Date from;
  UnitPrice price;
};

// The renewals every so many months, after one day and not after another, at which `price_on` tells another price than before.
template <class PriceOn>
std::vector<PriceStep> renewal_steps(Date first, int months, Date after, Date until, UnitPrice before, PriceOn price_on) {
  std::vector<PriceStep> steps;
  for (int term = 0;; ++term) {
    const Date day = add_months_clamped(first, term * months);
    if (day > until) return steps;
    if (day <= after) continue;
    const std::optional<UnitPrice> then = price_on(day);
    if (!then || then->currency != before.currency) continue;
    if (then->retail_month == before.retail_month && then->partner_month == before.partner_month) continue;
    steps.push_back({day, *then});
    before = *then;
  }
}

class PriceBook {
 public:
  // Refers into the prices and the settings.
  PriceBook(const Prices& prices, const PlanSettings& settings, const Catalog& catalog);

  bool empty() const { return count_ == 0; }
  // The list's currency, or the one chosen; unknown when the list has several and nobody chose.
  Currency currency() const { return currency_; }
  bool several_currencies() const { return several_currencies_; }

  // Does the list sell anything for this term and billing plan? Shorter lists leave whole terms and billing plans out.
  bool knows(Term term, BillingPlan billing_plan) const {
    return sold_[static_cast<std::size_t>(term)][static_cast<std::size_t>(billing_plan)];
  }
  // Does a row sell the product so?
  bool sells(const ProductSku& product_sku, Term term, BillingPlan billing_plan) const;
  bool lists(const ProductSku& product_sku) const;  // a row that is neither a trial nor an extended service term, whatever currency
  // Has it rows, all of a trial or an extended service term? Those are never ordered (rules NCE-TRIAL, EST-SKU-NAME).
  bool lists_unordered(const ProductSku& product_sku) const { return not_ordered_.count(product_sku) != 0 && !lists(product_sku); }
  // The row whose price counts on `day`: of the customer's own market before any other, then one that is valid then, the newest, else the
  // one that ended last. nullptr where the list has none in its currency.
  const PriceRecord* counting_row(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const;
  std::optional<UnitPrice> find(const ProductSku& product_sku, Term term, BillingPlan billing_plan, Date day) const;
  // The same whatever the billing plan: annual first, then monthly, then three years up front.
  std::optional<UnitPrice> find_any_plan(const ProductSku& product_sku, Term term, Date day) const;
  // Days on which a row of this product begins or ceases to be valid, unsorted.
  void change_days(const ProductSku& product_sku, std::vector<Date>& into) const;
  // Extended service term of one product SKU (rules PRICE-EST, EST-SKU-NAME): its own row when the list has one, else the monthly
  // term and 3 %, else the annual term and 23 %.
  std::optional<UnitPrice> extended_term(const ProductSku& product_sku, const RuleFigures& figures, Date day) const;

 private:
  template <class Matches>
  const PriceRecord* best_row(const std::vector<const PriceRecord*>& rows, Date day, Matches matches) const;
  std::unordered_map<std::string_view, std::vector<const PriceRecord*>> by_product_;  // rows in the order of the files
  Currency currency_;
  std::string_view market_;
  bool several_currencies_ = false;
  std::size_t count_ = 0;
  bool sold_[4][4] = {};              // by Term and BillingPlan
  std::set<ProductSku> not_ordered_;  // with a row of a trial or an extended service term
};

bool is_extended_term_title(std::string_view title);

}  // namespace csp::plan
