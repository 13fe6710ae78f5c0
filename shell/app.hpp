#pragma once
// What surrounds the views: top bar, rail of steps, content, status bar, toasts; language and theme; undo and save keys.

#include <memory>
#include <string>
#include <vector>

#include "shell/context.hpp"
#include "shell/gui.hpp"
#include "shell/views/registry.hpp"

namespace csp {

class App {
 public:
  // The three references must outlive the application. `views` is never empty.
  App(Platform& platform, Workspace& workspace, Gui& gui, std::vector<RegisteredView> views);

  // Draws everything; call between ImGui's NewFrame and Render (Gui::frame does).
  void draw(double time_s);

  // The system's colours, motion or pointer changed.
  void appearance_changed();

  void show(std::string_view view_id);
  std::string_view shown() const;
  void set_language(std::string_view code);
  const Language& language() const { return *language_; }
  void set_theme(ThemeChoice choice);
  ThemeChoice theme_choice() const { return theme_choice_; }

  // What the shown view offers for the clipboard.
  std::string copied_text();

 private:
  void refresh_look();
  void keys();
  void draw_top_bar(Context& context);
  void draw_menu(Context& context);
  void draw_rail(Context& context);
  void draw_steps_row(Context& context);
  void draw_content(Context& context);
  void draw_status_bar(Context& context);
  void draw_toast();

  Platform& platform_;
  Workspace& workspace_;
  Gui& gui_;
  std::vector<RegisteredView> views_;
  std::size_t current_ = 0;
  const Language* language_ = nullptr;
  ThemeChoice theme_choice_ = ThemeChoice::system;
  std::string toast_;
  double toast_until_s_ = 0, now_s_ = 0;
  bool scroll_to_top_ = false;
};

}  // namespace csp
