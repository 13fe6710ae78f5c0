#pragma once
// Which tenant, SKU, service plan, user? 128-bit identifiers, compared without regard to letter case or braces.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace csp {

class Guid {
 public:
  constexpr Guid() = default;
  // "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx" in any case, with or without braces and blanks (also non-breaking) around; empty otherwise.
  static std::optional<Guid> parse(std::string_view text);
  // The same, and 32 digits without hyphens; not where a hash can stand in the place of an id.
  static std::optional<Guid> parse_plain(std::string_view text);
  std::string text() const;  // lower case with hyphens
  constexpr bool is_zero() const { return high_ == 0 && low_ == 0; }
  friend constexpr auto operator<=>(const Guid&, const Guid&) = default;
  constexpr std::uint64_t high() const { return high_; }
  constexpr std::uint64_t low() const { return low_; }

 private:
  std::uint64_t high_ = 0;
  std::uint64_t low_ = 0;
};

// An id as it is compared: a GUID in whatever form it is written, another id in lower case.
std::string id_key(std::string_view text);

}  // namespace csp

template <>
struct std::hash<csp::Guid> {
  std::size_t operator()(const csp::Guid& guid) const noexcept {
    return static_cast<std::size_t>(guid.high() ^ (guid.low() * 0x9e3779b97f4a7c15ull));
  }
};
