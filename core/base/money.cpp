#include "core/base/money.hpp"

#include <array>
#include <limits>

namespace csp {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = -kMax;

std::int64_t saturate(Wide value) {
  if (value > kMax) return kMax;
  if (value < kMin) return kMin;
  return static_cast<std::int64_t>(value);
}

// Divides rounding half away from zero; denominator > 0.
Wide divide_rounded(Wide numerator, Wide denominator) {
  const Wide half = denominator / 2;
  if (numerator >= 0) return (numerator + half) / denominator;
  return -((-numerator + half) / denominator);
}

}  // namespace

Decimal Decimal::from_integer(std::int64_t value) { return Decimal(saturate(Wide{value} * kScale)); }
Decimal Decimal::from_cents(std::int64_t cents) { return Decimal(saturate(Wide{cents} * (kScale / 100))); }

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  Wide value = 0;
  int places = -1;  // -1 before the point
  bool any_digit = false;
  for (char c : text) {
    if (c == '.') {
      if (places >= 0) return std::nullopt;
      places = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any_digit = true;
    if (places >= 6) {
      if (c != '0') return std::nullopt;  // more precision than we hold: refuse rather than round silently
      continue;
    }
    value = value * 10 + (c - '0');
    if (places >= 0) ++places;
    if (value > Wide{kMax}) return std::nullopt;
  }
  if (!any_digit) return std::nullopt;
  for (int place = places < 0 ? 0 : places; place < 6; ++place) value *= 10;
  if (value > Wide{kMax}) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(negative ? -value : value));
}

Decimal operator+(Decimal a, Decimal b) { return Decimal(saturate(Wide{a.micros_} + b.micros_)); }
Decimal operator-(Decimal a, Decimal b) { return Decimal(saturate(Wide{a.micros_} - b.micros_)); }
Decimal operator-(Decimal a) { return Decimal(saturate(-Wide{a.micros_})); }

Decimal Decimal::scaled(std::int64_t numerator, std::int64_t denominator) const {
  return Decimal(saturate(divide_rounded(Wide{micros_} * numerator, denominator)));
}

Decimal Decimal::rounded(int places) const {
  std::int64_t unit = kScale;
  for (int i = 0; i < places; ++i) unit /= 10;
  if (unit <= 1) return *this;
  return Decimal(saturate(divide_rounded(micros_, unit) * unit));
}

std::string Decimal::text(int minimum_places) const {
  const std::uint64_t magnitude = micros_ < 0 ? static_cast<std::uint64_t>(-micros_) : static_cast<std::uint64_t>(micros_);
  std::string fraction = std::to_string(magnitude % kScale);
  fraction.insert(0, 6 - fraction.size(), '0');
  while (static_cast<int>(fraction.size()) > minimum_places && fraction.back() == '0') fraction.pop_back();
  std::string out = micros_ < 0 ? "-" : "";
  out += std::to_string(magnitude / kScale);
  if (!fraction.empty()) out += "." + fraction;
  return out;
}

std::optional<Currency> Currency::parse(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  Currency currency;
  for (std::size_t i = 0; i < 3; ++i) {
    char c = code[i];
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c < 'A' || c > 'Z') return std::nullopt;
    currency.code_[i] = c;
  }
  return currency;
}

int Currency::places() const {
  static constexpr std::array<std::string_view, 17> without = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                                               "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
  static constexpr std::array<std::string_view, 7> thousandths = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  for (std::string_view candidate : without) {
    if (candidate == code()) return 0;
  }
  for (std::string_view candidate : thousandths) {
    if (candidate == code()) return 3;
  }
  return 2;
}

}  // namespace csp
