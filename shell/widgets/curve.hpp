#pragma once
// A choice among points of a curve: what one gives for the other. The handle goes along the points by dragging or with the arrow keys.

#include <span>
#include <string>
#include <string_view>

#include "shell/look.hpp"
#include "shell/widgets/timeline.hpp"

namespace csp::ui {

struct CurvePoint {
  double across = 0, up = 0;  // in the caller's units; the widget scales them
  MarkShape shape = MarkShape::circle;
  std::string spoken;  // said of the point, and shown on hover
};

struct CurveOptions {
  std::string_view name;         // of the handle
  std::string_view description;  // of the picture
  std::string_view across_title, up_title;
  std::span<const std::string> across_labels;  // texts of the least and the most
  std::span<const std::string> up_labels;
  float height = 210;
};

// `points` in the order in which the arrow keys go along them. True when another point was chosen.
bool curve(const char* id, const CurveOptions& options, std::span<const CurvePoint> points, int& chosen);

}  // namespace csp::ui
