#include "core/inventory/names.hpp"

#include "core/base/text.hpp"

namespace csp {

std::string sku_name(const Catalog& catalog, const Guid& sku) {
  const Sku* known = catalog.find_sku(sku);
  if (known == nullptr) return sku.text();
  return known->name.empty() ? known->part_number : known->name;
}

std::string name_to_order(const Catalog& catalog, const std::optional<ProductSku>& offer, const std::string& name) {
  const Offer* sold = offer ? catalog.find_offer(*offer) : nullptr;
  if (sold == nullptr || sold->title.empty() || text::folded_words(sold->title) == text::folded_words(name)) return name;
  return name.empty() ? sold->title : sold->title + " (" + name + ")";
}

std::string bundle_name(const Catalog& catalog, const std::vector<Guid>& skus) {
  std::string names;
  for (const Guid& sku : skus) text::append_listed(names, sku_name(catalog, sku), " + ");
  return names;
}

std::string pool_part_number(const Customer& customer, const Guid& sku) {
  for (const UnitPool& pool : customer.pools) {
    if (pool.sku == sku && !pool.part_number.empty()) return pool.part_number;
  }
  return {};
}

std::string name_of(const Catalog& catalog, const Subscription& subscription) {
  if (!subscription.name.empty()) return subscription.name;
  if (catalog.find_sku(subscription.sku) != nullptr) return sku_name(catalog, subscription.sku);
  if (!subscription.part_number.empty()) return subscription.part_number;
  return subscription.sku.is_zero() ? subscription.key : subscription.sku.text();
}

}  // namespace csp
