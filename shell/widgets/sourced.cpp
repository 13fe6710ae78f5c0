#include "shell/widgets/sourced.hpp"

#include <string>

#include "imgui_internal.h"
#include "shell/look.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/term.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {

void sourced(std::string_view label, std::string_view value, std::string_view source, float from) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Theme& theme = look().theme;
  const float room = ImMax(60.0F, ImGui::GetContentRegionAvail().x + ImGui::GetCursorPosX() - from);
  const float left = at.x + from - ImGui::GetCursorPosX();
  const std::vector<std::string_view> lines = text_lines(value, room);
  float width = 0;
  for (const std::string_view line : lines) width = ImMax(width, text_extent(line).x);
  const float tall = static_cast<float>(lines.size()) * text_size::body;
  const float height = look().touch ? ImMax(44.0F, tall) : tall + 4;
  draw_text({at.x, at.y + (height - tall) / 2}, theme.ink_quiet, label, nullptr, text_size::body, left - at.x - 8);
  const std::string name = std::string(label) + ' ' + std::string(value);
  ImGui::PushID(name.c_str());
  ImGui::SetCursorScreenPos({left, at.y});
  if (ImGui::InvisibleButton("value", {ImMax(width, 24.0F), height}, ImGuiButtonFlags_EnableNav)) ImGui::OpenPopup("meaning");
  twin::item(twin::Role::term, name, {.hint = source});
  float top = at.y + (height - tall) / 2;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 dots = ImGui::IsItemHovered() ? theme.accent : theme.control_line;
  for (const std::string_view line : lines) {
    draw_text({left, top}, theme.ink, line);
    const float end = left + text_extent(line).x;
    for (float x = left; x < end; x += 4) list->AddRectFilled({x, top + 18}, {ImMin(x + 2, end), top + 19}, dots);
    top += text_size::body;
  }
  ImGui::RenderNavCursor(GImGui->LastItemData.Rect, GImGui->LastItemData.ID);
  if (!ImGui::IsPopupOpen("meaning")) tooltip(source);
  show_meaning(name, source);
  ImGui::PopID();
}

}  // namespace csp::ui
