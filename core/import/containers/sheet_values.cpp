#include "core/import/containers/sheet_values.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr int kTrustedDigits = 15;

// digits * 10^exponent, without zeros in front.
struct Decimals {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

std::optional<Decimals> parse(std::string_view text) {
  Decimals out;
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) out.negative = text[at++] == '-';
  bool any = false;
  for (; at < text.size() && text::is_digit(text[at]); ++at, any = true) out.digits += text[at];
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && text::is_digit(text[at]); ++at, any = true) {
      out.digits += text[at];
      --out.exponent;
    }
  }
  if (!any) return std::nullopt;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    const bool negative = at < text.size() && text[at] == '-';
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (at == text.size()) return std::nullopt;
    int power = 0;
    for (; at < text.size() && text::is_digit(text[at]); ++at) power = std::min(power * 10 + (text[at] - '0'), 100000);
    out.exponent += negative ? -power : power;
  }
  if (at != text.size() || out.digits.size() > 400 || out.exponent > 400 || out.exponent < -800) return std::nullopt;
  out.digits.erase(0, std::min(out.digits.find_first_not_of('0'), out.digits.size()));
  return out;
}

void drop_zeros_at_end(Decimals& number) {
  while (!number.digits.empty() && number.digits.back() == '0') {
    number.digits.pop_back();
    ++number.exponent;
  }
  if (number.digits.empty()) number = Decimals{};
}

// Half away from zero, as a spreadsheet shows it.
void round_to(Decimals& number, int digits) {
  const int surplus = static_cast<int>(number.digits.size()) - digits;
  if (surplus <= 0) return;
  const bool up = number.digits[static_cast<std::size_t>(digits)] >= '5';
  number.digits.resize(static_cast<std::size_t>(digits));
  number.exponent += surplus;
  if (!up) return;
  for (std::size_t at = number.digits.size(); at-- > 0;) {
    if (number.digits[at] != '9') {
      ++number.digits[at];
      return;
    }
    number.digits[at] = '0';
  }
  number.digits.insert(number.digits.begin(), '1');
}

std::string plain(const Decimals& number, int least_digits) {
  std::string whole = number.digits;
  std::string fraction;
  if (number.exponent >= 0) {
    whole.append(static_cast<std::size_t>(number.exponent), '0');
  } else {
    const std::size_t places = static_cast<std::size_t>(-number.exponent);
    if (whole.size() < places) whole.insert(0, places - whole.size(), '0');
    fraction = whole.substr(whole.size() - places);
    whole.resize(whole.size() - places);
  }
  const std::size_t least = static_cast<std::size_t>(std::max(least_digits, 1));
  if (whole.size() < least) whole.insert(0, least - whole.size(), '0');
  return (number.negative ? "-" : "") + whole + (fraction.empty() ? "" : "." + fraction);
}

std::string scientific(const Decimals& number) {
  const int exponent = number.exponent + static_cast<int>(number.digits.size()) - 1;
  std::string out = (number.negative ? "-" : "") + number.digits.substr(0, 1);
  if (number.digits.size() > 1) out += "." + number.digits.substr(1);
  const std::string power = std::to_string(std::abs(exponent));
  return out + (exponent < 0 ? "E-" : "E+") + (power.size() < 2 ? "0" : "") + power;
}

}  // namespace

SheetFormat sheet_format(std::string_view code) {
  SheetFormat format;
  if (code.size() >= 2 && code.size() <= 12 && code.find_first_not_of('0') == std::string_view::npos) {
    format.least_digits = static_cast<int>(code.size());
    return format;
  }
  code = code.substr(0, code.find(';'));  // of positive numbers
  const std::string lower = text::ascii_lower(code);
  if (lower == "general") return format;
  bool day = false;
  bool time = false;
  for (std::size_t at = 0; at < lower.size(); ++at) {
    switch (lower[at]) {
      case '"':
        at = std::min(lower.find('"', at + 1), lower.size());
        break;
      case '[':
        at = std::min(lower.find(']', at + 1), lower.size());
        break;  // colour, condition, language, elapsed time
      case '\\':
      case '_':
      case '*':
        ++at;
        break;
      case 'y':
      case 'd':
        day = true;
        break;
      case 'h':
      case 's':
        time = true;
        break;
      default:
        break;
    }
  }
  format.meaning = day ? SheetFormat::Meaning::Date : time ? SheetFormat::Meaning::Time : SheetFormat::Meaning::Number;
  return format;
}

SheetFormat built_in_sheet_format(int id) {
  SheetFormat format;
  // 27..36 and 50..58 are dates of East Asian editions.
  const bool date =
      (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
  const bool time = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56;
  format.meaning = date ? SheetFormat::Meaning::Date : time ? SheetFormat::Meaning::Time : SheetFormat::Meaning::Number;
  return format;
}

std::string sheet_number(std::string_view stored, const SheetFormat& format) {
  std::optional<Decimals> number = parse(text::trimmed(stored));
  if (!number) return std::string(stored);
  round_to(*number, kTrustedDigits);
  drop_zeros_at_end(*number);
  const int magnitude = number->exponent + static_cast<int>(number->digits.size());
  if (magnitude > kTrustedDigits || magnitude < -20) return scientific(*number);
  return plain(*number, format.least_digits);
}

std::optional<std::string> sheet_date(std::string_view stored, bool since_1904) {
  std::optional<Decimals> number = parse(text::trimmed(stored));
  if (!number || number->negative) return std::nullopt;
  round_to(*number, kTrustedDigits);
  const std::string text = plain(*number, 1);
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  if (whole.size() > 7) return std::nullopt;
  int days = 0;
  for (const char c : whole) days = days * 10 + (c - '0');
  std::int64_t seconds = 0;
  if (point != std::string::npos) {
    std::string fraction = text.substr(point + 1).substr(0, 12);
    fraction.resize(12, '0');
    std::int64_t parts = 0;  // of a day, in units of 10^-12
    for (const char c : fraction) parts = parts * 10 + (c - '0');
    seconds = (parts / 1000 * 86400 + 500'000'000) / 1'000'000'000;
    if (seconds == 86400) {
      seconds = 0;
      ++days;
    }
  }
  std::optional<Date> first;
  if (since_1904) {
    first = Date::from_calendar(1904, 1, 1);
  } else {
    if (days == 60) return std::nullopt;  // 1900-02-29, which never was
    first = days < 60 ? Date::from_calendar(1899, 12, 31) : Date::from_calendar(1899, 12, 30);
  }
  constexpr int kLast = 2958465;  // 9999-12-31
  if (!first || days > (since_1904 ? kLast - 1462 : kLast)) return std::nullopt;
  std::string out = (*first + days).iso();
  if (seconds != 0) {
    const auto two = [](std::int64_t value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
    out += "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  }
  return out;
}

std::string without_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
      std::uint32_t code = 0;
      bool hex = true;
      for (const char c : text.substr(at + 2, 4)) {
        const int digit = text::is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        hex = hex && digit >= 0;
        code = code * 16 + static_cast<std::uint32_t>(std::max(digit, 0));
      }
      if (hex && code != 0 && (code < 0xd800 || code > 0xdfff)) {
        text::append_utf8(out, code);
        at += 6;
        continue;
      }
    }
    out += text[at];
  }
  return out;
}

}  // namespace csp
