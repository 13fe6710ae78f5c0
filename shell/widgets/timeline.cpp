#include "shell/widgets/timeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float axis_height = 34, row_height = 46, bar_height = 12;

// "Dec" of "1 Dec 2026": the language knows how dates are written, the axis wants the month alone.
std::string month_name(const Language& language, Date day) {
  const std::string months = language("format.months");
  std::size_t begin = 0;
  for (int month = 1; month < day.month() && begin != std::string::npos; ++month) {
    begin = months.find(' ', begin);
    if (begin != std::string::npos) ++begin;
  }
  if (begin == std::string::npos) return {};
  return months.substr(begin, months.find(' ', begin) - begin);
}

}  // namespace

Timeline::Timeline(const char* id, std::string_view name, const TimelineOptions& options) : options_(options) {
  ImGui::PushID(id);
  const float room = ImGui::GetContentRegionAvail().x;
  // On narrow pages the label stands above its bars.
  if (look().narrow) options_.label_width = 0;
  at_ = ImGui::GetCursorScreenPos();
  left_ = at_.x + options_.label_width;
  width_ = std::max(60.0F, room - options_.label_width);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  twin::begin(twin::Role::table, name, at_, {at_.x + room, at_.y + 40});
}

Timeline::~Timeline() {
  twin::end();
  ImGui::PopStyleVar();
  ImGui::PopID();
}

float Timeline::x(Date day) const {
  const float days = static_cast<float>(std::max(1, options_.to - options_.from + 1));
  return left_ + width_ * std::clamp(static_cast<float>(day - options_.from) / days, 0.0F, 1.0F);
}

Date Timeline::day_at(float x) const {
  const float days = static_cast<float>(std::max(1, options_.to - options_.from + 1));
  const float part = std::clamp((x - left_) / width_, 0.0F, 1.0F);
  return options_.from + std::min(static_cast<int>(part * days), options_.to - options_.from);
}

void Timeline::axis(const Language& language, std::string_view label_title) {
  const Theme& theme = look().theme;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width_ + options_.label_width, axis_height});
  twin::begin(twin::Role::row, {}, at, {at.x + width_ + options_.label_width, at.y + axis_height}, {});
  if (options_.label_width > 0) draw_text({at.x, at.y + 8}, theme.ink_faint, label_title, nullptr, text_size::small);
  Date month = *Date::from_calendar(options_.from.year(), options_.from.month(), 1);
  if (month < options_.from) month = add_months_clamped(month, 1);
  // A label every month, or every second, third, sixth: as close as they fit.
  const float month_width = width_ * 30 / static_cast<float>(std::max(1, options_.to - options_.from + 1));
  int every = 1;
  for (const int step : {1, 2, 3, 6, 12}) {
    every = step;
    if (month_width * static_cast<float>(step) >= 38) break;
  }
  float free = 0;
  for (; month <= options_.to; month = add_months_clamped(month, 1)) {
    const std::string name = month.month() == 1 ? month_name(language, month) + " " + std::to_string(month.year()) : month_name(language, month);
    const float px = ImFloor(x(month));
    ImGui::GetWindowDrawList()->AddLine({px + 0.5F, at.y + axis_height - 4}, {px + 0.5F, at.y + axis_height}, theme.line);
    if (px < free || (month.month() - 1) % every != 0) continue;
    const float extent = text_extent(name, nullptr, text_size::small).x;
    if (px + extent > left_ + width_) continue;
    draw_text({px, at.y + 8}, theme.ink_faint, name, nullptr, text_size::small);
    twin::text(name, {px, at.y + 8}, {px + extent, at.y + 26});
    free = px + extent + 8;
  }
  twin::end();
}

bool Timeline::begin_row(std::string_view title, std::string_view note, Tone tone, std::string_view tag_word, bool selected) {
  const Theme& theme = look().theme;
  const bool stacked = options_.label_width == 0;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float whole = width_ + options_.label_width, label_width = stacked ? whole : options_.label_width - 8;
  ImGui::PushID(row_++);
  item_ = 0;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float height = stacked ? row_height + 48 : row_height;
  if (selected) list->AddRectFilled({at.x - 6, at.y}, {at.x + whole + 6, at.y + height}, theme.accent_soft, theme.radius);
  list->AddLine({at.x, at.y + 0.5F}, {at.x + whole, at.y + 0.5F}, theme.line);
  twin::begin(twin::Role::row, title, at, {at.x + whole, at.y + height});
  ImGui::SetNextItemAllowOverlap();
  const bool pressed = ImGui::InvisibleButton("label", {label_width, row_height}, ImGuiButtonFlags_EnableNav);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  std::string spoken(note);
  if (!tag_word.empty()) spoken.append(spoken.empty() ? "" : ", ").append(tag_word);
  twin::item(twin::Role::button, title, {.flags = twin::pressable | (selected ? twin::checked : 0), .hint = spoken});
  const float tag_room = tag_word.empty() ? 0 : tag_width({}, tag_word) + 6;
  draw_text({at.x, at.y + 3}, theme.ink, title, look().fonts.strong, text_size::body, label_width);
  const float note_width = std::min(text_extent(note, nullptr, text_size::small).x, label_width - tag_room);
  draw_text({at.x, at.y + 24}, theme.ink_faint, note, nullptr, text_size::small, note_width + 1);
  if (!tag_word.empty()) {
    const float tag_x = at.x + note_width + 6;
    list->AddRectFilled({tag_x, at.y + 24}, {tag_x + tag_room - 6, at.y + 42}, tone_soft(tone), 4);
    draw_text({tag_x + 6, at.y + 24}, tone_ink(tone), tag_word, nullptr, text_size::small);
  }
  row_top_ = stacked ? at.y + row_height : at.y;
  if (options_.today && *options_.today >= options_.from && *options_.today <= options_.to) {
    const float line = ImFloor(x(*options_.today)) + 0.5F;
    list->AddLine({line, row_top_ + 1}, {line, row_top_ + row_height}, theme.control_line);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  return pressed;
}

void Timeline::bar(const Bar& bar) {
  if (bar.to < options_.from || bar.from > options_.to) return;
  const Theme& theme = look().theme;
  const float low = x(bar.from), high = std::max(low + 2, x(bar.to + 1));
  const float top = row_top_ + (bar.kind == BarKind::target ? 22 : 6);
  const ImRect box({low, top}, {high, top + bar_height});
  ImGui::ItemAdd(box, 0);
  twin::item(twin::Role::image, bar.name);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = bar.kind == BarKind::target ? theme.target_bar : theme.today_bar;
  if (bar.kind == BarKind::waiting) {
    list->AddRectFilled(box.Min, box.Max, theme.warn_soft, 3);
    list->AddRect(box.Min, box.Max, theme.warn, 3);
    list->PushClipRect(box.Min, box.Max, true);
    for (float step = low - bar_height; step < high; step += 6) list->AddLine({step, box.Max.y}, {step + bar_height, box.Min.y}, theme.warn);
    list->PopClipRect();
  } else {
    list->AddRectFilled(box.Min, box.Max, color, 3);
  }
  if (!bar.name.empty() && ImGui::IsMouseHoveringRect(box.Min, box.Max) && ImGui::IsWindowHovered()) tooltip(bar.name);
}

void Timeline::overlap(Date from, Date to) {
  ImU32 shade = look().theme.overlap;
  shade = (shade & ~IM_COL32_A_MASK) | (72U << IM_COL32_A_SHIFT);
  const float low = x(from), high = std::max(low + 4, x(to + 1));
  ImGui::GetWindowDrawList()->AddRectFilled({low, row_top_ + 3}, {high, row_top_ + 37}, shade, 3);
}

bool Timeline::marker(const Marker& marker) {
  if (marker.day < options_.from || marker.day > options_.to) return false;
  const Theme& theme = look().theme;
  const ImVec2 center(ImFloor(x(marker.day)) + 0.5F, row_top_ + 22.5F);
  const ImVec2 next = ImGui::GetCursorScreenPos();
  const float half = look().touch ? 22.0F : 12.0F;
  ImGui::SetCursorScreenPos({center.x - half, center.y - half});
  ImGui::PushID(1000 + item_++);
  ImGui::SetNextItemAllowOverlap();
  const bool pressed = ImGui::InvisibleButton("marker", {2 * half, 2 * half}, ImGuiButtonFlags_EnableNav);
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  twin::item(twin::Role::button, marker.name);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = hovered || marker.selected ? 6.0F : 5.0F;
  list->AddCircleFilled(center, radius, marker.selected ? theme.accent_soft : theme.panel, 20);
  list->AddCircle(center, radius - 1, marker.tone == Tone::neutral ? theme.ink : tone_ink(marker.tone), 20, 2);
  tooltip(marker.name);
  ImGui::PopID();
  ImGui::SetCursorScreenPos(next);
  return pressed;
}

void Timeline::end_row() {
  twin::end();
  ImGui::PopID();
  // Markers moved the cursor about; Dear ImGui wants an item at the place it ends up.
  ImGui::Dummy({0, 0});
}

}  // namespace csp::ui
