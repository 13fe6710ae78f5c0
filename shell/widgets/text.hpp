#pragma once
// Text in its four sizes. Everything drawn here is also said by the twin.

#include <string_view>
#include <vector>

#include "shell/look.hpp"

namespace csp::ui {

// Pushes face, line height (text_size::...) and colour for a scope.
struct TextStyle {
  TextStyle(ImFont* font, float line_height, ImU32 color);
  ~TextStyle();
  TextStyle(const TextStyle&) = delete;
  TextStyle& operator=(const TextStyle&) = delete;
};

void text(std::string_view text);       // body, one line
void strong(std::string_view text);     // body, weight 600
void quiet(std::string_view text);      // body, secondary ink
void small(std::string_view text);      // 12 px, faint ink
void mono(std::string_view text);       // commands and ids
void paragraph(std::string_view text);  // body, wraps at the edge
void paragraph_quiet(std::string_view text);
void paragraph_small(std::string_view text);
void heading(int level, std::string_view text);  // level 1 title, 2 lead, 3 body strong

// Title of a view with one sentence below it.
void page_heading(std::string_view title, std::string_view subtitle);

// Where a text loses what there is no room for: sentences at their end, names in the middle, where those of products differ least.
enum class Cut { end, middle };

// Draws text only (no twin, no cursor movement): for widgets that describe themselves. Cut with "…" to `width` when > 0.
void draw_text(ImVec2 position, ImU32 color, std::string_view text, ImFont* font = nullptr, float line_height = text_size::body,
               float width = 0, Cut cut = Cut::end);
// The same in at most so many lines of this width, broken between words. False: not all of it fits.
bool draw_lines(ImVec2 position, ImU32 color, std::string_view text, ImFont* font, float line_height, float width, int lines);
// What of a label people see: the part before "##"; the rest only tells widgets of one name apart.
std::string_view shown_part(std::string_view label);
ImVec2 text_extent(std::string_view text, ImFont* font = nullptr, float line_height = text_size::body);
// The lines that a text breaks into where there is room for `width`; at least one.
std::vector<std::string_view> text_lines(std::string_view text, float width, float line_height = text_size::body, ImFont* font = nullptr);

}  // namespace csp::ui
