#include "core/inventory/offer_mapping.hpp"

#include <algorithm>

#include "core/import/finding_ids.hpp"
#include "core/inventory/finding_ids.hpp"
#include "core/inventory/sum_units.hpp"

namespace csp {
namespace {

using namespace inventory_finding;

template <class Key>
const Guid* answer(const std::map<Key, Guid>& answers, const Key& key) {
  const auto found = answers.find(key);
  return found == answers.end() ? nullptr : &found->second;
}

// Null when nothing is said about its product, or what is said is so already.
const Guid* mapped_sku(const OfferAnswers& answers, const Subscription& subscription) {
  const Guid* said = subscription.product_sku           ? answer(answers.offers, *subscription.product_sku)
                     : known_by_name_only(subscription) ? answer(answers.names, subscription.name)
                                                        : nullptr;
  return said == nullptr || *said == subscription.sku ? nullptr : said;
}

// What its subscription asks, and what its file asks about its name.
void take_back(std::vector<Finding>& findings, const Subscription& subscription) {
  const auto answered = [&](const Finding& finding) {
    if (finding.subject == subscription.key)
      return finding.rule == kSkuUnknown.id || finding.rule == kSkuAmbiguous.id || finding.rule == kNameUnknown.id;
    const bool about_name = finding.rule == import_finding::kNameAmbiguous.id || finding.rule == import_finding::kLicenceNameUnknown.id;
    if (!about_name || finding.subject.empty() || finding.subject != subscription.name) return false;
    // A list of users may have the same name, and asks for itself.
    return std::any_of(finding.origins.begin(), finding.origins.end(), [&](const Origin& asked) {
      return std::any_of(subscription.origins.begin(), subscription.origins.end(),
                         [&](const Origin& origin) { return origin.file == asked.file; });
    });
  };
  findings.erase(std::remove_if(findings.begin(), findings.end(), answered), findings.end());
}

}  // namespace

bool known_by_name_only(const Subscription& subscription) {
  return subscription.sku.is_zero() && subscription.seat_based && !subscription.product_sku && !subscription.name.empty();
}

bool offer_mapping_applies(const OfferAnswers& answers, const Customer& customer) {
  return std::any_of(customer.subscriptions.begin(), customer.subscriptions.end(),
                     [&](const Subscription& subscription) { return mapped_sku(answers, subscription) != nullptr; });
}

void apply_offer_mapping(const Catalog& catalog, const OfferAnswers& answers, Inventory& inventory) {
  for (Subscription& subscription : inventory.customer.subscriptions) {
    const Guid* mapped = mapped_sku(answers, subscription);
    if (mapped == nullptr) continue;
    take_back(inventory.findings, subscription);
    take_back(inventory.customer.findings, subscription);
    subscription.sku = *mapped;
    const Sku* sku = catalog.find_sku(*mapped);
    subscription.part_number = sku == nullptr ? std::string() : sku->part_number;
    if (subscription.name.empty() && sku != nullptr) subscription.name = sku->name;
  }
  sum_units_again(catalog, inventory);
}

}  // namespace csp
