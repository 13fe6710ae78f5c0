// The bar at the top: whose plan is open, and what can be done anywhere. What finds no room in it is in the menu.
#include <array>

#include "imgui_internal.h"
#include "shell/app.hpp"
#include "shell/frame_part.hpp"
#include "shell/languages.hpp"
#include "shell/shortcuts.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/step.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

std::string upper_code(std::string_view code) {
  std::string result(code.substr(0, 2));
  for (char& letter : result) letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
  return result;
}

}  // namespace

// How the plan that is open stands, in words: "demo · not saved". Empty when there is nothing to say.
std::string App::document_state(const Context& context) const {
  std::string state;
  if (workspace_.is_demo()) state = context.text("shell.document.demo");
  if (workspace_.unsaved_changes()) state += (state.empty() ? "" : " · ") + context.text("shell.document.not_saved");
  return state;
}

void App::draw_top_bar(Context& context) {
  const Look& now = context.look;
  std::string name = workspace_.document_name();
  if (presenting_ && !name.empty()) name = context.text("present.customer");
  const std::string state = name.empty() ? std::string() : document_state(context);
  const std::string standing = state.empty() ? name : name + " · " + state;
  begin_part("top", {0, 0}, {now.width, top_height}, now.theme.panel, twin::Role::banner, {}, false);
  const float edge = now.narrow ? 12.0F : 16.0F;
  ImGui::SetCursorScreenPos({edge, (top_height - text_size::lead) / 2});
  const std::string product = context.text("shell.product");
  const float product_width = ui::text_extent(product, now.fonts.strong, text_size::lead).x;
  const float product_room =
      now.narrow ? now.width - 2 * edge - ui::button_width(context.text("shell.open_files")) - 44 - 20 : product_width + 2;
  ImGui::Dummy({ImMin(product_width, product_room), text_size::lead});
  twin::text(product);
  // In a smaller size before it is cut.
  float letters = text_size::lead;
  for (const float size : {text_size::body, text_size::small}) {
    if (ui::text_extent(product, now.fonts.strong, letters).x > product_room) letters = size;
  }
  ImVec2 at = ImGui::GetItemRectMin();
  at.y += (text_size::lead - letters) / 2;
  const bool below = now.narrow && !standing.empty();  // there is no room for a pill beside it
  if (below) letters = ImMin(letters, text_size::body), at.y = top_height / 2 - letters - 1;
  ui::draw_text(at, now.theme.ink, product, now.fonts.strong, letters, product_room);
  if (below) {
    ImGui::SetCursorScreenPos({at.x, top_height / 2 + 2});
    ImGui::Dummy({product_room, text_size::small});
    twin::text(standing);
    // Little room: how it stands goes before the name, which may be cut.
    ui::draw_text({at.x, top_height / 2 + 2}, now.theme.ink_quiet, state.empty() ? name : state + " · " + name, nullptr, text_size::small,
                  product_room);
  }
  const float left = ImGui::GetItemRectMax().x + 16;

  const std::string open = context.text("shell.open_files");
  const float line = (top_height - now.theme.target) / 2;
  if (!now.narrow) {
    draw_top_buttons(context, left, standing);
  } else {
    // Narrow pages keep only the menu; everything is in it.
    const float menu_x = now.width - edge - 44;
    ImGui::SetCursorScreenPos({ImFloor(menu_x - 8 - ui::button_width(open)), line});
    if (ui::button(open)) platform_.pick_files();
    ImGui::SetCursorScreenPos({ImFloor(menu_x), line});
    draw_menu(context);
  }
  end_part();
}

// From left to right, so that the keyboard walks them in the order the eye does; those that find no room are in the menu. How the document
// stands gets what they leave.
void App::draw_top_buttons(Context& context, float left, std::string_view standing) {
  const Look& now = context.look;
  const float line = (top_height - now.theme.target) / 2, gap = 8;
  const std::string open = context.text("shell.open_files"), save = context.text("shell.save_plan");
  const std::string search = context.text("shell.search"), history = context.text("history.title");
  const std::string leave = context.text("present.stop");
  const float square = ImMax(36.0F, now.theme.target);
  enum class Part { search, undo, redo, history, language, menu, leave, open, save };
  struct Place {
    Part part;
    float width;
    float least_page;  // shown from this width of the page
  };
  const std::array<Place, 9> places = {{{Part::search, ui::button_width(search) + 8, 1120},
                                        {Part::undo, square, 900},
                                        {Part::redo, square, 900},
                                        {Part::history, ui::button_width(history), 1120},
                                        {Part::language, 52, 0},
                                        {Part::menu, 44, 0},
                                        {Part::leave, ui::button_width(leave), presenting_ ? 0.0F : 1e9F},
                                        {Part::open, ui::button_width(open), 0},
                                        {Part::save, ui::button_width(save), 0}}};
  float total = -gap;
  for (const Place& place : places) total += now.width >= place.least_page ? place.width + gap : 0;
  float x = now.width - 16 - total;
  if (!standing.empty()) {
    ImGui::SetCursorScreenPos({left, (top_height - 28) / 2});
    ui::pill(standing, standing, x - left - 16);
  }
  for (const Place& place : places) {
    if (now.width < place.least_page) continue;
    ImGui::SetCursorScreenPos({ImFloor(x), line});
    x += place.width + gap;
    switch (place.part) {
      case Part::search:
        if (ui::button(search, {.width = place.width, .tooltip = command_keys("K")})) palette_.open();
        break;
      case Part::undo:
        if (ui::icon_button(ui::Icon::undo, context.text("shell.undo"), workspace_.can_undo())) undo();
        break;
      case Part::redo:
        if (ui::icon_button(ui::Icon::redo, context.text("shell.redo"), workspace_.can_redo())) redo();
        break;
      case Part::history:
        if (ui::button(history)) ui::open_menu("history");
        draw_history(context);
        break;
      case Part::language:
        if (ui::button(
                upper_code(language_->code()) + "##language",
                {.width = 52, .name = context.text({"shell.language.button", {{"name", std::string(own_name(language_->code()))}}})}))
          ui::open_menu("language");
        if (ui::begin_menu("language", context.text("shell.language"))) {
          for (const std::string& offered : language_codes()) {
            if (ui::menu_choice(own_name(offered), offered == language_->code())) set_language(offered);
          }
          ui::end_menu();
        }
        break;
      case Part::menu:
        draw_menu(context);
        break;
      case Part::leave:
        if (ui::button(leave)) present(false);
        break;
      case Part::open:
        if (ui::button(open)) platform_.pick_files();
        break;
      case Part::save:
        if (ui::primary_button(save)) workspace_.save(platform_);
        break;
    }
  }
}

void App::draw_menu(Context& context) {
  if (context.look.width < 1120) draw_history(context);
  if (ui::button("≡##menu", {.width = 44, .name = context.text("shell.menu")})) ui::open_menu("menu");
  if (!ui::begin_menu("menu", context.text("shell.menu"))) return;
  bool open_history = false;
  if (context.look.width < 1120) {
    if (ui::menu_action(context.text("shell.search"))) palette_.open();
    open_history = ui::menu_action(context.text("history.title"));
  }
  if (context.look.narrow && ui::menu_action(context.text("shell.save_plan"))) workspace_.save(platform_);
  if (context.look.width < 900) {
    if (ui::menu_action(context.text("shell.undo"), workspace_.can_undo())) undo();
    if (ui::menu_action(context.text("shell.redo"), workspace_.can_redo())) redo();
  }
  if (!workspace_.document_name().empty() && ui::menu_action(context.text("shell.save_without_names"))) {
    workspace_.save_without_names(platform_);
    context.toast = context.text("shell.saved_without_names");
  }
  if (ui::menu_action(context.text(presenting_ ? "present.stop" : "present.start"))) present(!presenting_);
  if (ui::menu_action(context.text("tour.start"))) start_tour();
  if (ui::menu_action(context.text("keys.title"))) open_shortcuts();
  ui::separator();
  ui::menu_title(context.text("shell.theme"));
  for (const auto& [choice, key] : theme_choices) {
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
  if (open_history) ui::open_menu("history");
}

}  // namespace csp
