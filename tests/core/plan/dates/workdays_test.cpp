#include "core/plan/dates/workdays.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/random_customer.hpp"

using namespace csp;
using namespace csp::plan;

namespace {

const Date kFirst = *Date::from_iso("2026-11-22");

// As the settings say it, day by day.
bool frozen(const std::vector<Freeze>& freezes, Date day) {
  return std::any_of(freezes.begin(), freezes.end(), [&](const Freeze& freeze) { return freeze.first <= day && day <= freeze.last; });
}

}  // namespace

TEST_CASE("a calendar week goes from Monday to Sunday, over the turn of a month and of a year") {
  for (const char* monday : {"2026-11-30", "2026-12-28", "2027-02-22"}) {
    const Date first = *Date::from_iso(monday);
    REQUIRE(first.weekday() == 1);
    for (int day = 0; day < 7; ++day) CHECK(week_of(first + day) == week_of(first));
    CHECK(week_of(first - 1) == week_of(first) - 1);
    CHECK(week_of(first + 7) == week_of(first) + 1);
  }
}

TEST_CASE("law: open days are those that no freeze holds, however many there are, in whatever order, one over the other or side by side") {
  for (int seed = 1; seed <= support::property_cases(200); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 60'000);
    std::vector<Freeze> freezes;
    for (int count = dice.below(12); count > 0; --count) {
      const Date first = kFirst + dice.between(0, 60);
      freezes.push_back({first, first + dice.between(0, 9), std::to_string(count)});
    }
    const OpenDays days(freezes), every = OpenDays(freezes).with_weekends();
    CAPTURE(seed);
    for (Date day = kFirst - 5; day < kFirst + 90; day = day + 1) {
      const Freeze* found = days.freeze_of(day);
      CHECK((found != nullptr) == frozen(freezes, day));
      if (found != nullptr) CHECK((found->first <= day && day <= found->last));
      CHECK(days.open(day) == (is_workday(day) && !frozen(freezes, day)));
      CHECK(every.open(day) == !frozen(freezes, day));
      for (const OpenDays* each : {&days, &every}) {
        Date after = day, before = day;
        while (!each->open(after)) after = after + 1;
        while (!each->open(before)) before = before - 1;
        CHECK(each->on_or_after(day) == after);
        CHECK(each->on_or_before(day) == before);
      }
    }
  }
}

TEST_CASE("as many freezes as a file may hold are asked for every day of ten years without waiting") {
  std::vector<Freeze> freezes;
  for (std::int64_t i = 0; i < SettingsLimits::kFreezes; ++i) {
    const Date day = kFirst + static_cast<int>(i) * 3;
    freezes.push_back({day, day + 2, {}});
  }
  const OpenDays days(freezes);
  const Date end = kFirst + static_cast<int>(SettingsLimits::kFreezes) * 3;
  for (Date day = kFirst; day < end; day = day + 1) CHECK(days.on_or_after(day) == workday_on_or_after(end));
}
