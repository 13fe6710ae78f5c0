#include "core/import/containers/archive.hpp"

#include <zlib.h>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/containers/limits.hpp"

namespace csp {
namespace {

constexpr std::string_view kNoDirectory = "import.archive.no_directory";
constexpr std::string_view kBadDirectory = "import.archive.bad_directory";
constexpr std::string_view kSplit = "import.archive.split";
constexpr std::string_view kTooMany = "import.archive.too_many";
constexpr std::string_view kBadData = "import.archive.bad_data";
constexpr std::string_view kBadSize = "import.archive.bad_size";
constexpr std::string_view kBadChecksum = "import.archive.bad_checksum";

constexpr std::size_t kEndLength = 22;
constexpr std::size_t kCentralLength = 46;
constexpr std::size_t kLocalLength = 30;
constexpr std::uint32_t kIn64 = 0xffffffffu;  // the real figure stands in the zip64 field

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint64_t value = 0;
  for (std::size_t i = length; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Directory {
  std::uint64_t count = 0;
  std::uint64_t size = 0;
  std::uint64_t place = 0;
};

tl::expected<Directory, ArchiveFault> find_directory(std::string_view archive) {
  if (archive.size() < kEndLength) return tl::make_unexpected(kNoDirectory);
  // The end record is followed by a comment of at most 65,535 bytes.
  const std::size_t lowest = archive.size() - std::min<std::size_t>(archive.size(), kEndLength + 0xffff);
  for (std::size_t at = archive.size() - kEndLength + 1; at-- > lowest;) {
    if (archive.compare(at, 4, "PK\x05\x06") != 0) continue;
    if (at + kEndLength + little_endian(archive, at + 20, 2) > archive.size()) continue;
    if (little_endian(archive, at + 4, 2) != little_endian(archive, at + 6, 2)) return tl::make_unexpected(kSplit);
    Directory directory{little_endian(archive, at + 10, 2), little_endian(archive, at + 12, 4), little_endian(archive, at + 16, 4)};
    if (at >= 20 && archive.compare(at - 20, 4, "PK\x06\x07") == 0) {
      const std::uint64_t place = little_endian(archive, at - 20 + 8, 8);
      if (place > archive.size() || archive.size() - place < 56 || archive.compare(place, 4, "PK\x06\x06") != 0)
        return tl::make_unexpected(kBadDirectory);
      directory = {little_endian(archive, place + 32, 8), little_endian(archive, place + 40, 8), little_endian(archive, place + 48, 8)};
    }
    if (directory.place > at || directory.size > at - directory.place) return tl::make_unexpected(kBadDirectory);
    return directory;
  }
  return tl::make_unexpected(kNoDirectory);
}

// Sizes and place beyond 4 GiB.
bool read_zip64(std::string_view extra, ArchiveEntry& entry) {
  while (extra.size() >= 4) {
    const std::size_t length = little_endian(extra, 2, 2);
    if (extra.size() - 4 < length) return false;
    if (little_endian(extra, 0, 2) == 1) {
      std::string_view field = extra.substr(4, length);
      for (std::uint64_t* figure : {&entry.size, &entry.packed_size, &entry.place}) {
        if (*figure != kIn64) continue;
        if (field.size() < 8) return false;
        *figure = little_endian(field, 0, 8);
        field.remove_prefix(8);
      }
      return true;
    }
    extra.remove_prefix(4 + length);
  }
  return true;
}

std::string shown_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) text::append_utf8(out, text::decode_utf8(name, at));
  std::replace(out.begin(), out.end(), '\\', '/');  // some packers write the other one
  return out;
}

}  // namespace

tl::expected<std::vector<ArchiveEntry>, ArchiveFault> archive_entries(std::string_view archive) {
  const tl::expected<Directory, ArchiveFault> directory = find_directory(archive);
  if (!directory) return tl::make_unexpected(directory.error());
  if (directory->count > ContainerLimits::kEntries) return tl::make_unexpected(kTooMany);
  std::vector<ArchiveEntry> entries;
  std::string_view rest = archive.substr(directory->place, directory->size);
  for (std::uint64_t at = 0; at < directory->count; ++at) {
    if (rest.size() < kCentralLength || rest.compare(0, 4, "PK\x01\x02") != 0) return tl::make_unexpected(kBadDirectory);
    const std::size_t name = little_endian(rest, 28, 2);
    const std::size_t extra = little_endian(rest, 30, 2);
    const std::size_t comment = little_endian(rest, 32, 2);
    if (rest.size() - kCentralLength < name + extra + comment) return tl::make_unexpected(kBadDirectory);
    ArchiveEntry entry;
    entry.name = shown_name(rest.substr(kCentralLength, name));
    entry.encrypted = (little_endian(rest, 8, 2) & 1) != 0;
    entry.method = static_cast<std::uint16_t>(little_endian(rest, 10, 2));
    entry.checksum = static_cast<std::uint32_t>(little_endian(rest, 16, 4));
    entry.packed_size = little_endian(rest, 20, 4);
    entry.size = little_endian(rest, 24, 4);
    entry.place = little_endian(rest, 42, 4);
    if (!read_zip64(rest.substr(kCentralLength + name, extra), entry)) return tl::make_unexpected(kBadDirectory);
    entries.push_back(std::move(entry));
    rest.remove_prefix(kCentralLength + name + extra + comment);
  }
  return entries;
}

EntryReader::EntryReader(std::string_view archive, const ArchiveEntry& entry) : entry_(entry) {
  if (entry.place > archive.size() || archive.size() - entry.place < kLocalLength || archive.compare(entry.place, 4, "PK\x03\x04") != 0) {
    fault_ = kBadDirectory;
    return;
  }
  const std::uint64_t begin =
      entry.place + kLocalLength + little_endian(archive, entry.place + 26, 2) + little_endian(archive, entry.place + 28, 2);
  if (begin > archive.size() || archive.size() - begin < entry.packed_size) {
    fault_ = kBadDirectory;
    return;
  }
  packed_ = archive.substr(begin, entry.packed_size);
  if (entry.method != 0) inflater_.emplace(Inflater::Form::Raw);
}

EntryReader::State EntryReader::damaged(ArchiveFault fault) {
  fault_ = fault;
  return State::Damaged;
}

EntryReader::State EntryReader::step(std::string& out) {
  if (!fault_.empty()) return State::Damaged;
  const std::size_t before = out.size();
  bool ended = false;
  if (inflater_) {
    const std::size_t left = packed_.size();
    const Inflater::State state = inflater_->step(packed_, out);
    if (state == Inflater::State::Damaged) return damaged(kBadData);
    ended = state == Inflater::State::Ended;
    if (!ended && packed_.size() == left && out.size() == before) return damaged(kBadData);  // cut off
  } else {
    const std::size_t length = std::min(packed_.size(), Inflater::kSlice);
    out.append(packed_.substr(0, length));
    packed_.remove_prefix(length);
    ended = packed_.empty();
  }
  unpacked_ += out.size() - before;
  checksum_ = static_cast<std::uint32_t>(
      ::crc32(checksum_, reinterpret_cast<const Bytef*>(out.data() + before), static_cast<uInt>(out.size() - before)));
  if (unpacked_ > entry_.size) return damaged(kBadSize);
  if (!ended) return State::More;
  if (unpacked_ != entry_.size) return damaged(kBadSize);
  return checksum_ == entry_.checksum ? State::Ended : damaged(kBadChecksum);
}

}  // namespace csp
