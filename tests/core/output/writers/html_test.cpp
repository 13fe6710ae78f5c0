#include "core/output/writers/html.hpp"

#include <doctest/doctest.h>

#include <type_traits>

#include "core/output/writers/sha256.hpp"
#include "tests/core/support/hostile_texts.hpp"

using namespace csp;

TEST_CASE("a text from outside cannot become markup by accident: it does not convert") {
  CHECK_FALSE(std::is_convertible_v<std::string, SafeHtml>);
  CHECK_FALSE(std::is_convertible_v<std::string_view, SafeHtml>);
  CHECK_FALSE(std::is_convertible_v<const char*, SafeHtml>);
  CHECK_FALSE(std::is_constructible_v<Markup, std::string>);
}

TEST_CASE("hostile text has no character of markup left, in text and in attributes") {
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    for (const std::string& markup : {SafeHtml::text(text).markup(), SafeHtml::lines(text).markup()}) {
      std::string without_breaks = markup;
      for (std::size_t at = without_breaks.find("<br>"); at != std::string::npos; at = without_breaks.find("<br>"))
        without_breaks.erase(at, 4);
      CHECK(without_breaks.find_first_of("<>\"'`") == std::string::npos);
      for (char c : markup) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
    }
    const std::string attribute = element("p", {{"data-label", text}}, "").markup();
    CHECK(attribute.find('"', attribute.find('"') + 1) == attribute.size() - 6);  // the one that closes: "></p>
  }
}

TEST_CASE("bidirectional and other invisible characters are shown, not obeyed") {
  CHECK(SafeHtml::text("a\xE2\x80\xAE"
                       "b")
            .markup() ==
        "a\xEF\xBF\xBD"
        "b");
}

TEST_CASE("an address can only lead to a place in the same document, and handlers and styles cannot be written") {
  CHECK(element("a", {{"href", "javascript:alert(1)"}}, "x").markup() == "<a>x</a>");
  CHECK(element("a", {{"href", "#costs"}}, "x").markup() == "<a href=\"#costs\">x</a>");
  CHECK(element("p", {{"onclick", "x"}, {"style", "y"}}, "x").markup() == "<p>x</p>");
}

TEST_CASE("a page allows nothing but its own style, by hash") {
  const std::string style = "p{color:red}";
  const std::string page = html_page("en", "Title", style, element("p", "x"));
  CHECK(page.find("default-src 'none'; style-src 'sha256-" + sha256_base64(style) + "'") != std::string::npos);
  CHECK(page.find("<style>" + style + "</style>") != std::string::npos);
  CHECK(page.find("<html lang=\"en\">") != std::string::npos);
}
