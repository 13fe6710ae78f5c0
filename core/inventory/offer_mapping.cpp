#include "core/inventory/offer_mapping.hpp"

#include <algorithm>
#include <string_view>

namespace csp {
namespace {

// Null when nothing is said about its offer, or what is said is so already.
const Guid* mapped_sku(const std::map<ProductSku, Guid>& mapping, const Subscription& subscription) {
  if (!subscription.product_sku) return nullptr;
  const auto found = mapping.find(*subscription.product_sku);
  return found == mapping.end() || found->second == subscription.sku ? nullptr : &found->second;
}

void take_back(std::vector<Finding>& findings, std::string_view subject) {
  const auto answered = [&](const Finding& finding) {
    return finding.subject == subject && (finding.rule == "INVENTORY-SKU-UNKNOWN" || finding.rule == "INVENTORY-SKU-AMBIGUOUS");
  };
  findings.erase(std::remove_if(findings.begin(), findings.end(), answered), findings.end());
}

}  // namespace

bool offer_mapping_applies(const std::map<ProductSku, Guid>& mapping, const Customer& customer) {
  return std::any_of(customer.subscriptions.begin(), customer.subscriptions.end(),
                     [&](const Subscription& subscription) { return mapped_sku(mapping, subscription) != nullptr; });
}

void apply_offer_mapping(const Catalog& catalog, const std::map<ProductSku, Guid>& mapping, Inventory& inventory) {
  for (Subscription& subscription : inventory.customer.subscriptions) {
    const Guid* mapped = mapped_sku(mapping, subscription);
    if (mapped == nullptr) continue;
    subscription.sku = *mapped;
    const Sku* sku = catalog.find_sku(*mapped);
    subscription.part_number = sku == nullptr ? std::string() : sku->part_number;
    if (subscription.name.empty() && sku != nullptr) subscription.name = sku->name;
    take_back(inventory.findings, subscription.key);
    take_back(inventory.customer.findings, subscription.key);
  }
}

}  // namespace csp
