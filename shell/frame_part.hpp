#pragma once
// The frame round the views: its parts, and how much room each takes. Lengths in CSS pixels.

#include <string_view>

#include "imgui.h"
#include "shell/twin.hpp"

namespace csp {

inline constexpr float top_height = 48, rail_width = 188, foot_height = 28;

// A part of the frame: fixed place, panel colour, its own landmark in the twin. What is drawn until end_part() belongs to it.
void begin_part(const char* id, ImVec2 at, ImVec2 size, ImU32 fill, twin::Role role, std::string_view name, bool scrolls);
void end_part();

}  // namespace csp
