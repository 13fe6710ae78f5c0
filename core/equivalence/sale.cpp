#include "core/equivalence/sale.hpp"

#include <algorithm>

namespace csp {
namespace {

bool is_among(const std::vector<Guid>& ids, const Guid& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

bool names_country(const SaleWindow& window, const std::string& country) {
  return std::binary_search(window.countries.begin(), window.countries.end(), country);
}

// A window without countries is about every country that the other windows of its rule do not name.
bool about_country(const Catalog& catalog, const SaleWindow& window, const std::string& country) {
  if (!window.countries.empty()) return names_country(window, country);
  return std::none_of(catalog.sale_windows.begin(), catalog.sale_windows.end(),
                      [&](const SaleWindow& other) { return other.rule == window.rule && names_country(other, country); });
}

const SaleWindow* closed_window(const Catalog& catalog, const Guid& sku, const SaleTerms& terms) {
  if (terms.teams == TeamsSale::OnSale) return nullptr;
  for (const SaleWindow& window : catalog.sale_windows) {
    if (!std::binary_search(window.skus.begin(), window.skus.end(), sku) || !about_country(catalog, window, terms.country)) continue;
    if (terms.teams == TeamsSale::Closed) return &window;
    if (terms.day && window.from <= *terms.day && *terms.day <= window.to) return &window;
  }
  return nullptr;
}

}  // namespace

SaleState sale_of(const Catalog& catalog, const Guid& sku, const SaleTerms& terms) {
  SaleState state;
  const RetiredOffer* open = nullptr;
  for (const RetiredOffer& offer : catalog.retired_offers) {
    if (!is_among(offer.skus, sku)) continue;
    if (offer.buyable) {
      if (open == nullptr) open = &offer;
    } else if (state.fact == nullptr) {
      state.fact = &offer;
    }
  }
  if (state.fact != nullptr) {
    state.sale = state.fact->renewable ? Sale::RenewOnly : Sale::Closed;
    state.rule = "EOS-RENEW";
    return state;
  }
  state.fact = open;
  const Sku* known = catalog.find_sku(sku);
  if (open == nullptr && known != nullptr && known->sale == SkuSale::Retired) {
    state.sale = Sale::Closed;
    state.rule = "EOS-RENEW";
    return state;
  }
  if (const SaleWindow* window = closed_window(catalog, sku, terms)) {
    state.sale = Sale::RenewOnly;
    state.rule = window->rule;
    if (terms.teams == TeamsSale::ByDate) state.until = window->to;
  }
  return state;
}

std::string_view sale_word(Sale sale) {
  switch (sale) {
    case Sale::Open:
      return "open";
    case Sale::RenewOnly:
      return "renew-only";
    case Sale::Closed:
      return "closed";
  }
  return "open";
}

}  // namespace csp
