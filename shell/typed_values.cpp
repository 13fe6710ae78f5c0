#include "shell/typed_values.hpp"

#include "core/import/values/values.hpp"

namespace csp {
namespace {

char decimal_mark(const Language& language) { return language.decimal_mark() == "," ? ',' : '.'; }

}  // namespace

std::optional<Date> day_from(std::string_view text, const Language& language) {
  if (const std::optional<Date> iso = told_day(text)) return iso;
  const value::DateText read = value::date(text);
  if (read.form == value::DateText::Form::Day) return read.date;
  if (read.form != value::DateText::Form::Slash) return std::nullopt;
  const bool english = language.code() == "en";
  if (english && read.first <= 12 && read.second <= 12 && read.first != read.second) return std::nullopt;
  const bool day_first = !english || read.first > 12;
  return read.in_order(!day_first);
}

std::optional<Money> money_from(std::string_view text, Currency usual, const Language& language) {
  const std::optional<value::Amount> amount = value::amount(text, decimal_mark(language));
  if (!amount || amount->value.is_negative()) return std::nullopt;
  const Currency currency = amount->currency.known() ? amount->currency : usual;
  if (!currency.known()) return std::nullopt;
  return Money{amount->value, currency};
}

std::optional<std::int64_t> count_from(std::string_view text, std::int64_t maximum, const Language& language) {
  const std::optional<value::Count> count = value::count_with(text, decimal_mark(language));
  return count && count->value <= maximum ? std::optional(count->value) : std::nullopt;
}

}  // namespace csp
