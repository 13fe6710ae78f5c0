#include "shell/views/match_offers.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/inventory/offer_mapping.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

// An answer about a name stands only as long as the name is the name of that file: an offer's id says more.
std::optional<MatchOffers::Product> MatchOffers::asked_about(const Subscription& subscription) {
  if (!subscription.sku.is_zero() || !subscription.seat_based) return std::nullopt;
  if (subscription.product_sku) return Product{subscription.product_sku, {}};
  if (known_by_name_only(subscription)) return Product{std::nullopt, subscription.name};
  return std::nullopt;
}

const MatchOffers::Candidates& MatchOffers::candidates(const Product& product) {
  if (catalog_ != session_.document().facts->catalog) {
    catalog_ = session_.document().facts->catalog;
    candidates_.clear();
  }
  const auto known = candidates_.find(product.text());
  if (known != candidates_.end()) return known->second;
  Candidates& found = candidates_[product.text()];
  if (product.offer) {
    if (const Offer* offer = catalog_->find_offer(*product.offer)) found.skus = offer->skus;
    return found;
  }
  std::vector<const Sku*> named = catalog_->skus_named(product.name);
  found.nearly = named.empty();
  if (named.empty()) named = catalog_->skus_within(product.name, 3);
  for (const Sku* sku : named) found.skus.push_back(sku->id);
  return found;
}

// Several SKUs may have one name: then the part number says which of them.
std::string MatchOffers::called(const Guid& sku) const {
  const Catalog& catalog = session_.catalog();
  const std::string name = sku_name(catalog, sku);
  const Sku* known = catalog.find_sku(sku);
  return known != nullptr && catalog.skus_named(name).size() > 1 ? name + " (" + known->part_number + ")" : name;
}

void MatchOffers::map(const Product& product, const Guid& sku, std::function<void()>& edit) {
  const std::string name = called(sku);
  edit = [this, product, sku, name] {
    session_.edit({"match.edit.offer", {{"offer", product.text()}, {"sku", name}}}, [&](PlanSettings& settings) {
      if (product.offer)
        settings.offer_mapping[*product.offer] = sku;
      else
        settings.name_mapping[product.name] = sku;
    });
  };
  picking_.clear();
}

void MatchOffers::draw_product(Context& context, const Subscription& subscription, const Product& product, std::function<void()>& edit) {
  const std::string asked = text::visible(product.text());
  ui::heading(3, product.offer ? session_.subscription_name(subscription.key) + " · " + asked : asked);
  const std::vector<Guid> possible = candidates(product).skus;
  const bool nearly = candidates(product).nearly && !possible.empty();
  ui::paragraph_quiet(context.text(nearly              ? "match.offers.within"
                                   : !possible.empty() ? "match.offers.ambiguous"
                                   : product.offer     ? "match.offers.unknown"
                                                       : "match.offers.unknown_name"));
  for (const Guid& candidate : possible) {
    const std::string name = called(candidate);
    ImGui::PushID(candidate.text().c_str());
    if (ui::button(name, {.name = context.text({"match.offers.choose.name", {{"offer", product.text()}, {"sku", name}}})}))
      map(product, candidate, edit);
    ImGui::PopID();
  }
  const bool picking = picking_ == product.text();
  if (ui::link(context.text(picking ? "match.offers.close" : "match.offers.search"),
               context.text({picking ? "match.offers.close.name" : "match.offers.search.name", {{"offer", product.text()}}}))) {
    picking_ = picking ? std::string() : product.text();
    picked_ = {};
  }
  if (picking && picker_.draw(context, "sku", context.text("match.offers.sku"), session_.catalog(), picked_)) map(product, picked_, edit);
}

void MatchOffers::draw(Context& context, std::function<void()>& edit) {
  std::vector<std::pair<const Subscription*, Product>> uncertain;
  for (const Subscription& subscription : session_.customer().subscriptions) {
    const std::optional<Product> product = asked_about(subscription);
    if (!product) continue;
    const bool listed = std::any_of(uncertain.begin(), uncertain.end(), [&](const auto& other) { return other.second == *product; });
    if (!listed) uncertain.emplace_back(&subscription, *product);
  }
  if (uncertain.empty()) return draw_answers(context, edit);
  const std::string title = context.text("match.offers.title");
  ui::begin_card("offers", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("match.offers.text"));
  for (const auto& [subscription, product] : uncertain) {
    ImGui::PushID(subscription->key.c_str());
    ui::separator();
    draw_product(context, *subscription, product, edit);
    ImGui::PopID();
  }
  ui::end_card();
  draw_answers(context, edit);
}

void MatchOffers::draw_answer(Context& context, const Product& product, const Guid& sku, std::function<void()>& edit) {
  const std::string name = called(sku);
  ImGui::PushID(product.text().c_str());
  const std::string entry = context.text({"match.answers.entry", {{"offer", product.text()}, {"sku", name}}});
  if (context.look.narrow) {
    ui::paragraph(entry);
  } else {
    ui::text(entry);
    ImGui::SameLine(0, 10);
  }
  if (ui::link(context.text("match.answers.take_back"), context.text({"match.answers.take_back.name", {{"offer", product.text()}}}))) {
    edit = [this, product] {
      session_.edit({"match.edit.offer_back", {{"offer", product.text()}}}, [&](PlanSettings& settings) {
        if (product.offer)
          settings.offer_mapping.erase(*product.offer);
        else
          settings.name_mapping.erase(product.name);
      });
    };
  }
  ImGui::PopID();
}

// What was answered before: to be taken back, and to be handed to colleagues.
void MatchOffers::draw_answers(Context& context, std::function<void()>& edit) {
  const PlanSettings& settings = session_.settings();
  if (settings.offer_mapping.empty() && settings.name_mapping.empty()) return;
  const std::string title = context.text("match.answers.title");
  ui::begin_card("answers", title);
  ui::heading(2, title);
  for (const auto& [offer, sku] : settings.offer_mapping) draw_answer(context, {offer, {}}, sku, edit);
  for (const auto& [product, sku] : settings.name_mapping) draw_answer(context, {std::nullopt, product}, sku, edit);
  if (ui::button(context.text("match.answers.save"), {.tooltip = context.text("match.answers.save.why")})) {
    for (const OutputFile& file : session_.results(context.language)) {
      if (file.output == "offer-mapping") context.platform.save_file(file.name, file.media_type, file.bytes);
    }
  }
  ui::end_card();
}

}  // namespace csp
