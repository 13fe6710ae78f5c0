#pragma once
// How does a language write numbers, dates, money and counted things? As the Unicode locale data (CLDR) says, kept here so that a
// document is the same bytes wherever it is made.

#include <array>
#include <cstdint>
#include <string_view>

namespace csp {

enum class PluralRule : std::uint8_t {
  one,               // "one" for 1: English, German, Turkish
  one_and_millions,  // "one" for 1, "many" for whole millions: Spanish, Italian
  none_is_one,       // "one" for 0 and 1, "many" for whole millions: French, Brazilian Portuguese
  never,             // no forms at all: Japanese
};

struct LanguageForm {
  std::string_view code;  // "pt-BR"
  std::string_view decimal_mark;
  std::string_view group_mark;
  int group_from_digits = 4;   // digits before the decimal mark from which on they are grouped: 4, in Spanish and Italian 5
  bool currency_first = true;  // "USD 1.00", else "1.00 USD"
  std::string_view date;       // with {day}, {month}, {year}
  std::array<std::string_view, 12> months;
  PluralRule plural = PluralRule::one;
};

// The form of a language; the English one for a code nobody told us about.
const LanguageForm& language_form(std::string_view code);

// "one", "many" or "other".
std::string_view plural_category(PluralRule rule, std::int64_t count);

}  // namespace csp
