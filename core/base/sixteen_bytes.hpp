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

  // As two numbers, the first byte lowest in each.
  void halves(std::uint64_t (&out)[2]) const { std::memcpy(out, &bytes_, kCount); }

  // Of marks: the place of the first; kCount when there is none.
  std::size_t first() const {
    std::uint64_t halves[2];
    this->halves(halves);
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

// Finds one marked character after the other. Several often stand in one group of sixteen, which is looked at once.
class MarkedPlaces {
 public:
  // Other text follows, maybe at the same address.
  void forget() { group_ = nullptr; }

  // The first place from `at` on, as find_marked() gives it; `at` never before that of an earlier call.
  template <typename Marks, typename Is>
  const char* next(const char* at, const char* end, Marks marks, Is is) {
    if (group_ == nullptr || at >= group_ + SixteenBytes::kCount) {
      if (!look(at, end, marks)) return alone(at, end, is);
    }
    for (;;) {
      const std::size_t skipped = static_cast<std::size_t>(at - group_);
      const std::uint64_t low = skipped < 8 ? halves_[0] >> 8 * skipped << 8 * skipped : 0;
      if (low != 0) return group_ + static_cast<std::size_t>(__builtin_ctzll(low)) / 8;
      const std::size_t more = skipped < 8 ? 0 : skipped - 8;
      const std::uint64_t high = halves_[1] >> 8 * more << 8 * more;
      if (high != 0) return group_ + 8 + static_cast<std::size_t>(__builtin_ctzll(high)) / 8;
      at = group_ + SixteenBytes::kCount;
      if (!look(at, end, marks)) return alone(at, end, is);
    }
  }

 private:
  template <typename Marks>
  bool look(const char* at, const char* end, Marks marks) {
    group_ = static_cast<std::size_t>(end - at) >= SixteenBytes::kCount ? at : nullptr;
    if (group_ != nullptr) marks(SixteenBytes(at)).halves(halves_);
    return group_ != nullptr;
  }
  template <typename Is>
  static const char* alone(const char* at, const char* end, Is is) {
    while (at < end && !is(*at)) ++at;
    return at;
  }

  const char* group_ = nullptr;
  std::uint64_t halves_[2] = {};
};

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
