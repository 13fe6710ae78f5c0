#include "core/output/writers/zip.hpp"

#include <array>

namespace csp {
namespace {

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1u) ? (value >> 1) ^ 0xedb88320u : value >> 1;
    table[i] = value;
  }
  return table;
}
constexpr std::array<std::uint32_t, 256> kCrc = crc_table();

constexpr std::uint64_t kMaximumSize = 0xfffffff0u;
constexpr std::size_t kMaximumEntries = 65'534;
constexpr std::uint32_t kVersion = 20;       // ZIP 2.0
constexpr std::uint32_t kUtf8Names = 0x800;  // general purpose bit 11
constexpr std::uint32_t kFirstDay = 0x21;    // 1980-01-01 in MS-DOS form

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xffu);
}

// The part that the local and the central header have in common.
void put_common(std::string& out, std::uint32_t crc, std::uint32_t size, std::size_t name_size) {
  put(out, kVersion, 2);
  put(out, kUtf8Names, 2);
  put(out, 0, 2);  // stored
  put(out, 0, 2);  // 00:00
  put(out, kFirstDay, 2);
  put(out, crc, 4);
  put(out, size, 4);
  put(out, size, 4);
  put(out, static_cast<std::uint32_t>(name_size), 2);
  put(out, 0, 2);  // no extra field
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t value = 0xffffffffu;
  for (char c : bytes) value = kCrc[(value ^ static_cast<unsigned char>(c)) & 0xffu] ^ (value >> 8);
  return ~value;
}

std::string zip_archive(const std::vector<ZipEntry>& entries) {
  std::string out;
  std::string directory;
  std::uint32_t count = 0;
  std::size_t total = 0;
  for (const ZipEntry& entry : entries) total += entry.bytes.size() + entry.name.size() + 128;
  out.reserve(total < kMaximumSize ? total : 0);
  for (const ZipEntry& entry : entries) {
    const std::uint64_t after = std::uint64_t{out.size()} + directory.size() + entry.bytes.size() + 2 * entry.name.size() + 256;
    if (after > kMaximumSize || count >= kMaximumEntries || entry.name.size() > 0xffff) continue;
    const std::uint32_t crc = crc32(entry.bytes);
    const auto size = static_cast<std::uint32_t>(entry.bytes.size());
    const auto offset = static_cast<std::uint32_t>(out.size());
    put(out, 0x04034b50u, 4);
    put_common(out, crc, size, entry.name.size());
    out += entry.name;
    out += entry.bytes;
    put(directory, 0x02014b50u, 4);
    put(directory, kVersion, 2);
    put_common(directory, crc, size, entry.name.size());
    put(directory, 0, 2);  // no comment
    put(directory, 0, 2);  // disk 0
    put(directory, 0, 2);  // internal attributes
    put(directory, 0, 4);  // external attributes
    put(directory, offset, 4);
    directory += entry.name;
    ++count;
  }
  const auto directory_offset = static_cast<std::uint32_t>(out.size());
  out += directory;
  put(out, 0x06054b50u, 4);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, directory_offset, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace csp
