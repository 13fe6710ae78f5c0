#include "web/unpack/lzma.hpp"

#include <algorithm>

namespace csp::unpack {

using std::uint16_t, std::uint32_t, std::uint8_t;

Lzma::Lzma(const uint8_t* packed, uint32_t packed_size, uint8_t* out, uint32_t size)
    : in_(packed), end_(packed + packed_size), out_(out), size_(size) {
  const uint32_t properties = packed_size > 18 ? packed[0] : 255;
  literal_context_ = properties % 9;
  literal_place_ = properties / 9 % 5;
  place_bits_ = properties / 45;
  damaged_ = place_bits_ > 4 || literal_context_ + literal_place_ > 4;
  for (auto* chances : {match_, short_}) std::fill_n(chances, 12 * 16, uint16_t{1024});
  for (auto* chances : {repeat_, first_, second_, third_}) std::fill_n(chances, 12, uint16_t{1024});
  for (auto* chances : {length_, repeat_length_}) std::fill_n(chances, kLengthChances, uint16_t{1024});
  std::fill(std::begin(slot_), std::end(slot_), uint16_t{1024});
  std::fill(std::begin(special_), std::end(special_), uint16_t{1024});
  std::fill(std::begin(align_), std::end(align_), uint16_t{1024});
  std::fill(std::begin(literal_), std::end(literal_), uint16_t{1024});
  if (damaged_) return;
  in_ += 14;  // the first byte after the header is always 0
  for (int i = 0; i < 4; ++i) code_ = code_ << 8 | *in_++;
}

inline void Lzma::shift() {
  if (range_ >= 0x1000000) return;
  range_ <<= 8;
  if (in_ == end_) damaged_ = true;
  code_ = code_ << 8 | (in_ == end_ ? 0 : *in_++);
}

inline uint32_t Lzma::bit(uint16_t& chance) {
  const uint32_t bound = (range_ >> 11) * chance;
  const bool one = code_ >= bound;
  if (one) {
    range_ -= bound;
    code_ -= bound;
    chance = static_cast<uint16_t>(chance - (chance >> 5));
  } else {
    range_ = bound;
    chance = static_cast<uint16_t>(chance + ((2048 - chance) >> 5));
  }
  shift();
  return one ? 1 : 0;
}

uint32_t Lzma::tree(uint16_t* chances, int bits) {
  uint32_t node = 1;
  for (int i = 0; i < bits; ++i) node = node << 1 | bit(chances[node]);
  return node - (1U << bits);
}

uint32_t Lzma::lowest_first(uint16_t* chances, int bits) {
  uint32_t node = 1, value = 0;
  for (int i = 0; i < bits; ++i) {
    const uint32_t one = bit(chances[node]);
    node = node << 1 | one;
    value |= one << i;
  }
  return value;
}

uint32_t Lzma::evenly(int bits) {
  uint32_t value = 0;
  for (int i = 0; i < bits; ++i) {
    range_ >>= 1;
    const uint32_t one = code_ >= range_ ? 1 : 0;
    if (one != 0) code_ -= range_;
    value = value << 1 | one;
    shift();
  }
  return value;
}

uint32_t Lzma::length(uint16_t* chances, uint32_t place) {
  if (bit(chances[0]) == 0) return 2 + tree(chances + 2 + place * 8, 3);
  if (bit(chances[1]) == 0) return 10 + tree(chances + 130 + place * 8, 3);
  return 18 + tree(chances + 258, 8);
}

inline void Lzma::literal() {
  const uint32_t context = ((written_ & ((1U << literal_place_) - 1)) << literal_context_) + (previous_ >> (8 - literal_context_));
  uint16_t* chances = literal_ + 0x300 * context;
  uint32_t symbol = 1;
  if (state_ >= 7 && distances_[0] < written_) {
    uint32_t match = out_[written_ - distances_[0] - 1];
    while (symbol < 0x100) {
      const uint32_t expected = match >> 7 & 1;
      match <<= 1;
      const uint32_t one = bit(chances[((1 + expected) << 8) + symbol]);
      symbol = symbol << 1 | one;
      if (one != expected) break;
    }
  }
  while (symbol < 0x100) symbol = symbol << 1 | bit(chances[symbol]);
  previous_ = symbol & 255;
  out_[written_++] = static_cast<uint8_t>(previous_);
  state_ = state_ < 4 ? 0 : state_ < 10 ? state_ - 3 : state_ - 6;
}

uint32_t Lzma::farther(uint32_t count) {
  const uint32_t slot = tree(slot_ + std::min(count - 2, 3U) * 64, 6);
  if (slot < 4) return slot;
  const int bits = static_cast<int>(slot >> 1) - 1;
  const uint32_t base = (2 | (slot & 1)) << bits;
  if (slot < 14) return base + lowest_first(special_ + (base - slot), bits);
  const uint32_t high = evenly(bits - 4) << 4;
  return base + high + lowest_first(align_, 4);
}

// One of the latest four distances; it becomes the latest one.
void Lzma::again() {
  uint32_t place = 1;
  if (bit(second_[state_]) != 0) place = bit(third_[state_]) != 0 ? 3 : 2;
  const uint32_t chosen = distances_[place];
  for (; place > 0; --place) distances_[place] = distances_[place - 1];
  distances_[0] = chosen;
}

bool Lzma::copy(uint32_t count) {
  if (distances_[0] >= written_ || count > size_ - written_) return false;
  uint8_t* to = out_ + written_;
  const uint8_t* from = to - distances_[0] - 1;
  for (uint32_t i = 0; i < count; ++i) to[i] = from[i];  // what is copied may be what was just written
  written_ += count;
  previous_ = out_[written_ - 1];
  return true;
}

inline bool Lzma::step() {
  const uint32_t place = written_ & ((1U << place_bits_) - 1);
  if (bit(match_[state_ * 16 + place]) == 0) {
    literal();
    return true;
  }
  if (bit(repeat_[state_]) == 0) {
    for (int i = 3; i > 0; --i) distances_[i] = distances_[i - 1];
    const uint32_t count = length(length_, place);
    state_ = state_ < 7 ? 7 : 10;
    distances_[0] = farther(count);
    return copy(count);
  }
  if (bit(first_[state_]) != 0) {
    again();
  } else if (bit(short_[state_ * 16 + place]) == 0) {
    state_ = state_ < 7 ? 9 : 11;
    return copy(1);
  }
  const uint32_t count = length(repeat_length_, place);
  state_ = state_ < 7 ? 8 : 11;
  return copy(count);
}

bool Lzma::until(uint32_t limit) {
  limit = std::min(limit, size_);
  while (!damaged_ && written_ < limit) damaged_ = !step() || damaged_;
  return !damaged_;
}

}  // namespace csp::unpack
