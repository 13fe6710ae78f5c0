#pragma once
// How do two amounts share each month? Stacked columns with a scale; what the picture shows is also said, in `description` and column
// by column.

#include <span>
#include <string>
#include <string_view>

#include "shell/look.hpp"

namespace csp::ui {

struct ChartColumn {
  std::string label;   // below the column, left out where there is no room
  double lower = 0;    // grey, from the ground up
  double upper = 0;    // accent, on top of it
  std::string spoken;  // "January 2027: ...", also shown on hover
};

struct ChartScale {
  double top = 1;  // a round figure at or above the highest column
  int parts = 4;   // lines between 0 and top
};
// A round figure (1, 2, 2.5 or 5 times a power of ten for each part) that holds `highest`.
ChartScale chart_scale(double highest);

// `scale_labels`: texts of the lines from 0 up, scale.parts + 1 of them.
void column_chart(const char* id, std::string_view description, std::span<const ChartColumn> columns, const ChartScale& scale,
                  std::span<const std::string> scale_labels, float height = 200);

}  // namespace csp::ui
