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
      {.title = context.text("plan.column.subscription"), .weight = 1.4F},
      {.title = context.text("plan.column.units"), .width = 52, .number = true},
      {.title = context.text("plan.column.path"), .weight = 1},
      {.title = context.text("plan.column.order"), .width = 96, .explanation = context.text("plan.column.order.help")},
      {.title = context.text("plan.column.usable"), .width = 96, .explanation = context.text("plan.column.usable.help")},
      {.title = context.text("plan.column.swap"), .width = 96},
      {.title = context.text("plan.column.choice_by"), .width = 96, .explanation = context.text("plan.column.choice_by.help")},
      {.title = context.text("plan.column.source_until"), .width = 96},
      {.title = context.text("plan.column.overlap"), .width = 64, .number = true, .explanation = context.text("plan.column.overlap.help")},
  }};
  const std::vector<Move>& moves = session_.plan().moves;
  const auto move_at = [&](int row) -> const Move& { return moves[static_cast<std::size_t>(row)]; };
  if (ui::Table table("plan-table", context.text("plan.table.title"), columns,
                      {.lines = 2, .frozen_columns = 1, .selectable = true, .revision = session_.revision()});
      table) {
    table.rows(
        static_cast<int>(moves.size()),
        [&](int row) {
          const Move& move = move_at(row);
          const Lane* lane = desk_->lane(move.subscription);
          const Subscription* subscription = desk_->subscription(move.subscription);
          std::optional<Date> usable;
          for (const TargetLine* line : desk_->lines(move)) usable = usable ? std::max(*usable, line->usable_from) : line->usable_from;
          if (!usable && lane) usable = day_of(*lane, MarkKind::Transfer);
          const std::int64_t units = subscription ? subscription->units : 0;
          const auto day = [&](const std::optional<Date>& date) { table.day(date_text(context, date), date); };
          table.strong(desk_->name(move.subscription));
          table.number(context.language.count(units), units);
          table.text(context.text(text_key(move.path)));
          day(lane ? first_day(move, *lane) : std::nullopt);
          day(usable);
          day(move.swap_date);
          day(move.end_choice_by);
          day(lane ? lane->source_end : std::nullopt);
          table.number(
              move.overlap_days > 0 ? context.text({"plan.days", {{"count", std::int64_t{move.overlap_days}}}}) : std::string(not_known),
              std::int64_t{move.overlap_days});
        },
        [&](int row) { return session_.looked_at == move_at(row).subscription; },
        [&](int row) { return desk_->name(move_at(row).subscription); });
    if (table.clicked_row() >= 0) {
      session_.looked_at = move_at(table.clicked_row()).subscription;
      why_.ask();
    }
  }
  ui::end_card();
}

}  // namespace csp
