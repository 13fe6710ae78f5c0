#pragma once
// Which keys do what? The sheet behind "?". Keys are written as on the keyboard in use: Ctrl, or ⌘ on a Mac.

#include <string>

#include "shell/context.hpp"

namespace csp {

// "Ctrl+K" or "⌘K".
std::string command_keys(std::string_view letter, bool shift = false);

void open_shortcuts();
// `single_keys`: keys without Ctrl ("?", 1 to 6) can be switched off for those who dictate.
void draw_shortcuts(Context& context, bool& single_keys);

}  // namespace csp
