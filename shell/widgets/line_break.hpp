#pragma once
// Where does a text break into lines? Between words, and behind punctuation as in texts without blanks; but no amount, date, domain or
// file name is torn at its point, as Dear ImGui would do.

#include <string_view>
#include <vector>

#include "imgui.h"

namespace csp::ui {

// At most one line of `text`, which has no line feeds, from its beginning; at least one character of it. `size` is the font's, in pixels.
std::string_view first_line(ImFont* font, float size, std::string_view text, float width);
// All of them, without the blanks between them; at least one. A line feed ends a line.
std::vector<std::string_view> broken_lines(ImFont* font, float size, std::string_view text, float width);

// Text in the current face, size and colour, broken at the right edge of its window or after `width` when > 0: one item.
void wrapped_text(std::string_view text, float width = 0);

}  // namespace csp::ui
