#pragma once
// How much may come out of a packed file? A few kilobytes can unpack to terabytes, so everything below is bounded, and what is
// beyond is refused with its name.

#include <cstddef>
#include <cstdint>

namespace csp {

struct ContainerLimits {
  static constexpr std::uint64_t kArchiveBytes = 512ull << 20;  // an archive is held as a whole: its directory stands at its end
  static constexpr std::uint64_t kNestedBytes = 256ull << 20;   // of an archive or workbook inside another one
  static constexpr std::size_t kEntries = 2000;
  static constexpr int kDepth = 3;                               // an archive in an archive in an archive
  static constexpr std::uint64_t kAlwaysUnpacked = 64ull << 20;  // so much may always come out ...
  static constexpr std::uint64_t kRatio = 250;                   // ... and beyond it, so many times the packed size
  static constexpr std::size_t kSharedTextBytes = 256u << 20;    // texts that the sheets of a workbook share
  static constexpr std::size_t kSheetColumns = 16384;
  static constexpr std::int64_t kSheetRows = 1048576;
  static constexpr std::size_t kXmlToken = 1u << 20;  // one tag, or the text between two tags
  static constexpr std::size_t kXmlDepth = 100;
};

// What was unpacked so far, of one file with everything inside it.
struct UnpackBudget {
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
  bool take(std::uint64_t bytes) {
    unpacked += bytes;
    return unpacked <= ContainerLimits::kAlwaysUnpacked || unpacked / ContainerLimits::kRatio <= packed;
  }
};

}  // namespace csp
