#include "core/base/language.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "assets/embedded.hpp"
#include "core/base/text.hpp"

using csp::Language;
using csp::Message;

namespace {

Language built_in(std::string code) {
  std::vector<std::string_view> files;
  for (const csp::EmbeddedAsset& asset : csp::embedded_assets()) {
    if (csp::text::split(asset.path, '/')[0] == "text" && csp::text::split(asset.path, '/')[1] == code) files.push_back(asset.bytes);
  }
  auto language = Language::parse(code, files);
  REQUIRE_MESSAGE(language.has_value(), language.error());
  return *language;
}

// Names of the placeholders of a text, plural branches included, sorted and unique.
std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') continue;
    const std::size_t end = text.find_first_of(",}{", i + 1);
    if (end == std::string_view::npos || text[end] == '{') continue;
    const std::string_view name = text.substr(i + 1, end - i - 1);
    if (!name.empty() && name.find_first_of(" #") == std::string_view::npos) names.emplace_back(name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace

TEST_CASE("a message is filled with counts, dates and money in the reader's form") {
  const Language english = *Language::parse("en", {R"({"a": "{users, plural, one {# user moves} other {# users move}} on {day} for {price}"})"});
  const auto message = [](std::int64_t users) {
    return Message{"a", {{"users", users}, {"day", *csp::Date::from_iso("2027-01-04")}, {"price", csp::Money{csp::Decimal::from_cents(128460), *csp::Currency::parse("USD")}}}};
  };
  CHECK(english(message(1)) == "1 user moves on 4 Jan 2027 for USD 1,284.60");
  CHECK(english(message(1200)) == "1,200 users move on 4 Jan 2027 for USD 1,284.60");
}

TEST_CASE("text from a file cannot smuggle placeholders or line breaks into a message") {
  const Language english = *Language::parse("en", {R"({"a": "[{name}]", "b": "secret"})"});
  CHECK(english(Message{"a", {{"name", std::string("{b}\n{name}")}}}) == "[{b} {name}]");
}

TEST_CASE("a key without text is seen, not hidden") {
  CHECK(Language::parse("en", {"{}"})->operator()("no.such") == "<no.such>");
}

TEST_CASE("every language has every text with the same placeholders") {
  const Language english = built_in("en");
  for (const char* code : {"tr"}) {
    const Language other = built_in(code);
    for (const auto& [key, text] : english.texts()) {
      INFO(code << ": " << key);
      REQUIRE(other.has(key));
      if (key.rfind("format.", 0) == 0) continue;
      CHECK(placeholders(text) == placeholders(other.texts().find(key)->second));
    }
    for (const auto& [key, text] : other.texts()) CHECK_MESSAGE(english.has(key), code << " has a text that English lacks: " << key);
  }
}
