// The answers about offers and names whose tenant SKU was not certain, as a small table for colleagues: dropped on the planner it answers
// the same questions in their plans (core/import/kinds/offer_mapping.cpp reads it).

#include "core/output/output_list.hpp"
#include "core/output/writers/csv.hpp"

namespace csp {

std::vector<OutputFile> make_offer_mapping(const OutputContext& context) {
  if (context.settings.offer_mapping.empty() && context.settings.name_mapping.empty()) return {};
  Table table{"offer mapping", {"ProductId", "SkuId", "OfferTitle", "ChosenTenantSkuId", "ChosenSkuPartNumber"}, {}};
  for (const auto& [offer, sku] : context.settings.offer_mapping) {
    const Offer* known = context.catalog.find_offer(offer);
    const Sku* chosen = context.catalog.find_sku(sku);
    table.rows.push_back({offer.product_id, offer.sku_id, known == nullptr ? std::string() : known->title, sku.text(),
                          chosen == nullptr ? std::string() : chosen->part_number});
  }
  for (const auto& [name, sku] : context.settings.name_mapping) {
    const Sku* chosen = context.catalog.find_sku(sku);
    table.rows.push_back({std::string(), std::string(), name, sku.text(), chosen == nullptr ? std::string() : chosen->part_number});
  }
  return {{"offer-mapping.csv", "text/csv", csv(table)}};
}

}  // namespace csp
