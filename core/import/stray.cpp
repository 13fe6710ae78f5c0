#include "core/import/stray.hpp"

#include <algorithm>

#include "core/import/report.hpp"

namespace csp {

bool is_stray(const ImportedFile& file) {
  using namespace import_finding;
  if (file.kind != "unknown" || file.rows.read + file.rows.repaired > 0) return false;
  return file.plain_text || std::any_of(file.findings.begin(), file.findings.end(),
                                        [](const Finding& finding) { return finding.rule == kBinary.id || finding.rule == kPdf.id; });
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
