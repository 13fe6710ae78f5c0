#pragma once
// How much, exactly? Prices and amounts are decimal numbers with a currency and never pass through binary floating point.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace csp {

// A decimal number with six decimal places, up to about +-9.2 million million. Arithmetic saturates at the range ends, so
// an absurd price in a file can make a total absurd but never undefined.
class Decimal {
 public:
  static constexpr std::int64_t kScale = 1'000'000;

  constexpr Decimal() = default;
  static constexpr Decimal from_micros(std::int64_t micros) { return Decimal(micros); }
  static Decimal from_integer(std::int64_t value);
  static Decimal from_cents(std::int64_t cents);
  // Plain form "-1234.567890": optional sign, digits, at most one point, at most six decimals that matter. Empty otherwise.
  static std::optional<Decimal> parse(std::string_view text);

  constexpr std::int64_t micros() const { return micros_; }
  constexpr bool is_zero() const { return micros_ == 0; }
  constexpr bool is_negative() const { return micros_ < 0; }

  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a);
  Decimal& operator+=(Decimal other) { return *this = *this + other; }
  Decimal& operator-=(Decimal other) { return *this = *this - other; }
  friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

  // value * numerator / denominator in one exact step, then rounded half away from zero to six places. denominator > 0.
  Decimal scaled(std::int64_t numerator, std::int64_t denominator = 1) const;

  // The one rounding contract of the planner: each ledger line is rounded half away from zero to the currency's minor
  // unit (`places`, 0..6) when it is made; totals are sums of rounded lines, so the parts always add up to the total.
  Decimal rounded(int places) const;

  // Shortest plain form with at least `minimum_places` decimals: "12.5" -> "12.50" for 2.
  std::string text(int minimum_places = 2) const;

 private:
  constexpr explicit Decimal(std::int64_t micros) : micros_(micros) {}
  std::int64_t micros_ = 0;
};

// ISO 4217 code in upper case, for example "USD". Empty = not known.
class Currency {
 public:
  constexpr Currency() = default;
  // Three ASCII letters, any case; empty otherwise.
  static std::optional<Currency> parse(std::string_view code);
  std::string_view code() const { return code_[0] == 0 ? std::string_view{} : std::string_view{code_, 3}; }
  bool known() const { return code_[0] != 0; }
  // Minor-unit places by ISO 4217: 0 for JPY, KRW, CLP and the like, 3 for KWD and the like, else 2.
  int places() const;
  friend constexpr auto operator<=>(const Currency&, const Currency&) = default;

 private:
  char code_[4] = {0, 0, 0, 0};
};

// An amount in one currency. Two currencies are never added: sums are kept per currency by the caller.
struct Money {
  Decimal amount;
  Currency currency;
  friend constexpr bool operator==(const Money&, const Money&) = default;
};

}  // namespace csp
