// What else could be bought in place of the chosen subscription: ranked, with what each would change and cost.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/inventory/offer_mapping.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/twin.hpp"
#include "shell/views/match.hpp"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t shown_at_first = 5;

bool own_sku(const plan::Source& source, const std::vector<Guid>& skus) { return skus.size() == 1 && skus[0] == source.subscription->sku; }

bool by_hand(const plan::Source& source) {
  return source.decision != nullptr && (!source.decision->targets.empty() || source.decision->path || source.decision->units);
}

// "Office 365 E4 (retired, 2017-04-07): All of E4 stays with ..." with where that is written.
std::string retired_text(const Context& context, const RetiredOffer& retired) {
  const std::string status = context.text("retired.status." + retired.status);
  return context.text({"match.target.retired",
                       {{"name", retired.name},
                        {"when", retired.date.empty() ? status : status + ", " + retired.date},
                        {"note", TextKey{"retired." + retired.id}},
                        {"source", retired.source}}});
}

}  // namespace

void MatchView::choose(const plan::Source& source, const TargetCandidate& candidate) {
  const std::string key = source.key(), name = source.name, target = bundle_name(session_.catalog(), candidate.skus);
  const bool same = own_sku(source, candidate.skus);
  edit_ = [this, key, name, target, same, skus = candidate.skus] {
    session_.decide({"match.edit.target", {{"subscription", name}, {"target", target}}}, key, [&](SubscriptionDecision& decision) {
      decision.targets.clear();
      decision.path = same ? Path::BuySame : Path::BuyOther;
      for (const Guid& sku : skus) decision.targets.push_back({sku, 0, std::nullopt});
    });
  };
}

void MatchView::draw_candidate(Context& context, const std::vector<Guid>& bought, const TargetCandidate& candidate,
                               const std::function<void()>& choose) {
  const std::string name = bundle_name(session_.catalog(), candidate.skus);
  std::vector<Guid> now = bought, offered = candidate.skus;
  std::sort(now.begin(), now.end());
  std::sort(offered.begin(), offered.end());
  const bool chosen = now == offered;
  const std::optional<Money> price = desk_->price(candidate.skus);
  {
    const ui::TextStyle style(context.look.fonts.strong, text_size::body, context.look.theme.ink);
    ui::wrapped_text(name);
    twin::heading(3, name);
  }
  verdict_tag(context, candidate.comparison.verdict);
  if (price) {
    const std::string told = context.text({"match.target.price", {{"price", *price}}});
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    if (ImGui::GetItemRectMax().x + 8 + ui::text_extent(told).x <= right) ImGui::SameLine(0, 8);
    ui::text(told);
  }
  std::string about = change_summary(context, candidate.comparison);
  if (!candidate.why_key.empty() && context.language.has(candidate.why_key)) about = context.text(candidate.why_key) + " · " + about;
  if (candidate.cheapest && candidate.why_key != "target.cheapest") about = context.text("target.cheapest") + " · " + about;
  ui::paragraph_small(about);
  for (std::size_t i = 0; i < candidate.skus.size(); ++i) {
    const SaleState& state = candidate.sales[i];
    if (state.sale == Sale::Open) continue;
    ui::tag(ui::Tone::warn, "▲", context.text("equivalence.text.sale." + std::string(sale_word(state.sale))));
    if (state.fact != nullptr) ui::paragraph_small(retired_text(context, *state.fact));
  }
  // What is closed and stands in no price list cannot be ordered, and a plan with it would only look as if nothing changed.
  const bool sold = price || std::none_of(candidate.sales.begin(), candidate.sales.end(),
                                          [](const SaleState& state) { return state.sale == Sale::Closed; });
  for (const RetiredOffer* retired : candidate.by_way_of) ui::paragraph_small(retired_text(context, *retired));
  if (chosen)
    ui::tag(ui::Tone::info, "●", context.text("match.target.chosen"));
  else if (choose && sold &&
           ui::button(context.text("match.target.choose"), {.name = context.text({"match.target.choose.name", {{"target", name}}})}))
    choose();
}

std::size_t MatchView::shown_targets(std::size_t count) const { return all_targets_ ? count : std::min(count, shown_at_first); }

void MatchView::draw_more(Context& context, std::size_t count) {
  if (count <= shown_at_first) return;
  if (ui::link(context.text({all_targets_ ? "match.targets.fewer" : "match.targets.all", {{"count", static_cast<std::int64_t>(count)}}})))
    all_targets_ = !all_targets_;
}

// Where nothing can be proposed a person still knows what to buy.
void MatchView::draw_choice_by_hand(Context& context, const plan::Source& source) {
  const Subscription& subscription = *source.subscription;
  const bool asked_above =
      subscription.sku.is_zero() && subscription.seat_based && (subscription.product_sku || known_by_name_only(subscription));
  ui::paragraph(context.text(!subscription.sku.is_zero() ? "match.targets.none"
                             : asked_above               ? "match.targets.unknown_offer"
                                                         : "match.targets.unknown"));
  Guid picked;
  if (source.decision != nullptr && source.decision->targets.size() == 1) picked = source.decision->targets.front().sku;
  if (picker_.draw(context, "by-hand", context.text("match.targets.pick"), session_.catalog(), picked)) {
    TargetCandidate candidate;
    candidate.skus = {picked};
    choose(source, candidate);
  }
}

void MatchView::draw_targets(Context& context, const Move& move, const plan::Source& source) {
  const std::string title = context.text({"match.targets.title", {{"name", text::visible(source.name)}}});
  const std::vector<TargetCandidate>& candidates = desk_->candidates(source);
  ui::begin_card("targets", title);
  ui::heading(2, title);
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 6);
  if (by_hand(source)) {
    if (ui::button(context.text("match.targets.propose"))) {
      edit_ = [this, key = source.key(), name = source.name] {
        session_.decide({"match.edit.propose", {{"subscription", name}}}, key, [](SubscriptionDecision& decision) {
          decision.targets.clear();
          decision.path.reset();
          decision.units.reset();
        });
      };
    }
    ui::tooltip(context.text("match.targets.propose.why"));
  }
  if (candidates.empty()) draw_choice_by_hand(context, source);
  std::vector<Guid> bought;
  for (const TargetLine* line : desk_->lines(move)) bought.push_back(line->sku);
  for (std::size_t i = 0; i < shown_targets(candidates.size()); ++i) {
    if (i > 0) ui::separator();
    ImGui::PushID(static_cast<int>(i));
    draw_candidate(context, bought, candidates[i], [&] { choose(source, candidates[i]); });
    ImGui::PopID();
  }
  draw_more(context, candidates.size());
  ImGui::PopStyleVar();
  ui::end_card();
}

}  // namespace csp
