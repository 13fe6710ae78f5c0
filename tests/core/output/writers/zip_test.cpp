#include "core/output/writers/zip.hpp"

#include <doctest/doctest.h>

#include "core/import/containers/archive.hpp"
#include "core/output/writers/xlsx.hpp"
#include "tests/core/support/hostile_texts.hpp"

using namespace csp;

TEST_CASE("the check value of the CRC-32 that archives use") { CHECK(crc32("123456789") == 0xcbf43926u); }

TEST_CASE("an archive holds its files as they are, and ends with their count") {
  const std::string archive = zip_archive({{"a.txt", "first"}, {"folder/b.txt", "second"}});
  CHECK(archive.substr(0, 4) == "PK\x03\x04");
  CHECK(archive.find("folder/b.txtsecond") != std::string::npos);
  const std::string end = archive.substr(archive.size() - 22);
  CHECK(end.substr(0, 4) == "PK\x05\x06");
  CHECK(end[8] == 2);
}

namespace {

// What the archive's own end says of how many files it holds.
std::uint64_t counted(const std::string& archive) {
  const auto number = [&](std::size_t at, int bytes) {
    std::uint64_t value = 0;
    for (int i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(archive[at + static_cast<std::size_t>(i)]);
    return value;
  };
  const std::size_t end = archive.size() - 22;
  if (archive.compare(end - 20, 4, "PK\x06\x07") != 0) return number(end + 8, 2);
  CHECK(number(end + 8, 2) == 0xffff);
  const std::size_t wide = number(end - 20 + 8, 8);
  CHECK(archive.compare(wide, 4, "PK\x06\x06") == 0);
  return number(wide + 24, 8);
}

std::size_t listed(const std::string& archive) {
  std::size_t count = 0;
  for (std::size_t at = archive.find("PK\x01\x02"); at != std::string::npos; at = archive.find("PK\x01\x02", at + 4)) ++count;
  return count;
}

}  // namespace

TEST_CASE("an archive holds every file of a tenant with more than a million changes") {
  for (const std::size_t files : {std::size_t{65'534}, std::size_t{65'535}, std::size_t{65'536}, std::size_t{70'001}}) {
    CAPTURE(files);
    std::vector<ZipEntry> entries;
    for (std::size_t i = 0; i < files; ++i) entries.push_back({"graph-batch/" + std::to_string(i) + ".json", "{}"});
    const std::string archive = zip_archive(entries);
    CHECK(counted(archive) == files);
    CHECK(listed(archive) == files);
  }
}

TEST_CASE("law: what is written in the wider form is read as in the plain one, from whichever file on it is needed") {
  const std::vector<ZipEntry> entries = {
      {"a.txt", "first"}, {"folder/b.txt", "the second, longer than the first"}, {"c.txt", ""}, {"d.txt", "last"}};
  const auto content = [](const std::string& archive) {
    std::string all;
    const auto inside = archive_entries(archive);
    if (!inside) return std::string(inside.error());
    for (const ArchiveEntry& entry : *inside) {
      all += entry.name + "=";
      EntryReader reader(archive, entry);
      EntryReader::State state = EntryReader::State::More;
      while (state == EntryReader::State::More) state = reader.step(all);
      all += state == EntryReader::State::Ended ? ";" : std::string(reader.fault());
    }
    return all;
  };
  const std::string plain = content(zip_archive(entries));
  CHECK(plain == "a.txt=first;folder/b.txt=the second, longer than the first;c.txt=;d.txt=last;");
  for (std::uint64_t bytes = 0; bytes < 400; ++bytes) {
    const std::string wide = zip_archive(entries, {bytes, bytes % 5});
    if (content(wide) != plain) FAIL_CHECK("from byte " << bytes << " on: " << content(wide));
  }
}

TEST_CASE("the same tables give the same workbook, and no text of them can become a formula") {
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    const Table table{text, {text}, {{text}, {std::int64_t{1}}}};
    const std::string bytes = xlsx({table, table});
    CHECK(bytes == xlsx({table, table}));
    CHECK(bytes.find("<f>") == std::string::npos);
    CHECK(bytes.find("<script") == std::string::npos);
  }
}
