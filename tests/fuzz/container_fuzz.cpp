// What is inside of a workbook, without the packing that hides it from random bytes: the input is the sheet, or the shared texts, or the
// formats, or the list of sheets of a small stored workbook; or an archive or gzip file as it is.

#include <zlib.h>

#include "tests/fuzz/reading.hpp"

namespace {

void append(std::string& out, std::uint32_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xff);
}

// A stored archive of these parts, with right checksums.
std::string stored(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out;
  std::string directory;
  for (const auto& [name, content] : parts) {
    const std::uint32_t place = static_cast<std::uint32_t>(out.size());
    std::string common;
    append(common, 20, 2);
    append(common, 0, 2 + 2 + 2 + 2);
    append(common, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()))),
           4);
    append(common, static_cast<std::uint32_t>(content.size()), 4);
    append(common, static_cast<std::uint32_t>(content.size()), 4);
    append(common, static_cast<std::uint32_t>(name.size()), 2);
    append(common, 0, 2);
    out += "PK\x03\x04" + common + name + content;
    directory += std::string("PK\x01\x02\x14\x00", 6) + common;
    append(directory, 0, 2 + 2 + 2);
    append(directory, 0, 4);
    append(directory, place, 4);
    directory += name;
  }
  const std::uint32_t place = static_cast<std::uint32_t>(out.size());
  out += directory + std::string("PK\x05\x06\x00\x00\x00\x00", 8);
  append(out, static_cast<std::uint32_t>(parts.size()), 2);
  append(out, static_cast<std::uint32_t>(parts.size()), 2);
  append(out, static_cast<std::uint32_t>(directory.size()), 4);
  append(out, place, 4);
  append(out, 0, 2);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = csp::fuzz::text(data, size);
  if (input.substr(0, 2) == "PK" || input.substr(0, 2) == "\x1f\x8b" || input.empty()) {
    csp::fuzz::keep_promises(input);
    return 0;
  }
  std::vector<std::pair<std::string, std::string>> parts = {
      {"xl/workbook.xml", R"(<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>)"},
      {"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
      {"xl/sharedStrings.xml", "<sst><si><t>UserPrincipalName</t></si><si><t>Licenses</t></si></sst>"},
      {"xl/s.xml", R"(<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>)"},
  };
  constexpr std::size_t kSheet = 4;
  const std::size_t part = data[0] < 5 ? data[0] : kSheet;
  parts[part].second = std::string(input.substr(data[0] < 5 ? 1 : 0));
  csp::fuzz::keep_promises(stored(parts));
  return 0;
}
