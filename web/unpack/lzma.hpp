#pragma once
// Unpacks LZMA as `xz --format=lzma` writes it, with the size in the header: browsers unpack only deflate by themselves, and LZMA is a
// quarter smaller. A WebAssembly module of its own, some 2 KiB, which unpacks the planner before the planner is there; in JavaScript the
// same took three times as long, and half of the page's start went into it. No library: those for LZMA bring their own allocation,
// formats and threads, and are many times as large as what they would be used for.

#include <cstdint>

namespace csp::unpack {

class Lzma {
 public:
  // `packed` begins with the header (5 bytes of properties, 8 of size); `out` has room for `size` bytes. Both stay where they are.
  Lzma(const std::uint8_t* packed, std::uint32_t packed_size, std::uint8_t* out, std::uint32_t size);

  // Goes on until that many bytes are there, or a few more, so that a caller may show progress in between. False: the packed bytes are
  // damaged, and nothing more can be had from them.
  bool until(std::uint32_t limit);
  std::uint32_t written() const { return written_; }

 private:
  static constexpr std::uint32_t kLiteralContexts = 16;  // lc + lp of at most 4, as packed here

  std::uint32_t bit(std::uint16_t& chance);
  std::uint32_t tree(std::uint16_t* chances, int bits);
  std::uint32_t lowest_first(std::uint16_t* chances, int bits);
  std::uint32_t evenly(int bits);
  std::uint32_t length(std::uint16_t* chances, std::uint32_t place);
  std::uint32_t farther(std::uint32_t count);
  void shift();
  void literal();
  void again();
  bool copy(std::uint32_t count);
  bool step();

  const std::uint8_t* in_;
  const std::uint8_t* end_;
  std::uint8_t* out_;
  std::uint32_t size_;
  std::uint32_t literal_context_, literal_place_, place_bits_;
  std::uint32_t range_ = 0xffffffff, code_ = 0;
  std::uint32_t state_ = 0, written_ = 0, previous_ = 0;
  std::uint32_t distances_[4] = {};  // the latest four, less one
  bool damaged_ = false;

  // How likely a zero is, of 2048. A length needs 2 choices, 16 places of 8 short and 8 middle codes, and 256 long ones.
  static constexpr std::uint32_t kLengthChances = 2 + 16 * 8 + 16 * 8 + 256;
  std::uint16_t match_[12 * 16], repeat_[12], first_[12], second_[12], third_[12], short_[12 * 16], slot_[4 * 64], special_[128],
      align_[16], length_[kLengthChances], repeat_length_[kLengthChances], literal_[0x300 * kLiteralContexts];
};

}  // namespace csp::unpack
