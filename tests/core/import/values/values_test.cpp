#include "core/import/values/values.hpp"

#include <doctest/doctest.h>

using namespace csp;

TEST_CASE("dates are read in every form met in exports") {
  for (const char* text : {"2026-11-01",
                           "2026-11-01T00:00:00.0000000Z",
                           "2026-11-01T21:28:19.3058617Z",
                           "2026-11-01T00:00:00",
                           "2026-11-01T13:55:00.37+01:00",
                           "2026-11-01 19:49:35Z",
                           "2026-11-01T06: 41: 12Z",
                           "1-NOV-2026",
                           "01 November 2026",
                           "Nov 1, 2026",
                           "1.11.2026",
                           "2026/11/01",
                           "20261101",
                           "1 Kas 2026",
                           "2026年11月1日",
                           "2026年11月01日(日)",
                           "２０２６/１１/１",
                           "２０２６年１１月１日",
                           "令和8年11月1日",
                           "R8.11.1",
                           "R08/11/01",
                           "1 de noviembre de 2026",
                           "1º de novembro de 2026",
                           "1er novembre 2026",
                           "November 1st, 2026",
                           "Sunday, November 1, 2026",
                           "dimanche 1 novembre 2026",
                           "Sonntag, 1. November 2026",
                           "domingo, 1 de noviembre de 2026",
                           "/Date(1793491200000)/",
                           "/Date(1793491200000+0200)/",
                           "Sunday, November 1, 2026 12:00:00 AM"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.form == value::DateText::Form::Day, text);
    CHECK_MESSAGE(date.date.iso() == "2026-11-01", text);
  }
}

TEST_CASE("a time with an offset counts for its UTC day") {
  CHECK(value::date("2026-11-01T00:30:00+02:00").date.iso() == "2026-10-31");
  CHECK(value::date("2026-11-01T23:30:00-05:00").date.iso() == "2026-11-02");
}

TEST_CASE("one instant is the same day in whatever form it is written") {
  for (const char* text : {"2026-11-01T23:30:00-05:00", "2026-11-01 23:30 -05:00", "2026/11/01 23:30 -05:00", "2026年11月1日 23:30 -05:00",
                           "01.11.2026 23:30 -05:00", "1-NOV-2026 23:30 -05:00", "1 November 2026 11:30 PM -05:00",
                           "Nov 1, 2026 11:30 PM -0500", "Sunday, November 1, 2026 23:30:00 -05:00", "2026-11-02T04:30:00Z",
                           "02.11.2026 04:30 +00:00", "02.11.2026 14:30 +10:00", "/Date(1793593800000)/"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.form == value::DateText::Form::Day, text);
    CHECK_MESSAGE(date.date.iso() == "2026-11-02", text);
  }
  for (const char* text : {"11/01/2026 23:30 -05:00", "11-01-2026 23:30 -05:00", "11/01/2026, 11:30 PM -05:00", "11/02/2026 04:30 +00:00",
                           "11/03/2026 00:30 +02:00"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.form == value::DateText::Form::Slash, text);
    CHECK_MESSAGE(date.in_order(true)->iso() == "2026-11-02", text);
  }
  CHECK(value::date("13/04/2027 23:30 -05:00").in_order(false)->iso() == "2027-04-14");
  CHECK(!value::date("13/04/2027 23:30 -05:00").in_order(true));
}

TEST_CASE("a day that no subscription could have is bad, not taken for one and not passed over") {
  for (const char* text : {"2201-01-01", "31.12.2999", "12/31/2999", "1899-12-30", "Dec 31, 3000", "2200-12-31T23:30:00-05:00"})
    CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Bad, text);
  CHECK(value::date("2200-12-31").form == value::DateText::Form::Day);
  CHECK(value::date("1900-01-02").form == value::DateText::Form::Day);  // the first of that year is what some programs write for none
}

TEST_CASE("dates that say nothing and dates that are none") {
  for (const char* text : {"", "1753-01-02T00:00:00Z", "0001-01-01", "9999-11-30T23:59:59Z", "1/1/0001", "/Date(-62135596800000)/", "0",
                           "1/0/1900", "00.01.1900", "00/01/1900", "1900/1/0", "1900-01-00", "1/0/00", "0-Jan-00", "0-Jan-1900"})
    CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Nothing, text);
  for (const char* text : {"2027-02-29", "soon", "13/13/2026", "2026-11-01X", "5.66891E+17", "2026年11月", "Nov-2026", "/Date()/", "99999",
                           "1/0/2027", "00.02.1900", "令和8年13月1日", "R8", "Someday, November 1, 2026"})
    CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Bad, text);
}

TEST_CASE("a spreadsheet's number of a day is told from a date") {
  for (const char* text : {"46327", "46327.75", "46327,0"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.form == value::DateText::Form::Serial, text);
    CHECK_MESSAGE(date.date.iso() == "2026-11-01", text);
  }
}

TEST_CASE("a slash date keeps both numbers until the file has told their order") {
  const value::DateText date = value::date("2/13/2026 12:00:00 AM");
  CHECK(date.form == value::DateText::Form::Slash);
  CHECK(date.first == 2);
  CHECK(date.second == 13);
}

TEST_CASE("counts are whole numbers in any grouping, and nothing else") {
  CHECK(value::count("25") == 25);
  CHECK(value::count("04") == 4);
  CHECK(value::count("275.00") == 275);
  CHECK(value::count("1,234") == 1234);
  CHECK(value::count("1.234") == 1234);
  CHECK(value::count("1\xc2\xa0"
                     "234") == 1234);
  CHECK(value::count("1.234.567,00") == 1234567);
  CHECK(value::count("1,234.000") == 1234);
  for (const char* text : {"", "-1", "2.5", "1e3", "99999999999", "12,34", "x", "1/2", "0.033", "0,500", "0.500", "012.345"})
    CHECK_MESSAGE(!value::count(text), text);
}

TEST_CASE("three digits after the only mark of a count are thousands, unless the decimal mark is known to be that one") {
  CHECK(value::count_with("25.000", std::nullopt)->value == 25000);
  CHECK(value::count_with("25.000", std::nullopt)->assumed);
  CHECK(value::count_with("25.000", '.')->value == 25);
  CHECK(value::count_with("20,500", std::nullopt)->value == 20500);
  CHECK(!value::count_with("20,500", std::nullopt)->assumed);  // there is no half a licence
  CHECK(value::count_with("25.000", ',')->value == 25000);
  CHECK(!value::count_with("25.000", ',')->assumed);
  CHECK(!value::count_with("1.500", '.'));
  for (const char* text : {"25", "25.00", "1,234,567", "1,234.00", "0.000"})
    CHECK_MESSAGE(!value::count_with(text, std::nullopt)->assumed, text);
}

TEST_CASE("amounts are exact in every notation") {
  CHECK(value::amount("71.4")->value.text() == "71.40");
  CHECK(value::amount("$1,234.56")->value.text() == "1234.56");
  CHECK(value::amount("1.234,56 €")->value.text() == "1234.56");
  CHECK(value::amount("1.234,56 €")->currency.code() == "EUR");
  CHECK(value::amount("71,4", ',')->value.text() == "71.40");
  CHECK(value::amount("kr .75")->value.text() == "0.75");
  CHECK(value::amount("Rs. 500")->value.text() == "500.00");
  CHECK(value::amount("USD 8.55")->currency.code() == "USD");
  CHECK(value::amount("0E-20")->value.is_zero());
  CHECK(value::amount("1,234", '.')->assumed);
  CHECK(value::amount("1,234", '.')->value.text() == "1234.00");
  CHECK(value::amount("1,234", ',')->value.text() == "1.234");
  for (const char* text : {"R$ 1.500,00", "R$1.500,00", "１．５００,００ BRL"}) {
    CHECK_MESSAGE(value::amount(text)->value.text() == "1500.00", text);
    CHECK_MESSAGE(value::amount(text)->currency.code() == "BRL", text);
  }
  for (const char* text : {"¥12,000", "￥12,000", "￥１２,０００"}) {
    CHECK_MESSAGE(value::amount(text)->value.text() == "12000.00", text);
    CHECK_MESSAGE(!value::amount(text)->currency.known(), text);  // yen or yuan
  }
  for (const char* text : {"₹1,500", "Rs. 1,500", "Rs 1,500.00", "INR 1500"}) {
    CHECK_MESSAGE(value::amount(text)->value.text() == "1500.00", text);
    CHECK_MESSAGE(value::amount(text)->currency.code() == "INR", text);
  }
  CHECK(value::amount("234,50 kr.")->value.text() == "234.50");
  CHECK(value::amount("$.50")->value.text() == "0.50");
  for (const char* text : {"", "free", "1.2.3,4", "5.66891E+17", "--", "12 of 3"}) CHECK_MESSAGE(!value::amount(text), text);
}

TEST_CASE("the first and the last moment of a local day are that day, and Microsoft's midnight is the day in UTC") {
  CHECK(value::date("2026-07-01T00:00:00+02:00").date.iso() == "2026-07-01");
  CHECK(value::date("2027-06-30T23:59:59-08:00").date.iso() == "2027-06-30");
  CHECK(value::date("2026-06-30T19:00:00-05:00").date.iso() == "2026-07-01");
}

TEST_CASE("the last second of a UTC day, as a machine to the east of it writes it, is that day") {
  for (const char* text : {"2027-07-01 01:59:59", "2027-07-01 00:59:59", "2027-07-01T08:59:59", "01.07.2027 01:59:59"})
    CHECK_MESSAGE(value::date(text).in_order(false).value_or(value::date(text).date).iso() == "2027-06-30", text);
  for (const char* text : {"2027-06-30 23:59:59", "2027-06-30 16:59:59", "2027-06-30T01:59:59Z", "2027-06-30 01:59:58", "2027-06-30 01:59"})
    CHECK_MESSAGE(value::date(text).date.iso() == "2027-06-30", text);
}

TEST_CASE("days are read with what countries and word processors write into them") {
  for (const char* text : {"2026. 7. 1.", "2026/07/01 午前 0:00:00", "01.07.2026 00:00 Uhr", "1 Jul '26", "1 Jul ’26", "2026‑07‑01",
                           "2026/07/01 午後 11:59:59"})
    CHECK_MESSAGE(value::date(text).date.iso() == "2026-07-01", text);
  CHECK(value::date("1 mrt 2026").date.iso() == "2026-03-01");
  for (const char* text : {"NULL", "NaT", "<NA>", "(blank)", "#REF!", "#VALUE!", "undefined"})
    CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Nothing, text);
}

TEST_CASE("a sign in front of a count and the groups of India say nothing else than the number") {
  CHECK(value::count("+25") == 25);
  CHECK(value::count("1,25,000") == 125000);
  for (const char* text : {"+", "1,25,00", "1,2,000", "+-5"}) CHECK_MESSAGE(!value::count(text), text);
}
