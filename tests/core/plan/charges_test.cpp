#include "core/plan/charges.hpp"

#include <doctest/doctest.h>

using namespace csp;
using namespace csp::plan;

namespace {
Date day(const char* iso) { return *Date::from_iso(iso); }
Decimal amount(const char* text) { return *Decimal::parse(text); }
}  // namespace

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
