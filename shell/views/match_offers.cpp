#include "shell/views/match_offers.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void MatchOffers::map(const ProductSku& product_sku, const Guid& sku, std::function<void()>& edit) {
  const std::string name = sku_name(session_.catalog(), sku);
  edit = [this, product_sku, sku, name] {
    session_.edit({"match.edit.offer", {{"offer", product_sku.text()}, {"sku", name}}},
                  [&](PlanSettings& settings) { settings.offer_mapping[product_sku] = sku; });
  };
  picking_.clear();
}

void MatchOffers::draw_offer(Context& context, const Subscription& subscription, std::function<void()>& edit) {
  const ProductSku& product_sku = *subscription.product_sku;
  const Offer* offer = session_.catalog().find_offer(product_sku);
  ui::strong(subscription_name(session_.catalog(), subscription) + " · " + product_sku.text());
  const std::vector<Guid> candidates = offer != nullptr ? offer->skus : std::vector<Guid>{};
  ui::paragraph_quiet(context.text(candidates.empty() ? "match.offers.unknown" : "match.offers.ambiguous"));
  for (const Guid& candidate : candidates) {
    const std::string name = sku_name(session_.catalog(), candidate);
    if (ui::button(name, {.name = context.text({"match.offers.choose.name", {{"offer", product_sku.text()}, {"sku", name}}})}))
      map(product_sku, candidate, edit);
  }
  const bool picking = picking_ == product_sku.text();
  if (ui::link(context.text(picking ? "match.offers.close" : "match.offers.search"))) {
    picking_ = picking ? std::string() : product_sku.text();
    picked_ = {};
  }
  if (picking && picker_.draw(context, "sku", context.text("match.offers.sku"), session_.catalog(), picked_))
    map(product_sku, picked_, edit);
}

void MatchOffers::draw(Context& context, std::function<void()>& edit) {
  std::vector<const Subscription*> uncertain;
  for (const Subscription& subscription : session_.customer().subscriptions) {
    if (!subscription.sku.is_zero() || !subscription.product_sku || !subscription.seat_based) continue;
    const bool listed = std::any_of(uncertain.begin(), uncertain.end(),
                                    [&](const Subscription* other) { return *other->product_sku == *subscription.product_sku; });
    if (!listed) uncertain.push_back(&subscription);
  }
  if (uncertain.empty()) return draw_answers(context, edit);
  const std::string title = context.text("match.offers.title");
  ui::begin_card("offers", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("match.offers.text"));
  for (const Subscription* subscription : uncertain) {
    ImGui::PushID(subscription->key.c_str());
    ui::separator();
    draw_offer(context, *subscription, edit);
    ImGui::PopID();
  }
  ui::end_card();
  draw_answers(context, edit);
}

// What was answered before: to be taken back, and to be handed to colleagues.
void MatchOffers::draw_answers(Context& context, std::function<void()>& edit) {
  const auto& mapping = session_.settings().offer_mapping;
  if (mapping.empty()) return;
  const std::string title = context.text("match.answers.title");
  ui::begin_card("answers", title);
  ui::heading(2, title);
  for (const auto& [offer, sku] : mapping) {
    const std::string name = sku_name(session_.catalog(), sku);
    ImGui::PushID(offer.text().c_str());
    ui::text(context.text({"match.answers.entry", {{"offer", offer.text()}, {"sku", name}}}));
    ImGui::SameLine(0, 10);
    if (ui::link(context.text("match.answers.take_back"), context.text({"match.answers.take_back.name", {{"offer", offer.text()}}}))) {
      edit = [this, offer = offer] {
        session_.edit({"match.edit.offer_back", {{"offer", offer.text()}}},
                      [&](PlanSettings& settings) { settings.offer_mapping.erase(offer); });
      };
    }
    ImGui::PopID();
  }
  if (ui::button(context.text("match.answers.save"), {.tooltip = context.text("match.answers.save.why")})) {
    for (const OutputFile& file : session_.results(context.language)) {
      if (file.output == "offer-mapping") context.platform.save_file(file.name, file.media_type, file.bytes);
    }
  }
  ui::end_card();
}

}  // namespace csp
