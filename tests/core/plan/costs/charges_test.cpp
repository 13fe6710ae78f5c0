#include "core/plan/costs/charges.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using planner_world::amount;
using planner_world::day;
using namespace csp::plan;

TEST_CASE("charges: a whole term costs its months, leap year or not") {
  CHECK(charge(amount("23"), 10, day("2026-03-22"), day("2026-03-22"), day("2027-03-21")) == amount("2760"));
  CHECK(charge(amount("23"), 10, day("2027-03-22"), day("2027-03-22"), day("2028-03-21")) == amount("2760"));
  CHECK(charge(amount("1"), 1, day("2027-01-31"), day("2027-01-31"), day("2030-01-30")) == amount("36"));
}

TEST_CASE("charges: part of a month is charged by its days") {
  CHECK(charge(amount("31"), 1, day("2027-01-01"), day("2027-01-01"), day("2027-01-10")) == amount("10"));
  CHECK(charge(amount("28"), 1, day("2027-01-01"), day("2027-02-15"), day("2027-02-15")) == amount("1"));
  CHECK(charge(amount("5"), 1, day("2027-01-01"), day("2027-01-02"), day("2027-01-01")).is_zero());
}

TEST_CASE("charges: adjoining pieces add up to the whole, wherever the cut lies") {
  const Date anchor = day("2026-10-31");
  const Date last = day("2027-11-14");
  const Decimal whole = charge(amount("36.6"), 7, anchor, anchor, last);
  for (Date cut = anchor; cut < last; cut = cut + 1) {
    const Decimal parts = charge(amount("36.6"), 7, anchor, anchor, cut) + charge(amount("36.6"), 7, anchor, cut + 1, last);
    CHECK(parts == whole);
  }
}

TEST_CASE("months: the running month lies between the anchor's day in one month and in the next, as the calendar has them") {
  for (const char* begin : {"2023-12-28", "2024-02-29", "2026-01-31", "2026-10-30", "2027-11-15", "2028-02-01"}) {
    const Date anchor = day(begin);
    int whole = 0;
    for (Date last = anchor; last < anchor + 1500; last = last + 1) {
      CAPTURE(last.iso());
      while (add_months_clamped(anchor, whole + 1) <= last + 1) ++whole;
      const Date month = add_months_clamped(anchor, whole);
      const MonthCount count = months_through(anchor, last);
      CHECK(count.denominator == add_months_clamped(anchor, whole + 1) - month);
      CHECK(count.numerator == whole * count.denominator + (last + 1 - month));
    }
  }
}
