#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

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

bool take_word(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

// "1er", "1º", "1st" before a blank.
void take_ordinal(std::string_view& text) {
  for (const std::string_view ending : {"er", "º", "°", "ª", "st", "nd", "rd", "th"}) {
    const std::string_view after = text.substr(std::min(ending.size(), text.size()));
    if (text.substr(0, ending.size()) != ending || after.empty() || (after.front() != ' ' && after.front() != ',')) continue;
    text = after;
    return;
  }
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

// Three letters and more of a month's name in English, or common short forms of German, French, Spanish, Italian, Turkish.
int month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames = {"jan ene gen oca",
                                                              "feb fev fév fév feb şub sub",
                                                              "mar mär mrz mrt maer maa",
                                                              "apr avr abr nis",
                                                              "may mai mag mayis mei",
                                                              "jun jui giu haz",
                                                              "jul juil lug tem",
                                                              "aug aou aoû ago ağu agu",
                                                              "sep set eyl",
                                                              "oct okt ott eki out",
                                                              "nov kas",
                                                              "dec dez dic déc ara"};
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

// Days that programs write where there is no start or no end: the first and last ones that one of them can write.
bool means_nothing(int year, int month, int day) {
  const bool first = (year == 1900 || year == 1970) && month == 1 && day == 1;
  const bool last = (year == 2079 && month == 6 && day == 6) || (year == 2099 && month == 12 && day == 31);
  return year <= 1753 || year >= 9999 || first || last;
}

// What a spreadsheet writes that is to show an empty cell as a day: 1/0/1900.
bool is_day_zero(int year, int month, int day) { return year == 1900 && month == 1 && day == 0; }

DateText day_of(int year, int month, int day, int day_shift) {
  DateText out;
  const std::optional<Date> date = Date::from_calendar(year, month, day);
  if (is_day_zero(year, month, day)) out.form = DateText::Form::Nothing;
  if (!date) return out;
  out.date = *date + day_shift;
  out.form = means_nothing(year, month, day) ? DateText::Form::Nothing : may_be_told(out.date) ? DateText::Form::Day : DateText::Form::Bad;
  return out;
}

// The time of day and its offset: by how many days does the UTC day differ? Empty when this is no time.
std::optional<int> time_shift(std::string_view text) {
  skip_blanks(text);
  for (const std::string_view word : {"at ", "à ", "um ", "a las ", "alle ", "às "}) {
    if (take_word(text, word)) skip_blanks(text);
  }
  if (text.empty()) return 0;
  const bool morning = take_word(text, "午前"), afternoon = !morning && take_word(text, "午後");
  skip_blanks(text);
  int hour = take_number(text, 2);
  if (hour < 0 || hour > 24) return std::nullopt;
  int minute = 0, second = -1;
  for (int part = 0; part < 2 && take(text, ":."); ++part) {
    skip_blanks(text);
    const int value = take_number(text, 2);
    if (value < 0 || value > 60) return std::nullopt;
    (part == 0 ? minute : second) = value;
    skip_blanks(text);
  }
  if (take(text, ".,")) {
    while (!text.empty() && text::is_digit(text.front())) text.remove_prefix(1);
  }
  skip_blanks(text);
  const std::string half = morning ? "am" : afternoon ? "pm" : text::ascii_lower(text.substr(0, 2));
  if (half == "am" || half == "pm") {
    hour = hour % 12 + (half == "pm" ? 12 : 0);
    if (!morning && !afternoon) text.remove_prefix(2);
  }
  skip_blanks(text);
  take_word(text, "Uhr");
  if (text.size() > 3 && (text[3] == '+' || text[3] == '-') && (text.starts_with("GMT") || text.starts_with("UTC"))) text.remove_prefix(3);
  int offset_minutes = 0;
  bool has_zone = true;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    const int sign = text.front() == '+' ? 1 : -1;
    text.remove_prefix(1);
    const int hours = take_number(text, 2);
    take(text, ":");
    const int minutes = text.empty() ? 0 : take_number(text, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
    offset_minutes = sign * (hours * 60 + minutes);
  } else if (!take(text, "Zz")) {
    has_zone = !text.empty();
    if (text::equals_ignoring_ascii_case(text, "utc") || text::equals_ignoring_ascii_case(text, "gmt")) text = {};
  }
  if (!text.empty()) return std::nullopt;
  const int at = hour * 60 + minute, utc = at - offset_minutes;
  // The first or the last moment of a day where it was written is that day; Microsoft's own midnight has the offset in its hours.
  if ((at == 0 && second == 0) || (at == 24 * 60 - 1 && second == 59)) return 0;
  // The last second of a UTC day on a machine to the east of it.
  if (!has_zone && hour < 12 && minute == 59 && second == 59) return -1;
  return utc < 0 ? -1 : utc >= 24 * 60 && offset_minutes != 0 ? 1 : 0;
}

// What a form of writing makes of a text; empty: it is not written in that form.
using Reading = std::optional<DateText>;

Reading nothing() {
  DateText out;
  out.form = DateText::Form::Nothing;
  return out;
}

// "/Date(1799107200000)/", "/Date(1799107200000+0200)/": Windows PowerShell's milliseconds since 1970 in UTC, whatever the offset behind
// them.
Reading milliseconds(std::string_view text) {
  if (text.substr(0, 6) != "/Date(" || text.size() < 9 || text.substr(text.size() - 2) != ")/") return std::nullopt;
  text = text.substr(6, text.size() - 8);
  const bool before = take(text, "-");
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && digits < 15 && text::is_digit(text[digits]); ++digits) value = value * 10 + (text[digits] - '0');
  text.remove_prefix(digits);
  if (digits == 0) return DateText{};
  if (take(text, "+-")) take_number(text, 4);
  if (!text.empty()) return DateText{};
  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t days = before ? -((value + kDay - 1) / kDay) : value / kDay;
  const Date date(days);
  return day_of(date.year(), date.month(), date.day_of_month(), 0);
}

// "46568", "46568.5": what a spreadsheet leaves of a date, counted in days from 1900 on; of the years 2000 to 2099.
Reading serial(std::string_view text) {
  if (text.size() < 5) return std::nullopt;
  const int days = take_number(text, 5);
  if (days < 36'526 || days > 73'050) return std::nullopt;
  if (!text.empty()) {
    if (!take(text, ".,") || text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  }
  DateText out;
  out.form = DateText::Form::Serial;
  out.date = *Date::from_calendar(1899, 12, 30) + days;
  return out;
}

// 2025-11-01…, 2025/11/01, 20251101, 2025年11月1日
Reading year_first(std::string_view text) {
  if (text.size() < 5 || !std::all_of(text.begin(), text.begin() + 4, text::is_digit)) return std::nullopt;
  const bool compact = text.size() == 8;
  const int year = take_number(text, 4);
  int month = -1;
  int day = -1;
  if (take_word(text, "年")) {
    month = take_number(text, 2);
    if (!take_word(text, "月")) return DateText{};
    day = take_number(text, 2);
    if (!take_word(text, "日")) return DateText{};
    if (text.starts_with(" (")) text.remove_prefix(1);
    if (take(text, "(")) text.remove_prefix(std::min(text.find(')'), text.size() - 1) + 1);  // the day of the week
  } else if (take(text, "-/.")) {
    skip_blanks(text);  // "2026. 7. 1."
    month = take_number(text, 2);
    if (!take(text, "-/.")) return DateText{};
    skip_blanks(text);
    day = take_number(text, 2);
    if (text == ".") text = {};
  } else if (compact) {
    month = take_number(text, 2);
    day = take_number(text, 2);
  }
  if (month < 0 || day < 0) return DateText{};
  if (text == "Z") text = {};  // a day of a schema, in UTC
  if (!text.empty() && !take(text, "Tt ")) return DateText{};
  const std::optional<int> shift = time_shift(text);
  return shift ? day_of(year, month, day, *shift) : DateText{};
}

// 令和8年7月1日, R8.7.1, R08/07/01, H31.4.30: years of the Japanese eras, as official papers have them.
Reading japanese_era(std::string_view text) {
  int before = 0;  // the era's first year is the one after it
  if (take_word(text, "令和") || (text.size() > 1 && text::is_digit(text[1]) && take(text, "Rr"))) before = 2018;
  if (before == 0 && (take_word(text, "平成") || (text.size() > 1 && text::is_digit(text[1]) && take(text, "Hh")))) before = 1988;
  if (before == 0) return std::nullopt;
  const int year = take_word(text, "元") ? 1 : take_number(text, 2);
  if (year < 1) return DateText{};
  return year_first(std::to_string(before + year) + std::string(text));
}

// "Aug 30, 2025", "August 30 2025", "June 1st, 2027", "Jun-30-2027"
Reading month_first(std::string_view text) {
  if (text.empty() || text::is_digit(text.front())) return std::nullopt;
  const std::size_t end = text.find_first_of(" .-");
  const int month = month_number(text.substr(0, end));
  if (month == 0 || end == std::string_view::npos) return DateText{};
  text.remove_prefix(end);
  while (take(text, " .-")) {
  }
  const int day = take_number(text, 2);
  take_ordinal(text);
  while (take(text, " ,-")) {
  }
  const int year = take_number(text, 4);
  take(text, ",");
  const std::optional<int> shift = time_shift(text);
  return day > 0 && year > 999 && shift ? day_of(year, month, day, *shift) : DateText{};
}

// 30-AUG-2025, 30 August 2025, 5. Januar 2027, 30 de junio de 2027, 1er juillet 2027
Reading day_and_month_name(std::string_view text) {
  const int day = take_number(text, 2);
  take_ordinal(text);
  if (day < 0 || !take(text, "/.- ")) return std::nullopt;
  skip_blanks(text);
  if (text.empty() || text::is_digit(text.front())) return std::nullopt;
  take_word(text, "de ");
  const std::size_t end = text.find_first_of(" -./");
  const int month = month_number(text.substr(0, end));
  if (month == 0 || end == std::string_view::npos) return DateText{};
  text.remove_prefix(end);
  while (take(text, " -./,")) {
  }
  take_word(text, "de ");
  take(text, "'");  // '26
  int year = take_number(text, 4);
  if (year >= 0 && year < 100) year += year == 0 && day == 0 ? 1900 : 2000;
  const std::optional<int> shift = time_shift(text);
  return shift ? day_of(year, month, day, *shift) : DateText{};
}

// 03/04/2026, 3.4.2026: which number is the month is known only of dots, which are written day first everywhere.
Reading numbers(std::string_view text) {
  const int first = take_number(text, 2);
  if (first < 0 || text.empty()) return std::nullopt;
  const char separator = text.front();
  if (!take(text, "/.- ")) return std::nullopt;
  skip_blanks(text);
  const int second = take_number(text, 2);
  if (second < 0 || text.empty() || text.front() != separator) return std::nullopt;
  text.remove_prefix(1);
  skip_blanks(text);
  const std::size_t before = text.size();
  int year = take_number(text, 4);
  const std::size_t digits = before - text.size();
  if (digits == 2) year += year == 0 && (first == 0 || second == 0) ? 1900 : 2000;
  const std::optional<int> shift = time_shift(text.empty() || text.front() != ',' ? text : text.substr(1));
  if ((digits != 2 && digits != 4) || !shift) return std::nullopt;
  if (separator == '.') return day_of(year, second, first, *shift);
  DateText out;
  out.first = first;
  out.second = second;
  out.year = year;
  out.short_year = digits == 2;
  out.shift = *shift;
  for (const bool turned : {false, true}) {
    const int month = turned ? second : first, day = turned ? first : second;
    if (means_nothing(year, month, day) || is_day_zero(year, month, day)) return nothing();
  }
  const std::optional<Date> either = out.in_order(true) ? out.in_order(true) : out.in_order(false);
  if (either && may_be_told(*either)) out.form = DateText::Form::Slash;
  return out;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
      "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
      "lundi mardi mercredi jeudi vendredi samedi dimanche",
      "lunes martes miércoles jueves viernes sábado domingo",
      "lunedì martedì mercoledì giovedì venerdì sabato domenica",
      "segundafeira terçafeira quartafeira quintafeira sextafeira sábado domingo",
      "pazartesi sali çarşamba perşembe cuma cumartesi pazar",
      "segunda terça quarta quinta sexta"};
  const std::string folded = text::folded(word);
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view names) {
    const std::vector<std::string_view> list = text::split(names, ' ');
    return std::find(list.begin(), list.end(), folded) != list.end();
  });
}

// "Wednesday, June 30, 2027", "mercredi 30 juin 2027", "30 Haziran 2027 Çarşamba": the day of the week says nothing that the date does not.
std::string_view without_weekday(std::string_view text) {
  if (text.empty()) return text;
  if (text::is_digit(text.front())) {
    const std::size_t last = text.rfind(' ');
    // A time, its "PM" or zone stand there far more often.
    const std::string_view word = last == std::string_view::npos ? std::string_view() : text.substr(last + 1);
    return word.size() > 3 && !text::is_digit(word.front()) && is_weekday(word) ? text.substr(0, last) : text;
  }
  const std::size_t end = text.find_first_of(" ,");
  if (end == std::string_view::npos || !is_weekday(text.substr(0, end))) return text;
  text.remove_prefix(end);
  while (take(text, " ,")) {
  }
  return text;
}

// "6/30/2027 (215 days ago)", "… GMT+0000 (Coordinated Universal Time)", "…Z[UTC]": how long ago it was and how the zone is called.
std::string_view without_remark(std::string_view text) {
  const char last = text.back();
  if (last != ')' && last != ']') return text;
  const std::size_t open = text.rfind(last == ')' ? '(' : '[');
  if (open == std::string_view::npos || open == 0) return text;
  const std::string_view remark = text.substr(open + 1, text.size() - open - 2);
  const bool known = last == ']' ? text[open - 1] == 'Z' || text::is_digit(text[open - 1])
                                 : remark.ends_with(" ago") || remark.ends_with(" Time") || remark.ends_with(" days");
  return known ? text::trimmed(text.substr(0, open)) : text;
}

// "Renews on 30 June 2027": what happens on the day, as a page says it.
struct Event {
  std::string_view words;
  bool renews;
};

const Event* event_of(std::string_view text) {
  static constexpr Event kEvents[] = {
      {"renews on ", true},     {"auto-renews on ", true}, {"verlängert sich am ", true}, {"se renouvelle le ", true},
      {"se renueva el ", true}, {"si rinnova il ", true},  {"expires on ", false},        {"ends on ", false},
      {"läuft ab am ", false},  {"expire le ", false},     {"expira el ", false},         {"scade il ", false},
  };
  for (const Event& event : kEvents) {
    if (text.size() > event.words.size() && text::equals_ignoring_ascii_case(text.substr(0, event.words.size()), event.words))
      return &event;
  }
  return nullptr;
}

std::string_view without_event(std::string_view text) {
  const Event* event = event_of(text);
  return event == nullptr ? text : text::trimmed(text.substr(event->words.size()));
}

}  // namespace

std::optional<bool> renews_on(std::string_view text) {
  const Event* event = event_of(text::trimmed(text));
  return event == nullptr ? std::nullopt : std::optional(event->renews);
}

std::optional<Date> DateText::in_order(bool month_first) const {
  const std::optional<Date> day = month_first ? Date::from_calendar(year, first, second) : Date::from_calendar(year, second, first);
  return day ? std::optional(*day + shift) : std::nullopt;
}

DateText date(std::string_view whole) {
  const std::string_view text = text::trimmed(whole);
  constexpr char kFullWidth = '\xef';  // first byte of every full-width character
  if (text.find(kFullWidth) != std::string_view::npos) {
    const std::string narrow = text::narrowed(text);
    if (narrow.find(kFullWidth) == std::string::npos) return date(narrow);
  }
  constexpr char kGeneralPunctuation = '\xe2';  // first byte of typographic hyphens and apostrophes
  if (text.find(kGeneralPunctuation) != std::string_view::npos && text.size() > 4) {
    const std::string plain = with_plain_signs(text);
    if (plain != text) return date(plain);
  }
  if (text.empty() || text::is_one_of(text, {"-", "–", "—", "n/a", "N/A", "#N/A", "none", "None", "never", "Never", "0"}))
    return *nothing();
  const std::string_view plain = without_remark(text);
  const std::string_view day = without_weekday(text::is_digit(plain.front()) ? plain : without_event(plain));
  for (const auto form : {milliseconds, serial, year_first, japanese_era, month_first, day_and_month_name, numbers}) {
    const Reading reading = form(day);
    if (!reading) continue;
    return reading->form == DateText::Form::Bad && is_placeholder(text) ? *nothing() : *reading;
  }
  return is_placeholder(text) ? *nothing() : DateText{};
}

}  // namespace csp::value
