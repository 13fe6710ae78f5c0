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

std::optional<float> end_day_left(float end, float width, std::vector<float> marks, const AxisRoom& room) {
  constexpr float half_mark = 5.5F, gap = 4;
  std::sort(marks.begin(), marks.end());
  float behind = end + 6, before = end - 6 - width;
  const auto in_the_way = [&](float mark, float from) { return mark + half_mark > from - gap && mark - half_mark < from + width + gap; };
  for (const float mark : marks) {
    if (in_the_way(mark, behind)) behind = mark + half_mark + gap;
  }
  if (behind + width + 2 < room.right) return behind;
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    if (in_the_way(*mark, before)) before = *mark - half_mark - gap - width;
  }
  if (before > room.left) return before;
  return std::nullopt;
}

}  // namespace csp::ui
