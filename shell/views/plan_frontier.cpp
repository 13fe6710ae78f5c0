#include "shell/views/plan_frontier.hpp"

#include <algorithm>
#include <array>

#include "core/plan/costs/unpriced.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

const char* word_of(Grouping grouping) {
  switch (grouping) {
    case Grouping::ByWeek:
      return "plan.frontier.by_week";
    case Grouping::ByMonth:
      return "plan.frontier.by_month";
    default:
      return "plan.frontier.each_alone";
  }
}

ui::MarkShape shape_of(Grouping grouping) {
  return grouping == Grouping::ByWeek    ? ui::MarkShape::diamond
         : grouping == Grouping::ByMonth ? ui::MarkShape::square
                                         : ui::MarkShape::circle;
}

Decimal first_cost(const FrontierPoint& point) { return point.cost.empty() ? Decimal() : point.cost.front().amount; }

}  // namespace

// Takes the points over once they are there. While something is being dragged only a curve that is made within a frame is asked for.
void PlanFrontier::follow() {
  if (revision_ == session_.revision()) return;
  if (session_.frontier() == nullptr) {
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) || FrontierAhead::within_a_frame(session_.plan().moves.size())) session_.want_frontier();
    return;
  }
  points_ = *session_.frontier();
  std::stable_sort(points_.begin(), points_.end(), [](const FrontierPoint& a, const FrontierPoint& b) {
    return a.margin_kept != b.margin_kept ? a.margin_kept < b.margin_kept : first_cost(a).micros() < first_cost(b).micros();
  });
  // Without some of the prices the difference of two points would lack a part.
  if (unpriced(session_.plan().target_lines, session_.plan().findings).any()) {
    for (FrontierPoint& point : points_) point.cost.clear();
  }
  const auto own = std::find_if(points_.begin(), points_.end(), [](const FrontierPoint& point) { return point.chosen; });
  chosen_ = own == points_.end() ? 0 : static_cast<int>(own - points_.begin());
  revision_ = session_.revision();
}

// What a point costs more or less than the chosen one: the rest of the plan's cost is the same for all.
std::string PlanFrontier::against_chosen(const Context& context, const FrontierPoint& point) const {
  return difference_text(context, first_cost(point) - first_cost(points_[static_cast<std::size_t>(chosen_)]), point.cost.front().currency);
}

std::string PlanFrontier::said(const Context& context, const FrontierPoint& point) const {
  const std::string cost = point.cost.empty() ? context.text("plan.frontier.no_price") : against_chosen(context, point);
  return context.text({"plan.frontier.point",
                       {{"margin", point.margin_kept},
                        {"grouping", TextKey{word_of(point.grouping)}},
                        {"cost", cost},
                        {"dates", point.change_dates},
                        {"overlap", point.overlap_days}}});
}

void PlanFrontier::choose(const FrontierPoint& point, const std::string& stroke) {
  edit_ = [this, margin = point.margin_days, grouping = point.grouping, stroke] {
    session_.edit(
        {"plan.edit.frontier", {{"count", std::int64_t{margin}}, {"grouping", TextKey{word_of(grouping)}}}},
        [=](PlanSettings& settings) {
          settings.margin_days = margin;
          settings.grouping = grouping;
        },
        stroke);
    // The curve is the same one: only another of its points is chosen.
    revision_ = session_.revision();
  };
}

void PlanFrontier::draw_curve(const Context& context) {
  std::vector<ui::CurvePoint> shown;
  const auto by_cost = std::minmax_element(points_.begin(), points_.end(), [](const FrontierPoint& a, const FrontierPoint& b) {
    return first_cost(a).micros() < first_cost(b).micros();
  });
  for (const FrontierPoint& point : points_) {
    shown.push_back({.across = static_cast<double>(point.margin_kept),
                     .up = static_cast<double>(first_cost(point).micros()),
                     .shape = shape_of(point.grouping),
                     .spoken = said(context, point)});
  }
  const auto days = [&](std::int64_t count) { return context.text({"plan.days", {{"count", count}}}); };
  const std::array<std::string, 2> across = {days(points_.front().margin_kept), days(points_.back().margin_kept)};
  std::array<std::string, 2> up;
  if (!by_cost.first->cost.empty()) up = {against_chosen(context, *by_cost.first), against_chosen(context, *by_cost.second)};
  const std::string name = context.text("plan.frontier.handle"), description = context.text("plan.frontier.picture");
  const std::string across_title = context.text("plan.frontier.across"), up_title = context.text("plan.frontier.up");
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) ++strokes_;
  if (ui::curve("curve",
                {.name = name,
                 .description = description,
                 .across_title = across_title,
                 .up_title = up_title,
                 .across_labels = across,
                 .up_labels = up},
                shown, chosen_)) {
    choose(points_[static_cast<std::size_t>(chosen_)], "frontier" + std::to_string(strokes_));
  }
  ui::paragraph(shown[static_cast<std::size_t>(chosen_)].spoken);
}

void PlanFrontier::draw_table(Context& context) {
  const std::array<ui::Column, 5> columns = {{
      {.title = context.text("plan.frontier.column.margin"), .width = 104, .number = true},
      {.title = context.text("plan.frontier.column.grouping"), .weight = 1.4F},
      {.title = context.text("plan.frontier.column.cost"), .weight = 1, .number = true},
      {.title = context.text("plan.frontier.column.dates"), .width = 104, .number = true},
      {.title = context.text("plan.frontier.column.overlap"), .width = 104, .number = true},
  }};
  ui::Table table("points", context.text("plan.frontier.title"), columns, {.selectable = true, .tools = false});
  if (!table) return;
  table.rows(
      static_cast<int>(points_.size()),
      [&](int row) {
        const FrontierPoint& point = points_[static_cast<std::size_t>(row)];
        table.number(context.language.count(point.margin_kept), point.margin_kept);
        table.text(context.text(word_of(point.grouping)));
        table.number(point.cost.empty() ? "–" : against_chosen(context, point), first_cost(point).micros());
        table.number(context.language.count(point.change_dates), point.change_dates);
        table.number(context.language.count(point.overlap_days), point.overlap_days);
      },
      [&](int row) { return row == chosen_; }, [&](int row) { return said(context, points_[static_cast<std::size_t>(row)]); });
  if (table.clicked_row() >= 0 && table.clicked_row() != chosen_) {
    chosen_ = table.clicked_row();
    choose(points_[static_cast<std::size_t>(chosen_)], {});
  }
}

std::function<void()> PlanFrontier::draw(Context& context, float width) {
  edit_ = nullptr;
  const std::string title = context.text("plan.frontier.title");
  ui::begin_card("frontier", title, width);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("plan.frontier.text"));
  if (ui::button(context.text(open_ ? "plan.frontier.hide" : "plan.frontier.show"))) open_ = !open_;
  if (open_) {
    follow();
    const bool stale = revision_ != session_.revision();
    if (points_.empty() && !stale) {
      ui::paragraph(context.text("plan.frontier.none"));
    } else if (!points_.empty()) {
      // What was known before the edit stays to be seen, not to be chosen from.
      ImGui::BeginDisabled(stale);
      draw_curve(context);
      draw_table(context);
      ImGui::EndDisabled();
    }
    if (stale) {
      const FrontierProgress progress = session_.frontier_progress().value_or(FrontierProgress{});
      ui::paragraph_quiet(context.text({"plan.frontier.working", {{"made", progress.made}, {"plans", progress.plans}}}));
    }
  }
  ui::end_card();
  return std::move(edit_);
}

}  // namespace csp
