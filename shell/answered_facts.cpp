#include "shell/answered_facts.hpp"

#include "core/inventory/differences.hpp"
#include "core/inventory/offer_mapping.hpp"

namespace csp {

std::shared_ptr<const Facts> with_answers(std::shared_ptr<const Facts> facts, const PlanSettings& settings) {
  if (facts->told != nullptr && facts->answers == Answers{settings.offer_mapping, settings.name_mapping, settings.believed_files})
    return facts;
  if (facts->told != nullptr) facts = facts->told;
  const OfferAnswers offers{settings.offer_mapping, settings.name_mapping};
  const bool named = offer_mapping_applies(offers, facts->inventory.customer);
  if (!named && !believed_files_apply(settings.believed_files, facts->inventory, facts->files)) return facts;
  auto answered = std::make_shared<Facts>(*facts);
  // Which product it is comes before the SKU that the product gives.
  apply_believed_files(settings.believed_files, *answered->catalog, answered->files, answered->inventory);
  apply_offer_mapping(*answered->catalog, offers, answered->inventory);
  answered->told = std::move(facts);
  answered->answers = {settings.offer_mapping, settings.name_mapping, settings.believed_files};
  return answered;
}

bool take_offer_answers(const std::vector<std::shared_ptr<const ImportedFile>>& files, PlanSettings& settings) {
  const std::size_t before = settings.offer_mapping.size() + settings.name_mapping.size();
  for (const auto& file : files) {
    for (const auto& [offer, sku] : file->records.offer_answers) settings.offer_mapping.emplace(offer, sku);
    for (const auto& [name, sku] : file->records.name_answers) settings.name_mapping.emplace(name, sku);
  }
  return settings.offer_mapping.size() + settings.name_mapping.size() != before;
}

Document document_of(std::shared_ptr<const Facts> facts, PlanSettings settings, Date today) {
  take_offer_answers(facts->files, settings);
  Document document;
  document.settings = std::make_shared<const PlanSettings>(std::move(settings));
  document.facts = with_answers(std::move(facts), *document.settings);
  document.today = today;
  return document;
}

}  // namespace csp
