#include "core/import/containers/workbook_text.hpp"

#include <algorithm>

#include "core/import/containers/archive.hpp"
#include "core/import/containers/workbook.hpp"
#include "core/import/decode.hpp"

namespace csp {
namespace {

// Feeds one part of the package to `events`; false when there is none or it is damaged. Stops early once `enough` says so.
template <typename Enough>
bool read_part(std::string_view archive, const std::vector<ArchiveEntry>& entries, std::string_view path, XmlEvents& events,
               Enough&& enough) {
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const ArchiveEntry& candidate) { return candidate.name == path; });
  if (entry == entries.end() || entry->encrypted || (entry->method != 0 && entry->method != 8)) return false;
  EntryReader reader(archive, *entry);
  Decoder decoder;
  XmlScanner scanner(events);
  while (true) {
    std::string packed;
    std::string text;
    const EntryReader::State state = reader.step(packed);
    if (state == EntryReader::State::Damaged) return false;
    decoder.feed(packed, text);
    if (state == EntryReader::State::Ended) decoder.finish(text);
    scanner.feed(text);
    if (scanner.failed()) return false;
    if (state == EntryReader::State::Ended) {
      scanner.finish();
      return !scanner.failed();
    }
    if (enough()) return true;
  }
}

}  // namespace

std::vector<SheetText> workbook_text(std::string_view bytes, std::size_t most_bytes) {
  const auto never = [] { return false; };
  const auto entries = archive_entries(bytes);
  if (!entries) return {};
  WorkbookParts parts;
  SheetStyles styles;
  SharedTexts texts;
  if (!read_part(bytes, *entries, "xl/workbook.xml", parts, never)) return {};
  if (!read_part(bytes, *entries, "xl/_rels/workbook.xml.rels", parts, never)) return {};
  read_part(bytes, *entries, "xl/styles.xml", styles, never);  // a workbook may do without these two
  read_part(bytes, *entries, "xl/sharedStrings.xml", texts, never);
  std::vector<SheetText> sheets;
  for (const WorkbookParts::Sheet& sheet : parts.sheets) {
    const std::string path = parts.path_of(sheet);
    if (path.empty()) continue;  // a chart
    SheetRows rows(parts, styles, texts);
    if (!read_part(bytes, *entries, path, rows, [&] { return rows.lines.size() > most_bytes; }) || rows.damaged) return {};
    rows.finish();
    if (rows.lines.size() > most_bytes) rows.lines.resize(rows.lines.rfind('\n', most_bytes) + 1);
    sheets.push_back({sheet.name, std::move(rows.lines)});
  }
  return sheets;
}

}  // namespace csp
