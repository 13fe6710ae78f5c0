#include "core/output/writers/zip.hpp"

#include <zlib.h>

namespace csp {
namespace {

constexpr std::uint32_t kVersion = 20, kWideVersion = 45;  // ZIP 2.0 and 4.5
constexpr std::uint32_t kUtf8Names = 0x800;                // general purpose bit 11
constexpr std::uint32_t kFirstDay = 0x21;                  // 1980-01-01 in MS-DOS form
constexpr std::uint64_t kSeeWide = 0xffffffff;             // the wider field holds it
constexpr std::size_t kLongestName = 0xffff;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xffu);
}

// What the local and the central header tell of a file.
struct Header {
  std::string_view name;
  std::uint32_t crc = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
  bool wide = false;
};

// The part that both have in common.
void put_common(std::string& out, const Header& header, std::size_t extra) {
  put(out, header.wide ? kWideVersion : kVersion, 2);
  put(out, kUtf8Names, 2);
  put(out, 0, 2);  // stored
  put(out, 0, 2);  // 00:00
  put(out, kFirstDay, 2);
  put(out, header.crc, 4);
  put(out, header.wide ? kSeeWide : header.size, 4);
  put(out, header.wide ? kSeeWide : header.size, 4);
  put(out, header.name.size(), 2);
  put(out, header.wide ? 4 + extra : 0, 2);
}

void put_wide_sizes(std::string& out, const Header& header, std::size_t extra) {
  put(out, 0x0001, 2);
  put(out, extra, 2);
  put(out, header.size, 8);
  put(out, header.size, 8);
}

void put_local(std::string& out, const Header& header) {
  put(out, 0x04034b50u, 4);
  put_common(out, header, 16);
  out += header.name;
  if (header.wide) put_wide_sizes(out, header, 16);
}

void put_central(std::string& out, const Header& header) {
  put(out, 0x02014b50u, 4);
  put(out, header.wide ? kWideVersion : kVersion, 2);
  put_common(out, header, 24);
  put(out, 0, 2);  // no comment
  put(out, 0, 2);  // disk 0
  put(out, 0, 2);  // internal attributes
  put(out, 0, 4);  // external attributes
  put(out, header.wide ? kSeeWide : header.offset, 4);
  out += header.name;
  if (!header.wide) return;
  put_wide_sizes(out, header, 24);
  put(out, header.offset, 8);
}

// Before the plain end: how many files there are and where their list lies, in 64 bits.
void put_wide_end(std::string& out, std::size_t count, std::uint64_t directory_size, std::uint64_t directory_offset) {
  const std::uint64_t here = out.size();
  put(out, 0x06064b50u, 4);
  put(out, 44, 8);  // bytes that follow
  put(out, kWideVersion, 2);
  put(out, kWideVersion, 2);
  put(out, 0, 4);  // disk 0
  put(out, 0, 4);
  put(out, count, 8);
  put(out, count, 8);
  put(out, directory_size, 8);
  put(out, directory_offset, 8);
  put(out, 0x07064b50u, 4);
  put(out, 0, 4);
  put(out, here, 8);
  put(out, 1, 4);  // disks
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string zip_archive(const std::vector<ZipEntry>& entries, const ZipPlain& plain) {
  std::string out;
  std::string directory;
  std::size_t total = 0;
  for (const ZipEntry& entry : entries) total += entry.bytes.size() + 2 * entry.name.size() + 128;
  out.reserve(total);
  for (const ZipEntry& entry : entries) {
    Header header;
    header.name = std::string_view(entry.name).substr(0, kLongestName);
    header.crc = crc32(entry.bytes);
    header.size = entry.bytes.size();
    header.offset = out.size();
    header.wide = header.size > plain.bytes || header.offset > plain.bytes;
    put_local(out, header);
    out += entry.bytes;
    put_central(directory, header);
  }
  const std::uint64_t directory_offset = out.size();
  out += directory;
  const bool wide = entries.size() > plain.entries || directory_offset > plain.bytes || directory.size() > plain.bytes;
  if (wide) put_wide_end(out, entries.size(), directory.size(), directory_offset);
  put(out, 0x06054b50u, 4);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, wide ? 0xffff : entries.size(), 2);
  put(out, wide ? 0xffff : entries.size(), 2);
  put(out, wide ? kSeeWide : directory.size(), 4);
  put(out, wide ? kSeeWide : directory_offset, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace csp
