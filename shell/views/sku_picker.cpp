#include "shell/views/sku_picker.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void SkuPicker::search(const Catalog& catalog) {
  if (of_ != &catalog || folded_.size() != catalog.skus.size()) {
    of_ = &catalog;
    folded_.clear();
    for (const Sku& sku : catalog.skus) {
      std::string all = sku.name + "\n" + sku.part_number + "\n" + sku.id.text();
      for (const std::string& other : sku.other_names) all += "\n" + other;
      folded_.push_back(text::folded(all));
    }
    // Offers lead to the SKUs they give: ProductId:SkuId, and the offer ids of the time before new commerce.
    const auto leads_to = [&](const Guid& sku, const std::string& id) {
      const Sku* known = catalog.find_sku(sku);
      if (known != nullptr) folded_[static_cast<std::size_t>(known - catalog.skus.data())] += "\n" + text::folded(id);
    };
    for (const Offer& offer : catalog.offers) {
      for (const Guid& sku : offer.skus) leads_to(sku, offer.id.text());
    }
    for (const LegacyOffer& offer : catalog.legacy_offers) leads_to(offer.sku, offer.offer_id.text());
  }
  const std::string wanted = text::folded(wanted_);
  found_.clear();
  for (std::size_t i = 0; i < folded_.size(); ++i) {
    if (folded_[i].find(wanted) != std::string::npos) found_.push_back(static_cast<std::uint16_t>(i));
  }
  // What begins as typed first, then by name.
  std::stable_sort(found_.begin(), found_.end(), [&](std::uint16_t a, std::uint16_t b) {
    const bool begins_a = folded_[a].rfind(wanted, 0) == 0, begins_b = folded_[b].rfind(wanted, 0) == 0;
    return begins_a != begins_b ? begins_a : catalog.skus[a].name < catalog.skus[b].name;
  });
  searched_ = true;
}

bool SkuPicker::draw(Context& context, const char* id, const std::string& label, const Catalog& catalog, Guid& chosen) {
  ImGui::PushID(id);
  const std::string placeholder = context.text("match.search.placeholder");
  if (ui::text_field(label, wanted_, {.placeholder = placeholder}) || !searched_ || of_ != &catalog) search(catalog);
  const bool entered = ui::submitted();
  const Guid before = chosen;
  if (entered && !found_.empty()) chosen = catalog.skus[found_.front()].id;
  ui::strong(chosen.is_zero() ? context.text("match.search.none") : sku_name(catalog, chosen));
  ui::small(context.text({"match.search.count", {{"count", static_cast<std::int64_t>(found_.size())}}}));
  const std::array<ui::Column, 2> columns = {{{.title = context.text("customer.column.sku"), .weight = 2},
                                              {.title = context.text("customer.column.part_number"), .weight = 1.2F}}};
  if (ui::Table table("found", label, columns, {.height = 196, .sortable = false, .selectable = true}); table) {
    table.rows(
        static_cast<int>(found_.size()),
        [&](int row) {
          const Sku& sku = catalog.skus[found_[static_cast<std::size_t>(row)]];
          table.text(sku.name);
          table.text_quiet(sku.part_number);
        },
        [&](int row) { return catalog.skus[found_[static_cast<std::size_t>(row)]].id == chosen; },
        [&](int row) { return catalog.skus[found_[static_cast<std::size_t>(row)]].name; });
    if (table.clicked_row() >= 0) chosen = catalog.skus[found_[static_cast<std::size_t>(table.clicked_row())]].id;
  }
  ImGui::PopID();
  return chosen != before;
}

}  // namespace csp
