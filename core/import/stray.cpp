#include "core/import/stray.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"
#include "core/import/part_name.hpp"
#include "core/import/report.hpp"

namespace csp {
namespace {

using namespace import_finding;

// What stands in a file of this name when it is what its name says.
struct StrayName {
  std::string_view ending;
  bool text;  // lines that are not cut into columns
  std::array<const FindingId*, 3> findings;
};
constexpr StrayName kStrayNames[] = {
    {".txt", true, {}},
    {".md", true, {}},
    {".eml", true, {}},
    {".ini", true, {&kJsonBroken}},  // "[section]"
    {".png", false, {&kBinary, &kEncodingUnread}},
    {".jpg", false, {&kBinary, &kEncodingUnread}},
    {".jpeg", false, {&kBinary, &kEncodingUnread}},
    {".gif", false, {&kBinary, &kEncodingUnread}},
    {".lnk", false, {&kBinary, &kEncodingUnread}},
    {".DS_Store", false, {&kBinary, &kEncodingUnread}},
    {".pdf", false, {&kPdf}},
    {".docx", false, {&kWebPage, &kBinary, &kEmpty}},  // its parts
    {".pptx", false, {&kWebPage, &kBinary, &kEmpty}},
    {".msg", false, {&kWorkbook}},  // in the same container as older workbooks
    {"Thumbs.db", false, {&kWorkbook}},
};
// Beside a file that is open in Office, called as that is.
constexpr StrayName kLockOfOffice = {"~$", false, {&kBinary, &kEncodingUnread}};

struct NamedStray {
  const StrayName* as;
  std::string_view name;
};

std::optional<NamedStray> stray_in(std::string_view name) {
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(kInside, begin), name.size());
    std::string_view segment = name.substr(begin, end - begin);
    segment = segment.substr(segment.find_last_of("/\\") + 1);
    if (segment.starts_with(kLockOfOffice.ending)) return NamedStray{&kLockOfOffice, name.substr(0, end)};
    for (const StrayName& stray : kStrayNames) {
      if (text::ends_ignoring_ascii_case(segment, stray.ending)) return NamedStray{&stray, name.substr(0, end)};
    }
    begin = end + kInside.size();
  }
  return std::nullopt;
}

}  // namespace

std::string_view named_as_stray(std::string_view name) {
  const std::optional<NamedStray> stray = stray_in(name);
  return stray ? stray->name : std::string_view();
}

bool is_stray(const ImportedFile& file) {
  if (file.kind != "unknown" || file.rows.read + file.rows.repaired > 0) return false;
  const std::optional<NamedStray> stray = stray_in(file.name);
  if (!stray) return false;
  if (stray->as->text && file.plain_text) return true;
  return std::any_of(file.findings.begin(), file.findings.end(), [&](const Finding& finding) {
    return std::any_of(stray->as->findings.begin(), stray->as->findings.end(),
                       [&](const FindingId* id) { return id != nullptr && finding.rule == id->id; });
  });
}

void set_aside(ImportedFile& stray) {
  const std::int32_t index =
      stray.findings.empty() || stray.findings.front().origins.empty() ? 0 : stray.findings.front().origins.front().file;
  stray.findings.clear();
  stray.rows = RowCounts{};
  stray.refused_rows.clear();
  stray.table = TablePreview{};
  FileReport(stray, index).about_file(import_finding::kPartNotUsed, {{"name", stray.name}});
}

}  // namespace csp
