#include "shell/widgets/card.hpp"

#include <cstdio>
#include <string>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

// For Dear ImGui's next look: it passes over other children out of sight.
void stay_out_of_sight() { ImGui::GetCurrentWindow()->AutoFitFramesX = 2; }

}  // namespace

void begin_card(const char* id, std::string_view name, float width, float height) {
  ImGui::PushStyleColor(ImGuiCol_ChildBg, look().theme.panel);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(14, 12));
  // Always measured: a card that is scrolled out of sight still has its controls, for the keyboard and for screen readers.
  const ImGuiChildFlags flags = ImGuiChildFlags_Borders | ImGuiChildFlags_NavFlattened |
                                (height == 0 ? ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_AlwaysAutoResize : 0);
  ImGui::BeginChild(id, {width, height}, flags);
  if (height != 0) stay_out_of_sight();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  twin::begin(name.empty() ? twin::Role::group : twin::Role::region, name, low, {low.x + size.x, low.y + size.y}, {}, ImGui::GetID("card"));
  if (height != 0)
    twin::begin_scroll();
  else
    twin::begin(twin::Role::none, {}, low, {low.x + size.x, low.y + size.y});
}

void end_card() {
  twin::end();
  twin::end();
  ImGui::EndChild();
}

void begin_scrolled(const char* id, ImVec2 size, ImGuiChildFlags flags, ImGuiWindowFlags window_flags) {
  ImGui::BeginChild(id, size, flags, window_flags);
  stay_out_of_sight();
  twin::begin_scroll();
}

void end_scrolled() {
  twin::end_scroll();
  ImGui::EndChild();
}

void separator() {
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 8);
  ImGui::Separator();
  ImGui::PopStyleVar();
}

void begin_asked(std::string_view title) {
  ImGui::Dummy({0, 2});
  ImGui::BeginGroup();
  const TextStyle style(look().fonts.strong, text_size::small, look().theme.accent);
  ImGui::TextUnformatted(title.data(), title.data() + title.size());
  twin::text(title);
}

void end_asked(bool reveal) {
  ImGui::EndGroup();
  constexpr float around = 6;  // in the padding of the card
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  const float right = ImMax(high.x, low.x + ImGui::GetContentRegionAvail().x);
  ImGui::GetWindowDrawList()->AddRect({low.x - around, low.y - around}, {right + around, high.y + around}, look().theme.accent,
                                      look().theme.radius, 0, 2);
  if (reveal) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleCenterY);
  ImGui::Dummy({0, 2});
}

ImU32 tone_ink(Tone tone) {
  const Theme& theme = look().theme;
  switch (tone) {
    case Tone::good:
      return theme.good;
    case Tone::warn:
      return theme.warn;
    case Tone::bad:
      return theme.bad;
    case Tone::info:
      return theme.accent;
    case Tone::neutral:
      break;
  }
  return theme.ink_quiet;
}

ImU32 tone_soft(Tone tone) {
  const Theme& theme = look().theme;
  switch (tone) {
    case Tone::good:
      return theme.good_soft;
    case Tone::warn:
      return theme.warn_soft;
    case Tone::bad:
      return theme.bad_soft;
    case Tone::info:
      return theme.accent_soft;
    case Tone::neutral:
      break;
  }
  return theme.ground;
}

float tag_width(std::string_view shape, std::string_view word) {
  const float gap = shape.empty() || word.empty() ? 0.0F : 4.0F;
  return 12 + gap + text_extent(shape, nullptr, text_size::small).x + text_extent(word, nullptr, text_size::small).x;
}

void tag(Tone tone, std::string_view shape, std::string_view word) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImVec2 at = window->DC.CursorPos;
  const ImVec2 size(tag_width(shape, word), text_size::body);
  ImGui::ItemSize(size);
  const ImRect box(at, {at.x + size.x, at.y + size.y});
  const bool visible = ImGui::ItemAdd(box, 0);
  twin::text(word.empty() ? shape : word);
  if (visible) draw_tag(at, tone, shape, word);
}

void draw_tag(ImVec2 at, Tone tone, std::string_view shape, std::string_view word) {
  const ImVec2 low(at.x, at.y + 1), high(at.x + tag_width(shape, word), at.y + text_size::body - 1);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(low, high, tone_soft(tone), 4);
  if (look().theme.high_contrast) list->AddRect(low, high, tone_ink(tone), 4);
  float x = at.x + 6;
  if (!shape.empty()) {
    draw_text({x, low.y}, tone_ink(tone), shape, nullptr, text_size::small);
    x += text_extent(shape, nullptr, text_size::small).x + 4;
  }
  draw_text({x, low.y}, tone_ink(tone), word, nullptr, text_size::small);
}

void figure_strip(const char* id, const Figure* figures, int count) {
  const float gap = 12, room = ImGui::GetContentRegionAvail().x;
  // No figure is cut: the widest one says how many stand side by side. Labels and notes break.
  float least = 168;
  for (int i = 0; i < count; ++i) least = ImMax(least, 30 + text_extent(figures[i].value, look().fonts.strong, text_size::figure).x);
  int columns = ImClamp(static_cast<int>((room + gap) / (least + gap)), 1, ImMax(count, 1));
  // In several rows none stands alone below full ones.
  const int rows = (ImMax(count, 1) + columns - 1) / columns;
  columns = (ImMax(count, 1) + rows - 1) / rows;
  const float width = ImFloor((room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  // As high as the longest label and note need.
  float label_height = text_size::small, note_height = 0;
  ImGui::PushFont(look().fonts.regular, text_size::small);
  const auto height_of = [&](std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size(), false, width - 28).y;
  };
  for (int i = 0; i < count; ++i) {
    label_height = ImMax(label_height, height_of(figures[i].label));
    note_height = ImMax(note_height, height_of(figures[i].note));
  }
  ImGui::PopFont();
  const float height = ImMax(columns > 1 ? 108.0F : 90.0F, 72 - text_size::small + label_height + note_height);
  ImGui::PushID(id);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(gap, gap));
  for (int i = 0; i < count; ++i) {
    const Figure& figure = figures[i];
    if (i % columns != 0) ImGui::SameLine(0, gap);
    ImGui::PushID(i);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, look().theme.panel);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(14, 12));
    ImGui::BeginChild("figure", {width, height}, ImGuiChildFlags_Borders | ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    twin::begin(twin::Role::group, figure.label, low, {low.x + size.x, low.y + size.y}, {.hint = figure.explanation},
                ImGui::GetID("group"));
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 1);
    const float top = ImGui::GetCursorPosY();
    paragraph_small(figure.label);
    ImGui::SetCursorPosY(top + label_height + 1);
    {
      const TextStyle style(look().fonts.strong, text_size::figure,
                            figure.tone == Tone::neutral ? look().theme.ink : tone_ink(figure.tone));
      ImGui::TextUnformatted(figure.value.data(), figure.value.data() + figure.value.size());
      twin::text(figure.value);
    }
    paragraph_small(figure.note);
    ImGui::PopStyleVar();
    twin::end();
    const bool hovered = !figure.explanation.empty() && ImGui::IsWindowHovered();
    ImGui::EndChild();
    if (hovered) tooltip_at({low.x, low.y + size.y + 6}, figure.explanation);
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  ImGui::PopID();
}

void progress_bar(std::string_view name, float part, float width) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const float length = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const ImVec2 at = window->DC.CursorPos;
  const ImRect box(at, {at.x + length, at.y + 6});
  ImGui::ItemSize(box);
  const bool visible = ImGui::ItemAdd(box, 0);
  twin::item(twin::Role::progress, name, {.extra = {part < 0 ? -1.0F : part * 100, 100, 0, 0}});
  if (!visible) return;
  window->DrawList->AddRectFilled(box.Min, box.Max, look().theme.line, 3);
  if (part > 0)
    window->DrawList->AddRectFilled(box.Min, {box.Min.x + ImMax(6.0F, length * ImMin(part, 1.0F)), box.Max.y}, look().theme.accent, 3);
}

}  // namespace csp::ui
