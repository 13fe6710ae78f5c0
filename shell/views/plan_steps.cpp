// The steps by date with who does them: what the runbook will say.

#include <algorithm>
#include <array>

#include "core/output/words.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/twin.hpp"
#include "shell/views/plan.hpp"
#include "shell/views/why.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t steps_at_first = 12;

void part(Context& context, const char* label, const Message& message) {
  if (message.key.empty()) return;
  const std::string text = context.text(message);
  if (text.empty()) return;
  ui::small(context.text(label));
  ui::paragraph(text);
}

}  // namespace

void PlanView::draw_steps(Context& context) {
  const std::vector<Step>& steps = session_.plan().steps;
  ui::begin_card("steps", context.text("plan.steps.title"));
  ui::heading(2, context.text("plan.steps.title"));
  if (steps.empty()) {
    ui::paragraph_quiet(context.text("plan.steps.none"));
    ui::end_card();
    return;
  }
  ui::paragraph_quiet(context.text({"plan.steps.text", {{"count", static_cast<std::int64_t>(steps.size())}}}));
  const bool narrow = context.look.narrow;
  std::vector<ui::Column> columns = {{.title = context.text("plan.steps.planned"), .width = 100}};
  columns.push_back({.title = context.text("plan.steps.latest"), .width = 100, .explanation = context.text("plan.steps.latest.help")});
  columns.push_back({.title = context.text("plan.steps.who"), .width = narrow ? 120.0F : 180.0F});
  columns.push_back({.title = context.text("plan.steps.what"), .weight = narrow ? 2.0F : 1.0F});
  const std::size_t count = all_steps_ ? steps.size() : std::min(steps.size(), steps_at_first);
  int clicked = -1;
  if (ui::Table table("steps-table", context.text("plan.steps.title"), columns, {.sortable = false, .selectable = true}); table) {
    for (std::size_t i = 0; i < count; ++i) {
      const Step& step = steps[i];
      const std::string title = context.text(step.title());
      table.next_row(open_step_ == static_cast<int>(i), title);
      table.text(context.language.date(step.planned));
      table.text_quiet(context.language.date(step.latest));
      table.text_quiet(context.text(words::key(step.role)));
      table.text(title);
    }
    clicked = table.clicked_row();
  }
  if (clicked >= 0) {
    open_step_ = open_step_ == clicked ? -1 : clicked;
    step_shown_.ask();
    const Step& step = steps[static_cast<std::size_t>(clicked)];
    if (!step.subscriptions.empty() && desk_->move(step.subscriptions.front())) session_.looked_at = step.subscriptions.front();
  }
  if (count < steps.size() && ui::link(context.text({"plan.steps.all", {{"count", static_cast<std::int64_t>(steps.size())}}})))
    all_steps_ = true;
  if (open_step_ >= 0 && static_cast<std::size_t>(open_step_) < steps.size()) {
    const Step& step = steps[static_cast<std::size_t>(open_step_)];
    ui::separator();
    ui::heading(3, context.text(step.title()));
    step_shown_.title(context.platform, narrow ? 220 : 120);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 4);
    part(context, "plan.steps.how", step.detail());
    part(context, "plan.steps.why", step.why());
    draw_rule(context, session_.catalog(), step.rule);
    part(context, "plan.steps.evidence", step.proof());
    part(context, "plan.steps.way_back", step.way_back());
    ImGui::PopStyleVar();
  } else {
    ui::paragraph_small(context.text("plan.steps.hint"));
  }
  ui::end_card();
}

void PlanView::show_step(Context& context, const std::string& id) {
  const std::vector<Step>& steps = session_.plan().steps;
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
  if (found == steps.end()) return;
  open_step_ = static_cast<int>(found - steps.begin());
  all_steps_ = all_steps_ || static_cast<std::size_t>(open_step_) >= steps_at_first;
  step_shown_.ask();
  twin::seek(context.text(found->title()));
}

}  // namespace csp
