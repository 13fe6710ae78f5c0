#include "core/import/tables/damaged_letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/base/text.hpp"

namespace csp {
namespace {

bool is_letter(std::uint32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xc0 && c <= 0x17f && c != 0xd7 && c != 0xf7);
}

bool is_small(std::uint32_t c) { return c >= 'a' && c <= 'z'; }

// Signs and quotation marks that another code page has where a letter stands. The ordinals and the dot of Catalan are written in words,
// the degree sign and the accent alone in their place.
bool never_in_words(std::uint32_t c) {
  if (c == '?' || c == 0xfffd || (c >= 0x80 && c <= 0x9f)) return true;
  if (c >= 0xa1 && c <= 0xbf) return c != 0xaa && c != 0xad && c != 0xb0 && c != 0xb4 && c != 0xb7 && c != 0xba;
  static constexpr std::array<std::uint32_t, 13> kSigns = {0x192,  0x2c6,  0x201a, 0x201c, 0x201d, 0x201e, 0x2020,
                                                           0x2021, 0x2022, 0x2030, 0x2039, 0x203a, 0x2122};
  return std::find(kSigns.begin(), kSigns.end(), c) != kSigns.end();
}

// Capitals that other code pages have where a small letter stands.
bool is_odd_capital(std::uint32_t c) { return c == 0x152 || c == 0x160 || c == 0x178 || c == 0x17d; }

}  // namespace

bool has_damaged_letters(std::string_view name) {
  std::vector<std::uint32_t> characters;
  for (std::size_t at = 0; at < name.size();) characters.push_back(text::decode_utf8(name, at));
  for (std::size_t at = 0; at < characters.size(); ++at) {
    const std::uint32_t c = characters[at];
    if (c == 0xfffd) return true;
    if (at == 0 || at + 1 == characters.size()) continue;
    const std::uint32_t before = characters[at - 1], after = characters[at + 1];
    if (never_in_words(c) && is_letter(before) && is_letter(after)) return true;
    if (is_odd_capital(c) && is_letter(before) && is_small(after)) return true;
  }
  return false;
}

}  // namespace csp
