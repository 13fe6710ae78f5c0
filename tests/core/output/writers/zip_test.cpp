#include "core/output/writers/zip.hpp"

#include <doctest/doctest.h>

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
