#include "shell/widgets/popup.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float edge = 8;      // between a menu and the edge of the page
bool commands_before = false;  // of the menu that is being drawn

bool menu_entry(std::string_view label, bool enabled, bool chosen, bool choice) {
  const Theme& theme = look().theme;
  const float height = look().touch ? 44.0F : 32.0F;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float wanted = ImMax(text_extent(label, look().fonts.strong).x + 48, ImMax(180.0F, ImGui::GetContentRegionAvail().x));
  const float width = ImMin(wanted, look().width - 2 * edge - 16);
  ImGui::PushID(label.data(), label.data() + label.size());
  if (!enabled) ImGui::BeginDisabled();
  const bool pressed = ImGui::InvisibleButton("entry", {width, height}, ImGuiButtonFlags_EnableNav);
  if (!enabled) ImGui::EndDisabled();
  const bool lit = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && GImGui->NavCursorVisible);
  twin::item(choice ? twin::Role::radio : twin::Role::button, label,
             {.flags = choice ? twin::checkable | (chosen ? twin::checked : 0) : 0});
  // A list of choices opens at the chosen one, a menu of commands at its beginning.
  commands_before = commands_before || !choice;
  if (chosen && !commands_before && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
  ImGui::PopID();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (lit && enabled) list->AddRectFilled(at, {at.x + width, at.y + height}, theme.accent_soft, theme.radius);
  if (chosen) ImGui::RenderCheckMark(list, {at.x + 10, at.y + (height - 11) / 2}, theme.accent, 11);
  draw_text({at.x + 30, at.y + (height - text_size::body) / 2}, enabled ? theme.ink : theme.ink_faint, label,
            chosen ? look().fonts.strong : nullptr, text_size::body, width - 30);
  if (pressed) ImGui::CloseCurrentPopup();
  return pressed;
}

// Below its button and on the page; on the right half of the page the right edges meet. In its first frame a menu is measured and not
// shown: only then its width is known.
float menu_left(const char* id, const ImRect& anchor) {
  const ImGuiID popup = ImGui::GetID(id);
  float width = 0;
  for (const ImGuiPopupData& open : GImGui->OpenPopupStack) {
    if (open.PopupId == popup && open.Window != nullptr) width = ImGui::CalcWindowNextAutoFitSize(open.Window).x;
  }
  const bool right_half = anchor.GetCenter().x > look().width / 2;
  return ImMax(edge, ImMin(right_half ? anchor.Max.x - width : anchor.Min.x, look().width - edge - width));
}

}  // namespace

void open_menu(const char* id) { ImGui::OpenPopup(id); }

bool begin_menu(const char* id, std::string_view name) {
  if (!ImGui::IsPopupOpen(id)) return false;
  const ImRect anchor = GImGui->LastItemData.Rect;
  ImGui::SetNextWindowSizeConstraints({180, 0}, {look().width - 2 * edge, look().height - anchor.Max.y - 12});
  ImGui::SetNextWindowPos({menu_left(id, anchor), anchor.Max.y + 4});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(8, 8));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(8, 2));
  const bool open = ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
  if (!open) {
    ImGui::PopStyleVar(2);
    return false;
  }
  const ImVec2 size = ImGui::GetWindowSize(), low = ImGui::GetWindowPos();
  twin::begin(twin::Role::dialog, name, low, {low.x + size.x, low.y + size.y}, {}, ImGui::GetID("menu"));
  twin::begin_scroll();
  commands_before = false;
  return true;
}

void end_menu() {
  twin::end_scroll();
  twin::end();
  ImGui::EndPopup();
  ImGui::PopStyleVar(2);
}

void menu_title(std::string_view title) {
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 8);
  small(title);
}

bool menu_action(std::string_view label, bool enabled) { return menu_entry(label, enabled, false, false); }
bool menu_choice(std::string_view label, bool chosen) { return menu_entry(label, true, chosen, true); }

void open_dialog(const char* id) { ImGui::OpenPopup(id); }

bool begin_dialog(const char* id, std::string_view title, float width) {
  if (!ImGui::IsPopupOpen(id)) return false;
  const float room = ImMin(width, look().width - 24);
  ImGui::SetNextWindowPos({look().width / 2, look().height / 2}, ImGuiCond_Always, {0.5F, 0.5F});
  ImGui::SetNextWindowSizeConstraints({room, 0}, {room, look().height - 24});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(20, 18));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, look().theme.card_radius);
  ImGui::PushStyleColor(ImGuiCol_PopupBg, look().theme.panel);
  const bool open = ImGui::BeginPopupModal(
      id, nullptr,
      ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  if (!open) return false;
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  twin::begin(twin::Role::dialog, title, low, {low.x + size.x, low.y + size.y}, {.flags = twin::modal}, ImGui::GetID("dialog"));
  twin::begin_scroll();
  heading(2, title);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
  return true;
}

void end_dialog() {
  twin::end_scroll();
  twin::end();
  ImGui::EndPopup();
}

void close_dialog() { ImGui::CloseCurrentPopup(); }

}  // namespace csp::ui
