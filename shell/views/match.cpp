#include "shell/views/match.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::int64_t most_units = 10'000'000;

bool buys(Path path) { return path == Path::BuySame || path == Path::BuyOther; }

bool loses(const Move& move) {
  if (!move.comparison) return false;
  const Verdict verdict = move.comparison->verdict;
  return verdict == Verdict::Loss || verdict == Verdict::Partial || verdict == Verdict::None;
}

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

void MatchView::draw(Context& context) {
  const bool nothing = session_.customer().subscriptions.empty();
  if (stamp_.renewed(session_)) desk_ = std::make_unique<MatchDesk>(session_);
  draw_heading(context, nothing);
  if (comparing_ || nothing) {
    compare_.draw(context);
    return;
  }
  if (desk_->move(session_.looked_at) == nullptr && !session_.plan().moves.empty()) session_.looked_at = session_.plan().moves.front().subscription;
  const Move* move = desk_->move(session_.looked_at);
  const plan::Source* source = desk_->source(session_.looked_at);
  offers_.draw(context, edit_);
  const float room = ImGui::GetContentRegionAvail().x;
  const bool side_by_side = room > 860;
  const float left = side_by_side ? std::floor(room - 312) : room;
  ImGui::BeginGroup();
  ui::begin_card("moves", context.text("match.moves.title"), left);
  draw_moves(context);
  ui::end_card();
  if (move != nullptr && source != nullptr) {
    ui::begin_card("chosen", text::visible(source->name), left);
    draw_chosen(context, *move, *source);
    ui::end_card();
  }
  ImGui::EndGroup();
  if (move != nullptr && source != nullptr) {
    if (side_by_side) ImGui::SameLine(0, 12);
    ImGui::BeginGroup();
    draw_targets(context, *move, *source);
    if (move->comparison && anything_to_check(*move->comparison)) {
      const std::string title = context.text("match.checks.title");
      ui::begin_card("checks", title);
      ui::heading(2, title);
      draw_checks(context, session_, *move->comparison);
      ui::end_card();
    }
    ImGui::EndGroup();
  }
  if (edit_) {
    const std::function<void()> edit = std::move(edit_);
    edit_ = nullptr;
    edit();
  }
}

void MatchView::draw_heading(Context& context, bool nothing) {
  std::string subtitle = context.text(nothing ? "match.empty" : "match.compare.help");
  if (!nothing && !comparing_) {
    const auto& moves = session_.plan().moves;
    const std::int64_t swaps = std::count_if(moves.begin(), moves.end(), [](const Move& move) { return move.path == Path::BuyOther; });
    const std::int64_t losing = std::count_if(moves.begin(), moves.end(), loses);
    subtitle = context.text({"match.summary", {{"lines", static_cast<std::int64_t>(moves.size())}, {"swaps", swaps}}});
    if (losing > 0) subtitle += " " + context.text({"match.summary.losing", {{"count", losing}}});
  }
  const ImVec2 top = ImGui::GetCursorPos();
  ui::page_heading(context.text("match.title"), subtitle);
  if (nothing) {
    if (ui::primary_button(context.text("customer.empty.action"))) context.go_to = "files";
    return;
  }
  const std::string label = context.text(comparing_ ? "match.compare.back" : "match.compare.open");
  const ImVec2 below = ImGui::GetCursorPos();
  if (!context.look.narrow) ImGui::SetCursorPos({top.x + ImGui::GetContentRegionAvail().x - ui::text_extent(label).x - 28, top.y});
  const bool pressed = ui::button(label);
  if (!context.look.narrow) ImGui::SetCursorPos(below);
  if (pressed) {
    comparing_ = !comparing_;
    const Subscription* looked_at = session_.find_subscription(session_.looked_at);
    if (comparing_ && looked_at != nullptr && !looked_at->sku.is_zero()) compare_.start_with(looked_at->sku);
  }
}

void MatchView::draw_moves(Context& context) {
  const auto& moves = session_.plan().moves;
  const std::array<ui::Column, 7> columns = {{
      {.title = context.text("match.column.today"), .weight = 1.25F},
      {.title = context.text("customer.column.units"), .width = 42, .number = true, .explanation = context.text("customer.column.units.why")},
      {.title = {}, .width = 26},
      {.title = context.text("match.column.csp"), .weight = 1.3F, .explanation = context.text("match.column.csp.why")},
      {.title = context.text("match.column.seats"), .width = 42, .number = true, .explanation = context.text("match.column.seats.why")},
      {.title = context.text("match.column.verdict"), .width = 118, .explanation = context.text("match.column.verdict.why")},
      {.title = context.text("match.column.price"), .width = 76, .number = true, .explanation = context.text("match.column.price.why")},
  }};
  ui::Table table("moves", context.text("match.moves.title"), columns, {.height = moves.size() > 14 ? 460.0F : 0.0F, .sortable = false, .selectable = true});
  if (!table) return;
  table.rows(static_cast<int>(moves.size()), [&](int row) {
    const Move& move = moves[static_cast<std::size_t>(row)];
    if (const plan::Source* source = desk_->source(move.subscription)) draw_move_row(context, table, move, *source);
  }, [&](int row) { return moves[static_cast<std::size_t>(row)].subscription == session_.looked_at; },
   [&](int row) {
    const plan::Source* source = desk_->source(moves[static_cast<std::size_t>(row)].subscription);
    return source == nullptr ? std::string() : text::visible(source->name);
  });
  if (table.clicked_row() >= 0) session_.looked_at = moves[static_cast<std::size_t>(table.clicked_row())].subscription;
}

std::string MatchView::target_name(const Context& context, const Move& move, const plan::Source& source) const {
  std::string names;
  for (const TargetLine* line : desk_->lines(move)) names += (names.empty() ? "" : " + ") + line->name;
  if (!names.empty()) return names;
  switch (move.path) {
    case Path::PartnerTransfer:
    case Path::ChannelTransfer: return text::visible(source.name);
    default: return context.text(text_key(move.path));
  }
}

void MatchView::draw_move_row(Context& context, ui::Table& table, const Move& move, const plan::Source& source) {
  table.text(text::visible(source.name));
  table.number(context.language.count(source.units));
  table.cell([&] { arrow(context.look.theme, move); });
  table.text(target_name(context, move, source));
  const std::vector<const TargetLine*> lines = desk_->lines(move);
  const bool stays = move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer;
  table.number(!lines.empty() ? context.language.count(lines.front()->units) : stays ? context.language.count(source.units) : std::string(not_known));
  table.cell([&] {
    if (move.comparison && !lines.empty()) return verdict_tag(context, move.comparison->verdict);
    ui::tag(ui::Tone::info, "●", context.text(stays ? "match.verdict.transferred" : move.path == Path::LetGo ? "match.verdict.let_go" : "match.verdict.stays"));
  });
  table.number(money_text(context, desk_->price(move)));
}

void MatchView::draw_chosen(Context& context, const Move& move, const plan::Source& source) {
  ui::heading(2, context.text({"match.pair", {{"today", source.name}, {"then", target_name(context, move, source)}}}));
  ui::paragraph_quiet(context.text({"match.path", {{"path", TextKey{std::string(text_key(move.path))}}}}));
  if (buys(move.path)) draw_seats(context, move, source);
  if (move.comparison) {
    ui::paragraph(change_summary(context, *move.comparison));
    draw_coverage(context, session_.catalog(), *move.comparison, show_small_);
  } else {
    ui::paragraph(context.text("match.no_comparison"));
  }
}

void MatchView::draw_seats(Context& context, const Move& move, const plan::Source& source) {
  const std::vector<const TargetLine*> lines = desk_->lines(move);
  std::optional<std::int64_t> seats = source.decision != nullptr && source.decision->units ? source.decision->units
                                      : lines.empty()                                      ? std::optional(source.units)
                                                                                           : std::optional(lines.front()->units);
  const std::string key = source.key(), name = source.name;
  ImGui::PushID(key.c_str());
  const auto readable = context.text({"match.seats.error", {{"most", most_units}}});
  if (ui::finished_count(context.text("match.seats"), seats, most_units, readable, {.width = 160, .tooltip = context.text("match.seats.why")})) {
    if (seats && *seats == 0) seats.reset();
    const std::int64_t shown = seats.value_or(source.units);
    edit_ = [this, key, name, seats, shown] {
      session_.decide({"match.edit.seats", {{"subscription", name}, {"count", shown}}}, key, [&](SubscriptionDecision& decision) {
        decision.units = seats;
        for (TargetChoice& target : decision.targets) target.units = 0;
      });
    };
  }
  ImGui::PopID();
}

}  // namespace csp
