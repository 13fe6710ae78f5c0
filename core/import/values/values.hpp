#pragma once
// What does one cell say? Dates, counts, amounts, words in the forms of file-formats of the trade; empty when it says nothing we
// know, never a guess.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"

namespace csp::value {

struct DateText {
  enum class Form {
    Nothing,  // empty, "no start" (1753, 0001) or "no end" (9999)
    Day,      // one day, certain
    Slash,    // two numbers whose order the file must tell
    Serial,   // a spreadsheet's number of the day; `date` holds it
    Bad,      // none, or none that a subscription could have (may_be_told)
  };
  Form form = Form::Bad;
  Date date;
  int first = 0;
  int second = 0;
  int year = 0;
  bool short_year = false;  // of a Slash: two digits, so that the first number may be the year
  int shift = 0;            // of a Slash: by how many days the UTC day differs from the day that is written

  bool is_day() const { return form == Form::Day || form == Form::Slash; }
  // Of a Slash, once the file has told its order. Empty: it is no day in that order.
  std::optional<Date> in_order(bool month_first) const;
};

// A time of day is dropped; with an offset from UTC the UTC day counts, but for the first and the last moment of a local day.
DateText date(std::string_view text);

// "25", "25.00", "1,234", "1 234", "1.234"; 0 .. kMostUnits. Empty otherwise.
std::optional<std::int64_t> count(std::string_view text);

struct Count {
  std::int64_t value = 0;
  bool assumed = false;  // "25.000": twenty-five thousand, or twenty-five with three decimals? Without a decimal mark the former is taken
};
std::optional<Count> count_with(std::string_view text, std::optional<char> decimal_mark);

struct Amount {
  Decimal value;
  Currency currency;      // when the text names one
  bool assumed = false;   // "1,234": thousands or decimals? `decimal_mark` decided
  char lone_mark = 0;     // of such a text, also where it was no question
  char certain_mark = 0;  // "36,50", "1.234,50": the decimal mark that the text proves
};
// With currency code or sign, thousands separators, decimal point or comma. Empty otherwise.
std::optional<Amount> amount(std::string_view text, char decimal_mark = '.');

// "TRUE", "Yes", "Wahr", "1", …
std::optional<bool> truth(std::string_view text);

// "Auto-renew on", "Will not renew", "Automatisch", …: does it renew at the end?
std::optional<bool> renews(std::string_view text);
// "PendingCancel", "Cancel at end of term": it runs until its end, and is not renewed.
bool cancels_at_end(std::string_view text);
// "Unlimited", in the place of a number of units.
bool is_unlimited(std::string_view text);
// "NULL", "NaN", "<NA>", "(blank)", "#REF!": what programs write for a value that is not there; nothing but signs, too.
bool is_placeholder(std::string_view text);
// The same, and "none", "unknown", "perpetual": somebody had nothing to say.
bool says_nothing(std::string_view text);
// A word or the end of a product's name: "Trial", "Microsoft 365 Copilot - Trial", "Testversion".
bool names_trial(std::string_view text);
// "Renews on 30 June 2027", "Expires on …": does it renew on the day that it names? Empty when it names a day alone.
std::optional<bool> renews_on(std::string_view text);
// Equal, or one is the first day after the other.
bool same_date(const DateText& a, const DateText& b);

Term term(std::string_view text);                               // P1M, "1 year", "Annual", 12, …
BillingPlan billing_plan_of(std::string_view text, Term term);  // also "prepaid": the whole term at once
BillingPlan billing_plan(std::string_view text);                // monthly, Annual, "triennial", P1M…
Segment segment(std::string_view text);
SubscriptionState state(std::string_view text);

// P1M, P1Y, P3Y anywhere in the text.
Term term_in(std::string_view text);

// Hyphens, minus signs and apostrophes as word processors set them are those of the keyboard.
std::string with_plain_signs(std::string_view text);

// As a spreadsheet program hides it: ="0001" and '0001; or as a program quotes it whose quotation mark is the single one: '0001'.
std::string_view without_spreadsheet_guard(std::string_view text);

}  // namespace csp::value
