#pragma once
// Which words stand along the axis of a timeline, and where? Months on the first line, years below their January.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shell/widgets/timeline.hpp"

namespace csp::ui {

struct AxisWord {
  float x = 0;
  int line = 0;  // 0: months, 1: years
  std::string text;
};

struct AxisRoom {
  float left = 0, right = 0;                          // of the lane
  std::optional<std::pair<float, float>> today = {};  // from where to where the word for today stands, on the line of the years
};

std::vector<AxisWord> axis_words(const TimeWindow& window, const Language& language, const AxisRoom& room,
                                 const std::function<float(std::string_view)>& width_of);

}  // namespace csp::ui
