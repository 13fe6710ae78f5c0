// The timeline as a table: every date of every subscription, for reading aloud, sorting and copying.

#include <array>

#include "core/plan/words.hpp"
#include "shell/views/names.hpp"
#include "shell/views/plan.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

std::optional<Date> day_of(const Lane& lane, MarkKind kind) {
  for (const LaneMark& mark : lane.marks) {
    if (mark.kind == kind) return mark.day;
  }
  return std::nullopt;
}

// The day that a person may fix; of what is bought in parts, the first one.
std::optional<Date> first_day(const Move& move, const Lane& lane) { return lane.decided_day ? lane.decided_day : move.order_date; }

}  // namespace

void PlanView::draw_table(Context& context, float width, float height) {
  ui::begin_card("table-card", context.text("plan.table.title"), width, height);
  ui::heading(2, context.text("plan.table.title"));
  const std::array<ui::Column, 9> columns = {{
      {.title = context.text("plan.column.subscription"), .width = 230},
      {.title = context.text("plan.column.units"), .width = 64, .number = true},
      {.title = context.text("plan.column.path"), .width = 200},
      {.title = context.text("plan.column.order"), .width = 100, .explanation = context.text("plan.column.order.help")},
      {.title = context.text("plan.column.usable"), .width = 110, .explanation = context.text("plan.column.usable.help")},
      {.title = context.text("plan.column.swap"), .width = 110},
      {.title = context.text("plan.column.choice_by"), .width = 120, .explanation = context.text("plan.column.choice_by.help")},
      {.title = context.text("plan.column.source_until"), .width = 110},
      {.title = context.text("plan.column.overlap"), .width = 90, .number = true, .explanation = context.text("plan.column.overlap.help")},
  }};
  std::string copied;
  for (const ui::Column& column : columns) copied += (copied.empty() ? "" : "\t") + column.title;
  if (ui::Table table("plan-table", context.text("plan.table.title"), columns,
                      {.frozen_columns = 1, .sortable = false, .selectable = true});
      table) {
    int row = 0;
    for (const Move& move : session_.plan().moves) {
      const Lane* lane = desk_->lane(move.subscription);
      const Subscription* subscription = desk_->subscription(move.subscription);
      std::optional<Date> usable;
      for (const TargetLine* line : desk_->lines(move)) usable = usable ? std::max(*usable, line->usable_from) : line->usable_from;
      if (!usable && lane) usable = day_of(*lane, MarkKind::Transfer);
      const std::array<std::string, 9> cells = {
          desk_->name(move.subscription),
          context.language.count(subscription ? subscription->units : 0),
          context.text(text_key(move.path)),
          date_text(context, lane ? first_day(move, *lane) : std::nullopt),
          date_text(context, usable),
          date_text(context, move.swap_date),
          date_text(context, move.end_choice_by),
          date_text(context, lane ? lane->source_end : std::nullopt),
          move.overlap_days > 0 ? context.text({"plan.days", {{"count", std::int64_t{move.overlap_days}}}}) : std::string(not_known),
      };
      table.next_row(session_.looked_at == move.subscription, cells[0]);
      if (table.clicked_row() == row) session_.looked_at = move.subscription;
      ++row;
      copied += '\n';
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i == 0)
          table.strong(cells[i]);
        else if (columns[i].number)
          table.number(cells[i]);
        else
          table.text(cells[i]);
        copied += (i ? "\t" : "") + cells[i];
      }
    }
  }
  copied_ = std::move(copied);
  ui::end_card();
}

}  // namespace csp
