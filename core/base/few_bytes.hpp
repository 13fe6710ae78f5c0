#pragma once
// Copying and comparing texts of a few bytes. Where the library's memcpy and memcmp go byte by byte behind a call (WebAssembly), these
// take words that overlap at the end.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace csp {

template <typename Word>
inline Word word_at(const char* at) {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Gives the place behind the copy.
inline char* copy_bytes(char* to, std::string_view text) {
  const char* from = text.data();
  const std::size_t size = text.size();
  const auto word = [&](auto example, std::size_t at) { std::memcpy(to + at, from + at, sizeof example); };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 <= size; at += 8) word(std::uint64_t{}, at);
    word(std::uint64_t{}, size - 8);
  } else if (size >= 4) {
    word(std::uint32_t{}, 0);
    word(std::uint32_t{}, size - 4);
  } else {
    for (std::size_t at = 0; at < size; ++at) to[at] = from[at];
  }
  return to + size;
}

inline bool same_bytes(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  const auto differ = [&](auto example, std::size_t at) {
    return word_at<decltype(example)>(a.data() + at) != word_at<decltype(example)>(b.data() + at);
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 <= size; at += 8) {
      if (differ(std::uint64_t{}, at)) return false;
    }
    return !differ(std::uint64_t{}, size - 8);
  }
  if (size >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
  for (std::size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

}  // namespace csp
