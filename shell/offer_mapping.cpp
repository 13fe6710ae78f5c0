#include "shell/offer_mapping.hpp"

#include "core/inventory/offer_mapping.hpp"

namespace csp {

std::shared_ptr<const Facts> with_offer_mapping(std::shared_ptr<const Facts> facts, const PlanSettings& settings) {
  if (!offer_mapping_applies(settings.offer_mapping, facts->inventory.customer)) return facts;
  auto mapped = std::make_shared<Facts>(*facts);
  apply_offer_mapping(*mapped->catalog, settings.offer_mapping, mapped->inventory);
  return mapped;
}

bool take_offer_answers(const std::vector<std::shared_ptr<const ImportedFile>>& files, PlanSettings& settings) {
  const std::size_t before = settings.offer_mapping.size();
  for (const auto& file : files) {
    for (const auto& [offer, sku] : file->records.offer_answers) settings.offer_mapping.emplace(offer, sku);
  }
  return settings.offer_mapping.size() != before;
}

}  // namespace csp
