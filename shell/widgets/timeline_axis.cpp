#include "shell/widgets/timeline_axis.hpp"

#include <algorithm>
#include <cmath>

namespace csp::ui {

std::vector<AxisWord> axis_words(const TimeWindow& window, const Language& language, const AxisRoom& room,
                                 const std::function<float(std::string_view)>& width_of) {
  std::vector<AxisWord> words;
  const auto x = [&](Date day) { return room.left + (static_cast<float>(day - window.first) - window.from) * window.day_width; };
  Date month = window.first + static_cast<int>(window.from);
  month = month - (month.day_of_month() - 1);
  float free = room.left - 20;
  bool first = true;
  for (; month <= window.last && x(month) < room.right; month = add_months_clamped(month, 1)) {
    const float own = std::floor(x(month)) + 0.5F;
    const float begin = std::max(own, room.left + 2), end = x(add_months_clamped(month, 1));
    const bool january = month.month() == 1;
    const std::string year = std::to_string(month.year());
    const float year_width = width_of(year);
    const bool meets_today = room.today && begin < room.today->second + 8 && begin + year_width + 8 > room.today->first;
    // Where today is written below January, the year takes the place of the month's name: below February it would be wrong.
    const std::string name = january && meets_today ? year : language.month_name(month);
    const float extent = width_of(name);
    if (begin >= free && begin + extent <= room.right && (begin == own || begin + extent <= end)) {
      words.push_back({begin, 0, name});
      free = begin + extent + 6;
    }
    const bool told = first || january;
    first = false;
    if (told && !meets_today && begin + year_width <= end + 12) words.push_back({begin, 1, year});
  }
  return words;
}

}  // namespace csp::ui
