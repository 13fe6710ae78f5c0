#include "core/output/row_ledger_csv.hpp"

#include "core/output/writers/csv.hpp"

namespace csp {

std::string row_ledger_csv(const std::vector<RowLedgerLine>& lines, const Language& language) {
  Table table;
  for (const char* column : {"import.ledger.file", "import.ledger.row", "import.ledger.outcome", "import.ledger.rule",
                             "import.ledger.message", "import.ledger.action"}) {
    table.columns.push_back(language(Message{column, {}}));
  }
  for (const RowLedgerLine& line : lines) {
    const bool refused = line.outcome == RowLedgerLine::Outcome::Refused;
    std::vector<Cell> cells;
    cells.emplace_back(line.file->name);
    cells.emplace_back();  // the file as a whole has no row
    if (line.row != 0) cells.back() = std::int64_t{line.row};
    cells.emplace_back(language(Message{refused ? "import.ledger.refused" : "import.ledger.repaired", {}}));
    cells.emplace_back(line.finding->rule);
    cells.emplace_back(language(line.finding->message));
    cells.emplace_back(line.finding->action.key.empty() ? std::string() : language(line.finding->action));
    table.rows.push_back(std::move(cells));
  }
  return csv(table);
}

}  // namespace csp
