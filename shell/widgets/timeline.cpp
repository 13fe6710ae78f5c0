#include "shell/widgets/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"
#include "shell/widgets/timeline_axis.hpp"
#include "shell/widgets/timeline_drawing.hpp"

namespace csp::ui {
namespace {

constexpr float axis_height = 44, lane_height = 46, bar_height = 12, source_top = 7, target_top = 26, mark_width = 11;
constexpr float inset = 6;  // text inside a chosen row
constexpr float most_day_width = 36;

constexpr float middle_of(MarkLine line) { return (line == MarkLine::today ? source_top : target_top) + bar_height / 2; }

}  // namespace

void TimeWindow::fit() {
  day_width = 0;
  from = 0;
}

void TimeWindow::clamp() {
  const auto all = static_cast<float>(std::max(1, last - first + 1));
  const auto wished = static_cast<float>(std::max(1, std::min(fit_last, last) - first + 1));
  if (day_width <= 0) day_width = lane_width / wished;
  day_width = std::clamp(day_width, std::min(lane_width / all, most_day_width), most_day_width);
  from = std::clamp(from, 0.0F, std::max(0.0F, all - lane_width / day_width));
}

void TimeWindow::zoom(float factor, float place) {
  if (lane_width <= 0 || day_width <= 0) return;
  const float kept = from + place * lane_width / day_width;
  day_width *= factor;
  clamp();
  from = kept - place * lane_width / day_width;
  clamp();
}

Timeline::Timeline(const char* id, TimeWindow& window, const TimelineOptions& options) : window_(window), today_(options.today) {
  ImGui::PushID(id);
  whole_ = options.width > 0 ? options.width : ImGui::GetContentRegionAvail().x;
  stacked_ = look().narrow;
  label_width_ = stacked_ ? 0 : options.label_width;
  at_ = ImGui::GetCursorScreenPos();
  lane_left_ = at_.x + label_width_;
  window_.lane_width = std::max(60.0F, whole_ - label_width_);
  window_.clamp();
  axis(options);
}

Timeline::~Timeline() { ImGui::PopID(); }

float Timeline::row_height() const { return stacked_ ? lane_height + 46 : lane_height; }

float Timeline::x(Date day) const { return lane_left_ + (static_cast<float>(day - window_.first) - window_.from) * window_.day_width; }

void Timeline::pan_and_zoom(bool on_axis) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
    window_.from -= io.MouseDelta.x / window_.day_width;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem)) {
    const float sideways = io.KeyShift ? io.MouseWheel : io.MouseWheelH;
    if (sideways != 0) window_.from -= sideways * 100 / window_.day_width;
    if (on_axis) {
      ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
      if (io.MouseWheel != 0 && !io.KeyShift)
        window_.zoom(std::pow(1.15F, io.MouseWheel), (io.MousePos.x - lane_left_) / window_.lane_width);
    }
  }
  window_.clamp();
}

void Timeline::axis(const TimelineOptions& options) {
  const Theme& theme = look().theme;
  const ImVec2 at = at_;
  const float right = at.x + whole_;
  if (!stacked_) draw_text({at.x + inset, at.y + 4}, theme.ink_faint, options.label_title, nullptr, text_size::small);
  ImGui::SetCursorScreenPos({lane_left_, at.y});
  {
    const twin::Mute mute;
    ImGui::InvisibleButton("axis", {window_.lane_width, axis_height});
  }
  pan_and_zoom(true);
  twin::text(options.range_text, {lane_left_, at.y}, {right, at.y + axis_height});
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect({lane_left_, at.y}, {right, at.y + axis_height}, true);
  // Months stand on the first line, years and today on the second.
  const bool today_shown = x(today_) >= lane_left_ && x(today_) < right;
  const float today_width = text_extent(options.today_text, look().fonts.strong, text_size::small).x;
  const float today_begin = std::min(x(today_) + 5, right - today_width);
  if (today_shown) draw_text({today_begin, at.y + 21}, theme.ink_quiet, options.today_text, look().fonts.strong, text_size::small);
  AxisRoom room{lane_left_, right};
  if (today_shown) room.today = {today_begin, today_begin + today_width};
  const auto width_of = [](std::string_view text) { return text_extent(text, nullptr, text_size::small).x; };
  for (const AxisWord& word : axis_words(window_, *options.language, room, width_of))
    draw_text({word.x, at.y + (word.line == 0 ? 4.0F : 21.0F)}, theme.ink_faint, word.text, nullptr, text_size::small);
  Date month = window_.first + static_cast<int>(window_.from);
  month = month - (month.day_of_month() - 1);
  for (; month <= window_.last && x(month) < right; month = add_months_clamped(month, 1)) {
    const float px = ImFloor(x(month)) + 0.5F;
    list->AddLine({px, at.y + axis_height - 5}, {px, at.y + axis_height}, theme.control_line);
  }
  // Weeks appear once there is room for them: Mondays.
  if (window_.day_width >= 5) {
    Date day = window_.first + static_cast<int>(window_.from);
    for (day = day + (8 - day.weekday()) % 7; day <= window_.last && x(day) < right; day = day + 7) {
      const float px = ImFloor(x(day)) + 0.5F;
      list->AddLine({px, at.y + axis_height - 3}, {px, at.y + axis_height}, theme.control_line);
    }
  }
  today_line(at.y + 22, at.y + axis_height);
  list->PopClipRect();
  ImGui::SetCursorScreenPos({at.x, at.y + axis_height});
  ImGui::Dummy({0, 0});
}

void Timeline::today_line(float top, float bottom) const {
  const float line = ImFloor(x(today_)) + 0.5F;
  if (line < lane_left_ || line > lane_left_ + window_.lane_width) return;
  // From the top down, interrupted by the labels it would strike through.
  for (float from = top; from < bottom;) {
    float to = bottom, next = bottom;
    for (const auto& [low, high] : labels_) {
      if (line < low.x || line > high.x || high.y <= from || low.y >= to) continue;
      to = std::max(from, low.y);
      next = high.y;
    }
    if (to > from) ImGui::GetWindowDrawList()->AddLine({line, from}, {line, to}, look().theme.ink_quiet, 1.5F);
    from = next;
  }
}

void Timeline::label(ImVec2 at, std::string_view text) {
  const ImVec2 extent = text_extent(text, nullptr, text_size::small);
  const ImVec2 low(at.x - 2, at.y + 1), high(at.x + extent.x + 2, at.y + text_size::small - 1);
  ImGui::GetWindowDrawList()->AddRectFilled(low, high, ground_);
  draw_text(at, look().theme.ink_quiet, text, nullptr, text_size::small);
  labels_.emplace_back(low, high);
}

void Timeline::begin_rows(std::string_view name, int count) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  twin::begin(twin::Role::list, name, at, {at.x + whole_, at.y + static_cast<float>(count) * row_height()});
}

void Timeline::end_rows() {
  twin::end();
  ImGui::PopStyleVar();
}

bool Timeline::begin_row(const TimelineRow& row) {
  const Theme& theme = look().theme;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = row_height(), label_width = (stacked_ ? whole_ : label_width_ - 10) - inset;
  ImGui::PushID(row_++);
  ImDrawList* list = ImGui::GetWindowDrawList();
  twin::begin(twin::Role::list_item, {}, at, {at.x + whole_, at.y + height});
  ImGui::SetNextItemAllowOverlap();
  bool pressed = false;
  {
    const twin::Mute mute;
    pressed = ImGui::InvisibleButton("row", {whole_, height}, ImGuiButtonFlags_EnableNav);
  }
  visible_ = ImGui::IsItemVisible();
  // A drag over the row moves the axis and chooses nothing.
  const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 4);
  if (pressed && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x * dragged.x + dragged.y * dragged.y > 16) pressed = false;
  twin::item(twin::Role::button, row.title, {.flags = twin::pressable | (row.selected ? twin::checked : 0), .hint = row.spoken});
  pan_and_zoom(false);
  row_top_ = stacked_ ? at.y + 44 : at.y;
  labels_.clear();
  marks_.clear();
  end_day_.clear();
  ground_ = theme.panel;
  if (visible_) {
    const ImVec2 low(at.x - 6, at.y), high(at.x + whole_ + 6, at.y + height);
    if (row.selected || ImGui::IsItemHovered()) {
      ground_ = row.selected ? theme.accent_soft : theme.ground;
      list->AddRectFilled({low.x, low.y + 1}, high, ground_, theme.radius);
    }
    ImGui::RenderNavCursor({low, high}, ImGui::GetItemID());
    list->AddLine({at.x, at.y + 0.5F}, {at.x + whole_, at.y + 0.5F}, theme.line);
    const bool room = row.short_title.empty() || text_extent(row.title, look().fonts.strong).x <= label_width;
    draw_text({at.x + inset, at.y + 4}, theme.ink, room ? row.title : row.short_title, look().fonts.strong, text_size::body, label_width,
              Cut::middle);
    const float tag_room = row.tag_word.empty() ? 0 : tag_width(row.tag_shape, row.tag_word) + 6;
    const float note_width = std::max(1.0F, std::min(text_extent(row.note, nullptr, text_size::small).x + 1, label_width - tag_room));
    draw_text({at.x + inset, at.y + 24}, row.selected ? theme.ink_quiet : theme.ink_faint, row.note, nullptr, text_size::small, note_width,
              Cut::middle);
    if (!row.tag_word.empty()) draw_tag({at.x + inset + note_width + 6, at.y + 23}, row.tone, row.tag_shape, row.tag_word);
    const bool cut = text_extent(row.title, look().fonts.strong).x > label_width ||
                     text_extent(row.note, nullptr, text_size::small).x + tag_room > label_width;
    if (cut) hover(at, {at.x + label_width, at.y + 44}, std::string(row.title) + "\n" + std::string(row.note));
    list->PushClipRect({lane_left_ - 6, at.y}, {lane_left_ + window_.lane_width + 1, at.y + height}, true);
    Date month = window_.first + static_cast<int>(window_.from);
    month = month - (month.day_of_month() - 1);
    const float right = lane_left_ + window_.lane_width;
    for (month = add_months_clamped(month, 1); month <= window_.last && x(month) < right; month = add_months_clamped(month, 1)) {
      const float px = ImFloor(x(month)) + 0.5F;
      list->AddLine({px, row_top_ + 1}, {px, row_top_ + lane_height}, theme.line);
    }
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  return pressed;
}

void Timeline::hover(ImVec2 low, ImVec2 high, std::string_view name) const {
  if (name.empty() || !ImGui::IsMouseHoveringRect(low, high) || !ImGui::IsWindowHovered() || ImGui::IsAnyItemActive()) return;
  tooltip_at({ImGui::GetIO().MousePos.x + 12, high.y + 8}, name);
}

void Timeline::bar(const Bar& bar) {
  if (!visible_) return;
  const bool target = bar.kind == BarKind::target;
  const float left = lane_left_ - 6, right = lane_left_ + window_.lane_width;
  if (x(bar.from) > right || x(bar.to + 1) < lane_left_) return;
  const float begin = std::max(left, x(bar.from)), end = std::min(right + 4, std::max(begin + 2, x(bar.to + 1)));
  const float top = row_top_ + (target ? target_top : source_top);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_bar(list, {begin, top}, {end, top + bar_height}, bar.kind, bar.goes_on || end > right);
  hover({begin, top}, {std::min(end, right), top + bar_height}, bar.name);
  if (target && !bar.end_label.empty() && end + text_extent(bar.end_label, nullptr, text_size::small).x + 8 < right) {
    label({end + 6, top - 4}, bar.end_label);
  }
  if (bar.label.empty()) return;
  const float extent = text_extent(bar.label, nullptr, text_size::small).x;
  if (target && begin - extent - 14 > lane_left_) label({begin - extent - 14, top - 4}, bar.label);
  if (!target && !bar.goes_on && x(bar.to + 1) <= right + 1) end_at_ = {end, top - 4}, end_day_ = bar.label;
}

void Timeline::overlap(Date from, Date to, std::string_view name) {
  if (!visible_) return;
  const ImU32 shade = (look().theme.overlap & ~IM_COL32_A_MASK) | (80U << IM_COL32_A_SHIFT);
  const ImVec2 low(x(from), row_top_ + 3), high(std::max(x(from) + 3, x(to + 1)), row_top_ + 42);
  ImGui::GetWindowDrawList()->AddRectFilled(low, high, shade, 3);
  if (look().theme.high_contrast) ImGui::GetWindowDrawList()->AddRect(low, high, look().theme.ink, 3);
  hover(low, high, name);
}

void Timeline::bracket(Date from, Date to, bool target, std::string_view name) {
  if (!visible_) return;
  const float top = row_top_ + (target ? target_top + bar_height + 1.5F : source_top - 3.5F), foot = target ? 4.0F : -4.0F;
  const ImVec2 low(x(from), top), high(std::max(x(from) + 4, x(to + 1)), top);
  const ImVec2 corners[4] = {{low.x + 0.5F, top}, {low.x + 0.5F, top + foot}, {high.x - 0.5F, top + foot}, {high.x - 0.5F, top}};
  ImGui::GetWindowDrawList()->AddPolyline(corners, 4, look().theme.ink_quiet, 0, 1.2F);
  hover({low.x, std::min(top, top + foot) - 2}, {high.x, std::max(top, top + foot) + 2}, name);
}

void Timeline::mark(const Mark& mark) {
  if (!visible_) return;
  ImVec2 center(ImFloor(x(mark.day)) + 0.5F, row_top_ + middle_of(mark.line));
  for (const ImVec2& other : marks_) {
    if (other.y == center.y && std::abs(other.x - center.x) < mark_width) center.x = other.x + mark_width;
  }
  marks_.push_back(center);
  if (center.x < lane_left_ - 6 || center.x > lane_left_ + window_.lane_width) return;
  draw_mark(ImGui::GetWindowDrawList(), center, mark.shape, mark.filled, look().theme.ink);
  hover({center.x - 7, center.y - 7}, {center.x + 7, center.y + 7}, mark.name);
}

bool Timeline::movable(const Mark& mark, Date& day, Date earliest, Date latest) {
  const Theme& theme = look().theme;
  const ImVec2 next = ImGui::GetCursorScreenPos();
  const float half = look().touch ? 22.0F : 12.0F;
  // Out of view it keeps a place at the edge for the keyboard, which brings it back into view.
  const float own = ImFloor(x(day)) + 0.5F, px = std::clamp(own, lane_left_ - 4, lane_left_ + window_.lane_width - 4);
  const bool in_view = own == px;
  const float middle = row_top_ + middle_of(mark.line);
  if (visible_) marks_.push_back({own, middle});
  ImGui::SetCursorScreenPos({px - half, middle - half});
  {
    const twin::Mute mute;
    ImGui::InvisibleButton("mark", {2 * half, 2 * half}, ImGuiButtonFlags_EnableNav);
  }
  const ImGuiID id = ImGui::GetItemID();
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  const bool focused = GImGui->NavId == id && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows | ImGuiFocusedFlags_RootWindow);
  twin::item(twin::Role::slider, mark.name,
             {.value = mark.value,
              .hint = mark.hint,
              .extra = {static_cast<float>(day.days_since_epoch()), static_cast<float>(latest.days_since_epoch()),
                        static_cast<float>(earliest.days_since_epoch()), 0}});
  if (focused && !in_view && !held && GImGui->NavCursorVisible) {
    window_.from = static_cast<float>(day - window_.first) - window_.lane_width / window_.day_width / 2;
    window_.clamp();
  }
  Date wish = day;
  ImGuiStorage* storage = ImGui::GetStateStorage();
  if (ImGui::IsItemActivated()) storage->SetFloat(id, ImGui::GetIO().MousePos.x - x(day));
  if (held && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
    const float place = ImGui::GetIO().MousePos.x - storage->GetFloat(id) - lane_left_;
    wish = window_.first + static_cast<int>(std::lround(place / window_.day_width + window_.from));
    moving_ = true;
  }
  if (focused && !held) {
    // Owned from one frame to the next, so that the arrow keys move the mark and not the focus.
    constexpr std::pair<ImGuiKey, int> steps[] = {
        {ImGuiKey_LeftArrow, -1}, {ImGuiKey_RightArrow, 1}, {ImGuiKey_DownArrow, -1}, {ImGuiKey_UpArrow, 1}};
    for (const auto& [key, step] : steps) {
      ImGui::SetKeyOwner(key, id);
      if (ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id)) wish = wish + step * (ImGui::GetIO().KeyShift ? 7 : 1);
    }
  }
  wish = std::clamp(wish, earliest, std::max(earliest, latest));
  if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  if (visible_ && (in_view || held)) {
    const ImVec2 center(px, middle);
    const bool lit = hovered || held || (focused && GImGui->NavCursorVisible);
    if (lit) ImGui::GetWindowDrawList()->AddCircleFilled(center, 11, (theme.accent & ~IM_COL32_A_MASK) | (60U << IM_COL32_A_SHIFT), 24);
    draw_mark(ImGui::GetWindowDrawList(), center, mark.shape, mark.filled, lit ? theme.accent : theme.ink, lit ? 6.0F : 5.0F);
    // Inside the row: below the last one nothing is drawn any more.
    ImGui::RenderNavCursor({{center.x - 13, center.y - 13}, {center.x + 13, center.y + 13}}, id, ImGuiNavRenderCursorFlags_Compact);
    if (!held) hover({px - half, middle - half}, {px + half, middle + half}, mark.hint);
    if (held || (focused && GImGui->NavCursorVisible)) {
      // Over the label of the same day, or on the bar that begins there: marks and the rows around stay in sight.
      const float extent = text_extent(mark.value, look().fonts.strong, text_size::small).x + 12;
      const ImVec2 low(px - extent - 16 > lane_left_ ? px - extent - 16 : px + 16, middle - 10);
      ImDrawList* above = ImGui::GetForegroundDrawList();
      above->AddRectFilled(low, {low.x + extent, low.y + 20}, theme.ink, 4);
      above->AddText(look().fonts.strong, text_size::small, {low.x + 6, low.y + 1}, theme.panel, mark.value.data(),
                     mark.value.data() + mark.value.size());
    }
  }
  ImGui::SetCursorScreenPos(next);
  if (wish == day) return false;
  day = wish;
  return true;
}

void Timeline::end_label() {
  std::vector<float> marks;
  for (const ImVec2& mark : marks_) {
    if (mark.y == row_top_ + middle_of(MarkLine::today)) marks.push_back(mark.x);
  }
  const float width = text_extent(end_day_, nullptr, text_size::small).x;
  if (const auto left = end_day_left(end_at_.x, width, std::move(marks), {lane_left_, lane_left_ + window_.lane_width}))
    label({*left, end_at_.y}, end_day_);
}

void Timeline::end_row() {
  if (visible_) {
    if (!end_day_.empty()) end_label();
    today_line(row_top_ + 1, row_top_ + lane_height);
    ImGui::GetWindowDrawList()->PopClipRect();
  }
  twin::end();
  ImGui::PopID();
  // Marks moved the cursor about; Dear ImGui wants an item at the place it ends up.
  ImGui::Dummy({0, 0});
}

}  // namespace csp::ui
