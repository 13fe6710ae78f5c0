#include "core/base/guid.hpp"

#include <array>
#include <cstdint>

#include "core/base/text.hpp"

namespace csp {
namespace {

// Value of a hexadecimal digit by its character; beyond 15 = it is none.
constexpr std::array<std::uint8_t, 256> kHexValues = [] {
  std::array<std::uint8_t, 256> values{};
  for (std::size_t c = 0; c < values.size(); ++c) {
    values[c] = static_cast<std::uint8_t>(c >= '0' && c <= '9'   ? c - '0'
                                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                 : std::size_t{0xff});
  }
  return values;
}();

}  // namespace

std::optional<Guid> Guid::parse(std::string_view text) {
  text = text::trimmed(text);
  if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
  if (text.size() != 36) return std::nullopt;
  if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return std::nullopt;
  std::uint64_t halves[2] = {0, 0};
  unsigned all = 0;  // beyond 15 as soon as one of them is
  std::size_t digits = 0;
  for (std::size_t i = 0; i < 36; ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) continue;
    const unsigned value = kHexValues[static_cast<unsigned char>(text[i])];
    all |= value;
    std::uint64_t& half = halves[digits++ / 16];
    half = (half << 4) | (value & 0xf);
  }
  if (all > 0xf) return std::nullopt;
  Guid guid;
  guid.high_ = halves[0];
  guid.low_ = halves[1];
  return guid;
}

std::optional<Guid> Guid::parse_plain(std::string_view text) {
  text = text::trimmed(text);
  if (text.size() != 32) return parse(text);
  std::string with_hyphens;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) with_hyphens += '-';
    with_hyphens += text[i];
  }
  return parse(with_hyphens);
}

std::string id_key(std::string_view text) {
  const std::optional<Guid> guid = Guid::parse_plain(text);
  return guid ? guid->text() : text::ascii_lower(text);
}

std::string Guid::text() const {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (int nibble = 0; nibble < 32; ++nibble) {
    if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) out += '-';
    const std::uint64_t half = nibble < 16 ? high_ : low_;
    out += kHex[(half >> (60 - 4 * (nibble % 16))) & 0xf];
  }
  return out;
}

}  // namespace csp
