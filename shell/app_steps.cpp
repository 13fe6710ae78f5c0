// The steps of the work, beside the view or above it on a narrow page, and at the foot of the page whether the plan holds.
#include "imgui_internal.h"
#include "shell/app.hpp"
#include "shell/frame_part.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/step.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void App::draw_rail(Context& context) {
  const Look& now = context.look;
  const float height = now.height - top_height - foot_height;
  begin_part("rail", {0, top_height}, {rail_width, height}, now.theme.panel, twin::Role::navigation, context.text("shell.steps"), false);
  float y = top_height + 12;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].step) continue;
    ImGui::SetCursorScreenPos({8, y});
    const View& view = *views_[i].view;
    if (ui::step_entry(context, view, workspace_.step(view.id()), i == current_, rail_width - 17)) context.go_to = view.id();
    y += ui::step_height() + 2;
  }
  const std::string silence = context.text("shell.silence"), more = context.text("shell.silence.more");
  ImGui::SetCursorScreenPos({18, top_height + height - 76});
  ui::small(silence);
  ImGui::SetCursorScreenPos({18, top_height + height - 46});
  if (ui::link(more)) context.go_to = "about";
  end_part();
  ImGui::GetWindowDrawList()->AddLine({rail_width - 0.5F, top_height}, {rail_width - 0.5F, now.height - foot_height}, now.theme.line);
}

void App::draw_steps_row(Context& context) {
  const Look& now = context.look;
  begin_part("steps", {0, top_height}, {now.width, ui::step_row_height()}, now.theme.panel, twin::Role::navigation,
             context.text("shell.steps"), false);
  // Each as wide as its title, and the rest shared alike.
  int count = 0;
  float titles = 0;
  for (const RegisteredView& entry : views_) {
    if (!entry.step) continue;
    ++count;
    titles += ui::step_tab_width(context, *entry.view);
  }
  const float more = count ? (now.width - titles) / static_cast<float>(count) : 0;
  float x = 0;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].step) continue;
    ImGui::SetCursorScreenPos({x, top_height});
    const View& view = *views_[i].view;
    const float width = ui::step_tab_width(context, view) + more;
    if (ui::step_tab(context, view, workspace_.step(view.id()), i == current_, width)) context.go_to = view.id();
    x += width;
  }
  end_part();
  const float bottom = top_height + ui::step_row_height() - 0.5F;
  ImGui::GetWindowDrawList()->AddLine({0, bottom}, {now.width, bottom}, now.theme.line);
}

void App::draw_status_bar(Context& context) {
  const Look& now = context.look;
  begin_part("status", {0, now.height - foot_height}, {now.width, foot_height}, now.theme.panel, twin::Role::contentinfo, {}, false);
  const float line = now.height - foot_height + 5;
  ImGui::SetCursorScreenPos({16, line - 1});
  ui::proof_tag(context, workspace_.proof());
  ImGui::SameLine(0, 8);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, line});
  ui::status_text(context.text(workspace_.proof_text()));
  ImGui::SameLine(0, 18);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, line});
  ui::status_text(context.text({"shell.requests", {{"count", static_cast<std::int64_t>(platform_.requests_since_load())}}}));
  const std::string facts = context.text(workspace_.facts_text());
  const std::string version = "v" CSP_VERSION;
  const float version_width = ui::text_extent(version, nullptr, text_size::small).x;
  const float facts_width = ui::text_extent(facts, nullptr, text_size::small).x;
  if (now.width > 900) {
    ImGui::SetCursorScreenPos({ImFloor(now.width - 16 - version_width - 18 - facts_width), line});
    ui::status_text(facts);
    ImGui::SetCursorScreenPos({ImFloor(now.width - 16 - version_width), line});
    ui::status_text(version);
  }
  end_part();
  ImGui::GetWindowDrawList()->AddLine({0, now.height - foot_height + 0.5F}, {now.width, now.height - foot_height + 0.5F}, now.theme.line);
}

}  // namespace csp
