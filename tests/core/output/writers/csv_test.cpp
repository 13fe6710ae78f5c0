#include "core/output/writers/csv.hpp"

#include <doctest/doctest.h>

#include "core/base/text.hpp"
#include "tests/core/support/hostile_texts.hpp"

using namespace csp;

namespace {

Table one_cell(Cell cell) { return Table{"sheet", {"name"}, {{std::move(cell)}}}; }

// The text of the second line, without byte order mark, quotes and line end.
std::string written(const std::string& text) {
  std::string bytes = csv(one_cell(text));
  bytes = bytes.substr(3 + 6, bytes.size() - 3 - 6 - 2);
  if (bytes.empty() || bytes[0] != '"') return bytes;
  std::string out;
  for (std::size_t i = 1; i + 1 < bytes.size(); ++i) {
    out += bytes[i];
    if (bytes[i] == '"') ++i;
  }
  return out;
}

std::vector<std::uint32_t> characters(std::string_view text) {
  std::vector<std::uint32_t> all;
  for (std::size_t offset = 0; offset < text.size();) all.push_back(text::decode_utf8(text, offset));
  return all;
}

// Bidirectional controls: what follows is read in another order than it stands.
bool is_turned(std::uint32_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f; }

}  // namespace

TEST_CASE("a table for Excel has a byte order mark, CRLF, and quotes only where they are needed") {
  const Table table{"sheet", {"a", "b"}, {{std::string("x, \"y\""), std::int64_t{-5}}, {Date(0), Decimal::from_cents(-150)}}};
  CHECK(csv(table) ==
        "\xef\xbb\xbf"
        "a,b\r\n\"x, \"\"y\"\"\",-5\r\n1970-01-01,-1.50\r\n");
}

TEST_CASE("text that a spreadsheet would calculate is neutralised, also with full-width signs and behind blanks") {
  for (const char* text : {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1",
                           "\xef\xbc\x9d"
                           "1",
                           "\xef\xbc\x8b"
                           "1",
                           "\xef\xbc\x8d"
                           "1",
                           "\xef\xbc\xa0"
                           "x",
                           "  =1"}) {
    INFO(text);
    CHECK(looks_like_formula(text));
    CHECK(written(text) == "'" + std::string(text));
  }
}

TEST_CASE("ordinary text, numbers and dates are written as they are") {
  for (const char* text : {"Contoso Ltd", "a=b", "5-3", "O'Brien", "user@contoso.example", ""}) CHECK(written(text) == text);
  CHECK(csv(one_cell(std::int64_t{-7})) ==
        "\xef\xbb\xbf"
        "name\r\n-7\r\n");
}

TEST_CASE("no hostile text leaves its cell, and all of it that shows what it is comes back") {
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    const std::string back = written(text);
    CHECK_FALSE(looks_like_formula(back));
    const std::vector<std::uint32_t> before = characters(text), after = characters(back);
    const std::size_t guard = after.size() - before.size();
    REQUIRE(guard <= 1);
    if (guard == 1) CHECK(after.front() == '\'');
    for (std::size_t i = 0; i < before.size(); ++i) {
      const bool shown = before[i] >= 0x20 || before[i] == '\t' || before[i] == '\r' || before[i] == '\n';
      if (is_turned(before[i]) || !shown) CHECK(after[i + guard] == 0xfffd);
      if (shown && before[i] < 0x7f) CHECK(after[i + guard] == before[i]);
    }
  }
}

TEST_CASE("letters of any script come back as they are, and what turns a name around does not") {
  for (const char* text : {"Ürün Ğ", "株式会社コントソ", "شركة كونتوسو", "Ελλάδα", "two\r\nlines", "é"}) CHECK(written(text) == text);
  CHECK(written("a\u202eb\u2066c\u200fd\x07") == "a\ufffdb\ufffdc\ufffdd\ufffd");
}
