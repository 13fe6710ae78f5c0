#include "shell/frame_part.hpp"

namespace csp {

void begin_part(const char* id, ImVec2 at, ImVec2 size, ImU32 fill, twin::Role role, std::string_view name, bool scrolls) {
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, fill);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  ImGui::BeginChild(id, size, ImGuiChildFlags_NavFlattened,
                    scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  twin::begin(role, name, at, {at.x + size.x, at.y + size.y}, {}, ImGui::GetID("part"));
}

void end_part() {
  twin::end();
  ImGui::EndChild();
}

}  // namespace csp
