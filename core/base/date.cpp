#include "core/base/date.hpp"

#include <chrono>

namespace csp {
namespace {

std::chrono::year_month_day calendar(Date date) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{date.days_since_epoch()}}};
}

Date from_calendar_day(std::chrono::year_month_day day) {
  return Date(static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count()));
}

void append_padded(std::string& out, int value, int width) {
  std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? static_cast<std::size_t>(width) - digits.size() : 0, '0');
  out += digits;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::from_calendar(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day candidate{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                              std::chrono::day{static_cast<unsigned>(day)}};
  if (!candidate.ok()) return std::nullopt;
  return from_calendar_day(candidate);
}

std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_calendar(*year, *month, *day);
}

bool may_be_told(Date date) {
  const int year = date.year();
  return year >= 1900 && year <= 2200;
}

std::optional<Date> told_day(std::string_view iso) {
  const std::optional<Date> date = Date::from_iso(iso);
  return date && may_be_told(*date) ? date : std::nullopt;
}

int Date::year() const { return static_cast<int>(calendar(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).month())); }
int Date::day_of_month() const { return static_cast<int>(static_cast<unsigned>(calendar(*this).day())); }

int Date::weekday() const { return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding()); }

std::string Date::iso() const {
  std::string out;
  append_padded(out, year(), 4);
  out += '-';
  append_padded(out, month(), 2);
  out += '-';
  append_padded(out, day_of_month(), 2);
  return out;
}

Date add_months_clamped(Date date, int months) {
  const std::chrono::year_month_day from = calendar(date);
  const std::int64_t month = (std::int64_t{date.year()} - 1) * 12 + date.month() - 1 + months;  // from January of year 1 on
  constexpr std::int64_t kMonths = std::int64_t{9999} * 12;
  if (month < 0 || month >= kMonths) return Date(std::int64_t{months < 0 ? INT32_MIN : INT32_MAX});
  const std::chrono::year_month target{std::chrono::year{static_cast<int>(month / 12) + 1},
                                       std::chrono::month{static_cast<unsigned>(month % 12) + 1}};
  const std::chrono::year_month_day same_day{target.year(), target.month(), from.day()};
  if (same_day.ok()) return from_calendar_day(same_day);
  return from_calendar_day(std::chrono::year_month_day{std::chrono::sys_days{target / std::chrono::last}});
}

Date end_of_month(Date date) {
  const std::chrono::year_month_day from = calendar(date);
  return from_calendar_day(std::chrono::year_month_day{std::chrono::sys_days{from.year() / from.month() / std::chrono::last}});
}

}  // namespace csp
