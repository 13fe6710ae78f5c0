#include "shell/widgets/field.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

bool last_submitted = false;
int last_steered = 0;

float field_width(const FieldOptions& options) {
  const float room = ImGui::GetContentRegionAvail().x;
  return options.width > 0 ? ImMin(options.width, ImMax(room, 80.0F)) : room;
}

// The label is part of the field's name in the twin, so it is only drawn.
void draw_label(std::string_view label, const FieldOptions& options) {
  if (!options.show_label) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string_view shown = shown_part(label);
  draw_text(at, look().theme.ink_quiet, shown, nullptr, text_size::small);
  ImGui::Dummy({text_extent(shown, nullptr, text_size::small).x, text_size::small - 4});
}

void draw_note(const FieldOptions& options) {
  const bool wrong = !options.error.empty();
  // Nothing hovers over a touch screen: what a mouse would be told stands below the field.
  const bool unseen = look().touch && options.explanation.empty();
  const std::string_view note = wrong ? options.error : unseen ? options.tooltip : options.explanation;
  if (note.empty()) return;
  const TextStyle style(look().fonts.regular, text_size::small, wrong ? look().theme.bad : look().theme.ink_faint);
  wrapped_text(wrong ? "■ " + std::string(note) : std::string(note));
  if (wrong) twin::status(note);
}

void draw_frame(const ImRect& box, bool lit, bool wrong, ImGuiID id) {
  const Theme& theme = look().theme;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(box.Min, box.Max, theme.panel, theme.radius);
  list->AddRect(box.Min, box.Max, wrong ? theme.bad : lit ? theme.accent : theme.control_line, theme.radius, 0, lit || wrong ? 1.5F : 1.0F);
  ImGui::RenderNavCursor(box, id);
}

}  // namespace

bool text_field(std::string_view label, std::string& text, const FieldOptions& options) {
  last_submitted = false;
  last_steered = 0;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return false;
  ImGui::PushID(label.data(), label.data() + label.size());
  ImGui::BeginGroup();
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 4);
  draw_label(label, options);
  const ImGuiID id = window->GetID("field");
  const float height = options.lines > 1 ? static_cast<float>(options.lines) * text_size::body + 12 : look().theme.target;
  const ImVec2 at = window->DC.CursorPos;
  const ImRect box(at, {at.x + field_width(options), at.y + height});
  if (!options.enabled) ImGui::BeginDisabled();
  ImGui::ItemSize(box);
  const bool visible = ImGui::ItemAdd(box, id);
  bool changed = false;
  if (auto typed = twin::take_edit(id); typed && options.enabled && *typed != text) {
    text = std::move(*typed);
    changed = true;
  }
  last_submitted = twin::take_submit(id);
  last_steered = twin::take_steer(id);
  const bool editing = twin::edits(id);
  const twin::Flags flags = (options.error.empty() ? 0 : twin::invalid) | (options.lines > 1 ? twin::multiline : 0) |
                            (options.mono ? twin::mono : 0) | (options.steers ? twin::steers : 0) | (options.figures ? twin::figures : 0);
  const std::string_view hint = !options.error.empty()         ? options.error
                                : !options.placeholder.empty() ? options.placeholder
                                : !options.explanation.empty() ? options.explanation
                                                               : options.tooltip;
  twin::item(twin::Role::textbox, shown_part(label), {.flags = flags, .value = text, .hint = hint});
  if (options.takes_focus) twin::focus_last_item();
  if (!options.tooltip.empty() && options.error.empty()) tooltip(options.tooltip);  // nor over the reason why it is refused
  if (visible) {
    bool hovered = false, held = false;
    const bool pressed = ImGui::ButtonBehavior(box, id, &hovered, &held);
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    if (pressed) twin::focus_last_item();
    draw_frame(box, editing || hovered, !options.error.empty(), id);
    if (!editing) {
      const bool empty = text.empty();
      ImGui::PushClipRect(box.Min, {box.Max.x - 8, box.Max.y}, true);
      const float y = options.lines > 1 ? box.Min.y + 6 : box.Min.y + (height - text_size::body) / 2;
      draw_text({box.Min.x + 10, y}, empty ? look().theme.ink_faint : look().theme.ink,
                empty ? options.placeholder : std::string_view(text), options.mono ? look().fonts.mono : nullptr);
      ImGui::PopClipRect();
    }
  }
  if (!options.enabled) ImGui::EndDisabled();
  draw_note(options);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  ImGui::PopID();
  return changed;
}

bool submitted() { return last_submitted; }
int steered() { return last_steered; }

bool combo(std::string_view label, int& index, std::span<const std::string> choices, const FieldOptions& options) {
  const Theme& theme = look().theme;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return false;
  ImGui::PushID(label.data(), label.data() + label.size());
  ImGui::BeginGroup();
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 4);
  draw_label(label, options);
  const float width = field_width(options), height = theme.target;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImRect box(at, {at.x + width, at.y + height});
  if (!options.enabled) ImGui::BeginDisabled();
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  const bool pressed = ImGui::InvisibleButton("combo", {width, height}, ImGuiButtonFlags_EnableNav);
  ImGui::PopStyleVar();
  const ImGuiID id = ImGui::GetItemID();
  const bool hovered = ImGui::IsItemHovered();
  const bool chosen = index >= 0 && index < static_cast<int>(choices.size());
  const std::string_view value = chosen ? std::string_view(choices[static_cast<std::size_t>(index)]) : options.placeholder;
  const bool open = ImGui::IsPopupOpen("choices");
  twin::item(twin::Role::combobox, shown_part(label),
             {.flags = twin::expandable | (open ? twin::expanded : 0) | (options.error.empty() ? 0 : twin::invalid),
              .value = value,
              .hint = options.explanation.empty() ? options.tooltip : options.explanation});
  if (options.takes_focus) twin::focus_last_item();
  if (!options.tooltip.empty()) tooltip(options.tooltip);
  draw_frame(box, hovered || open, !options.error.empty(), id);
  draw_text({box.Min.x + 10, box.Min.y + (height - text_size::body) / 2}, chosen ? theme.ink : theme.ink_faint, value, nullptr,
            text_size::body, width - 38);
  const ImVec2 tip(box.Max.x - 16, box.GetCenter().y + 2);
  const ImVec2 corner[3] = {{tip.x - 4, tip.y - 4}, tip, {tip.x + 4, tip.y - 4}};
  ImGui::GetWindowDrawList()->AddPolyline(corner, 3, theme.ink_quiet, 0, 1.5F);
  if (!options.enabled) ImGui::EndDisabled();
  if (pressed) ImGui::OpenPopup("choices");

  bool changed = false;
  if (open || pressed) {
    ImGui::SetNextWindowPos({box.Min.x, box.Max.y + 4}, ImGuiCond_Appearing);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {ImMax(width, look().width - box.Min.x - 12), 8 * 32 + 16});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(6, 6));
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    if (ImGui::BeginPopup("choices", ImGuiWindowFlags_NoMove)) {
      const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
      twin::begin(twin::Role::listbox, shown_part(label), low, {low.x + size.x, low.y + size.y}, {}, ImGui::GetID("list"));
      twin::begin_scroll();
      for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const std::string& choice = choices[static_cast<std::size_t>(i)];
        const ImVec2 corner_low = ImGui::GetCursorScreenPos();
        const float entry_height = look().touch ? 44.0F : 32.0F;
        const float entry_width = ImMax(width - 12, text_extent(choice).x + 20);
        ImGui::PushID(i);
        const bool taken = ImGui::InvisibleButton("choice", {entry_width, entry_height}, ImGuiButtonFlags_EnableNav);
        const bool lit = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && GImGui->NavCursorVisible);
        twin::item(twin::Role::option, choice, {.flags = i == index ? twin::selected : 0});
        if (i == index && ImGui::IsWindowAppearing()) ImGui::SetItemDefaultFocus();
        ImGui::PopID();
        if (lit || i == index)
          ImGui::GetWindowDrawList()->AddRectFilled(corner_low, {corner_low.x + entry_width, corner_low.y + entry_height},
                                                    lit ? theme.accent_soft : theme.ground, theme.radius);
        draw_text({corner_low.x + 10, corner_low.y + (entry_height - text_size::body) / 2}, theme.ink, choice,
                  i == index ? look().fonts.strong : nullptr);
        if (taken) {
          changed = index != i;
          index = i;
          ImGui::CloseCurrentPopup();
        }
      }
      twin::end_scroll();
      twin::end();
      ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
  }
  draw_note(options);
  ImGui::PopStyleVar();
  ImGui::EndGroup();
  ImGui::PopID();
  return changed;
}

}  // namespace csp::ui
