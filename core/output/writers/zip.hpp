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

// Entries in the given order, all dated 1980-01-01 (the earliest a ZIP can say). Archives below 4 GiB and 65,535 entries;
// entries beyond that are left out, never written wrongly.
std::string zip_archive(const std::vector<ZipEntry>& entries);

}  // namespace csp
