// The words along the time axis: what stands below a month is true of it.
#include <doctest/doctest.h>

#include <cmath>

#include "shell/languages.hpp"
#include "shell/widgets/timeline_axis.hpp"

using namespace csp;

namespace {

Date day(int year, int month, int of_month) { return *Date::from_calendar(year, month, of_month); }

}  // namespace

TEST_CASE("a year stands at its January or at the first month in view, wherever today is and however long the plan") {
  const Language& language = language_for("en");
  const auto width_of = [](std::string_view text) { return 7.0F * static_cast<float>(text.size()); };
  for (const float lane : {330.0F, 440.0F, 900.0F}) {
    for (const int months : {7, 11, 26}) {
      for (int today = 0; today < 120; today += 3) {
        ui::TimeWindow window;
        window.first = day(2026, 11, 1);
        window.last = window.fit_last = add_months_clamped(window.first, months);
        window.lane_width = lane;
        window.clamp();
        const float line = static_cast<float>(today) * window.day_width;
        const ui::AxisRoom room{0, lane, std::pair(line + 5, line + 45)};
        bool told = false;
        for (const ui::AxisWord& word : ui::axis_words(window, language, room, width_of)) {
          CAPTURE(lane);
          CAPTURE(months);
          CAPTURE(today);
          CAPTURE(word.text);
          if (word.text.size() != 4 || word.text[0] != '2') continue;
          const Date begins = window.first + static_cast<int>(std::lround(word.x / window.day_width));
          const bool first = word.x < 4;
          CHECK((first || begins.month() == 1 || (begins + 2).month() == 1));
          CHECK(word.text == std::to_string((begins + 2).year()));
          // Never below the word for today.
          const bool apart = word.line == 0 || word.x + width_of(word.text) <= line + 5 || word.x >= line + 45;
          CHECK(apart);
          told = told || word.text == "2027";
        }
        if (lane > 400 && months < 20) CHECK(told);
      }
    }
  }
}

TEST_CASE("the day on which a bar ends is told beside its end, over no mark, and on the bar where the lane ends") {
  const ui::AxisRoom lane{0, 400};
  constexpr float width = 80;
  CHECK(ui::end_day_left(200, width, {}, lane) == 206.0F);
  for (const float end : {100.0F, 200.0F, 330.0F, 360.0F, 400.0F}) {
    for (const float mark : {-4.0F, 0.0F, 8.0F, 30.0F}) {
      CAPTURE(end);
      CAPTURE(mark);
      const auto left = ui::end_day_left(end, width, {end + mark, end - 10}, lane);
      REQUIRE(left);
      CHECK(*left > lane.left);
      CHECK(*left + width < lane.right);
      for (const float middle : {end + mark, end - 10}) {
        const bool apart = *left + width < middle - 5 || *left > middle + 5;
        CHECK(apart);
      }
    }
  }
  CHECK_FALSE(ui::end_day_left(60, width, {}, {0, 90}));
}
