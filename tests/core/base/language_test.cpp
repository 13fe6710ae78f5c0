#include "core/base/language.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

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

// Every language there are texts in.
std::vector<std::string> codes() {
  std::vector<std::string> found;
  for (const csp::EmbeddedAsset& asset : csp::embedded_assets()) {
    const std::vector<std::string_view> parts = csp::text::split(asset.path, '/');
    if (parts[0] == "text" && (found.empty() || found.back() != parts[1])) found.emplace_back(parts[1]);
  }
  REQUIRE(found.size() >= 2);
  return found;
}

// How many words of two letters or more has a text, outside of placeholders and of commands in backticks?
int words_in(std::string_view text) {
  int words = 0, letters = 0, depth = 0;
  bool command = false;
  for (const char c : text) {
    if (c == '`') command = !command;
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    const bool letter = !command && depth == 0 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    letters = letter ? letters + 1 : 0;
    words += letters == 2;
  }
  return words;
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
  const Language english =
      *Language::parse("en", {R"({"a": "{users, plural, one {# user moves} other {# users move}} on {day} for {price}"})"});
  const auto message = [](std::int64_t users) {
    return Message{"a",
                   {{"users", users},
                    {"day", *csp::Date::from_iso("2027-01-04")},
                    {"price", csp::Money{csp::Decimal::from_cents(128460), *csp::Currency::parse("USD")}}}};
  };
  CHECK(english(message(1)) == "1 user moves on 4 Jan 2027 for USD 1,284.60");
  CHECK(english(message(1200)) == "1,200 users move on 4 Jan 2027 for USD 1,284.60");
}

TEST_CASE("text from a file cannot smuggle placeholders or line breaks into a message") {
  const Language english = *Language::parse("en", {R"({"a": "[{name}]", "b": "secret"})"});
  CHECK(english(Message{"a", {{"name", std::string("{b}\n{name}")}}}) == "[{b} {name}]");
}

TEST_CASE("a text that stands in another one speaks of what that one speaks of") {
  const auto language = Language::parse("en", {R"({"letter": "To: {source}", "somebody": "[name of {owner}]"})"});
  REQUIRE(language.has_value());
  CHECK((*language)(Message{"letter", {{"source", csp::TextKey{"somebody"}}, {"owner", std::string("tenant {source}")}}}) ==
        "To: [name of tenant {source}]");
}

TEST_CASE("a key without text is seen, not hidden") { CHECK(Language::parse("en", {"{}"})->operator()("no.such") == "<no.such>"); }

TEST_CASE("a copy of a message says the same, and goes its own way when it is changed") {
  const csp::Message original{"k", {{"count", std::int64_t{3}}}};
  csp::Message copy = original;
  CHECK(copy == original);
  copy.arguments.changed()[0].value = std::int64_t{4};
  copy.arguments.changed().push_back({"name", std::string("x")});
  CHECK(std::get<std::int64_t>(original.arguments[0].value) == 3);
  CHECK(original.arguments.size() == 1);
  CHECK(copy.arguments.size() == 2);
  CHECK(copy != original);
  CHECK(csp::MessageArguments() == csp::MessageArguments(std::vector<csp::MessageArgument>{}));
}

TEST_CASE("every language has every text with the same placeholders") {
  const Language english = built_in("en");
  for (const std::string& code : codes()) {
    const Language other = built_in(code);
    for (const auto& entry : english.texts()) {
      INFO(code << ": " << entry.first);
      const auto translated = other.texts().find(entry.first);
      CHECK_MESSAGE(translated != other.texts().end(), "no text");
      if (translated == other.texts().end()) continue;
      CHECK(placeholders(entry.second) == placeholders(translated->second));
    }
    for (const auto& entry : other.texts())
      CHECK_MESSAGE(english.has(entry.first), code << " has a text that English lacks: " << entry.first);
  }
}

// Whoever speaks to the page says what stands on a button (WCAG 2.5.3). Case and the dots of “more to come” are not spoken.
TEST_CASE("the spoken name of a button contains what stands on it, in every language") {
  for (const std::string& code : codes()) {
    const Language language = built_in(code);
    for (const auto& entry : language.texts()) {
      const auto spoken = language.texts().find(entry.first + ".name");
      if (spoken == language.texts().end()) continue;
      std::string seen = csp::text::folded(entry.second);
      while (seen.ends_with("…")) seen.resize(seen.size() - std::string("…").size());
      CHECK_MESSAGE(csp::text::folded(spoken->second).find(seen) != std::string::npos,
                    code << ": " << spoken->first << ": " << spoken->second);
    }
  }
}

TEST_CASE("no sentence is left in English in another language") {
  // A name of Microsoft's that nobody translates.
  const std::set<std::string> alike = {"glossary.csp.words"};
  const Language english = built_in("en");
  for (const std::string& code : codes()) {
    if (code == "en") continue;
    const Language other = built_in(code);
    for (const auto& entry : english.texts()) {
      const auto translated = other.texts().find(entry.first);
      if (translated == other.texts().end() || translated->second != entry.second || words_in(entry.second) < 4) continue;
      CHECK_MESSAGE(alike.count(entry.first) == 1, code << ": " << entry.first << " is the English sentence");
    }
  }
}

TEST_CASE("each language writes numbers, money and dates as its readers expect") {
  struct Expected {
    const char *code, *count, *small_money, *big_money, *date;
  };
  const csp::Currency dollars = *csp::Currency::parse("USD");
  for (const Expected& expected : {
           Expected{"en", "1,284", "USD 1,284.60", "USD 1,234,567.00", "4 Mar 2027"},
           Expected{"tr", "1.284", "USD 1.284,60", "USD 1.234.567,00", "4 Mar 2027"},
           Expected{"de", "1.284", "1.284,60 USD", "1.234.567,00 USD", "4. März 2027"},
           Expected{"es", "1284", "1284,60 USD", "1.234.567,00 USD", "4 mar 2027"},
           Expected{"fr", "1\u202f284", "1\u202f284,60 USD", "1\u202f234\u202f567,00 USD", "4 mars 2027"},
           Expected{"it", "1284", "1284,60 USD", "1.234.567,00 USD", "4 mar 2027"},
           Expected{"pt-BR", "1.284", "USD 1.284,60", "USD 1.234.567,00", "4 de mar. de 2027"},
           Expected{"ja", "1,284", "USD 1,284.60", "USD 1,234,567.00", "2027年3月4日"},
       }) {
    const Language language = *Language::parse(expected.code, {"{}"});
    INFO(expected.code);
    CHECK(language.count(1284) == expected.count);
    CHECK(language.money({csp::Decimal::from_cents(128460), dollars}) == expected.small_money);
    CHECK(language.money({csp::Decimal::from_cents(123456700), dollars}) == expected.big_money);
    CHECK(language.date(*csp::Date::from_iso("2027-03-04")) == expected.date);
  }
}

TEST_CASE("each language counts with the plural forms it has") {
  const auto forms = [](const char* code) {
    const Language language = *Language::parse(code, {R"({"a": "{n, plural, one {1} many {M} other {o}}"})"});
    std::string chosen;
    for (std::int64_t n : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2}, std::int64_t{1'000'000}})
      chosen += language(Message{"a", {{"n", n}}});
    return chosen;
  };
  CHECK(forms("en") == "o1oo");
  CHECK(forms("tr") == "o1oo");
  CHECK(forms("de") == "o1oo");
  CHECK(forms("es") == "o1oM");
  CHECK(forms("it") == "o1oM");
  CHECK(forms("fr") == "11oM");
  CHECK(forms("pt-BR") == "11oM");
  CHECK(forms("ja") == "oooo");
}
