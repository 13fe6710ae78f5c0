#pragma once
// Menus that drop from a button, and dialogs that wait for an answer.

#include <string_view>

#include "shell/look.hpp"

namespace csp::ui {

// A menu below the last item:  if (button(...)) open_menu("id");  if (begin_menu("id", name)) { ...; end_menu(); }
void open_menu(const char* id);
bool begin_menu(const char* id, std::string_view name);
void end_menu();
void menu_title(std::string_view title);
bool menu_action(std::string_view label, bool enabled = true);
bool menu_choice(std::string_view label, bool chosen);  // one of several

// A dialog over everything:  if (button(...)) open_dialog("id");  if (begin_dialog("id", title)) { ...; end_dialog(); }
// Escape closes it. close_dialog() from inside.
void open_dialog(const char* id);
bool begin_dialog(const char* id, std::string_view title, float width = 480);
void end_dialog();
void close_dialog();

}  // namespace csp::ui
