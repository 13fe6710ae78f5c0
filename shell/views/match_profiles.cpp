// The moves as users feel them: each profile with all of its SKUs today and then, judged for what is switched on.
#include <algorithm>
#include <array>

#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/match.hpp"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t affected_shown = 4;

std::vector<Guid> skus_of(const Bundle& bundle) {
  std::vector<Guid> skus;
  for (const BundleSku& entry : bundle) skus.push_back(entry.sku);
  return skus;
}

std::string named(const Context& context, const Catalog& catalog, const Bundle& bundle) {
  if (bundle.empty()) return context.text("match.profile.nothing");
  std::string names = bundle_name(catalog, skus_of(bundle));
  std::int64_t off = 0;
  for (const BundleSku& entry : bundle) off += static_cast<std::int64_t>(entry.disabled_plans.size());
  if (off > 0) names += " " + context.text({"match.profile.off", {{"count", off}}});
  return names;
}

}  // namespace

const ProfileOutcome* MatchView::shown_outcome() const {
  const auto& outcomes = desk_->outcomes();
  return outcomes.empty() ? nullptr : &outcomes[std::min(outcome_, outcomes.size() - 1)];
}

void MatchView::draw_profiles(Context& context) {
  const auto& outcomes = desk_->outcomes();
  const std::array<ui::Column, 5> columns = {{
      {.title = context.text("match.column.profile"), .width = 64, .explanation = context.text("match.column.profile.why")},
      {.title = context.text("match.column.users"), .width = 96, .number = true},
      {.title = context.text("match.column.today"), .weight = 1.4F},
      {.title = context.text("match.column.csp"), .weight = 1.4F, .explanation = context.text("match.column.csp.why")},
      {.title = context.text("match.column.verdict"), .width = 176, .explanation = context.text("match.column.verdict.why")},
  }};
  ui::Table table(
      "profiles", context.text("match.profiles.title"), columns,
      {.height = outcomes.size() > 7 ? 340.0F : 0.0F, .lines = 2, .sortable = false, .selectable = true, .revision = session_.revision()});
  if (!table) return;
  table.rows(
      static_cast<int>(outcomes.size()),
      [&](int row) {
        const ProfileOutcome& outcome = outcomes[static_cast<std::size_t>(row)];
        table.strong(outcome.profile->id);
        table.number(context.language.count(outcome.users));
        table.text(named(context, session_.catalog(), outcome.today));
        if (outcome.changed())
          table.text(named(context, session_.catalog(), outcome.then));
        else
          table.text_quiet(context.text("match.profile.unchanged"));
        table.cell([&] { verdict_tag(context, outcome.comparison.verdict); });
      },
      [&](int row) { return static_cast<std::size_t>(row) == outcome_; },
      [&](int row) { return outcomes[static_cast<std::size_t>(row)].profile->id; });
  if (table.clicked_row() >= 0) outcome_ = static_cast<std::size_t>(table.clicked_row());
}

void MatchView::draw_profile(Context& context, const ProfileOutcome& outcome) {
  const Catalog& catalog = session_.catalog();
  ui::heading(2, context.text(
                     {"match.pair", {{"today", named(context, catalog, outcome.today)}, {"then", named(context, catalog, outcome.then)}}}));
  ui::paragraph_quiet(context.text({"match.profile.about", {{"profile", outcome.profile->id}, {"count", outcome.users}}}));
  verdict_tag(context, outcome.comparison.verdict);
  ImGui::SameLine(0, 10);
  ui::paragraph(change_summary(context, outcome.comparison));
  draw_coverage(context, catalog, outcome.today, outcome.then, outcome.comparison, show_small_);
}

// Whom the change of one subscription reaches, and what they really lose of it.
void MatchView::draw_affected(Context& context, const plan::Source& source) {
  const auto& outcomes = desk_->outcomes();
  std::size_t shown = 0;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const ProfileOutcome& outcome = outcomes[i];
    const auto holds = [&](const BundleSku& entry) { return entry.sku == source.subscription->sku; };
    if (!outcome.changed() || std::none_of(outcome.today.begin(), outcome.today.end(), holds)) continue;
    if (++shown > affected_shown) continue;
    ImGui::PushID(static_cast<int>(i));
    const std::string text = context.text(
        {"match.profile.affected",
         {{"profile", outcome.profile->id}, {"count", outcome.users}, {"change", change_summary(context, outcome.comparison)}}});
    if (ui::link(text)) {
      mode_ = Mode::Profiles;
      outcome_ = i;
    }
    ImGui::PopID();
  }
  if (shown > affected_shown)
    ui::paragraph_small(context.text({"match.profile.more", {{"count", static_cast<std::int64_t>(shown - affected_shown)}}}));
}

void MatchView::draw_profile_targets(Context& context, const ProfileOutcome& outcome) {
  const std::string title = context.text({"match.profile.targets", {{"profile", outcome.profile->id}}});
  const std::vector<TargetCandidate>& candidates = desk_->candidates(*outcome.profile);
  ui::begin_card("targets", title);
  ui::heading(2, title);
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 6);
  ui::paragraph_quiet(context.text("match.profile.targets.text"));
  if (candidates.empty()) ui::paragraph(context.text("match.targets.none"));
  const std::vector<Guid> then = skus_of(outcome.then);
  for (std::size_t i = 0; i < shown_targets(candidates.size()); ++i) {
    ui::separator();
    ImGui::PushID(static_cast<int>(i));
    draw_candidate(context, then, candidates[i], nullptr);
    ImGui::PopID();
  }
  draw_more(context, candidates.size());
  ImGui::PopStyleVar();
  ui::end_card();
}

}  // namespace csp
