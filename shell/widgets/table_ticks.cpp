// Which rows are chosen for an action on several? A tick before each row, one for all, and a range with Shift.
#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/table_memory.hpp"

namespace csp::ui {

float tick_width() { return look().touch ? 44.0F : 24.0F; }

bool Table::tick(std::string_view name, bool on) {
  // The row is lower than a target has to be, so the target reaches a little over its edges.
  const ImVec2 at = ImGui::GetCursorScreenPos();
  // A stacked row is ticked beside its title.
  const float line = stacked_ ? slots().front() : row_height() - 2 * ImGui::GetStyle().CellPadding.y;
  const float over = ImMax(0.0F, ((look().touch ? 44.0F : 24.0F) - line) / 2);
  const ImRect box({at.x, at.y - over}, {at.x + tick_width(), at.y + line + over});
  const ImGuiID id = ImGui::GetID("tick");
  ImGui::ItemSize(ImVec2(tick_width(), line));
  bool hovered = false, held = false;
  const bool pressed = ImGui::ItemAdd(box, id) && ImGui::ButtonBehavior(box, id, &hovered, &held);
  twin::item(twin::Role::checkbox, name, {.flags = twin::checkable | (on ? twin::checked : 0)});
  const Theme& theme = look().theme;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 low(at.x + (tick_width() - 16) / 2, ImFloor(at.y + (line - 16) / 2)), high(low.x + 16, low.y + 16);
  list->AddRectFilled(low, high, on ? theme.accent : theme.panel, 4);
  list->AddRect(low, high, on || hovered ? theme.accent : theme.control_line, 4);
  if (on) ImGui::RenderCheckMark(list, {low.x + 3, low.y + 3}, theme.accent_ink, 10);
  ImGui::RenderNavCursor(box, id);
  return pressed;
}

void Table::draw_tick_of_all() {
  if (!ImGui::TableSetColumnIndex(0)) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::cell, {}, at, {at.x + tick_width(), at.y + text_size::body});
  const bool all = options_.ticked != nullptr && memory_->rows > 0 && static_cast<int>(options_.ticked->size()) >= memory_->rows;
  if (tick(word({"table.tick_all", {{"table", name_}}}), all)) tick_all_ = true, ticked_on_ = !all;
  twin::end();
}

void Table::draw_tick(int row, std::string_view called) {
  ImGui::TableSetColumnIndex(0);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::cell, {}, corner, {corner.x + tick_width(), corner.y + text_size::body});
  ImGui::PushID(row);
  const bool on = options_.ticked->count(options_.key(row)) > 0;
  if (tick(word({"table.tick", {{"name", std::string(called)}}}), on)) ticked_place_ = place_, ticked_on_ = !on;
  ImGui::PopID();
  twin::end();
}

// Ticks of this frame: all that is shown, one, or with Shift the range since the one before.
void Table::tick_rows(int shown) {
  if (options_.ticked == nullptr) return;
  const auto set = [&](int place, bool on) {
    const std::string key = options_.key(at(place));
    if (on)
      options_.ticked->insert(key);
    else
      options_.ticked->erase(key);
  };
  if (tick_all_) {
    for (int place = 0; place < shown; ++place) set(place, ticked_on_);
    return;
  }
  if (ticked_place_ < 0) return;
  const int from = ImGui::GetIO().KeyShift && memory_->anchor >= 0 && memory_->anchor < shown ? memory_->anchor : ticked_place_;
  for (int place = std::min(from, ticked_place_); place <= std::max(from, ticked_place_); ++place) set(place, ticked_on_);
  memory_->anchor = ticked_place_;
}

}  // namespace csp::ui
