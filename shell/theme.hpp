#pragma once
// Which colours and measures does the interface use? Light, dark and high contrast; text against its ground meets
// WCAG 2.2 AA (4.5:1) in each. Lengths are CSS pixels on a grid of 8.

#include <cstdint>

#include "imgui.h"

namespace csp {

enum class ThemeChoice : std::uint8_t { system, light, dark, high_contrast };

// Colours by meaning. `soft` is the ground behind text or a shape of the same name.
struct Theme {
  ImU32 ground, panel, line, ink, ink_quiet, ink_faint;
  ImU32 accent, accent_soft, accent_ink;  // accent_ink: text on accent
  ImU32 good, good_soft, warn, warn_soft, bad, bad_soft;
  ImU32 today_bar, target_bar, overlap;  // timeline: what runs today, what will run, both at once
  ImU32 control_line;                    // border of controls and focus, 3:1 against panel
  bool dark = false;
  bool high_contrast = false;

  float spacing = 8;
  float radius = 6;
  float card_radius = 8;
  float target = 30;  // height of a control; 44 for fingers
};

// `system_dark`, `system_high_contrast`, `touch`: what the platform reports.
Theme make_theme(ThemeChoice choice, bool system_dark, bool system_high_contrast, bool touch);

// Sets Dear ImGui's style from the theme.
void apply(const Theme& theme);

}  // namespace csp
