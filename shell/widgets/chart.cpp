#include "shell/widgets/chart.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float foot_height = 24;

// Slanted lines tell the upper part from the lower one without colour.
void stripes(ImDrawList* list, ImVec2 low, ImVec2 high, ImU32 color) {
  list->PushClipRect(low, high, true);
  const float height = high.y - low.y;
  for (float x = low.x - height; x < high.x; x += 7) list->AddLine({x, high.y}, {x + height, low.y}, color, 1);
  list->PopClipRect();
}

}  // namespace

ChartScale chart_scale(double highest) {
  ChartScale scale;
  if (!(highest > 0)) return scale;
  const double wanted = highest / scale.parts, power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    if (step * power < wanted) continue;
    scale.parts = static_cast<int>(std::ceil(highest / (step * power) - 1e-9));
    scale.top = step * power * scale.parts;
    break;
  }
  return scale;
}

void column_chart(const char* id, std::string_view description, std::span<const ChartColumn> columns, const ChartScale& scale,
                  std::span<const std::string> scale_labels, float height) {
  const Theme& theme = look().theme;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(id);
  ImGui::Dummy({width, height});
  twin::begin(twin::Role::image, description, at, {at.x + width, at.y + height}, {}, ImGui::GetID("chart"));
  twin::end();
  float label_width = 0;
  for (const std::string& label : scale_labels) label_width = std::max(label_width, text_extent(label, nullptr, text_size::small).x);
  const ImVec2 low(at.x + label_width + 10, at.y + 9), high(at.x + width, at.y + height - foot_height);
  ImDrawList* list = ImGui::GetWindowDrawList();
  for (int i = 0; i <= scale.parts; ++i) {
    const float y = ImFloor(high.y - (high.y - low.y) * static_cast<float>(i) / static_cast<float>(scale.parts)) + 0.5F;
    list->AddLine({low.x, y}, {high.x, y}, i == 0 ? theme.control_line : theme.line);
    if (static_cast<std::size_t>(i) >= scale_labels.size()) continue;
    const std::string& label = scale_labels[static_cast<std::size_t>(i)];
    draw_text({low.x - 10 - text_extent(label, nullptr, text_size::small).x, y - 9}, theme.ink_faint, label, nullptr, text_size::small);
  }
  const float slot = columns.empty() ? 0 : (high.x - low.x) / static_cast<float>(columns.size());
  const float column_width = std::clamp(slot * 0.64F, 2.0F, 44.0F);
  float free = low.x - 100;
  std::string_view hovered;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const ChartColumn& column = columns[i];
    const float middle = low.x + slot * (static_cast<float>(i) + 0.5F);
    const float left = ImFloor(middle - column_width / 2), right = ImFloor(middle + column_width / 2);
    const auto pixels = [&](double amount) { return static_cast<float>(std::max(0.0, amount) / scale.top) * (high.y - low.y); };
    const float lower_top = high.y - pixels(column.lower), upper_top = lower_top - pixels(column.upper);
    if (column.lower > 0)
      list->AddRectFilled({left, lower_top}, {right, high.y}, theme.today_bar, column.upper > 0 ? 0 : 2, ImDrawFlags_RoundCornersTop);
    if (column.upper > 0) {
      list->AddRectFilled({left, upper_top}, {right, lower_top}, theme.target_bar, 2, ImDrawFlags_RoundCornersTop);
      if (theme.high_contrast) stripes(list, {left, upper_top}, {right, lower_top}, theme.panel);
    }
    const float extent = text_extent(column.label, nullptr, text_size::small).x;
    const float text_left = std::min(ImFloor(middle - extent / 2), high.x - extent);
    if (text_left > free) {
      draw_text({text_left, high.y + 4}, theme.ink_faint, column.label, nullptr, text_size::small);
      free = text_left + extent + 8;
    }
    const ImRect place({low.x + slot * static_cast<float>(i), low.y}, {low.x + slot * static_cast<float>(i + 1), at.y + height});
    if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(place.Min, place.Max)) {
      hovered = column.spoken;
      list->AddRectFilled(place.Min, {place.Max.x, high.y}, (theme.accent & ~IM_COL32_A_MASK) | (24U << IM_COL32_A_SHIFT));
    }
  }
  if (!hovered.empty()) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(10, 8));
    if (ImGui::BeginTooltip()) {
      {
        const TextStyle style(look().fonts.regular, text_size::small, theme.ink);
        ImGui::TextUnformatted(hovered.data(), hovered.data() + hovered.size());
      }
      ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
  }
  ImGui::PopID();
}

}  // namespace csp::ui
