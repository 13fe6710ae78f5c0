#pragma once
// What surrounds the views: top bar, rail of steps, content, status bar, toasts; language and theme; undo and save keys.

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shell/context.hpp"
#include "shell/gui.hpp"
#include "shell/palette.hpp"
#include "shell/tour.hpp"
#include "shell/views/registry.hpp"

namespace csp {

inline constexpr std::array<std::pair<ThemeChoice, std::string_view>, 4> theme_choices = {{
    {ThemeChoice::system, "shell.theme.system"},
    {ThemeChoice::light, "shell.theme.light"},
    {ThemeChoice::dark, "shell.theme.dark"},
    {ThemeChoice::high_contrast, "shell.theme.high_contrast"},
}};
inline constexpr float presenting_zoom = 1.25F;

class App {
 public:
  // The three references must outlive the application. `views` is never empty.
  App(Platform& platform, Workspace& workspace, Gui& gui, std::vector<RegisteredView> views);

  // Draws everything; call between ImGui's NewFrame and Render (Gui::frame does).
  void draw(double time_s);

  // The system's colours or pointer changed.
  void appearance_changed();

  void show(std::string_view view_id);
  std::string_view shown() const;
  void set_language(std::string_view code);
  const Language& language() const { return *language_; }
  void set_theme(ThemeChoice choice);
  ThemeChoice theme_choice() const { return theme_choice_; }

  // A finished demo customer and the tour, unless this browser was asked to remember that both were seen.
  void first_visit();
  // The first files of one's own: what was read is shown, the tour is over.
  void files_arrive();
  // Others are looking: the whole screen, larger letters, no names of the customer's, no partner cost.
  void present(bool on);
  bool presenting() const { return presenting_; }

  // Said at the foot of the page for a while, and by a screen reader.
  void tell(std::string text, std::string_view besides = {});

  // The table that was worked with gives its cells to the platform with the next frame.
  void copy();
  // Cells for the table on screen that takes them, else a table of the customer's to be read.
  void pasted(std::string_view text);

 private:
  void refresh_look();
  void hear();
  void keys();
  // One step of the history; what it was is said, for it may lie out of sight.
  void undo();
  void redo();
  std::string step_name(Message step) const;
  std::string changed_proof(const Context& context);
  void draw_content(Context& context);
  void draw_toast(float above);
  // app_top_bar.cpp
  void draw_top_bar(Context& context);
  std::string document_state(const Context& context) const;
  void draw_top_buttons(Context& context, float left, std::string_view standing);
  void draw_menu(Context& context);
  // app_steps.cpp
  void draw_rail(Context& context);
  void draw_steps_row(Context& context);
  void draw_status_bar(Context& context);
  // app_commands.cpp
  std::vector<Command> commands(const Context& context);
  void draw_history(Context& context);
  void start_tour();

  Platform& platform_;
  Workspace& workspace_;
  Gui& gui_;
  std::vector<RegisteredView> views_;
  std::size_t current_ = 0;
  const Language* language_ = nullptr;
  ThemeChoice theme_choice_ = ThemeChoice::system;
  std::string toast_;
  double toast_until_s_ = 0, now_s_ = 0;
  std::string stepped_;   // through the history in this frame: to be said
  bool arrived_ = false;  // another view is shown since the last frame
  Palette palette_;
  Tour tour_;
  bool presenting_ = false;
  ProofState spoken_proof_ = ProofState::nothing;
  bool was_in_popup_ = false;  // in the frame before
  bool single_keys_ = true;
};

}  // namespace csp
