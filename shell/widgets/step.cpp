#include "shell/widgets/step.hpp"

#include <string>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

std::string_view state_key(StepState state) {
  switch (state) {
    case StepState::done:
      return "shell.step.done";
    case StepState::attention:
      return "shell.step.attention";
    case StepState::blocked:
      return "shell.step.blocked";
    case StepState::waiting:
      break;
  }
  return "shell.step.waiting";
}

Tone state_tone(StepState state) {
  switch (state) {
    case StepState::done:
      return Tone::good;
    case StepState::attention:
      return Tone::warn;
    case StepState::blocked:
      return Tone::bad;
    case StepState::waiting:
      break;
  }
  return Tone::neutral;
}

void state_dot(ImVec2 center, StepStatus step) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const Tone tone = state_tone(step.state);
  if (step.state == StepState::waiting) {
    list->AddCircle(center, 6.5F, look().theme.control_line, 20, 1.5F);
    return;
  }
  list->AddCircleFilled(center, 8, tone_soft(tone), 24);
  if (look().theme.high_contrast) list->AddCircle(center, 8, tone_ink(tone), 24);
  if (step.state == StepState::done) {
    ImGui::RenderCheckMark(list, {center.x - 4, center.y - 4.5F}, tone_ink(tone), 8);
    return;
  }
  const std::string sign = step.count > 0 && step.count < 100 ? std::to_string(step.count) : "!";
  const ImVec2 extent = text_extent(sign, look().fonts.strong, 16);
  draw_text({ImFloor(center.x - extent.x / 2 + 0.5F), center.y - 8}, tone_ink(tone), sign, look().fonts.strong, 16);
}

std::string spoken_state(const Context& context, StepStatus step) {
  if (step.state == StepState::attention && step.count == 0) return context.text("shell.step.unsafe");
  return context.text({state_key(step.state).data(), {{"count", static_cast<std::int64_t>(step.count)}}});
}

bool step_area(const Context& context, const View& view, StepStatus step, bool current, ImVec2 size, bool& hovered) {
  const std::string id(view.id());
  const bool pressed = ImGui::InvisibleButton(id.c_str(), size, ImGuiButtonFlags_EnableNav);
  hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  twin::item(twin::Role::button, context.text(view.title_key()),
             {.flags = current ? twin::current : 0, .hint = spoken_state(context, step)});
  return pressed;
}

}  // namespace

float step_height() { return look().touch ? 44.0F : 34.0F; }
float step_row_height() { return 56; }

bool step_entry(const Context& context, const View& view, StepStatus step, bool current, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size(width, step_height());
  bool hovered = false;
  const bool pressed = step_area(context, view, step, current, size, hovered);
  if (current || hovered) {
    ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + size.x, at.y + size.y}, current ? look().theme.accent_soft : look().theme.ground,
                                              6);
  }
  state_dot({at.x + 18, at.y + size.y / 2}, step);
  draw_text({at.x + 38, at.y + (size.y - text_size::body) / 2}, current ? look().theme.ink : look().theme.ink_quiet,
            context.text(view.title_key()), current ? look().fonts.strong : look().fonts.regular);
  return pressed;
}

// As the current one: in bold.
float step_tab_width(const Context& context, const View& view) {
  return text_extent(context.text(view.title_key()), look().fonts.strong, text_size::small).x + 4;
}

bool step_tab(const Context& context, const View& view, StepStatus step, bool current, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos(), size(width, step_row_height());
  bool hovered = false;
  const bool pressed = step_area(context, view, step, current, size, hovered);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (current) list->AddRectFilled({at.x, at.y + size.y - 3}, {at.x + size.x, at.y + size.y}, look().theme.accent);
  state_dot({ImFloor(at.x + width / 2), at.y + 18}, step);
  const std::string title = context.text(view.title_key());
  ImFont* font = current ? look().fonts.strong : look().fonts.regular;
  const float extent = text_extent(title, font, text_size::small).x;
  const float x = at.x + ImMax(2.0F, (width - extent) / 2);
  draw_text({ImFloor(x), at.y + 30}, current ? look().theme.ink : look().theme.ink_quiet, title, font, text_size::small,
            extent > width - 4 ? width - 4 : 0);
  return pressed;
}

void proof_tag(const Context& context, ProofState proof) {
  switch (proof) {
    case ProofState::safe:
      tag(Tone::good, "●", context.text("shell.proof.safe"));
      break;
    case ProofState::units_only:
      tag(Tone::warn, "▲", context.text("shell.proof.units"));
      break;
    case ProofState::attention:
      tag(Tone::warn, "▲", context.text("shell.proof.attention"));
      break;
    case ProofState::unsafe:
      tag(Tone::bad, "■", context.text("shell.proof.unsafe"));
      break;
    case ProofState::nothing:
      tag(Tone::neutral, "○", context.text("shell.proof.none"));
      break;
  }
}

void status_text(std::string_view text) {
  const TextStyle style(look().fonts.regular, text_size::small, look().theme.ink_quiet);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  twin::text(text);
}

float pill(std::string_view label, std::string_view name, float room) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImMin(ImMin(text_extent(label).x, look().width < 1200 ? 260.0F : 320.0F) + 22, ImMax(room, 60.0F));
  ImGui::Dummy({width, 28});
  twin::text(name);
  ImGui::GetWindowDrawList()->AddRect(at, {at.x + width, at.y + 28}, look().theme.line, look().theme.radius);
  draw_text({at.x + 11, at.y + 4}, look().theme.ink_quiet, label, nullptr, text_size::body, width - 20);
  return width;
}

void toast(std::string_view text, float above) {
  const ImVec2 extent = text_extent(text);
  const float width = ImMin(extent.x + 32, look().width - 24);
  ImGui::SetNextWindowPos({look().width / 2, look().height - above}, ImGuiCond_Always, {0.5F, 1});
  ImGui::SetNextWindowSize({width, 0});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, look().theme.ink);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(16, 10));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8);
  ImGui::Begin("##toast", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoSavedSettings);
  // Over a dialog, but not over the menu that somebody is reading.
  const bool menu = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup) && ImGui::GetTopMostPopupModal() == nullptr;
  if (!menu) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  {
    const TextStyle style(look().fonts.regular, text_size::body, look().theme.panel);
    wrapped_text(text);
  }
  ImGui::End();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor();
}

}  // namespace csp::ui
