#pragma once
// What does a value that a person types mean, in the language of the page? 1,250 is one thousand two hundred and fifty in English and
// one and a quarter in German; what could be either, and nobody can tell, is not read.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/base/money.hpp"

namespace csp {

// 2027-01-31, 31.1.2027, 31 Jan 2027 and the like. 3/4/2027 has the day first but in English, where it could be either.
std::optional<Date> day_from(std::string_view text, const Language& language);

// "USD 1,250.50", "12,50 EUR" or an amount in the `usual` currency; not below zero.
std::optional<Money> money_from(std::string_view text, Currency usual, const Language& language);

// A whole number from 0 to `maximum`.
std::optional<std::int64_t> count_from(std::string_view text, std::int64_t maximum, const Language& language);

}  // namespace csp
