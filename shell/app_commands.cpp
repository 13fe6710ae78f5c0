// What can be done from anywhere: by key, by the palette, and through the history of changes.
#include <utility>

#include "imgui_internal.h"
#include "shell/app.hpp"
#include "shell/languages.hpp"
#include "shell/shortcuts.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void App::copy() {
  ui::ask_for_cells(true);
  platform_.request_frame();
}

void App::pasted(std::string_view text) {
  if (!ui::offer_cells(text)) workspace_.table_pasted(text);
  platform_.request_frame();
}

void App::first_visit() {
  if (platform_.recalls("tour")) return;
  workspace_.open_example();
  show("plan");
  tour_.begin();
}

void App::files_arrive() {
  tour_.stop();
  if (workspace_.shows_example() && shown() != "portfolio") show("files");
}

void App::present(bool on) {
  presenting_ = on;
  gui_.set_zoom(on ? presenting_zoom : 1);
  platform_.full_screen(on);
  refresh_look();
  platform_.request_frame();
}

void App::keys() {
  // Dear ImGui swaps Control and Command on a Mac keyboard.
  const ImGuiInputFlags everywhere = ImGuiInputFlags_RouteGlobal;
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Z, everywhere) && workspace_.can_undo()) undo();
  if ((ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, everywhere) ||
       ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Y, everywhere)) &&
      workspace_.can_redo())
    redo();
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_S, everywhere)) workspace_.save(platform_);
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_O, everywhere)) platform_.pick_files();
  if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_K, everywhere)) palette_.open();
  // Escape has closed a menu by now: it meant that menu, and not what lies behind it.
  const bool in_popup = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
  if (std::exchange(was_in_popup_, in_popup) || in_popup) return;
  if (tour_.running() && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
    tour_.stop();
  else if (presenting_ && ImGui::IsKeyPressed(ImGuiKey_Escape, false))
    present(false);
  if (!single_keys_) return;
  for (const ImWchar character : ImGui::GetIO().InputQueueCharacters) {
    if (character == '?') open_shortcuts();
    int step = 0;
    for (const RegisteredView& entry : views_) {
      if (entry.step && character == static_cast<ImWchar>('1' + step++)) show(entry.view->id());
    }
  }
}

std::vector<Command> App::commands(const Context& context) {
  std::vector<Command> commands;
  const auto add = [&](std::string_view key, std::string keys, std::function<void()> run, bool enabled = true) {
    commands.push_back({context.text(key), std::move(keys), std::move(run), enabled});
  };
  int number = 0;
  for (const RegisteredView& entry : views_) {
    const std::string id(entry.view->id());
    commands.push_back({context.text({"palette.show", {{"view", TextKey{std::string(entry.view->title_key())}}}}),
                        entry.step && single_keys_ ? std::to_string(++number) : std::string(), [this, id] { show(id); }});
  }
  add("shell.open_files", command_keys("O"), [this] { platform_.pick_files(); });
  add("shell.save_plan", command_keys("S"), [this] { workspace_.save(platform_); });
  add(
      "shell.undo", command_keys("Z"), [this] { undo(); }, workspace_.can_undo());
  add(
      "shell.redo", command_keys("Z", true), [this] { redo(); }, workspace_.can_redo());
  add("keys.title", single_keys_ ? "?" : "", [] { open_shortcuts(); });
  add(presenting_ ? "present.stop" : "present.start", {}, [this] { present(!presenting_); });
  add("tour.start", {}, [this] { start_tour(); });
  for (const auto& [choice, key] : theme_choices) {
    commands.push_back({context.text("shell.theme") + ": " + context.text(key),
                        {},
                        [this, choice = choice] { set_theme(choice); },
                        theme_choice_ != choice});
  }
  for (const std::string& offered : language_codes()) {
    commands.push_back({context.text("shell.language") + ": " + std::string(own_name(offered)),
                        {},
                        [this, code = offered] { set_language(code); },
                        offered != language_->code()});
  }
  return commands;
}

void App::start_tour() {
  if (workspace_.proof() == ProofState::nothing) workspace_.open_example();
  show("plan");
  tour_.begin();
}

// While presenting without names: files and plans are opened by the name of the customer.
std::string App::step_name(Message step) const {
  if (presenting_ && (step.key.starts_with("session.") || step.key.starts_with("files."))) {
    for (MessageArgument& argument : step.arguments.changed()) {
      if (std::holds_alternative<std::string>(argument.value)) argument.value = (*language_)("present.customer");
    }
  }
  return (*language_)(step);
}

void App::undo() {
  const std::vector<Message> steps = workspace_.history();
  const std::size_t done = workspace_.history_position();
  if (done == 0 || done > steps.size()) return;
  workspace_.undo();
  stepped_ = (*language_)(Message{"history.undone", {{"step", step_name(steps[done - 1])}}});
}

void App::redo() {
  const std::vector<Message> steps = workspace_.history();
  const std::size_t done = workspace_.history_position();
  if (done >= steps.size()) return;
  workspace_.redo();
  stepped_ = (*language_)(Message{"history.redone", {{"step", step_name(steps[done])}}});
}

void App::draw_history(Context& context) {
  if (!ui::begin_menu("history", context.text("history.title"))) return;
  const std::vector<Message> steps = workspace_.history();
  const std::size_t now = workspace_.history_position();
  std::size_t wanted = now;
  // Newest on top. What is below the mark is in force.
  for (std::size_t i = steps.size(); i > 0; --i) {
    ImGui::PushID(static_cast<int>(i));
    if (ui::menu_choice(step_name(steps[i - 1]), i == now)) wanted = i;
    ImGui::PopID();
  }
  if (ui::menu_choice(context.text("history.start"), now == 0)) wanted = 0;
  ui::end_menu();
  if (wanted == now) return;
  workspace_.travel(wanted);
  context.toast =
      context.text({"history.travelled", {{"step", wanted == 0 ? context.text("history.start") : step_name(steps[wanted - 1])}}});
}

}  // namespace csp
