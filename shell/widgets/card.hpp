#pragma once
// Cards: white panels with a border, the unit a view is made of; tags and key figures in them.

#include <string_view>

#include "imgui.h"
#include "shell/look.hpp"

namespace csp::ui {

// height 0 = as high as its content; otherwise the content scrolls. width 0 = the rest of the line. The name is said as the
// name of the region; shown only if you draw a heading. Always call end_card.
void begin_card(const char* id, std::string_view name, float width = 0, float height = 0);
void end_card();

// Content that scrolls by itself, in a card or elsewhere: said whole, also while nothing of it is in sight. Always call end_scrolled.
void begin_scrolled(const char* id, ImVec2 size, ImGuiChildFlags flags, ImGuiWindowFlags window_flags = 0);
void end_scrolled();

// A thin line between two entries of a card.
void separator();

// What somebody asked for stands between the two: framed below a title ("Question 2 of 4"), and while `reveal` brought into view, its
// first line before all.
void begin_asked(std::string_view title);
void end_asked(bool reveal);

enum class Tone { neutral, good, warn, bad, info };

// Word with shape and colour: the shape and the word carry the meaning alone. `shape` is one sign ("=", "▲", "▼", "■", "●") or empty.
void tag(Tone tone, std::string_view shape, std::string_view word);
float tag_width(std::string_view shape, std::string_view word);
// Draws only: for widgets that describe themselves.
void draw_tag(ImVec2 at, Tone tone, std::string_view shape, std::string_view word);

// Name, large value, note below: one card. Use figure_strip to place several side by side (they wrap on narrow screens).
struct Figure {
  std::string_view label, value, note;
  Tone tone = Tone::neutral;
  std::string_view explanation = {};  // of the tone: said with the figure, and shown where the pointer rests on it
};
void figure_strip(const char* id, const Figure* figures, int count);

// part 0..1; negative = running, end unknown.
void progress_bar(std::string_view name, float part, float width = 0);

ImU32 tone_ink(Tone tone);
ImU32 tone_soft(Tone tone);

}  // namespace csp::ui
