// The plan on a time axis: what runs where, overlap, windows, and what is done when.

#include <algorithm>
#include <set>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/views/names.hpp"
#include "shell/views/plan.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

ui::MarkShape shape_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::Order:
      return ui::MarkShape::circle;
    case MarkKind::Request:
      return ui::MarkShape::triangle;
    case MarkKind::Transfer:
      return ui::MarkShape::arrow;
    case MarkKind::Swap:
      return ui::MarkShape::diamond;
    case MarkKind::EndChoice:
      return ui::MarkShape::square;
    case MarkKind::Reduce:
      return ui::MarkShape::minus;
    case MarkKind::Cancel:
      break;
  }
  return ui::MarkShape::cross;
}

namespace {

ui::MarkLine line_of(MarkKind kind) {
  const bool comes = kind == MarkKind::Order || kind == MarkKind::Transfer || kind == MarkKind::Swap;
  return comes ? ui::MarkLine::target : ui::MarkLine::today;
}

std::string short_day(const Context& context, Date day) { return context.language.date(day); }

void draw_stretch(Context& context, ui::Timeline& timeline, const Lane& lane, const LaneStretch& stretch) {
  const auto said = [&](const char* key) { return context.text({key, {{"from", stretch.from}, {"to", stretch.to}}}); };
  switch (stretch.kind) {
    case StretchKind::Source: {
      const std::string label = stretch.goes_on ? std::string() : short_day(context, stretch.to);
      timeline.bar({.from = stretch.from,
                    .to = stretch.to,
                    .kind = ui::BarKind::source,
                    .goes_on = stretch.goes_on,
                    .name = said("plan.bar.source"),
                    .label = label});
      break;
    }
    case StretchKind::SourceExtendedTerm:
      timeline.bar({.from = stretch.from,
                    .to = stretch.to,
                    .kind = ui::BarKind::extended,
                    .goes_on = stretch.goes_on,
                    .name = said("plan.bar.extended")});
      break;
    case StretchKind::SourceGrace:
      timeline.bar(
          {.from = stretch.from, .to = stretch.to, .kind = ui::BarKind::grace, .goes_on = stretch.goes_on, .name = said("plan.bar.grace")});
      break;
    case StretchKind::Target: {
      const std::string label = short_day(context, stretch.from), ends = stretch.goes_on ? std::string() : short_day(context, stretch.to);
      timeline.bar({.from = stretch.from,
                    .to = stretch.to,
                    .kind = ui::BarKind::target,
                    .goes_on = stretch.goes_on,
                    .name = said("plan.bar.target"),
                    .label = label,
                    .end_label = ends});
      break;
    }
    case StretchKind::Overlap:
      timeline.overlap(stretch.from, stretch.to, said("plan.bar.overlap"));
      break;
    case StretchKind::CancelWindow: {
      const bool target = lane.decided_day && stretch.from == *lane.decided_day;
      timeline.bracket(stretch.from, stretch.to, target, said("plan.bar.window"));
      break;
    }
  }
}

}  // namespace

void PlanView::draw_timeline(Context& context, float width, float height) {
  ui::begin_card("timeline-card", context.text("plan.timeline.title"), width, height);
  ui::heading(2, context.text("plan.timeline.title"));
  const float control = context.look.theme.target + 2;
  const std::string fit = context.text("plan.zoom.fit");
  const float fit_width = ui::button_width(fit) - 8, controls = 2 * control + fit_width + 2 * 6;
  // Beside the title where there is room, else on a line of their own.
  ImGui::SameLine(0, 0);
  const float left = ImGui::GetContentRegionAvail().x - controls;
  if (left >= 8)
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + left);
  else
    ImGui::NewLine();
  if (ui::button("−##out", {.width = control, .name = context.text("plan.zoom.out")})) window_.zoom(1 / 1.5F);
  ImGui::SameLine(0, 6);
  if (ui::button("+##in", {.width = control, .name = context.text("plan.zoom.in")})) window_.zoom(1.5F);
  ImGui::SameLine(0, 6);
  if (ui::button(fit, {.width = fit_width, .tooltip = context.text("plan.zoom.hint")})) window_.fit();

  const Lanes& lanes = desk_->lanes();
  const bool scrolls = height > 0;
  const float room = ImGui::GetContentRegionAvail().x - (scrolls ? 12.0F : 0.0F);
  const std::string range =
      context.text({"plan.timeline.range", {{"first", lanes.first}, {"last", lanes.last}, {"today", session_.plan().today}}});
  const std::string title = context.text("plan.column.subscription"), today = context.text("plan.today");
  {  // the timeline ends before the card does
    ui::Timeline timeline("timeline", window_,
                          {.language = &context.language,
                           .label_title = title,
                           .range_text = range,
                           .today_text = today,
                           .today = session_.plan().today,
                           .label_width = width < 620 ? 180.0F : 232.0F,
                           .width = room});
    const float foot = scrolls ? legend_height_ : 0;
    if (scrolls) ui::begin_scrolled("lanes", {0, ImGui::GetContentRegionAvail().y - foot}, ImGuiChildFlags_NavFlattened);
    const auto drawn =
        std::count_if(lanes.lanes.begin(), lanes.lanes.end(), [&](const Lane& lane) { return desk_->move(lane.subscription) != nullptr; });
    timeline.begin_rows(context.text("plan.timeline.title"), static_cast<int>(drawn));
    for (const Lane& lane : lanes.lanes) {
      const Move* move = desk_->move(lane.subscription);
      if (move) draw_lane(context, timeline, lane, *move);
    }
    timeline.end_rows();
    if (scrolls) ui::end_scrolled();
    if (dragging_ && !timeline.moving()) {
      dragging_ = false;
      ++strokes_;
    }
    dragging_ = timeline.moving();
  }
  // In some languages it needs one more line: what is left for the lanes is known from the frame before.
  const float legend = ImGui::GetCursorPosY();
  draw_legend(context);
  const float needed = ImGui::GetCursorPosY() - legend + ImGui::GetStyle().ItemSpacing.y;  // that stands above it as well
  if (std::abs(needed - legend_height_) > 0.5F) context.platform.request_frame();
  legend_height_ = needed;
  ui::end_card();
}

// The one mark of a lane that is dragged, or moved with the arrow keys.
void PlanView::draw_decided_day(Context& context, ui::Timeline& timeline, const Lane& lane, const Move& move, const std::string& name) {
  const bool transfer = move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer;
  const std::string label = context.text({transfer ? "plan.date.transfer_of" : "plan.date.order_of", {{"name", name}}});
  const std::string value = context.language.date(*lane.decided_day);
  const std::string hint = context.text({lane.pinned ? "plan.date.fixed" : "plan.date.proposed", {{"date", *lane.decided_day}}});
  Date day = *lane.decided_day;
  if (timeline.movable({.day = day,
                        .name = label,
                        .shape = shape_of(transfer ? MarkKind::Transfer : MarkKind::Order),
                        .filled = lane.pinned,
                        .value = value,
                        .hint = hint},
                       day, session_.plan().today, desk_->lanes().last)) {
    session_.looked_at = lane.subscription;
    move_date(lane.subscription, day, "date:" + lane.subscription + ":" + std::to_string(strokes_));
  }
}

void PlanView::draw_lane(Context& context, ui::Timeline& timeline, const Lane& lane, const Move& move) {
  const std::string name = desk_->name(lane.subscription), note = move_note(context, *desk_, move),
                    spoken = move_sentence(context, *desk_, move);
  const std::string short_name = short_product_name(name);
  const MoveTag tag = move_tag(context, move);
  const bool selected = session_.looked_at == lane.subscription;
  if (timeline.begin_row({.title = name,
                          .note = note,
                          .spoken = spoken,
                          .short_title = short_name,
                          .tone = tag.tone,
                          .tag_shape = tag.shape,
                          .tag_word = tag.word,
                          .selected = selected})) {
    session_.looked_at = lane.subscription;
    why_.ask();
  }
  // Not the page: that goes to where the question is answered.
  if (question_shown_.now() && question_.subject == lane.subscription)
    ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY | ImGuiScrollFlags_NoScrollParent);
  for (const LaneStretch& stretch : lane.stretches) draw_stretch(context, timeline, lane, stretch);
  if (lane.decided_day) draw_decided_day(context, timeline, lane, move, name);
  for (const LaneMark& mark : lane.marks) {
    if (lane.decided_day && mark.day == *lane.decided_day && (mark.kind == MarkKind::Order || mark.kind == MarkKind::Transfer)) continue;
    timeline.mark({.day = mark.day,
                   .name = context.text({mark_key(mark.kind), {{"date", mark.day}}}),
                   .shape = shape_of(mark.kind),
                   .line = line_of(mark.kind)});
  }
  timeline.end_row();
}

void PlanView::draw_legend(Context& context) {
  ui::Legend legend;
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
  // Only what this plan has is explained.
  std::set<StretchKind> stretches;
  std::set<MarkKind> kinds, movable;
  for (const Lane& lane : desk_->lanes().lanes) {
    for (const LaneStretch& stretch : lane.stretches) stretches.insert(stretch.kind);
    for (const LaneMark& mark : lane.marks) {
      kinds.insert(mark.kind);
      if (lane.decided_day == mark.day) movable.insert(mark.kind);
    }
  }
  const auto has = [&](StretchKind kind) { return stretches.count(kind) != 0; };
  legend.bar(ui::BarKind::source, context.text("plan.legend.source"));
  if (has(StretchKind::Target)) legend.bar(ui::BarKind::target, context.text("plan.legend.target"));
  if (has(StretchKind::Overlap)) legend.overlap(context.text("plan.legend.overlap"));
  if (has(StretchKind::SourceExtendedTerm)) legend.bar(ui::BarKind::extended, context.text("plan.legend.extended"));
  if (has(StretchKind::SourceGrace)) legend.bar(ui::BarKind::grace, context.text("plan.legend.grace"));
  if (has(StretchKind::CancelWindow)) legend.bracket(context.text("plan.legend.window"));
  constexpr std::pair<MarkKind, const char*> meanings[] = {
      {MarkKind::Order, "plan.legend.order"},          {MarkKind::Request, "plan.legend.request"},
      {MarkKind::Transfer, "plan.legend.transfer"},    {MarkKind::Swap, "plan.legend.swap"},
      {MarkKind::EndChoice, "plan.legend.end_choice"}, {MarkKind::Cancel, "plan.legend.cancel"},
      {MarkKind::Reduce, "plan.legend.reduce"}};
  for (const auto& [kind, key] : meanings) {
    if (kinds.count(kind) == 0) continue;
    // What moves in parts has a mark for each of them, and none that can be dragged.
    const bool fixed = movable.count(kind) == 0 && (kind == MarkKind::Order || kind == MarkKind::Transfer);
    legend.mark(shape_of(kind), false, context.text(fixed ? std::string(key) + "_fixed" : std::string(key)));
  }
  ImGui::PopStyleVar();
}

}  // namespace csp
