#pragma once
// Which fonts does the interface use? The system's own: each glyph is drawn by the platform when it is first needed, at the
// pixel density of the screen. No font is carried along, and every script the system knows is shown (without shaping:
// ligatures, combining marks and right-to-left order are not composed).

#include "imgui.h"
#include "shell/platform.hpp"

namespace csp {

// Sizes are line heights in CSS pixels, the unit Dear ImGui calls font size: text of 14 px stands in lines of 20 px.
namespace text_size {
inline constexpr float small = 18;   // 12 px
inline constexpr float body = 20;    // 14 px
inline constexpr float lead = 22;    // 15 px
inline constexpr float figure = 26;  // 18 px
inline constexpr float title = 28;   // 20 px
}  // namespace text_size

// Font size in CSS pixels of text in lines of that height.
float font_pixels(float line_height);

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* strong = nullptr;  // weight 600
  ImFont* mono = nullptr;
};

// Adds the three fonts to the current Dear ImGui context. `platform` must outlive it.
Fonts add_fonts(Platform& platform);

}  // namespace csp
