#include "shell/app.hpp"

#include <utility>

#include "imgui_internal.h"
#include "shell/frame_part.hpp"
#include "shell/guide.hpp"
#include "shell/languages.hpp"
#include "shell/shortcuts.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/step.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/term.hpp"

namespace csp {
namespace {

constexpr double toast_duration_s = 5;
constexpr float widest = 1920;  // wider, what belongs together would stand too far apart

// The room left at either side of the content on a very wide screen.
float beyond_widest(float room) { return ImMax(0.0F, ImFloor((room - widest) / 2)); }
float content_width(float room) { return room - 2 * beyond_widest(room); }

}  // namespace

App::App(Platform& platform, Workspace& workspace, Gui& gui, std::vector<RegisteredView> views)
    : platform_(platform), workspace_(workspace), gui_(gui), views_(std::move(views)) {
  ui::forget_tables();
  language_ = &language_for(platform.preferred_language());
  appearance_changed();
}

void App::appearance_changed() {
  refresh_look();
  platform_.request_frame();
}

void App::refresh_look() {
  const Appearance appearance = platform_.appearance();
  Look look;
  look.theme = make_theme(theme_choice_, appearance.dark, appearance.high_contrast, appearance.touch);
  look.fonts = gui_.fonts();
  look.touch = appearance.touch;
  look.presenting = presenting_;
  look.language = language_;
  set_look(look);
  apply(look.theme);
  const auto web_color = [](ImU32 color) { return (color & 255) << 16 | (color & 0xff00) | ((color >> 16) & 255); };
  platform_.page_look(look.theme.dark, web_color(look.theme.ground), web_color(look.theme.ink), language_->code());
}

void App::tell(std::string text, std::string_view besides) {
  toast_ = std::move(text);
  toast_until_s_ = now_s_ + toast_duration_s;
  platform_.request_frame_after(toast_duration_s + 0.05);
  platform_.announce(besides.empty() ? toast_ : toast_ + " " + std::string(besides));
  platform_.request_frame();
}

// Files may be opened from any view: what became of them is said there, and shown where it wants to be looked at.
void App::hear() {
  const std::optional<Notice> notice = workspace_.take_notice();
  if (!notice) return;
  if (notice->place && shown() != "portfolio") {
    workspace_.look_at(*notice->place);
    show(notice->place->view);
  }
  std::string text;
  for (const Message& sentence : notice->sentences) text += (text.empty() ? "" : " ") + step_name(sentence);
  tell(std::move(text));
}

void App::show(std::string_view view_id) {
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (views_[i].view->id() != view_id) continue;
    if (current_ != i) {
      arrived_ = true;
      toast_.clear();  // it spoke about what is left now
      platform_.announce((*language_)(Message{std::string(views_[i].view->title_key()), {}}));
    }
    current_ = i;
    workspace_.view_shown(view_id);
  }
  platform_.request_frame();
}

std::string_view App::shown() const { return views_[current_].view->id(); }

void App::set_language(std::string_view code) {
  language_ = &language_for(code);
  refresh_look();
  platform_.request_frame();
}

void App::set_theme(ThemeChoice choice) {
  theme_choice_ = choice;
  refresh_look();
  platform_.request_frame();
}

void App::draw(double time_s) {
  now_s_ = time_s;
  if (workspace_.advance(time_s)) platform_.request_frame();
  hear();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  Look now = look();
  now.width = size.x;
  now.height = size.y;
  now.narrow = size.x < 760;
  set_look(now);
  ui::begin_tables();
  ui::begin_terms();
  Context context{*language_, platform_, workspace_, now, {}, {}, {}};

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin(
      "##page", nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
  keys();
  draw_top_bar(context);
  const float foot = now.narrow ? 0 : foot_height;
  const float steps = now.narrow ? ui::step_row_height() : 0;
  if (now.narrow)
    draw_steps_row(context);
  else
    draw_rail(context);
  const float left = now.narrow ? 0 : rail_width;
  const float top = top_height + steps;
  const StepGuide guide = workspace_.guide(views_[current_].view->id());
  const float guided = guide.action == StepGuide::Action::none ? 0 : guide_height(context, guide, content_width(size.x - left));
  begin_part("content", {left, top}, {size.x - left, size.y - top - foot - guided}, now.theme.ground, twin::Role::main, {}, true);
  if (arrived_) twin::focus_title(ImGui::GetID("part"));
  draw_content(context);
  end_part();
  if (guided > 0) {
    const ImVec2 corner(left, size.y - foot - guided);
    begin_part("guide", corner, {size.x - left, guided}, now.theme.panel, twin::Role::region, context.text("guide.title"), false);
    draw_guide(context, guide, {corner.x + beyond_widest(size.x - left), corner.y}, content_width(size.x - left));
    end_part();
    ImGui::GetWindowDrawList()->AddLine({corner.x, corner.y + 0.5F}, {size.x, corner.y + 0.5F}, now.theme.line);
  }
  if (!now.narrow) draw_status_bar(context);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({0, top_height - 0.5F}, {size.x, top_height - 0.5F}, now.theme.line);
  ImGui::End();
  tour_.draw(context);
  palette_.draw(context, commands(context));
  draw_shortcuts(context, single_keys_);

  if (const std::optional<ui::CopiedCells> cells = ui::take_cells())
    platform_.copy_text(cells->text, context.text({"table.copied", {{"count", static_cast<std::int64_t>(cells->rows)}}}));
  if (!context.go_to.empty()) show(context.go_to);
  if (context.jump) {
    workspace_.look_at(*context.jump);
    show(context.jump->view);
    if (context.jump->part == "named") twin::seek(context.jump->subject);
  }
  if (twin::leads()) platform_.request_frame();
  if (context.toast.empty()) context.toast = stepped_;
  stepped_.clear();
  const std::string proof = changed_proof(context);
  if (!proof.empty() && context.toast.empty()) platform_.announce(proof);
  if (!context.toast.empty()) tell(context.toast, proof);
  draw_toast(foot + guided + 12);
}

// Whether the plan still holds is the first thing to hear after a change; empty while it is as it was.
std::string App::changed_proof(const Context& context) {
  const ProofState now = workspace_.proof();
  if (std::exchange(spoken_proof_, now) == now || now == ProofState::nothing) return {};
  return context.text(workspace_.proof_text());
}

void App::draw_content(Context& context) {
  if (std::exchange(arrived_, false)) ImGui::SetScrollY(0);
  twin::begin_scroll();
  const float edge = (context.look.narrow ? 12.0F : 20.0F) + beyond_widest(ImGui::GetContentRegionAvail().x);
  ImGui::SetCursorPos({edge, 16});
  ImGui::PushID(static_cast<int>(current_));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(context.look.theme.spacing, 12));
  // The content is a child of its own so that views can use the full width without minding the edge.
  ImGui::BeginChild("view", {ImGui::GetContentRegionAvail().x - edge, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoScrollbar);
  views_[current_].view->draw(context);
  ImGui::Dummy({0, 4});
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopID();
  twin::end_scroll();
}

void App::draw_toast(float above) {
  if (toast_.empty()) return;
  if (now_s_ >= toast_until_s_) {
    toast_.clear();
    return;
  }
  ui::toast(toast_, above);
}

}  // namespace csp
