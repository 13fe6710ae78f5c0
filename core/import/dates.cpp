#include <array>

#include "core/base/text.hpp"
#include "core/import/values.hpp"

namespace csp::value {
namespace {

// Reads at most `digits` digits; -1 when there is none.
int take_number(std::string_view& text, std::size_t digits) {
  int value = 0;
  std::size_t at = 0;
  while (at < digits && at < text.size() && text::is_digit(text[at])) value = value * 10 + (text[at++] - '0');
  text.remove_prefix(at);
  return at == 0 ? -1 : value;
}

bool take(std::string_view& text, std::string_view one_of) {
  if (text.empty() || one_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

// Three letters and more of a month's name in English, or common short forms of German, French, Spanish, Italian, Turkish.
int month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames = {"jan ene gen oca",   "feb fev fév fév feb şub sub",
                                                              "mar mär mrz maer",  "apr avr abr nis",
                                                              "may mai mag mayıs", "jun jui giu haz",
                                                              "jul juil lug tem",  "aug aou aoû ago ağu agu",
                                                              "sep set eyl",       "oct okt ott eki out",
                                                              "nov kas",           "dec dez dic déc ara"};
  const std::string lower = text::folded(name);
  if (lower.size() < 3) return 0;
  if (lower.compare(0, 4, "juil") == 0) return 7;
  for (std::size_t month = 0; month < kNames.size(); ++month) {
    for (std::string_view candidate : text::split(kNames[month], ' ')) {
      if (lower.compare(0, candidate.size(), candidate) == 0) return static_cast<int>(month) + 1;
    }
  }
  return 0;
}

DateText day_of(int year, int month, int day, int day_shift) {
  DateText out;
  const std::optional<Date> date = Date::from_calendar(year, month, day);
  if (!date) return out;
  out.form = year <= 1753 || year >= 9999 ? DateText::Form::Nothing : DateText::Form::Day;
  out.date = *date + day_shift;
  return out;
}

// The time of day and its offset: by how many days does the UTC day differ? Empty when this is no time.
std::optional<int> time_shift(std::string_view text) {
  skip_blanks(text);
  if (text.empty()) return 0;
  int hour = take_number(text, 2);
  if (hour < 0 || hour > 24) return std::nullopt;
  int minute = 0;
  for (int part = 0; part < 2 && take(text, ":."); ++part) {
    skip_blanks(text);
    const int value = take_number(text, 2);
    if (value < 0 || value > 60) return std::nullopt;
    if (part == 0) minute = value;
    skip_blanks(text);
  }
  if (take(text, ".,")) {
    while (!text.empty() && text::is_digit(text.front())) text.remove_prefix(1);
  }
  skip_blanks(text);
  const std::string half = text::ascii_lower(text.substr(0, 2));
  if (half == "am" || half == "pm") {
    hour = hour % 12 + (half == "pm" ? 12 : 0);
    text.remove_prefix(2);
  }
  skip_blanks(text);
  int offset_minutes = 0;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    const int sign = text.front() == '+' ? 1 : -1;
    text.remove_prefix(1);
    const int hours = take_number(text, 2);
    take(text, ":");
    const int minutes = text.empty() ? 0 : take_number(text, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
    offset_minutes = sign * (hours * 60 + minutes);
  } else if (!take(text, "Zz")) {
    if (text::equals_ignoring_ascii_case(text, "utc") || text::equals_ignoring_ascii_case(text, "gmt")) text = {};
  }
  if (!text.empty()) return std::nullopt;
  const int utc = hour * 60 + minute - offset_minutes;
  return utc < 0 ? -1 : utc >= 24 * 60 && offset_minutes != 0 ? 1 : 0;
}

}  // namespace

DateText date(std::string_view whole) {
  std::string_view text = text::trimmed(whole);
  DateText bad;
  if (text.empty()) {
    bad.form = DateText::Form::Nothing;
    return bad;
  }
  std::string_view rest = text;
  // 2025-11-01…, 2025/11/01, 20251101
  if (rest.size() >= 5 && text::is_digit(rest[0]) && text::is_digit(rest[1]) && text::is_digit(rest[2]) && text::is_digit(rest[3])) {
    const int year = take_number(rest, 4);
    int month = -1;
    int day = -1;
    if (take(rest, "-/.")) {
      month = take_number(rest, 2);
      if (!take(rest, "-/.")) return bad;
      day = take_number(rest, 2);
    } else if (text.size() == 8) {
      month = take_number(rest, 2);
      day = take_number(rest, 2);
    }
    if (month < 0 || day < 0) return bad;
    if (!rest.empty() && !take(rest, "Tt ")) return bad;
    const std::optional<int> shift = time_shift(rest);
    return shift ? day_of(year, month, day, *shift) : bad;
  }
  const int first = take_number(rest, 2);
  if (first < 0) {
    // "Aug 30, 2025", "August 30 2025"
    const std::size_t end = rest.find_first_of(" .-");
    const int month = month_number(rest.substr(0, end));
    if (month == 0 || end == std::string_view::npos) return bad;
    rest.remove_prefix(end);
    while (take(rest, " .-")) {
    }
    const int day = take_number(rest, 2);
    while (take(rest, " ,")) {
    }
    const int year = take_number(rest, 4);
    const std::optional<int> shift = time_shift(rest);
    return day > 0 && year > 999 && shift ? day_of(year, month, day, *shift) : bad;
  }
  if (rest.empty()) return bad;
  const char separator = rest.front();
  if (separator != '/' && separator != '.' && separator != '-' && separator != ' ') return bad;
  rest.remove_prefix(1);
  skip_blanks(rest);
  if (!rest.empty() && !text::is_digit(rest.front())) {
    // 30-AUG-2025, 30 August 2025
    const std::size_t end = rest.find_first_of(" -./");
    const int month = month_number(rest.substr(0, end));
    if (month == 0 || end == std::string_view::npos) return bad;
    rest.remove_prefix(end);
    while (take(rest, " -./,")) {
    }
    int year = take_number(rest, 4);
    if (year >= 0 && year < 100) year += 2000;
    const std::optional<int> shift = time_shift(rest);
    return shift ? day_of(year, month, first, *shift) : bad;
  }
  const int second = take_number(rest, 2);
  if (rest.empty() || rest.front() != separator) return bad;
  rest.remove_prefix(1);
  skip_blanks(rest);
  const std::size_t before = rest.size();
  int year = take_number(rest, 4);
  const std::size_t digits = before - rest.size();
  if (digits == 2) year += 2000;
  if ((digits != 2 && digits != 4) || !time_shift(rest.empty() || rest.front() != ',' ? rest : rest.substr(1))) return bad;
  if (separator == '.') return day_of(year, second, first, 0);  // dots are written day first everywhere
  DateText out;
  out.first = first;
  out.second = second;
  out.year = year;
  if (year <= 1753 || year >= 9999) {
    out.form = DateText::Form::Nothing;
  } else if (Date::from_calendar(year, first, second) || Date::from_calendar(year, second, first)) {
    out.form = DateText::Form::Slash;
  }
  return out;
}

}  // namespace csp::value
