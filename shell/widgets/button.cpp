#include "shell/widgets/button.hpp"

#include <vector>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float link_least = 160;

struct Pressed {
  ImRect box;
  ImGuiID id = 0;
  bool visible = false, pressed = false, hovered = false, held = false;
};

// Places an item of that size and lets Dear ImGui decide about pressing. The caller describes and draws it.
Pressed press_area(std::string_view label, ImVec2 size, bool enabled) {
  Pressed result;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return result;
  result.id = window->GetID(label.data(), label.data() + label.size());
  const ImVec2 at = window->DC.CursorPos;
  result.box = {at, {at.x + size.x, at.y + size.y}};
  if (!enabled) ImGui::BeginDisabled();
  ImGui::ItemSize(size, (size.y - text_size::body) / 2);
  result.visible = ImGui::ItemAdd(result.box, result.id);
  if (result.visible) result.pressed = ImGui::ButtonBehavior(result.box, result.id, &result.hovered, &result.held);
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return result;
}

void finish(const Pressed& area, bool enabled) {
  if (area.visible) ImGui::RenderNavCursor(area.box, area.id);
  if (!enabled) ImGui::EndDisabled();
}

}  // namespace

float button_width(std::string_view label) { return text_extent(shown_part(label), look().fonts.strong).x + 28; }

bool button(std::string_view label, const ButtonOptions& options) {
  const Theme& theme = look().theme;
  const std::string_view shown = shown_part(label);
  ImFont* font = options.kind == ButtonKind::primary ? look().fonts.strong : look().fonts.regular;
  const ImVec2 extent = text_extent(shown, font);
  const float padding = options.kind == ButtonKind::quiet ? 8 : 14;
  const ImVec2 size(options.width > 0 ? options.width : extent.x + 2 * padding, theme.target);
  const Pressed area = press_area(label, size, options.enabled);
  twin::item(twin::Role::button, options.name.empty() ? shown : options.name, {.hint = options.tooltip});
  if (area.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImU32 fill = theme.panel, ink = theme.ink, edge = theme.line;
    if (options.kind == ButtonKind::primary) {
      fill = edge = theme.accent;
      ink = theme.accent_ink;
    }
    const bool lit = area.hovered && options.enabled;
    if (options.kind == ButtonKind::quiet) edge = 0, fill = lit ? theme.accent_soft : 0;
    if (lit && options.kind == ButtonKind::secondary) fill = theme.accent_soft, edge = theme.accent;
    const float alpha = options.enabled ? 1.0F : ImGui::GetStyle().DisabledAlpha;
    list->AddRectFilled(area.box.Min, area.box.Max, ImGui::GetColorU32(fill, 1), theme.radius);
    if (lit && options.kind == ButtonKind::primary)
      list->AddRectFilled(area.box.Min, area.box.Max, IM_COL32(0, 0, 0, area.held ? 50 : 25), theme.radius);
    if (edge) list->AddRect(area.box.Min, area.box.Max, ImGui::GetColorU32(edge, alpha), theme.radius);
    const ImVec2 at(ImFloor(area.box.Min.x + ImMax((size.x - extent.x) / 2, padding / 2)), area.box.Min.y + (size.y - text_size::body) / 2);
    draw_text(at, ImGui::GetColorU32(ink, 1), shown, font, text_size::body, size.x - padding < extent.x ? size.x - padding : 0);
  }
  finish(area, options.enabled);
  if (!options.tooltip.empty()) tooltip(options.tooltip);
  return area.pressed && options.enabled;
}

bool icon_button(Icon icon, std::string_view name, bool enabled) {
  const Theme& theme = look().theme;
  const float side = ImMax(36.0F, theme.target);
  const Pressed area = press_area(name, {side, theme.target}, enabled);
  twin::item(twin::Role::button, name);
  if (area.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool lit = area.hovered && enabled;
    list->AddRectFilled(area.box.Min, area.box.Max, ImGui::GetColorU32(lit ? theme.accent_soft : theme.panel, 1), theme.radius);
    list->AddRect(area.box.Min, area.box.Max, lit ? theme.accent : ImGui::GetColorU32(theme.line), theme.radius);
    const ImU32 ink = ImGui::GetColorU32(theme.ink);
    const ImVec2 middle = area.box.GetCenter();
    const float turn = icon == Icon::undo ? -1.0F : 1.0F;  // to the left, or its mirror image
    const auto at = [&](float x, float y) { return ImVec2(middle.x + turn * x, middle.y + y); };
    list->PathLineTo(at(6, -3));
    list->PathLineTo(at(-1, -3));
    list->PathBezierCubicCurveTo(at(-8, -3), at(-8, 6), at(-1, 6));
    list->PathLineTo(at(2, 6));
    list->PathStroke(ink, 0, 1.6F);
    const ImVec2 tip[3] = {at(2, -7), at(6, -3), at(2, 1)};
    list->AddPolyline(tip, 3, ink, 0, 1.6F);
  }
  finish(area, enabled);
  tooltip(name);
  return area.pressed && enabled;
}

bool primary_button(std::string_view label, bool enabled) { return button(label, {.kind = ButtonKind::primary, .enabled = enabled}); }

bool link(std::string_view label, std::string_view name, float room) {
  const Theme& theme = look().theme;
  const std::string_view shown = shown_part(label);
  // A long one breaks like a paragraph; one beside something else keeps enough room for a few words.
  room = ImMax(room > 0 ? room : ImGui::GetContentRegionAvail().x, link_least);
  const std::vector<std::string_view> lines = text_lines(shown, room);
  float width = 0;
  for (const std::string_view line : lines) width = ImMax(width, text_extent(line).x);
  const float tall = static_cast<float>(lines.size()) * text_size::body;
  const float height = ImMax(look().touch ? 44.0F : 24.0F, tall);
  const Pressed area = press_area(label, {width, height}, true);
  twin::item(twin::Role::button, name.empty() ? shown : name);
  if (area.visible) {
    float top = area.box.Min.y + (height - tall) / 2;
    for (const std::string_view line : lines) {
      draw_text({area.box.Min.x, top}, theme.accent, line);
      const float end = area.box.Min.x + text_extent(line).x;
      ImGui::GetWindowDrawList()->AddLine({area.box.Min.x, top + 17.5F}, {end, top + 17.5F}, theme.accent, area.hovered ? 2.0F : 1.0F);
      top += text_size::body;
    }
  }
  finish(area, true);
  return area.pressed;
}

bool checkbox(std::string_view label, bool& value) {
  const Theme& theme = look().theme;
  const std::string_view shown = shown_part(label);
  const float box = 18, beside = 8;
  const std::vector<std::string_view> lines = text_lines(shown, ImMax(ImGui::GetContentRegionAvail().x - box - beside, link_least));
  float width = 0;
  for (const std::string_view line : lines) width = ImMax(width, text_extent(line).x);
  const float first = look().touch ? 44.0F : 24.0F;  // height of the first line
  const float height = first + static_cast<float>(lines.size() - 1) * text_size::body;
  const Pressed area = press_area(label, {box + beside + width, height}, true);
  if (area.pressed) value = !value;
  twin::item(twin::Role::checkbox, shown, {.flags = twin::checkable | (value ? twin::checked : 0)});
  if (area.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low(area.box.Min.x, area.box.Min.y + (first - box) / 2), high(low.x + box, low.y + box);
    list->AddRectFilled(low, high, value ? theme.accent : theme.panel, 4);
    list->AddRect(low, high, value || area.hovered ? theme.accent : theme.control_line, 4);
    if (value) ImGui::RenderCheckMark(list, {low.x + 4, low.y + 4}, theme.accent_ink, 10);
    float top = area.box.Min.y + (first - text_size::body) / 2;
    for (const std::string_view line : lines) {
      draw_text({high.x + beside, top}, theme.ink, line);
      top += text_size::body;
    }
  }
  finish(area, true);
  return area.pressed;
}

bool explained_checkbox(std::string_view label, std::string_view why, bool& value) {
  const bool changed = checkbox(label, value);
  if (look().touch)
    paragraph_small(why);
  else
    tooltip(why);
  return changed;
}

bool toggle(std::string_view label, bool on, const ButtonOptions& options) {
  const Theme& theme = look().theme;
  const std::string_view shown = shown_part(label);
  ImFont* font = on ? look().fonts.strong : look().fonts.regular;
  const ImVec2 extent = text_extent(shown, font);
  const ImVec2 size(options.width > 0 ? options.width : text_extent(shown, look().fonts.strong).x + 24, theme.target);
  const Pressed area = press_area(label, size, options.enabled);
  twin::item(twin::Role::button, options.name.empty() ? shown : options.name,
             {.flags = twin::pressable | (on ? twin::checked : 0), .hint = options.tooltip});
  if (area.visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(area.box.Min, area.box.Max, on || area.hovered ? theme.accent_soft : theme.panel, theme.radius);
    list->AddRect(area.box.Min, area.box.Max, on ? theme.accent : theme.line, theme.radius);
    draw_text({ImFloor(area.box.Min.x + (size.x - extent.x) / 2), area.box.Min.y + (size.y - text_size::body) / 2}, theme.ink, shown, font);
  }
  finish(area, options.enabled);
  if (!options.tooltip.empty()) tooltip(options.tooltip);
  return area.pressed && options.enabled;
}

void tooltip(std::string_view text) {
  const ImGuiContext& gui = *GImGui;
  const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_ForTooltip | ImGuiHoveredFlags_AllowWhenDisabled);
  // What is pointed at comes before what has the focus: two explanations would be written into one box.
  const bool pointed_elsewhere = gui.HoveredIdPreviousFrame != 0 && gui.HoveredIdPreviousFrame != gui.LastItemData.ID;
  const bool focused = gui.NavCursorVisible && gui.NavId == gui.LastItemData.ID && gui.LastItemData.ID != 0 && !pointed_elsewhere;
  if (!hovered && !focused) return;
  const ImRect box = gui.LastItemData.Rect;
  tooltip_at({box.Min.x, box.Max.y + 6}, text);
}

void tooltip_at(ImVec2 at, std::string_view text) {
  const ImVec2 padding(10, 8);
  const float room = ImMin(320.0F, look().width - 32);
  const float width = ImMin(text_extent(text, nullptr, text_size::small).x, room) + 2 * padding.x;
  ImGui::SetNextWindowPos({ImMax(8.0F, ImMin(at.x, look().width - width - 8)), at.y}, ImGuiCond_Always);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  if (ImGui::BeginTooltip()) {
    {
      const TextStyle style(look().fonts.regular, text_size::small, look().theme.ink);
      wrapped_text(text, room);
    }
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

}  // namespace csp::ui
