// Text is readable on its ground in every theme: WCAG 2.2 contrast, computed from the colours themselves.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "shell/theme.hpp"

using namespace csp;

namespace {

double linear(unsigned channel) {
  const double part = channel / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(ImU32 color) {
  return 0.2126 * linear(color & 255) + 0.7152 * linear((color >> 8) & 255) + 0.0722 * linear((color >> 16) & 255);
}

double contrast(ImU32 one, ImU32 other) {
  const double high = std::max(luminance(one), luminance(other)), low = std::min(luminance(one), luminance(other));
  return (high + 0.05) / (low + 0.05);
}

struct Pair {
  const char* what;
  ImU32 front, back;
};

}  // namespace

TEST_CASE("text has a contrast of 4.5 to 1 or more in every theme") {
  for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark, ThemeChoice::high_contrast}) {
    for (const bool dark_system : {false, true}) {
      const Theme theme = make_theme(choice, dark_system, false, false);
      const Pair pairs[] = {
          {"ink on panel", theme.ink, theme.panel},
          {"ink on ground", theme.ink, theme.ground},
          {"quiet on panel", theme.ink_quiet, theme.panel},
          {"quiet on ground", theme.ink_quiet, theme.ground},
          {"faint on panel", theme.ink_faint, theme.panel},
          {"faint on ground", theme.ink_faint, theme.ground},
          {"ink on chosen", theme.ink, theme.accent_soft},
          {"quiet on chosen", theme.ink_quiet, theme.accent_soft},
          {"accent on panel", theme.accent, theme.panel},
          {"accent on its soft ground", theme.accent, theme.accent_soft},
          {"text on accent", theme.accent_ink, theme.accent},
          {"good", theme.good, theme.good_soft},
          {"warn", theme.warn, theme.warn_soft},
          {"bad", theme.bad, theme.bad_soft},
          {"bad on panel", theme.bad, theme.panel},
          {"good on panel", theme.good, theme.panel},
          {"warn on panel", theme.warn, theme.panel},
      };
      for (const Pair& pair : pairs) {
        INFO(static_cast<int>(choice), dark_system ? " on a dark system: " : ": ", pair.what);
        CHECK(contrast(pair.front, pair.back) >= 4.5);
      }
      CHECK(contrast(theme.control_line, theme.panel) >= 3.0);
    }
  }
}

TEST_CASE("the system decides as long as nobody chose otherwise") {
  CHECK_FALSE(make_theme(ThemeChoice::system, false, false, false).dark);
  CHECK(make_theme(ThemeChoice::system, true, false, false).dark);
  CHECK(make_theme(ThemeChoice::system, true, true, false).high_contrast);
  CHECK_FALSE(make_theme(ThemeChoice::light, true, true, false).dark);
}
