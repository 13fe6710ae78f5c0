#include "shell/typed_values.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/built_in_language.hpp"

using namespace csp;

namespace {

const Language& language(const char* code) { return support::built_in_language(code); }

std::string money(const char* text, const char* code) {
  const auto read = money_from(text, *Currency::parse("USD"), language(code));
  return read ? read->amount.text(2) + " " + std::string(read->currency.code()) : std::string("unread");
}

std::string day(const char* text, const char* code) {
  const auto read = day_from(text, language(code));
  return read ? read->iso() : std::string("unread");
}

}  // namespace

TEST_CASE("a typed amount is read in the language of the page: a thousand is no one") {
  CHECK(money("1,250", "en") == "1250.00 USD");
  CHECK(money("1,250.50", "en") == "1250.50 USD");
  CHECK(money("1.250,50", "de") == "1250.50 USD");
  CHECK(money("1.250", "tr") == "1250.00 USD");
  CHECK(money("12,50", "de") == "12.50 USD");
  CHECK(money("12.50", "de") == "12.50 USD");
  CHECK(money("EUR 12,50", "fr") == "12.50 EUR");
  CHECK(money("$12.50", "en") == "12.50 USD");
  for (const char* nothing : {"-5", "twelve", "", "1,2,3"}) CHECK(money(nothing, "en") == "unread");
}

TEST_CASE("what the page shows of an amount is read back as the same, in every language") {
  for (const char* code : {"en", "tr", "de", "fr", "es", "it", "pt-BR", "ja"}) {
    CAPTURE(code);
    for (const char* amount : {"0.50", "12.50", "1250.00", "1234567.89"}) {
      const Money value{*Decimal::parse(amount), *Currency::parse("EUR")};
      CHECK(money_from("EUR " + language(code).number(value.amount, 2), *Currency::parse("USD"), language(code)) == value);
    }
  }
}

TEST_CASE("what the page shows of a day is read back as the same, in every language") {
  for (const char* code : {"en", "tr", "de", "fr", "es", "it", "pt-BR", "ja"}) {
    CAPTURE(code);
    const Date first = Date::from_calendar(2026, 1, 1).value();
    for (int day = 0; day < 4 * 366; ++day) {
      const Date shown = first + day;
      REQUIRE_MESSAGE(day_from(language(code).date(shown), language(code)) == shown, language(code).date(shown));
    }
  }
}

TEST_CASE("a typed day is read in the forms of the language, and refused where it could be two days") {
  for (const char* code : {"en", "de", "tr"}) {
    CHECK(day("2027-12-31", code) == "2027-12-31");
    CHECK(day("31.12.2027", code) == "2027-12-31");
    CHECK(day("31/12/2027", code) == "2027-12-31");
  }
  CHECK(day("3/4/2027", "fr") == "2027-04-03");
  CHECK(day("3/4/2027", "en") == "unread");
  CHECK(day("12/31/2027", "en") == "2027-12-31");
  CHECK(day("12/31/2027 23:30 -05:00", "en") == "2028-01-01");
  for (const char* nothing : {"tomorrow", "2027-02-30", "31", "31/12/2999", "9999-12-31"}) CHECK(day(nothing, "en") == "unread");
}

TEST_CASE("a typed number of units has no decimals") {
  CHECK(count_from("1,250", 10'000, language("en")) == 1250);
  CHECK(count_from("1.250", 10'000, language("de")) == 1250);
  CHECK_FALSE(count_from("12.5", 10'000, language("en")).has_value());
  CHECK_FALSE(count_from("20000", 10'000, language("en")).has_value());
}
