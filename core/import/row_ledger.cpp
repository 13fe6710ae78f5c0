#include "core/import/row_ledger.hpp"

#include <algorithm>

namespace csp {
namespace {

void add_file(const ImportedFile& file, std::vector<RowLedgerLine>& lines) {
  const std::size_t first = lines.size();
  const bool used = file.rows.read + file.rows.repaired > 0;
  for (const Finding& finding : file.findings) {
    for (const Origin& origin : finding.origins) {
      const bool whole = origin.row == 0 && !used && finding.severity != Severity::Note;  // a note on its encoding kept no file away
      const bool refused = origin.row == 0 ? whole : std::binary_search(file.refused_rows.begin(), file.refused_rows.end(), origin.row);
      const bool repaired = origin.row != 0 && std::binary_search(file.repaired_rows.begin(), file.repaired_rows.end(), origin.row);
      if (refused || repaired)
        lines.push_back({&file, &finding, origin.row, refused ? RowLedgerLine::Outcome::Refused : RowLedgerLine::Outcome::Repaired});
    }
  }
  std::stable_sort(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end(),
                   [](const RowLedgerLine& a, const RowLedgerLine& b) { return a.row < b.row; });
}

}  // namespace

std::vector<RowLedgerLine> row_ledger(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  std::vector<RowLedgerLine> lines;
  for (const auto& file : files) add_file(*file, lines);
  return lines;
}

}  // namespace csp
