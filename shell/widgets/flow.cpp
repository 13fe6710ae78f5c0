#include "shell/widgets/flow.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "imgui.h"
#include "shell/twin.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float row_gap = 8, bar_width = 5, least_row = 42, least_band = 2.5F;
constexpr int steps = 28;  // of a band's curve

struct Row {
  float top = 0, height = 0, bar = 0;  // bar: height of the coloured part
  float used = 0;                      // of the bar, by bands drawn so far
};

// Rows below each other, high enough for two lines of text and for what flows through them.
std::vector<Row> rows_of(std::size_t count, std::span<const FlowBand> bands, bool left, float scale) {
  std::vector<Row> rows(count);
  for (const FlowBand& band : bands) {
    rows[static_cast<std::size_t>(left ? band.from : band.to)].bar += std::max(least_band, static_cast<float>(band.amount) * scale);
  }
  float top = 0;
  for (Row& row : rows) {
    row.height = std::max(std::max(least_row, look().touch ? 44.0F : 0.0F), row.bar);
    row.top = top;
    top += row.height + row_gap;
  }
  return rows;
}

float bottom_of(const std::vector<Row>& rows) { return rows.empty() ? 0 : rows.back().top + rows.back().height; }

ImU32 faded(ImU32 color, unsigned alpha) { return (color & ~IM_COL32_A_MASK) | (alpha << IM_COL32_A_SHIFT); }

ImU32 band_color(Tone tone, bool lit) {
  const unsigned alpha = lit ? 150U : look().theme.high_contrast ? 120U : 64U;
  return faded(tone == Tone::neutral ? look().theme.ink_faint : tone_ink(tone), alpha);
}

// Two curves and what lies between them, as upright strips: no strip covers another, so one shade all along.
void draw_band(ImDrawList* list, ImVec2 from, ImVec2 to, float thickness, ImU32 color) {
  const ImDrawListFlags flags = list->Flags;
  list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const auto height_at = [&](float part) {
    const float eased = part * part * (3 - 2 * part);
    return from.y + (to.y - from.y) * eased;
  };
  std::array<ImVec2, steps + 1> upper, lower;
  for (int i = 0; i <= steps; ++i) {
    const float part = static_cast<float>(i) / steps;
    const float x = from.x + (to.x - from.x) * part, y = height_at(part);
    upper[static_cast<std::size_t>(i)] = {x, y};
    lower[static_cast<std::size_t>(i)] = {x, y + thickness};
  }
  for (std::size_t i = 0; i < steps; ++i) list->AddQuadFilled(upper[i], upper[i + 1], lower[i + 1], lower[i], color);
  list->Flags = flags;
  list->AddPolyline(upper.data(), steps + 1, color, 0, 1);
  list->AddPolyline(lower.data(), steps + 1, color, 0, 1);
}

// Two lines of text, the second one quiet, in the middle of a row.
void draw_label(ImVec2 at, float height, float width, const FlowNode& node) {
  const float y = at.y + std::floor((height - text_size::body - text_size::small) / 2);
  draw_text({at.x, y}, look().theme.ink, node.title, look().fonts.strong, text_size::body, width, Cut::middle);
  float x = at.x;
  if (!node.word.empty()) {
    draw_tag({x, y + text_size::body}, node.tone, node.shape, node.word);
    x += tag_width(node.shape, node.word) + 8;
  }
  if (!node.note.empty() && x < at.x + width)
    draw_text({x, y + text_size::body}, look().theme.ink_quiet, node.note, nullptr, text_size::small, at.x + width - x);
}

}  // namespace

int flow(const char* id, const std::string& name, std::span<const FlowNode> left, std::span<const FlowNode> right,
         std::span<const FlowBand> bands, int selected) {
  std::int64_t most = 1;
  for (const FlowBand& band : bands) most = std::max(most, band.amount);
  const float scale = 64 / static_cast<float>(most);
  std::vector<Row> from = rows_of(left.size(), bands, true, scale), to = rows_of(right.size(), bands, false, scale);
  const float height = std::max(bottom_of(from), bottom_of(to));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float label = std::floor(room * (room > 620 ? 0.33F : 0.36F));
  const float bars_left = at.x + label, bars_right = at.x + room - label;

  ImGui::PushID(id);
  twin::begin(twin::Role::group, name, at, {at.x + room, at.y + height}, {}, ImGui::GetID("flow"));
  ImDrawList* list = ImGui::GetWindowDrawList();
  int chosen = -1, lit = -1;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const int index = static_cast<int>(i);
    ImGui::PushID(index);
    ImGui::SetCursorScreenPos({at.x, at.y + from[i].top});
    {
      const twin::Mute mute;
      if (ImGui::InvisibleButton("node", {label, from[i].height}, ImGuiButtonFlags_EnableNav)) chosen = index;
    }
    twin::item(twin::Role::button, left[i].spoken, {.flags = twin::pressable | (index == selected ? twin::checked : 0)});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) {
      ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      lit = index;
    }
    const ImVec2 low(at.x, at.y + from[i].top), high(bars_left - 4, at.y + from[i].top + from[i].height);
    if (index == selected)
      list->AddRectFilled(low, high, look().theme.accent_soft, look().theme.radius);
    else if (hovered)
      list->AddRectFilled(low, high, look().theme.ground, look().theme.radius);
    ImGui::PopID();
  }
  for (const FlowBand& band : bands) {
    Row& source = from[static_cast<std::size_t>(band.from)];
    Row& target = to[static_cast<std::size_t>(band.to)];
    const float thickness = std::max(least_band, static_cast<float>(band.amount) * scale);
    const float start = at.y + source.top + (source.height - source.bar) / 2 + source.used,
                end = at.y + target.top + (target.height - target.bar) / 2 + target.used;
    source.used += thickness;
    target.used += thickness;
    draw_band(list, {bars_left + bar_width, start}, {bars_right - bar_width, end}, thickness,
              band_color(band.tone, band.from == selected || band.from == lit));
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    const float top = at.y + from[i].top + (from[i].height - from[i].bar) / 2;
    list->AddRectFilled({bars_left, top}, {bars_left + bar_width, top + from[i].bar}, look().theme.today_bar, 2);
    draw_label({at.x + 8, at.y + from[i].top}, from[i].height, label - 20, left[i]);
  }
  for (std::size_t i = 0; i < right.size(); ++i) {
    const float top = at.y + to[i].top + (to[i].height - to[i].bar) / 2;
    list->AddRectFilled({bars_right - bar_width, top}, {bars_right, top + to[i].bar}, look().theme.target_bar, 2);
    draw_label({bars_right + 8, at.y + to[i].top}, to[i].height, label - 8, right[i]);
  }
  twin::end();
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({room, height});
  ImGui::PopID();
  return chosen;
}

}  // namespace csp::ui
