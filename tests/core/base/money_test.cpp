#include "core/base/money.hpp"

#include <doctest/doctest.h>

using csp::Currency;
using csp::Decimal;

namespace {
std::string round_trip(const char* text) {
  const auto value = Decimal::parse(text);
  return value ? value->text(0) : "refused";
}
}  // namespace

TEST_CASE("decimal numbers are held exactly or refused") {
  CHECK(round_trip("0.1") == "0.1");
  CHECK(round_trip("-12.345678") == "-12.345678");
  CHECK(round_trip("1.0000000") == "1");
  CHECK(round_trip("1.0000001") == "refused");
  CHECK(round_trip("1e5") == "refused");
  CHECK(round_trip("1,5") == "refused");
  CHECK(round_trip(".") == "refused");
  CHECK(round_trip("") == "refused");
  CHECK(round_trip("99999999999999999999") == "refused");
}

TEST_CASE("a tenth added ten times is one") {
  Decimal sum;
  for (int i = 0; i < 10; ++i) sum += *Decimal::parse("0.1");
  CHECK(sum == Decimal::from_integer(1));
}

TEST_CASE("proration multiplies before it divides and rounds once, half away from zero") {
  CHECK(Decimal::from_integer(100).scaled(1, 3).text(0) == "33.333333");
  CHECK(Decimal::from_integer(100).scaled(2, 3).text(0) == "66.666667");
  CHECK(Decimal::parse("0.005")->rounded(2).text() == "0.01");
  CHECK(Decimal::parse("-0.005")->rounded(2).text() == "-0.01");
  CHECK(Decimal::parse("1.5")->rounded(0).text(0) == "2");
}

TEST_CASE("amounts beyond the range stop at its end") {
  const Decimal huge = Decimal::from_integer(9'000'000'000'000);
  CHECK(huge + huge == huge.scaled(1'000'000));
  CHECK((huge + huge) > huge);
}

TEST_CASE("a currency is three letters and knows its minor unit") {
  CHECK(Currency::parse("usd")->code() == "USD");
  CHECK(!Currency::parse("US$"));
  CHECK(Currency::parse("JPY")->places() == 0);
  CHECK(Currency::parse("KWD")->places() == 3);
  CHECK(Currency::parse("EUR")->places() == 2);
}
