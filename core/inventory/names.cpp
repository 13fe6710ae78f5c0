#include "core/inventory/names.hpp"

#include <algorithm>

namespace csp {

std::string sku_name(const Catalog& catalog, const Guid& sku) {
  const Sku* known = catalog.find_sku(sku);
  if (known == nullptr) return sku.text();
  return known->name.empty() ? known->part_number : known->name;
}

std::string name_of(const Catalog& catalog, const Subscription& subscription) {
  if (!subscription.name.empty()) return subscription.name;
  if (catalog.find_sku(subscription.sku) != nullptr) return sku_name(catalog, subscription.sku);
  if (!subscription.part_number.empty()) return subscription.part_number;
  return subscription.sku.is_zero() ? subscription.key : subscription.sku.text();
}

std::string agreement_number(const Subscription& subscription) {
  const std::string& said = subscription.state_text;
  const bool digits = std::any_of(said.begin(), said.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  return is_volume_licence(subscription.channel) && digits ? said : std::string();
}

}  // namespace csp
