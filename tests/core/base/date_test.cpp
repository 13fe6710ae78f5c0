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
