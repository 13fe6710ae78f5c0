#include "shell/views/files_changes.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t most_change_lines = 200;

std::string sku_line(const Catalog& catalog, const Guid& id) {
  const Sku* sku = catalog.find_sku(id);
  return sku == nullptr ? id.text() : sku->name + " (" + sku->part_number + ")";
}

std::string plan_line(const Catalog& catalog, const Guid& id) {
  const ServicePlan* plan = catalog.find_plan(id);
  return plan == nullptr ? id.text() : plan->friendly_name + " (" + plan->name + ")";
}

std::string price_line(const Context& context, const PriceChange& change) {
  const std::string term = context.text(text_key(change.term));
  return context.text({"files.changes.price",
                       {{"product", change.title + " " + change.product_sku.text()},
                        {"term", term},
                        {"before", money_text(context, change.before)},
                        {"after", money_text(context, change.after)}}});
}

}  // namespace

std::vector<FilesChanges::Group> FilesChanges::groups(const Context& context) const {
  const Catalog& catalog = session_.catalog();
  const CatalogChanges& changes = session_.document().facts->changes;
  const PriceChanges& prices = session_.inventory().price_changes;
  std::vector<Group> groups;
  const auto add = [&](const char* key, const auto& list, const auto& line) {
    if (list.empty()) return;
    groups.push_back({key, list.size(), [&list, line](std::size_t most) {
                        std::vector<std::string> lines;
                        for (std::size_t i = 0; i < std::min(list.size(), most); ++i) lines.push_back(line(list[i]));
                        return lines;
                      }});
  };
  // Lines are made later, while this frame is drawn: what they are made from is held by the session, not by this function.
  const auto sku = [&catalog](const Guid& id) { return sku_line(catalog, id); };
  const auto plan = [&catalog](const Guid& id) { return plan_line(catalog, id); };
  const auto renamed = [&context](const auto& entry) {
    return context.text({"files.changes.renamed", {{"from", entry.second.first}, {"to", entry.second.second}}});
  };
  const auto names = [&catalog](const std::vector<Guid>& plans) {
    std::string text;
    for (const Guid& id : plans) text::append_listed(text, plan_line(catalog, id));
    return text.empty() ? std::string(not_known) : text;
  };
  add("files.changes.skus_added", changes.skus_added, sku);
  add("files.changes.skus_removed", changes.skus_removed, sku);
  add("files.changes.skus_renamed", changes.skus_renamed, renamed);
  add("files.changes.skus_changed", changes.skus_changed, [&catalog, &context, names](const CatalogChanges::PlansOfSku& change) {
    return context.text({"files.changes.plans_of",
                         {{"sku", sku_line(catalog, change.sku)}, {"added", names(change.added)}, {"removed", names(change.removed)}}});
  });
  add("files.changes.plans_added", changes.plans_added, plan);
  add("files.changes.plans_removed", changes.plans_removed, plan);
  add("files.changes.plans_renamed", changes.plans_renamed, renamed);
  const auto offer = [&catalog](const std::string& id) {
    const std::size_t colon = id.find(':');
    const Offer* known = colon == std::string::npos ? nullptr : catalog.find_offer({id.substr(0, colon), id.substr(colon + 1)});
    return known == nullptr
               ? id
               : known->title + " " + id + " → " + (known->skus.empty() ? std::string(not_known) : sku_line(catalog, known->skus.front()));
  };
  add("files.changes.offers_added", changes.offers_added, offer);
  add("files.changes.offers_retied", changes.offers_retied, offer);
  const auto price = [&context](const PriceChange& change) { return price_line(context, change); };
  add("files.changes.prices_changed", prices.changed, price);
  add("files.changes.prices_added", prices.added, price);
  add("files.changes.prices_missing", prices.missing, price);
  return groups;
}

void FilesChanges::draw(Context& context) {
  const auto& files = session_.document().facts->files;
  const bool lists = std::any_of(files.begin(), files.end(),
                                 [](const auto& file) { return !file->records.catalog_skus.empty() || !file->records.offers.empty(); });
  const std::vector<Group> found = lists || session_.inventory().price_changes.any() ? groups(context) : std::vector<Group>{};
  if (!lists && found.empty()) return;
  const std::string title = context.text("files.changes.title");
  ui::begin_card("changes", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text(found.empty() ? "files.changes.none" : "files.changes.text"));
  for (const Group& group : found) {
    ImGui::PushID(group.key);
    const bool open = open_.count(group.key) != 0;
    if (ui::toggle(context.text({group.key, {{"count", static_cast<std::int64_t>(group.count)}}}), open)) {
      if (open)
        open_.erase(open_.find(group.key));
      else
        open_.insert(group.key);
    }
    if (open) {
      for (const std::string& line : group.lines(most_change_lines)) ui::paragraph(line);
    }
    if (open && group.count > most_change_lines)
      ui::paragraph_small(context.text({"files.changes.more", {{"count", static_cast<std::int64_t>(group.count - most_change_lines)}}}));
    ImGui::PopID();
  }
  ui::end_card();
}

}  // namespace csp
