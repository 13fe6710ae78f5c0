#include "shell/app.hpp"

#include <algorithm>
#include <array>

#include "imgui_internal.h"
#include "shell/languages.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/step.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float top_height = 48, rail_width = 188, foot_height = 28;
constexpr double toast_duration_s = 5;

// A part of the frame: fixed place, panel colour, its own landmark in the twin.
void begin_part(const char* id, ImVec2 at, ImVec2 size, ImU32 fill, twin::Role role, std::string_view name, bool scrolls) {
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, fill);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  ImGui::BeginChild(id, size, ImGuiChildFlags_NavFlattened, scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  twin::begin(role, name, at, {at.x + size.x, at.y + size.y}, {}, ImGui::GetID("part"));
}

void end_part() {
  twin::end();
  ImGui::EndChild();
}

std::string upper_code(std::string_view code) {
  std::string result(code.substr(0, 2));
  for (char& letter : result) letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  return result;
}

}  // namespace

App::App(Platform& platform, Workspace& workspace, Gui& gui, std::vector<RegisteredView> views)
    : platform_(platform), workspace_(workspace), gui_(gui), views_(std::move(views)) {
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
  look.reduced_motion = appearance.reduced_motion;
  set_look(look);
  apply(look.theme);
  const auto web_color = [](ImU32 color) { return (color & 255) << 16 | (color & 0xff00) | ((color >> 16) & 255); };
  platform_.page_look(look.theme.dark, web_color(look.theme.ground), web_color(look.theme.ink), language_->code());
}

void App::show(std::string_view view_id) {
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (views_[i].view->id() != view_id) continue;
    if (current_ != i) scroll_to_top_ = true;
    current_ = i;
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

std::string App::copied_text() { return std::string(views_[current_].view->copied_text()); }

void App::keys() {
  // Dear ImGui swaps Control and Command on a Mac keyboard.
  const ImGuiInputFlags everywhere = ImGuiInputFlags_RouteGlobal;
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, everywhere) && workspace_.can_undo()) workspace_.undo();
  if ((ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, everywhere) || ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Y, everywhere)) && workspace_.can_redo()) workspace_.redo();
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_S, everywhere)) workspace_.save(platform_);
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_O, everywhere)) platform_.pick_files();
}

void App::draw(double time_s) {
  now_s_ = time_s;
  if (workspace_.advance()) platform_.request_frame();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  Look now = look();
  now.width = size.x;
  now.height = size.y;
  now.narrow = size.x < 760;
  set_look(now);
  Context context{*language_, platform_, workspace_, now, {}, {}};

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
  keys();
  draw_top_bar(context);
  const float foot = now.narrow ? 0 : foot_height;
  const float steps = now.narrow ? ui::step_row_height() : 0;
  if (now.narrow) draw_steps_row(context);
  else draw_rail(context);
  const float left = now.narrow ? 0 : rail_width;
  const float top = top_height + steps;
  begin_part("content", {left, top}, {size.x - left, size.y - top - foot}, now.theme.ground, twin::Role::main, {}, true);
  draw_content(context);
  end_part();
  if (!now.narrow) draw_status_bar(context);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({0, top_height - 0.5F}, {size.x, top_height - 0.5F}, now.theme.line);
  ImGui::End();

  if (!context.go_to.empty()) show(context.go_to);
  if (!context.toast.empty()) {
    toast_ = context.toast;
    toast_until_s_ = now_s_ + toast_duration_s;
    platform_.announce(toast_);
    platform_.request_frame();
  }
  draw_toast();
}

void App::draw_top_bar(Context& context) {
  const Look& now = context.look;
  begin_part("top", {0, 0}, {now.width, top_height}, now.theme.panel, twin::Role::banner, {}, false);
  const float edge = now.narrow ? 12.0F : 16.0F;
  ImGui::SetCursorScreenPos({edge, (top_height - text_size::lead) / 2});
  const std::string product = context.text("shell.product");
  const float product_width = ui::text_extent(product, now.fonts.strong, text_size::lead).x;
  const float product_room = now.narrow ? now.width - 2 * edge - ui::button_width(context.text("shell.open_files")) - 44 - 20 : product_width + 2;
  ImGui::Dummy({ImMin(product_width, product_room), text_size::lead});
  twin::text(product);
  ui::draw_text(ImGui::GetItemRectMin(), now.theme.ink, product, now.fonts.strong, text_size::lead, product_width > product_room ? product_room : 0);
  float left = ImGui::GetItemRectMax().x + 16;

  const std::string open = context.text("shell.open_files"), save = context.text("shell.save_plan");
  const std::string undo = context.text("shell.undo"), redo = context.text("shell.redo");
  const float line = (top_height - now.theme.target) / 2;
  const float save_width = ui::button_width(save), open_width = ui::button_width(open), menu_width = 44;
  float right = now.width - edge;
  const auto place = [&](float width) {
    right -= width;
    ImGui::SetCursorScreenPos({ImFloor(right), line});
    right -= 12;
  };
  // Narrow pages keep only the menu; everything is in it.
  if (!now.narrow) {
    const std::string name = workspace_.document_name();
    if (!name.empty()) {
      const std::string shown = workspace_.unsaved_changes() ? name + " ·" : name;
      ImGui::SetCursorScreenPos({left, (top_height - 28) / 2});
      left += ui::pill(shown, workspace_.unsaved_changes() ? context.text({"shell.document.unsaved", {{"name", name}}}) : name) + 16;
    }
    place(save_width);
    const float save_x = right + 12;
    place(open_width);
    const float open_x = right + 12;
    place(menu_width);
    const float menu_x = right + 12;
    place(52);
    const float language_x = right + 12;
    place(ui::button_width(redo));
    const float redo_x = right + 12;
    place(ui::button_width(undo));
    const float undo_x = right + 12;
    // Drawn from left to right, so that the keyboard walks them in the order the eye does.
    const auto at = [&](float x) { ImGui::SetCursorScreenPos({ImFloor(x), line}); };
    if (undo_x > left && now.width > 900) {
      at(undo_x);
      if (ui::button(undo, {.enabled = workspace_.can_undo()})) workspace_.undo();
      at(redo_x);
      if (ui::button(redo, {.enabled = workspace_.can_redo()})) workspace_.redo();
    }
    at(language_x);
    if (ui::button(upper_code(language_->code()) + "##language", {.width = 52, .name = context.text({"shell.language.button", {{"name", std::string(own_name(language_->code()))}}})})) {
      ui::open_menu("language");
    }
    if (ui::begin_menu("language", context.text("shell.language"))) {
      for (const std::string& offered : language_codes()) {
        if (ui::menu_choice(own_name(offered), offered == language_->code())) set_language(offered);
      }
      ui::end_menu();
    }
    at(menu_x);
    draw_menu(context);
    at(open_x);
    if (ui::button(open)) platform_.pick_files();
    at(save_x);
    if (ui::primary_button(save)) workspace_.save(platform_);
  } else {
    place(menu_width);
    const float menu_x = right + 12;
    right += 4;
    place(open_width);
    ImGui::SetCursorScreenPos({ImFloor(right + 12), line});
    if (ui::button(open)) platform_.pick_files();
    ImGui::SetCursorScreenPos({ImFloor(menu_x), line});
    draw_menu(context);
  }
  end_part();
}

void App::draw_menu(Context& context) {
  if (ui::button("≡##menu", {.width = 44, .name = context.text("shell.menu")})) ui::open_menu("menu");
  if (!ui::begin_menu("menu", context.text("shell.menu"))) return;
  if (context.look.narrow || context.look.width <= 900) {
    if (ui::menu_action(context.text("shell.save_plan"))) workspace_.save(platform_);
    if (ui::menu_action(context.text("shell.undo"), workspace_.can_undo())) workspace_.undo();
    if (ui::menu_action(context.text("shell.redo"), workspace_.can_redo())) workspace_.redo();
    ui::separator();
  }
  if (!workspace_.document_name().empty() && ui::menu_action(context.text("shell.save_without_names"))) {
    workspace_.save_without_names(platform_);
    context.toast = context.text("shell.saved_without_names");
  }
  ui::separator();
  ui::menu_title(context.text("shell.theme"));
  constexpr std::array<std::pair<ThemeChoice, std::string_view>, 4> themes = {{
      {ThemeChoice::system, "shell.theme.system"},
      {ThemeChoice::light, "shell.theme.light"},
      {ThemeChoice::dark, "shell.theme.dark"},
      {ThemeChoice::high_contrast, "shell.theme.high_contrast"},
  }};
  for (const auto& [choice, key] : themes) {
    if (ui::menu_choice(context.text(key), theme_choice_ == choice)) set_theme(choice);
  }
  if (context.look.narrow) {
    ui::separator();
    ui::menu_title(context.text("shell.language"));
    for (const std::string& offered : language_codes()) {
      if (ui::menu_choice(own_name(offered), offered == language_->code())) set_language(offered);
    }
  }
  ui::separator();
  for (const RegisteredView& entry : views_) {
    if (!entry.step && ui::menu_action(context.text(entry.view->title_key()))) context.go_to = entry.view->id();
  }
  ui::end_menu();
}

void App::draw_rail(Context& context) {
  const Look& now = context.look;
  const float height = now.height - top_height - foot_height;
  begin_part("rail", {0, top_height}, {rail_width, height}, now.theme.panel, twin::Role::navigation, context.text("shell.steps"), false);
  float y = top_height + 12;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].step) continue;
    ImGui::SetCursorScreenPos({8, y});
    const View& view = *views_[i].view;
    if (ui::step_entry(context, view, workspace_.step(view.id()), i == current_, rail_width - 17)) context.go_to = view.id();
    y += ui::step_height() + 2;
  }
  const std::string silence = context.text("shell.silence"), more = context.text("shell.silence.more");
  ImGui::SetCursorScreenPos({18, top_height + height - 76});
  ui::small(silence);
  ImGui::SetCursorScreenPos({18, top_height + height - 46});
  if (ui::link(more)) context.go_to = "about";
  end_part();
  ImGui::GetWindowDrawList()->AddLine({rail_width - 0.5F, top_height}, {rail_width - 0.5F, now.height - foot_height}, now.theme.line);
}

void App::draw_steps_row(Context& context) {
  const Look& now = context.look;
  begin_part("steps", {0, top_height}, {now.width, ui::step_row_height()}, now.theme.panel, twin::Role::navigation, context.text("shell.steps"), false);
  int count = 0;
  for (const RegisteredView& entry : views_) count += entry.step ? 1 : 0;
  const float width = count ? now.width / static_cast<float>(count) : now.width;
  float x = 0;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].step) continue;
    ImGui::SetCursorScreenPos({x, top_height});
    const View& view = *views_[i].view;
    if (ui::step_tab(context, view, workspace_.step(view.id()), i == current_, width)) context.go_to = view.id();
    x += width;
  }
  end_part();
  const float bottom = top_height + ui::step_row_height() - 0.5F;
  ImGui::GetWindowDrawList()->AddLine({0, bottom}, {now.width, bottom}, now.theme.line);
}

void App::draw_content(Context& context) {
  if (scroll_to_top_) ImGui::SetScrollY(0);
  scroll_to_top_ = false;
  twin::begin_scroll();
  const float edge = context.look.narrow ? 12.0F : 20.0F;
  ImGui::SetCursorPos({edge, 16});
  ImGui::PushID(static_cast<int>(current_));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(context.look.theme.spacing, 12));
  // The content is a child of its own so that views can use the full width without minding the edge.
  ImGui::BeginChild("view", {ImGui::GetContentRegionAvail().x - edge, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoScrollbar);
  views_[current_].view->draw(context);
  ImGui::Dummy({0, 4});
  ImGui::EndChild();
  ImGui::PopStyleVar();
  ImGui::PopID();
  twin::end_scroll();
}

void App::draw_status_bar(Context& context) {
  const Look& now = context.look;
  begin_part("status", {0, now.height - foot_height}, {now.width, foot_height}, now.theme.panel, twin::Role::contentinfo, {}, false);
  const float line = now.height - foot_height + 5;
  ImGui::SetCursorScreenPos({16, line - 1});
  ui::proof_tag(context, workspace_.proof());
  ImGui::SameLine(0, 8);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, line});
  ui::status_text(context.text(workspace_.proof_text()));
  ImGui::SameLine(0, 18);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, line});
  ui::status_text(context.text({"shell.requests", {{"count", static_cast<std::int64_t>(platform_.requests_since_load())}}}));
  const std::string facts = context.text(workspace_.facts_text());
  const std::string version = "v" CSP_VERSION;
  const float version_width = ui::text_extent(version, nullptr, text_size::small).x;
  const float facts_width = ui::text_extent(facts, nullptr, text_size::small).x;
  if (now.width > 900) {
    ImGui::SetCursorScreenPos({ImFloor(now.width - 16 - version_width - 18 - facts_width), line});
    ui::status_text(facts);
    ImGui::SetCursorScreenPos({ImFloor(now.width - 16 - version_width), line});
    ui::status_text(version);
  }
  end_part();
  ImGui::GetWindowDrawList()->AddLine({0, now.height - foot_height + 0.5F}, {now.width, now.height - foot_height + 0.5F}, now.theme.line);
}

void App::draw_toast() {
  if (toast_.empty()) return;
  if (now_s_ >= toast_until_s_) {
    toast_.clear();
    return;
  }
  ui::toast(toast_);
}

}  // namespace csp
