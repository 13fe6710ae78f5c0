#pragma once
// What is in a ZIP archive, and what does one entry say? The directory at its end counts; every entry is checked against its size
// and checksum. Stored and deflated entries, also beyond 4 GiB (zip64); encrypted and otherwise packed ones are named and refused.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/import/containers/inflate.hpp"

namespace csp {

struct ArchiveEntry {
  std::string name;  // path with '/', valid UTF-8
  std::uint16_t method = 0;
  bool encrypted = false;
  std::uint32_t checksum = 0;
  std::uint64_t packed_size = 0;
  std::uint64_t size = 0;
  std::uint64_t place = 0;  // of its local header
  bool is_folder() const { return !name.empty() && name.back() == '/'; }
};

// Message keys "import.archive.<...>" that say what is wrong.
using ArchiveFault = std::string_view;

tl::expected<std::vector<ArchiveEntry>, ArchiveFault> archive_entries(std::string_view archive);

class EntryReader {
 public:
  enum class State { More, Ended, Damaged };

  EntryReader(std::string_view archive, const ArchiveEntry& entry);
  // Appends the next slice. Ended only after size and checksum agreed; Damaged: see fault().
  State step(std::string& out);
  ArchiveFault fault() const { return fault_; }

 private:
  State damaged(ArchiveFault fault);

  ArchiveEntry entry_;
  std::string_view packed_;
  std::optional<Inflater> inflater_;
  std::uint64_t unpacked_ = 0;
  std::uint32_t checksum_ = 0;
  ArchiveFault fault_;
};

}  // namespace csp
