#pragma once
// Buttons, links, check boxes. Labels may carry an id after "##" that is neither shown nor said.

#include <string_view>

#include "shell/look.hpp"

namespace csp::ui {

enum class ButtonKind { secondary, primary, quiet };

struct ButtonOptions {
  ButtonKind kind = ButtonKind::secondary;
  bool enabled = true;
  float width = 0;             // 0 = as wide as its text
  std::string_view name = {};  // said instead of the label (a sign such as "×" needs one)
  std::string_view tooltip = {};
};

// True in the frame it is pressed.
bool button(std::string_view label, const ButtonOptions& options = {});
// A button that shows a drawn sign; the name is said, and shown on hover and focus.
enum class Icon { undo, redo };
bool icon_button(Icon icon, std::string_view name, bool enabled = true);
bool primary_button(std::string_view label, bool enabled = true);
// It breaks where it is longer than `room`, CSS pixels; 0 = the rest of the line.
bool link(std::string_view label, std::string_view name = {}, float room = 0);
bool checkbox(std::string_view label, bool& value);
// With the reason for it: shown on hover and focus, and below it where nothing hovers.
bool explained_checkbox(std::string_view label, std::string_view why, bool& value);
// One of several: `selected` is shown filled; name is read with its state.
bool toggle(std::string_view label, bool on, const ButtonOptions& options = {});

float button_width(std::string_view label);

// Explains the last item in a few words, on hover and on keyboard focus.
void tooltip(std::string_view text);
// A few words in a box with its upper left corner there, moved to the left where it would stand over the edge.
void tooltip_at(ImVec2 at, std::string_view text);

}  // namespace csp::ui
