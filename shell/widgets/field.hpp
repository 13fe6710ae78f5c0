#pragma once
// Fields to fill in. The label stands above the field and is its spoken name; the platform edits the text (see twin.hpp),
// so input methods, dead keys, on-screen keyboards and the clipboard work as everywhere else.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "shell/look.hpp"

namespace csp::ui {

struct FieldOptions {
  float width = 0;  // 0 = the rest of the line
  std::string_view placeholder = {};
  std::string_view explanation = {};  // below the field, also said
  std::string_view tooltip = {};      // explained on hover and on keyboard focus, also said
  std::string_view error = {};        // shown instead of the explanation, with a sign
  bool show_label = true;             // false: the label is only said (search fields)
  bool enabled = true;
  bool mono = false;
  int lines = 1;             // more: a text area
  bool takes_focus = false;  // in this frame: somebody was led here
  bool figures = false;      // for a number: on-screen keyboards show digits
  bool steers = false;       // arrow keys up and down move through a list below: steered()
};

// True in the frame in which the text changed.
bool text_field(std::string_view label, std::string& text, const FieldOptions& options = {});
// True in the frame after Enter was pressed in the field just drawn.
bool submitted();
// Lines to move down (negative: up) in the list that the field just drawn steers.
int steered();

// One of several. Returns true when `index` changed; index -1 shows the placeholder.
bool combo(std::string_view label, int& index, std::span<const std::string> choices, const FieldOptions& options = {});

}  // namespace csp::ui
