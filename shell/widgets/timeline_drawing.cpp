#include "shell/widgets/timeline_drawing.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

void hatch(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 line, ImU32 ground) {
  const float height = high.y - low.y;
  list->AddRectFilled(low, high, ground, 3);
  list->PushClipRect(low, high, true);
  for (float step = low.x - height; step < high.x; step += 6) list->AddLine({step, high.y}, {step + height, low.y}, line, 1.5F);
  list->PopClipRect();
  list->AddRect(low, high, line, 3);
}

}  // namespace

void draw_bar(ImDrawList* list, ImVec2 low, ImVec2 high, BarKind kind, bool open_right) {
  const Theme& theme = look().theme;
  const ImDrawFlags corners = open_right ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersAll;
  switch (kind) {
    case BarKind::source:
      list->AddRectFilled(low, high, theme.today_bar, 3, corners);
      return;
    case BarKind::target:
      list->AddRectFilled(low, high, theme.target_bar, 3, corners);
      return;
    case BarKind::extended:
      hatch(list, low, high, theme.warn, theme.warn_soft);
      return;
    case BarKind::grace:
      hatch(list, low, high, theme.control_line, theme.panel);
      return;
  }
}

void draw_mark(ImDrawList* list, ImVec2 center, MarkShape shape, bool filled, ImU32 ink, float radius) {
  const ImU32 fill = filled ? ink : look().theme.panel;
  const float r = radius;
  switch (shape) {
    case MarkShape::circle:
      list->AddCircleFilled(center, r, fill, 24);
      list->AddCircle(center, r - 0.5F, ink, 24, 2);
      return;
    case MarkShape::diamond:
      list->AddQuadFilled({center.x, center.y - r - 1}, {center.x + r + 1, center.y}, {center.x, center.y + r + 1},
                          {center.x - r - 1, center.y}, fill);
      list->AddQuad({center.x, center.y - r - 0.5F}, {center.x + r + 0.5F, center.y}, {center.x, center.y + r + 0.5F},
                    {center.x - r - 0.5F, center.y}, ink, 1.8F);
      return;
    case MarkShape::square:
      list->AddRectFilled({center.x - r + 1, center.y - r + 1}, {center.x + r - 1, center.y + r - 1}, fill);
      list->AddRect({center.x - r + 1, center.y - r + 1}, {center.x + r - 1, center.y + r - 1}, ink, 0, 0, 1.8F);
      return;
    case MarkShape::cross:
      list->AddCircleFilled(center, r, look().theme.panel, 24);
      list->AddLine({center.x - r + 1, center.y - r + 1}, {center.x + r - 1, center.y + r - 1}, ink, 2);
      list->AddLine({center.x - r + 1, center.y + r - 1}, {center.x + r - 1, center.y - r + 1}, ink, 2);
      return;
    case MarkShape::minus:
      list->AddCircleFilled(center, r, look().theme.panel, 24);
      list->AddLine({center.x - r + 1, center.y}, {center.x + r - 1, center.y}, ink, 2.4F);
      return;
    case MarkShape::triangle:
      list->AddTriangleFilled({center.x - r, center.y - r + 1}, {center.x + r, center.y - r + 1}, {center.x, center.y + r}, fill);
      list->AddTriangle({center.x - r, center.y - r + 1}, {center.x + r, center.y - r + 1}, {center.x, center.y + r}, ink, 1.8F);
      return;
    case MarkShape::arrow:
      list->AddTriangleFilled({center.x - r, center.y - r - 1}, {center.x + r + 1, center.y}, {center.x - r, center.y + r + 1}, fill);
      list->AddTriangle({center.x - r, center.y - r - 1}, {center.x + r + 1, center.y}, {center.x - r, center.y + r + 1}, ink, 1.8F);
      return;
  }
}

ImVec2 Legend::entry(float shape_width, std::string_view meaning) {
  const float width = shape_width + 6 + text_extent(meaning, nullptr, text_size::small).x;
  const float edge = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  if (!first_ && ImGui::GetItemRectMax().x + 16 + width < edge) ImGui::SameLine(0, 16);
  first_ = false;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::Dummy({width, text_size::small});
  twin::text(meaning);
  draw_text({at.x + shape_width + 6, at.y}, look().theme.ink_quiet, meaning, nullptr, text_size::small);
  return at;
}

void Legend::mark(MarkShape shape, bool filled, std::string_view meaning) {
  const ImVec2 at = entry(12, meaning);
  draw_mark(ImGui::GetWindowDrawList(), {at.x + 6, at.y + 9}, shape, filled, look().theme.ink, 4.5F);
}

void Legend::bar(BarKind kind, std::string_view meaning) {
  const ImVec2 at = entry(20, meaning);
  draw_bar(ImGui::GetWindowDrawList(), {at.x, at.y + 4}, {at.x + 20, at.y + 14}, kind, false);
}

void Legend::overlap(std::string_view meaning) {
  const ImVec2 at = entry(14, meaning);
  const ImVec2 low(at.x, at.y + 1), high(at.x + 14, at.y + 17);
  ImGui::GetWindowDrawList()->AddRectFilled(low, high, (look().theme.overlap & ~IM_COL32_A_MASK) | (110U << IM_COL32_A_SHIFT), 3);
  if (look().theme.high_contrast) ImGui::GetWindowDrawList()->AddRect(low, high, look().theme.ink, 3);
}

void Legend::bracket(std::string_view meaning) {
  const ImVec2 at = entry(14, meaning);
  const ImVec2 corners[4] = {{at.x, at.y + 7}, {at.x, at.y + 12}, {at.x + 14, at.y + 12}, {at.x + 14, at.y + 7}};
  ImGui::GetWindowDrawList()->AddPolyline(corners, 4, look().theme.ink_quiet, 0, 1.2F);
}

}  // namespace csp::ui
