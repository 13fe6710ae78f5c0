// The moves as a table: each subscription, what takes its place, with which verdict and at which price.
#include <array>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/match.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/card.hpp"

namespace csp {
namespace {

// From what there is to what will be: a line with a tip, in the colour of the verdict.
void arrow(const Theme& theme, const Move& move) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImU32 color = loses(move) ? theme.bad : move.path == Path::BuyOther ? theme.warn : theme.ink_faint;
  const float y = at.y + 10, end = at.x + 26;
  ImGui::GetWindowDrawList()->AddLine({at.x, y}, {end - 5, y}, color, 1.5F);
  ImGui::GetWindowDrawList()->AddTriangleFilled({end - 7, y - 4}, {end, y}, {end - 7, y + 4}, color);
  ImGui::Dummy({26, 20});
}

}  // namespace

void MatchView::draw_moves(Context& context) {
  const auto& moves = session_.plan().moves;
  const std::array<ui::Column, 7> columns = {{
      {.title = context.text("match.column.today"), .weight = 1.25F},
      {.title = context.text("customer.column.units"),
       .width = 42,
       .number = true,
       .explanation = context.text("customer.column.units.why")},
      {.title = {}, .width = 26},
      {.title = context.text("match.column.csp"), .weight = 1.3F, .explanation = context.text("match.column.csp.why")},
      {.title = context.text("match.column.seats"), .width = 42, .number = true, .explanation = context.text("match.column.seats.why")},
      {.title = context.text("match.column.verdict"), .width = 118, .explanation = context.text("match.column.verdict.why")},
      {.title = context.text("match.column.price"), .width = 76, .number = true, .explanation = context.text("match.column.price.why")},
  }};
  ui::Table table(
      "moves", context.text("match.moves.title"), columns,
      {.height = moves.size() > 10 ? 460.0F : 0.0F, .lines = 2, .sortable = false, .selectable = true, .revision = session_.revision()});
  if (!table) return;
  table.rows(
      static_cast<int>(moves.size()),
      [&](int row) {
        const Move& move = moves[static_cast<std::size_t>(row)];
        if (const plan::Source* source = desk_->source(move.subscription)) draw_move_row(context, table, move, *source);
      },
      [&](int row) { return moves[static_cast<std::size_t>(row)].subscription == session_.looked_at; },
      [&](int row) {
        const plan::Source* source = desk_->source(moves[static_cast<std::size_t>(row)].subscription);
        return source == nullptr ? std::string() : text::visible(source->name);
      });
  if (table.clicked_row() < 0) return;
  session_.looked_at = moves[static_cast<std::size_t>(table.clicked_row())].subscription;
  details_.ask();
}

void MatchView::draw_move_row(Context& context, ui::Table& table, const Move& move, const plan::Source& source) {
  table.text(text::visible(source.name));
  table.number(context.language.count(source.units));
  table.cell([&] { arrow(context.look.theme, move); });
  table.text(target_name(context, *desk_, move, source));
  const std::vector<const TargetLine*> lines = desk_->lines(move);
  const bool stays = move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer;
  table.number(!lines.empty() ? context.language.count(lines.front()->units)
               : stays        ? context.language.count(source.units)
                              : std::string(not_known));
  table.cell([&] {
    if (move.comparison && !lines.empty()) return verdict_tag(context, move.comparison->verdict);
    ui::tag(ui::Tone::info, "●",
            context.text(stays                      ? "match.verdict.transferred"
                         : move.path == Path::LetGo ? "match.verdict.let_go"
                                                    : "match.verdict.stays"));
  });
  table.number(money_text(context, desk_->price(move)));
}

}  // namespace csp
