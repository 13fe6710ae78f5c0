// Texts in our JSON are safe to look at in any editor, and say the same when they are read.
#include "core/output/writers/json_text.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"

using namespace csp;

TEST_CASE("what shows nothing, or something else than what stands there, is escaped, and reads as it was") {
  for (const std::uint32_t c : {0x1u, 0x7fu, 0xadu, 0x200bu, 0x2028u, 0x202eu, 0x2066u, 0xfeffu, 0xfff9u, 0xe0041u, 0xe0fffu, 0x1ffffu}) {
    CAPTURE(c);
    std::string text = "a";
    text::append_utf8(text, c);
    std::string written;
    append_json_string(written, text);
    CHECK(written.find("\\u") != std::string::npos);
    CHECK(written.find_first_not_of("\"\\abcdefu0123456789") == std::string::npos);
    CHECK(nlohmann::json::parse(written).get<std::string>() == text);
  }
}

TEST_CASE("letters and pictures are written as they are") {
  std::string written;
  append_json_string(written, "Müşteri 顧客 🙂");
  CHECK(written == "\"Müşteri 顧客 🙂\"");
}
