#include "core/output/writers/ics.hpp"

#include <doctest/doctest.h>

#include "core/base/text.hpp"
#include "tests/core/output/report/support.hpp"
#include "tests/core/support/hostile_texts.hpp"

using namespace csp;
using report_test::count;

namespace {

const Date kDay = *Date::from_iso("2027-01-31");

std::string calendar(const std::string& text) {
  return icalendar("Contoso", "1.2.3", *Date::from_iso("2026-11-22"), {CalendarEvent{"u1@x", kDay, text, text, text, 7}});
}

}  // namespace

TEST_CASE("a date is a whole day with an alarm, and the next day is its end") {
  const std::string text = calendar("Order");
  CHECK(text.find("\r\nDTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n") != std::string::npos);
  CHECK(text.find("\r\nTRIGGER:-P7D\r\n") != std::string::npos);
  CHECK(text.find("\r\nDTSTAMP:20261122T000000Z\r\n") != std::string::npos);
}

TEST_CASE("separators and line breaks in a text are escaped") {
  CHECK(calendar("a,b;c\\d\ne").find("\r\nSUMMARY:a\\,b\\;c\\\\d\\ne\r\n") != std::string::npos);
}

TEST_CASE("no line is longer than 75 octets, no character is cut, and no text can open or close an event") {
  for (const std::string& hostile : support::hostile_texts()) {
    INFO(hostile);
    const std::string text = calendar(hostile);
    CHECK(text.substr(text.size() - 2) == "\r\n");
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = text.find("\r\n", begin);
      REQUIRE(end != std::string::npos);
      const std::string_view line = std::string_view(text).substr(begin, end - begin);
      CHECK(line.size() <= 75);
      CHECK(text::is_valid_utf8(line));
      CHECK(line.find_first_of("\r\n") == std::string_view::npos);
      begin = end + 2;
    }
    CHECK(count(text, "\r\nBEGIN:VEVENT\r\n") == 1);
    CHECK(count(text, "\r\nEND:VEVENT\r\n") == 1);
  }
}
