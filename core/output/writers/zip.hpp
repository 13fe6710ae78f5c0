#pragma once
// How do several files become one? A stored ZIP archive: no compression, fixed time stamps, so the same files give the same bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct ZipEntry {
  std::string name;  // relative path with '/', UTF-8
  std::string_view bytes;
};

std::uint32_t crc32(std::string_view bytes);

// From where on the archive is written in the wider form (ZIP64), which Windows, macOS and every current program open, too.
struct ZipPlain {
  std::uint64_t bytes = 0xfffffffe;  // of a file, and of the place where it begins
  std::size_t entries = 65'534;
};

// All entries in the given order, dated 1980-01-01 (the earliest a ZIP can say). Of a name count its first 65,535 bytes, more than any
// system's paths have.
std::string zip_archive(const std::vector<ZipEntry>& entries, const ZipPlain& plain = {});

}  // namespace csp
