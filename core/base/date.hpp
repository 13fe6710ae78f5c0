#pragma once
// Which UTC calendar day? Commerce dates are whole UTC days and the end date of a term is inclusive (rule NCE-RENEW-TIME).

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csp {

// A UTC calendar day between 0001-01-01 and 9999-12-31, counted in days since 1970-01-01. Arithmetic stays at the ends of that range, so
// that an absurd date in a file can make a plan absurd but never undefined, and every day can be written in ten characters and read again.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::int64_t days_since_epoch) : days_(inside(days_since_epoch)) {}

  // Empty when there is no such day (for example 2027-02-29).
  static std::optional<Date> from_calendar(int year, int month, int day);
  // Exactly "YYYY-MM-DD"; empty otherwise. Of a file or a person's answer ask told_day() instead.
  static std::optional<Date> from_iso(std::string_view text);

  constexpr std::int32_t days_since_epoch() const { return days_; }
  int year() const;
  int month() const;         // 1..12
  int day_of_month() const;  // 1..31
  int weekday() const;       // 1 = Monday .. 7 = Sunday
  std::string iso() const;   // "YYYY-MM-DD"

  friend constexpr Date operator+(Date date, int days) { return Date(std::int64_t{date.days_} + days); }
  friend constexpr Date operator-(Date date, int days) { return Date(std::int64_t{date.days_} - days); }
  friend constexpr std::int32_t operator-(Date later, Date earlier) { return later.days_ - earlier.days_; }
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  static constexpr std::int32_t kFirst = -719'162;  // 0001-01-01
  static constexpr std::int32_t kLast = 2'932'896;  // 9999-12-31
  static constexpr std::int32_t inside(std::int64_t days) {
    return static_cast<std::int32_t>(days < kFirst ? kFirst : days > kLast ? kLast : days);
  }
  std::int32_t days_ = 0;
};

// May an export, a saved plan, a settings file or a person name this day: is it in the years 1900 to 2200? One range for all that read, so
// that a plan opens again, and far enough from the ends of Date that terms and horizons are counted from each of its days.
bool may_be_told(Date date);
// "YYYY-MM-DD" of such a day; empty otherwise.
std::optional<Date> told_day(std::string_view iso);

// Same day of the month, `months` later; a day that the month lacks becomes its last day (31 January + 1 month = 28 or 29 February).
Date add_months_clamped(Date date, int months);

// Last day of the month that `date` lies in.
Date end_of_month(Date date);

}  // namespace csp
