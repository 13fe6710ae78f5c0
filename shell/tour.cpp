#include "shell/tour.hpp"

#include <array>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

// Where a bubble stands, beside what it speaks of: its corner as parts of the page, and which of its own corners that is.
struct Stand {
  const char* title;
  const char* text;
  ImVec2 at, pivot;  // in parts of the page; pixels are added
  ImVec2 shift;
  const char* phone_text = nullptr;  // where a phone shows something else
};

constexpr float beside_timeline = 1060;  // from this width of the page the reasons stand beside the timeline, which stays in sight
constexpr Stand narrower_first = {"tour.plan", "tour.plan.text", {1, 1}, {1, 1}, {-20, -92}};

constexpr std::array<Stand, Tour::length> stands = {{
    {"tour.plan", "tour.plan.text", {1, 0}, {1, 0}, {-20, 200}},
    {"tour.steps", "tour.steps.text", {0, 0}, {0, 0}, {200, 64}},
    {"tour.next", "tour.next.text", {1, 1}, {1, 1}, {-20, -92}, "tour.next.text.phone"},
    {"tour.back", "tour.back.text", {1, 0}, {1, 0}, {-20, 56}, "tour.back.text.phone"},
    {"tour.own", "tour.own.text", {1, 0}, {1, 0}, {-20, 56}},
}};

}  // namespace

void Tour::draw(Context& context) {
  if (!running()) return;
  const Look& now = context.look;
  const Stand& stand = bubble_ == 0 && now.width < beside_timeline ? narrower_first : stands[static_cast<std::size_t>(bubble_)];
  const float width = now.narrow ? now.width - 24 : 340;
  if (now.narrow)
    ImGui::SetNextWindowPos({12, now.height - 84}, ImGuiCond_Always, {0, 1});
  else
    ImGui::SetNextWindowPos({ImFloor(now.width * stand.at.x + stand.shift.x), ImFloor(now.height * stand.at.y + stand.shift.y)},
                            ImGuiCond_Always, stand.pivot);
  ImGui::SetNextWindowSizeConstraints({width, 0}, {width, now.height - 24});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(18, 16));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, now.theme.card_radius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(now.theme.spacing, 8));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, now.theme.panel);
  ImGui::PushStyleColor(ImGuiCol_Border, now.theme.accent);
  ImGui::Begin("##tour", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  twin::begin(twin::Role::region, context.text("tour.name"), low, {low.x + size.x, low.y + size.y}, {}, ImGui::GetID("tour"));
  draw_words(context);
  draw_actions(context);
  twin::end();
  ImGui::End();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(4);
}

void Tour::draw_words(Context& context) {
  const Stand& stand = stands[static_cast<std::size_t>(bubble_)];
  // Only its own customer is introduced by name.
  const bool introduced = context.workspace.shows_example() && context.workspace.document_name().starts_with("Contoso");
  const bool own = bubble_ == 0 && !introduced, phone = context.look.narrow && stand.phone_text != nullptr;
  const std::string title = context.text(stand.title), text = context.text(own     ? "tour.plan.text.own"
                                                                           : phone ? stand.phone_text
                                                                                   : stand.text);
  ui::small(context.text({"tour.count", {{"number", std::int64_t{bubble_ + 1}}, {"count", std::int64_t{length}}}}));
  ui::heading(2, title);
  ui::paragraph(text);
  if (arrives_) context.platform.announce(title + ". " + text);
}

void Tour::draw_actions(Context& context) {
  const bool last = bubble_ + 1 == length;
  if (last) ui::checkbox(context.text("tour.remember"), remember_);
  bool finished = false;
  if (last) {
    if (ui::primary_button(context.text("tour.open"))) {
      context.platform.pick_files();
      finished = true;
    }
    if (arrives_) twin::focus_last_item();
    ImGui::SameLine(0, 8);
    finished = ui::button(context.text("tour.done")) || finished;
  } else {
    const bool next = ui::primary_button(context.text("tour.go_on"));
    if (arrives_) twin::focus_last_item();
    arrives_ = false;
    ImGui::SameLine(0, 8);
    finished = ui::button(context.text("tour.skip"), {.kind = ui::ButtonKind::quiet});
    if (next) {
      ++bubble_;
      arrives_ = true;
      context.platform.request_frame();
      return;
    }
  }
  arrives_ = false;
  if (!finished) return;
  if (last && remember_) context.platform.remember("tour");
  stop();
  context.platform.request_frame();
}

}  // namespace csp
