#include "shell/widgets/curve.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/text.hpp"
#include "shell/widgets/timeline_drawing.hpp"

namespace csp::ui {
namespace {

struct Span {
  double least = 0, most = 0;
  float place(double value, float low, float high) const {
    return most > least ? low + (high - low) * static_cast<float>((value - least) / (most - least)) : (low + high) / 2;
  }
};

template <typename Value>
Span span_of(std::span<const CurvePoint> points, Value&& value) {
  Span span{value(points.front()), value(points.front())};
  for (const CurvePoint& point : points) {
    span.least = std::min(span.least, value(point));
    span.most = std::max(span.most, value(point));
  }
  return span;
}

int nearest(const std::vector<ImVec2>& places, ImVec2 to) {
  int best = 0;
  float least = INFINITY;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const float distance = ImLengthSqr(places[i] - to);
    if (distance < least) least = distance, best = static_cast<int>(i);
  }
  return best;
}

// The arrow keys belong to the handle from one frame to the next, so that they move it and not the focus.
int stepped(ImGuiID id, int chosen, int count) {
  constexpr std::pair<ImGuiKey, int> steps[] = {
      {ImGuiKey_LeftArrow, -1}, {ImGuiKey_RightArrow, 1}, {ImGuiKey_DownArrow, -1}, {ImGuiKey_UpArrow, 1}};
  for (const auto& [key, step] : steps) {
    ImGui::SetKeyOwner(key, id);
    if (ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, id)) chosen += step;
  }
  return std::clamp(chosen, 0, count - 1);
}

}  // namespace

bool curve(const char* id, const CurveOptions& options, std::span<const CurvePoint> points, int& chosen) {
  if (points.empty()) return false;
  const Theme& theme = look().theme;
  const int count = static_cast<int>(points.size());
  chosen = std::clamp(chosen, 0, count - 1);
  ImGui::PushID(id);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::Dummy({width, options.height});
  const ImVec2 next = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::image, options.description, at, {at.x + width, at.y + options.height}, {}, ImGui::GetID("picture"));
  twin::end();

  float side = 0;
  for (const std::string& label : options.up_labels) side = std::max(side, text_extent(label, nullptr, text_size::small).x);
  const ImVec2 low(at.x + side + 22, at.y + 34), high(at.x + width - 18, at.y + options.height - 46);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({low.x - 12, high.y + 12}, {high.x + 12, high.y + 12}, theme.control_line);
  list->AddLine({low.x - 12, low.y - 12}, {low.x - 12, high.y + 12}, theme.control_line);
  draw_text({at.x, at.y}, theme.ink_faint, options.up_title, nullptr, text_size::small);
  for (std::size_t i = 0; i < std::min<std::size_t>(2, options.up_labels.size()); ++i) {
    const std::string& label = options.up_labels[i];
    draw_text({low.x - 20 - text_extent(label, nullptr, text_size::small).x, (i == 0 ? high.y : low.y) - 9}, theme.ink_faint, label,
              nullptr, text_size::small);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(2, options.across_labels.size()); ++i) {
    const std::string& label = options.across_labels[i];
    const float extent = text_extent(label, nullptr, text_size::small).x;
    draw_text({i == 0 ? low.x - 12 : high.x + 12 - extent, high.y + 16}, theme.ink_faint, label, nullptr, text_size::small);
  }
  const float title = text_extent(options.across_title, nullptr, text_size::small).x;
  draw_text({(low.x + high.x - title) / 2, high.y + 16}, theme.ink_faint, options.across_title, nullptr, text_size::small);

  const Span across = span_of(points, [](const CurvePoint& point) { return point.across; });
  const Span up = span_of(points, [](const CurvePoint& point) { return point.up; });
  std::vector<ImVec2> places;
  for (const CurvePoint& point : points) places.emplace_back(across.place(point.across, low.x, high.x), up.place(point.up, high.y, low.y));
  list->AddPolyline(places.data(), count, theme.line, 0, 2);

  const float half = look().touch ? 22.0F : 12.0F;
  const ImVec2 handle = places[static_cast<std::size_t>(chosen)];
  ImGui::SetCursorScreenPos({low.x - 12, low.y - 12});
  {
    const twin::Mute mute;
    ImGui::InvisibleButton("handle", {high.x - low.x + 24, high.y - low.y + 24}, ImGuiButtonFlags_EnableNav);
  }
  const ImGuiID handle_id = ImGui::GetItemID();
  const bool held = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const bool focused = GImGui->NavId == handle_id && ImGui::IsWindowFocused(ImGuiFocusedFlags_ChildWindows | ImGuiFocusedFlags_RootWindow);
  twin::item(twin::Role::slider, options.name,
             {.value = points[static_cast<std::size_t>(chosen)].spoken,
              .hint = options.description,
              .extra = {static_cast<float>(chosen), static_cast<float>(count - 1), 0, 0}});
  int wish = chosen;
  const int under = nearest(places, ImGui::GetIO().MousePos);
  if (held) wish = under;
  if (focused && !held) wish = stepped(handle_id, chosen, count);
  if (hovered || held) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  for (int i = 0; i < count; ++i) {
    const ImVec2 place = places[static_cast<std::size_t>(i)];
    const bool lit = i == chosen || (hovered && i == under);
    if (i == chosen) list->AddCircleFilled(place, 11, (theme.accent & ~IM_COL32_A_MASK) | (60U << IM_COL32_A_SHIFT), 24);
    draw_mark(list, place, points[static_cast<std::size_t>(i)].shape, i == chosen, lit ? theme.accent : theme.ink, lit ? 6.0F : 5.0F);
  }
  ImGui::RenderNavCursor({{handle.x - half, handle.y - half}, {handle.x + half, handle.y + half}}, handle_id);
  if (hovered && ImLengthSqr(places[static_cast<std::size_t>(under)] - ImGui::GetIO().MousePos) < 24 * 24)
    ImGui::SetTooltip("%s", points[static_cast<std::size_t>(under)].spoken.c_str());
  ImGui::SetCursorScreenPos(next);
  ImGui::Dummy({0, 0});
  ImGui::PopID();
  if (wish == chosen) return false;
  chosen = wish;
  return true;
}

}  // namespace csp::ui
