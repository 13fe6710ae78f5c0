#pragma once
// The shapes of a timeline: hatched and plain bars, marks told apart by shape. Pure drawing, no input.

#include "shell/widgets/timeline.hpp"

namespace csp::ui {

void draw_bar(ImDrawList* list, ImVec2 low, ImVec2 high, BarKind kind, bool open_right);
void draw_mark(ImDrawList* list, ImVec2 center, MarkShape shape, bool filled, ImU32 ink, float radius = 5);

}  // namespace csp::ui
