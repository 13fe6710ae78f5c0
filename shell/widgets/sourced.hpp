#pragma once
// A value with its label in front, dotted below because it tells where it comes from: on hover, on keyboard focus, and where there
// is neither by a touch.

#include <string_view>

namespace csp::ui {

// `from` is where the value's text begins, from the left edge of the card.
void sourced(std::string_view label, std::string_view value, std::string_view source, float from);

}  // namespace csp::ui
