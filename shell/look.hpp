#pragma once
// How does this frame look? Theme, fonts and room on the screen, the same for all widgets of one frame.

#include "core/base/language.hpp"
#include "shell/glyphs.hpp"
#include "shell/theme.hpp"

namespace csp {

struct Look {
  Theme theme{};
  Fonts fonts;
  const Language* language = nullptr;  // for the few words widgets bring along themselves
  float width = 1280;                  // of the whole page, CSS pixels
  float height = 800;
  bool narrow = false;  // under 760 px: one column, steps on top
  bool touch = false;
  bool presenting = false;  // others are looking: no names, no partner cost
};

// Set by the application before it draws; widgets read it.
const Look& look();
void set_look(const Look& look);

}  // namespace csp
