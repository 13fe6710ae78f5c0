// Looking at sixteen characters at once says what looking at each of them says.
#include "core/base/sixteen_bytes.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/base/few_bytes.hpp"

using namespace csp;

namespace {

// Texts of every length up to a few registers, of every byte, in an order that repeats late.
std::string text_of(std::size_t size, unsigned seed) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    seed = seed * 1664525 + 1013904223;
    text += static_cast<char>(seed >> 24);
  }
  return text;
}

bool is_special(char c) { return c == ',' || c == '"' || static_cast<unsigned char>(c) < 0x20; }
SixteenBytes specials(SixteenBytes bytes) { return bytes.equal(',') | bytes.equal('"') | bytes.below(0x20); }
bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

}  // namespace

TEST_CASE("the first of some characters is found where a look at each finds it, from every place of a text") {
  for (std::size_t size = 0; size < 100; ++size) {
    const std::string text = text_of(size, static_cast<unsigned>(size));
    for (std::size_t from = 0; from <= size; ++from) {
      std::size_t expected = from;
      while (expected < size && !is_special(text[expected])) ++expected;
      CHECK(static_cast<std::size_t>(find_marked(text.data() + from, text.data() + size, specials, is_special) - text.data()) == expected);
      std::size_t not_ascii = from;
      while (not_ascii < size && static_cast<unsigned char>(text[not_ascii]) < 0x80) ++not_ascii;
      const char* found = find_marked(
          text.data() + from, text.data() + size, [](SixteenBytes bytes) { return bytes.not_ascii(); },
          [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      CHECK(static_cast<std::size_t>(found - text.data()) == not_ascii);
    }
  }
}

TEST_CASE("as many characters are counted as a look at each counts, also more than a byte can hold") {
  for (const std::size_t size : {0, 1, 15, 16, 17, 4095, 4096, 4097, 20'000}) {
    const std::string text = text_of(size, 7);
    std::size_t expected = 0;
    for (const char c : text) expected += goes_on(c);
    CHECK(count_marked(
              text, [](SixteenBytes bytes) { return bytes.going_on(); }, goes_on) == expected);
    const std::string full(size, '\n');
    CHECK(count_marked(
              full, [](SixteenBytes bytes) { return bytes.equal('\n'); }, [](char c) { return c == '\n'; }) == size);
  }
}

TEST_CASE("short texts are copied and compared to the byte, and nothing beside them is touched") {
  for (std::size_t size = 0; size < 50; ++size) {
    const std::string text = text_of(size, static_cast<unsigned>(size + 1));
    std::string out(size + 2, '#');
    CHECK(copy_bytes(out.data() + 1, text) == out.data() + 1 + size);
    CHECK(out == "#" + text + "#");
    CHECK(same_bytes(text, std::string(text)));
    CHECK_FALSE(same_bytes(text, text + "x"));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = static_cast<char>(other[at] ^ 0x40);
      CHECK_FALSE(same_bytes(text, other));
    }
  }
}
