// Numbers of sheets: 15 digits count, dates are days with a format.

#include "core/import/containers/sheet_values.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {
std::string shown(std::string_view stored, std::string_view format = "General") { return sheet_number(stored, sheet_format(format)); }
}  // namespace

TEST_CASE("a stored number is shown with the fifteen digits that can be trusted") {
  CHECK(shown("7.1399999999999997") == "7.14");
  CHECK(shown("0.1") == "0.1");
  CHECK(shown("0.30000000000000004") == "0.3");
  CHECK(shown("1E-2") == "0.01");
  CHECK(shown("1.5e3") == "1500");
  CHECK(shown("-12.50") == "-12.5");
  CHECK(shown("0E-20") == "0");
  CHECK(shown("999999999999999.9") == "1E+15");
  CHECK(shown("123456789012345") == "123456789012345");
  CHECK(shown("x") == "x");
}

TEST_CASE("a number too long for a spreadsheet stays in scientific notation, so that nobody takes it for an id") {
  CHECK(shown("5.66891E+17") == "5.66891E+17");
  CHECK(shown("566891234567891234") == "5.66891234567891E+17");
}

TEST_CASE("zeros in front are those of the format") {
  CHECK(shown("1", "0000") == "0001");
  CHECK(shown("12345", "0000") == "12345");
  CHECK(shown("1", "0") == "1");
}

TEST_CASE("a format tells dates and times from numbers") {
  using Meaning = SheetFormat::Meaning;
  for (const char* date : {"yyyy-mm-dd", "m/d/yy", "[$-409]d-mmm-yy;@", "dd\\.mm\\.yyyy", "yyyy\"年\"m\"月\"d\"日\""})
    CHECK_MESSAGE(sheet_format(date).meaning == Meaning::Date, date);
  for (const char* number : {"General", "0.00", "#,##0.00 \"days\"", "[Red]0", "0.00E+00", "_-* #,##0.00\\ \"USD\"_-", "0%"})
    CHECK_MESSAGE(sheet_format(number).meaning == Meaning::Number, number);
  CHECK(sheet_format("h:mm").meaning == Meaning::Time);
  CHECK(built_in_sheet_format(14).meaning == Meaning::Date);
  CHECK(built_in_sheet_format(4).meaning == Meaning::Number);
}

TEST_CASE("days count from 1900 or 1904, and the leap day that never was is no date") {
  CHECK(sheet_date("1", false) == "1900-01-01");
  CHECK(sheet_date("59", false) == "1900-02-28");
  CHECK(!sheet_date("60", false));
  CHECK(sheet_date("61", false) == "1900-03-01");
  CHECK(sheet_date("46204", false) == "2026-07-01");
  CHECK(sheet_date("46204.5", false) == "2026-07-01T12:00:00");
  CHECK(sheet_date("46204.999999999", false) == "2026-07-02");
  CHECK(sheet_date("2958465", false) == "9999-12-31");
  CHECK(!sheet_date("2958466", false));
  CHECK(!sheet_date("-1", false));
  CHECK(sheet_date("0", true) == "1904-01-01");
  CHECK(sheet_date("44742", true) == "2026-07-01");
}

TEST_CASE("characters that XML cannot hold are unescaped") {
  CHECK(without_escapes("a_x000A_b") == "a\nb");
  CHECK(without_escapes("_x00e9_") == "é");
  CHECK(without_escapes("A_x12_B_xZZZZ_") == "A_x12_B_xZZZZ_");
}
