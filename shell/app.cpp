#include "shell/app.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "imgui_internal.h"
#include "shell/guide.hpp"
#include "shell/languages.hpp"
#include "shell/shortcuts.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/step.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/term.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float top_height = 48, rail_width = 188, foot_height = 28;
constexpr double toast_duration_s = 5;
constexpr float widest = 1920;  // wider, what belongs together would stand too far apart

// The room left at either side of the content on a very wide screen.
float beyond_widest(float room) { return ImMax(0.0F, ImFloor((room - widest) / 2)); }
float content_width(float room) { return room - 2 * beyond_widest(room); }

// A part of the frame: fixed place, panel colour, its own landmark in the twin.
void begin_part(const char* id, ImVec2 at, ImVec2 size, ImU32 fill, twin::Role role, std::string_view name, bool scrolls) {
  ImGui::SetCursorScreenPos(at);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, fill);
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0);
  ImGui::BeginChild(id, size, ImGuiChildFlags_NavFlattened,
                    scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
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

void App::show(std::string_view view_id) {
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (views_[i].view->id() != view_id) continue;
    if (current_ != i) {
      scroll_to_top_ = true;
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
  if (std::exchange(arrived_, false)) twin::focus_title(ImGui::GetID("part"));
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

  if (const std::optional<ui::CopiedCells> cells = ui::take_cells()) {
    platform_.copy_text(cells->text);
    context.toast = context.text({"table.copied", {{"count", static_cast<std::int64_t>(cells->rows)}}});
  }
  if (!context.go_to.empty()) show(context.go_to);
  if (context.jump) {
    workspace_.look_at(*context.jump);
    show(context.jump->view);
  }
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

void App::draw_top_bar(Context& context) {
  const Look& now = context.look;
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
  ui::draw_text(at, now.theme.ink, product, now.fonts.strong, letters, product_room);
  float left = ImGui::GetItemRectMax().x + 16;

  const std::string open = context.text("shell.open_files");
  const float line = (top_height - now.theme.target) / 2;
  if (!now.narrow) {
    std::string name = workspace_.document_name();
    if (presenting_ && !name.empty()) name = context.text("present.customer");
    if (!name.empty()) {
      const std::string shown = workspace_.unsaved_changes() ? name + " ·" : name;
      ImGui::SetCursorScreenPos({left, (top_height - 28) / 2});
      left += ui::pill(shown, workspace_.unsaved_changes() ? context.text({"shell.document.unsaved", {{"name", name}}}) : name) + 16;
    }
    draw_top_buttons(context, left);
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

// From left to right, so that the keyboard walks them in the order the eye does; those that find no room are in the menu.
void App::draw_top_buttons(Context& context, float left) {
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
  float x = ImMax(left, now.width - 16 - total);
  for (const Place& place : places) {
    if (now.width < place.least_page) continue;
    ImGui::SetCursorScreenPos({ImFloor(x), line});
    x += place.width + gap;
    switch (place.part) {
      case Part::search:
        if (ui::button(search, {.width = place.width, .tooltip = command_keys("K")})) palette_.open();
        break;
      case Part::undo:
        if (ui::icon_button(ui::Icon::undo, context.text("shell.undo"), workspace_.can_undo())) workspace_.undo();
        break;
      case Part::redo:
        if (ui::icon_button(ui::Icon::redo, context.text("shell.redo"), workspace_.can_redo())) workspace_.redo();
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
    if (ui::menu_action(context.text("shell.undo"), workspace_.can_undo())) workspace_.undo();
    if (ui::menu_action(context.text("shell.redo"), workspace_.can_redo())) workspace_.redo();
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
  begin_part("steps", {0, top_height}, {now.width, ui::step_row_height()}, now.theme.panel, twin::Role::navigation,
             context.text("shell.steps"), false);
  // Each as wide as its title, and the rest shared alike.
  int count = 0;
  float titles = 0;
  for (const RegisteredView& entry : views_) {
    if (!entry.step) continue;
    ++count;
    titles += ui::step_tab_width(context, *entry.view);
  }
  const float more = count ? (now.width - titles) / static_cast<float>(count) : 0;
  float x = 0;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].step) continue;
    ImGui::SetCursorScreenPos({x, top_height});
    const View& view = *views_[i].view;
    const float width = ui::step_tab_width(context, view) + more;
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

void App::draw_toast(float above) {
  if (toast_.empty()) return;
  if (now_s_ >= toast_until_s_) {
    toast_.clear();
    return;
  }
  ui::toast(toast_, above);
}

}  // namespace csp
