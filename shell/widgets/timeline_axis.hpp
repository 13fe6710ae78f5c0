#pragma once
// Which words stand along the axis of a timeline and at the ends of its bars, and where? Months on the first line of the axis, years below
// their January.

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

// Where the day begins on which a bar ends at `end`: behind it and the marks there; where the lane ends before that, on the bar and before
// them; nowhere where the lane is too short. `marks`: their middles on the line of the bar, in any order.
std::optional<float> end_day_left(float end, float width, std::vector<float> marks, const AxisRoom& room);

}  // namespace csp::ui
