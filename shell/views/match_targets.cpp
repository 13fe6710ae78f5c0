// What else could be bought in place of the chosen subscription: ranked, with what each would change and cost.
#include <algorithm>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/twin.hpp"
#include "shell/views/match.hpp"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t shown_at_first = 5;

bool own_sku(const plan::Source& source, const std::vector<Guid>& skus) { return skus.size() == 1 && skus[0] == source.subscription->sku; }

bool by_hand(const plan::Source& source) { return source.decision != nullptr && (!source.decision->targets.empty() || source.decision->path || source.decision->units); }

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

void MatchView::draw_candidate(Context& context, const Move& move, const plan::Source& source, const TargetCandidate& candidate) {
  const std::string name = bundle_name(session_.catalog(), candidate.skus);
  std::vector<Guid> bought;
  for (const TargetLine* line : desk_->lines(move)) bought.push_back(line->sku);
  std::vector<Guid> offered = candidate.skus;
  std::sort(bought.begin(), bought.end());
  std::sort(offered.begin(), offered.end());
  const bool chosen = bought == offered;
  const std::optional<Money> price = desk_->price(candidate.skus);
  {
    const ui::TextStyle style(context.look.fonts.strong, text_size::body, context.look.theme.ink);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(name.c_str());
    ImGui::PopTextWrapPos();
    twin::heading(3, name);
  }
  verdict_tag(context, candidate.comparison.verdict);
  if (price) {
    ImGui::SameLine(0, 8);
    ui::text(context.text({"match.target.price", {{"price", *price}}}));
  }
  std::string about = change_summary(context, candidate.comparison);
  if (!candidate.why_key.empty() && context.language.has(candidate.why_key)) about = context.text(candidate.why_key) + " · " + about;
  ui::paragraph_small(about);
  if (chosen) ui::tag(ui::Tone::info, "●", context.text("match.target.chosen"));
  else if (ui::button(context.text("match.target.choose"), {.name = context.text({"match.target.choose.name", {{"target", name}}})})) choose(source, candidate);
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
  if (candidates.empty()) ui::paragraph(context.text(source.subscription->sku.is_zero() ? "match.targets.unknown" : "match.targets.none"));
  const std::size_t count = all_targets_ ? candidates.size() : std::min(candidates.size(), shown_at_first);
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) ui::separator();
    ImGui::PushID(static_cast<int>(i));
    draw_candidate(context, move, source, candidates[i]);
    ImGui::PopID();
  }
  if (candidates.size() > shown_at_first && ui::link(context.text({all_targets_ ? "match.targets.fewer" : "match.targets.all", {{"count", static_cast<std::int64_t>(candidates.size())}}}))) {
    all_targets_ = !all_targets_;
  }
  ImGui::PopStyleVar();
  ui::end_card();
}

}  // namespace csp
