#include "core/base/date.hpp"

#include <doctest/doctest.h>

using csp::Date;

TEST_CASE("every day of eight centuries survives being written and read") {
  for (Date day = *Date::from_iso("1600-01-01"); day < *Date::from_iso("2400-01-01"); day = day + 1) {
    const auto again = Date::from_iso(day.iso());
    if (!again || *again != day) FAIL_CHECK("day does not survive: " << day.iso());
  }
}

TEST_CASE("a day that the calendar lacks is refused") {
  CHECK(!Date::from_iso("2027-02-29"));
  CHECK(Date::from_iso("2028-02-29"));
  CHECK(!Date::from_iso("2100-02-29"));
  CHECK(!Date::from_iso("2027-13-01"));
  CHECK(!Date::from_iso("2027-1-01"));
  CHECK(!Date::from_iso("2027-01-01T00:00:00Z"));
}

TEST_CASE("adding months keeps the day of the month, or takes the last day where the month is shorter") {
  CHECK(csp::add_months_clamped(*Date::from_iso("2027-01-31"), 1).iso() == "2027-02-28");
  CHECK(csp::add_months_clamped(*Date::from_iso("2028-01-31"), 1).iso() == "2028-02-29");
  CHECK(csp::add_months_clamped(*Date::from_iso("2028-02-29"), 12).iso() == "2029-02-28");
  CHECK(csp::add_months_clamped(*Date::from_iso("2027-03-15"), -3).iso() == "2026-12-15");
  CHECK(csp::end_of_month(*Date::from_iso("2028-02-01")).iso() == "2028-02-29");
}

TEST_CASE("the week starts on Monday") {
  CHECK(Date::from_iso("2026-11-22")->weekday() == 7);
  CHECK(Date::from_iso("2026-11-23")->weekday() == 1);
}

TEST_CASE("law: whatever is added to a day, the result is a day that is written in ten characters and read again") {
  const Date first = *Date::from_iso("0001-01-01"), last = *Date::from_iso("9999-12-31"), today = *Date::from_iso("2026-11-22");
  for (const Date day : {first, last, today, Date(INT64_MIN), Date(INT64_MAX), Date(INT32_MIN), Date(INT32_MAX)}) {
    for (const int step : {0, 1, -1, 366, -366, 4'000'000, -4'000'000, INT32_MAX, INT32_MIN}) {
      for (const Date result : {day + step, day - step, csp::add_months_clamped(day, step), csp::end_of_month(day)}) {
        CAPTURE(result.iso());
        CHECK(result.iso().size() == 10);
        CHECK(Date::from_iso(result.iso()) == result);
        CHECK((first <= result && result <= last));
      }
    }
  }
  CHECK(last + 1 == last);
  CHECK(first - 1 == first);
  CHECK(csp::add_months_clamped(last, 1) == last);
  CHECK(csp::add_months_clamped(first, -1) == first);
}

TEST_CASE("days of the years 1900 to 2200 may be told, and no others") {
  for (const char* text : {"1900-01-01", "2200-12-31"}) CHECK(csp::told_day(text) == Date::from_iso(text));
  for (const char* text : {"1899-12-31", "2201-01-01", "9999-12-31", "0001-01-01", "2027-02-29", ""}) CHECK(!csp::told_day(text));
}
