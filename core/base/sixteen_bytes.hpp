#pragma once
// Which of sixteen characters is the one that is looked for? Compilers make one comparison of it where the processor (or WebAssembly) has
// wide registers, and sixteen where it has not: the answer is the same everywhere. For what every byte of a big export passes through.

#include <cstdint>
#include <cstring>
#include <string_view>

namespace csp {

class SixteenBytes {
 public:
  static constexpr std::size_t kCount = 16;

  explicit SixteenBytes(const char* at) { std::memcpy(&bytes_, at, kCount); }

  // Each gives marks: a byte of ones where it holds.
  SixteenBytes equal(char c) const { return SixteenBytes(bytes_ == static_cast<unsigned char>(c)); }
  SixteenBytes below(unsigned char bound) const { return SixteenBytes(bytes_ < bound); }
  SixteenBytes not_ascii() const { return SixteenBytes(bytes_ > 0x7f); }
  // Bytes 10xxxxxx, which go on with a UTF-8 character.
  SixteenBytes going_on() const { return SixteenBytes((bytes_ & 0xc0) == 0x80); }
  friend SixteenBytes operator|(SixteenBytes a, SixteenBytes b) { return SixteenBytes(a.bytes_ | b.bytes_); }

  // Of marks: the place of the first; kCount when there is none.
  std::size_t first() const {
    std::uint64_t halves[2];
    std::memcpy(halves, &bytes_, kCount);
    if (halves[0] != 0) return static_cast<std::size_t>(__builtin_ctzll(halves[0])) / 8;
    if (halves[1] != 0) return 8 + static_cast<std::size_t>(__builtin_ctzll(halves[1])) / 8;
    return kCount;
  }

 private:
  template <typename Marks, typename Is>
  friend std::size_t count_marked(std::string_view text, Marks marks, Is is);

  using Bytes [[gnu::vector_size(16)]] = unsigned char;
  template <typename Vector>
  explicit SixteenBytes(Vector bytes) : bytes_(reinterpret_cast<Bytes>(bytes)) {}
  Bytes bytes_;
};

// The first place from `at` on whose character `marks` marks among sixteen, or `is` tells alone near the end; the end when there is none.
template <typename Marks, typename Is>
inline const char* find_marked(const char* at, const char* end, Marks marks, Is is) {
  for (; static_cast<std::size_t>(end - at) >= SixteenBytes::kCount; at += SixteenBytes::kCount) {
    const std::size_t first = marks(SixteenBytes(at)).first();
    if (first < SixteenBytes::kCount) return at + first;
  }
  while (at < end && !is(*at)) ++at;
  return at;
}

// How many characters are marked, in the same two ways.
template <typename Marks, typename Is>
inline std::size_t count_marked(std::string_view text, Marks marks, Is is) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at + SixteenBytes::kCount <= text.size()) {
    SixteenBytes::Bytes sums{};  // each counts the marks of its place, 255 at most
    for (int i = 0; i < 255 && at + SixteenBytes::kCount <= text.size(); ++i, at += SixteenBytes::kCount)
      sums -= marks(SixteenBytes(text.data() + at)).bytes_;
    for (std::size_t i = 0; i < SixteenBytes::kCount; ++i) count += sums[i];
  }
  for (; at < text.size(); ++at) count += is(text[at]);
  return count;
}

}  // namespace csp
