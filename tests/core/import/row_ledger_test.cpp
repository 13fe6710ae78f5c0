// The rows that were not taken as they stand, one line for each row and reason.

#include "core/import/row_ledger.hpp"
#include "core/import/finding_ids.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::shared_ptr<const ImportedFile> shared(ImportedFile file) { return std::make_shared<const ImportedFile>(std::move(file)); }

}  // namespace

TEST_CASE("each repaired and each refused row is in the ledger, in the order of the file, and no row that was read as it stands") {
  const auto file = shared(
      read_text("UserPrincipalName,Licenses,UsageLocation\nuser1@contoso.example,ENTERPRISEPACK,US\nuser2@contoso.example,ENTERPRISEPACK\n"
                "5.66891E+17,ENTERPRISEPACK,US\nuser3@contoso.example,NO_SUCH_SKU,US\n"));
  REQUIRE(file->rows.read == 2);
  const std::vector<RowLedgerLine> lines = row_ledger({file});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].row == 3);
  CHECK(lines[0].outcome == RowLedgerLine::Outcome::Repaired);
  CHECK(lines[1].row == 4);
  CHECK(lines[1].outcome == RowLedgerLine::Outcome::Refused);
  CHECK(lines[1].finding->rule == import_finding::kIdScientific.id);
}

TEST_CASE("a file that could not be used at all is one line about the whole") {
  const auto broken = shared(read_text("{\"value\":[}"));
  const std::vector<RowLedgerLine> lines = row_ledger({broken, shared(read_fixture("nce-price-list/november.csv"))});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].row == 0);
  CHECK(lines[0].outcome == RowLedgerLine::Outcome::Refused);
}

TEST_CASE("a note on how a file is encoded refuses nothing, also where nothing of the file was used") {
  const auto file =
      shared(read_text("Ding;Gr\xf6\xdf"
                       "e\nabc;12\n"));
  REQUIRE(file->rows.read + file->rows.repaired == 0);
  REQUIRE(finding_of(*file, import_finding::kEncodingLegacy.id) != nullptr);
  for (const RowLedgerLine& line : row_ledger({file})) CHECK(line.finding->rule != import_finding::kEncodingLegacy.id);
}

TEST_CASE("the ledger has as many rows of each outcome as the counts of the file say") {
  for (const std::string& path : fixture_paths()) {
    const auto file = shared(read_fixture(path));
    if (file->rows.read + file->rows.repaired == 0) continue;
    std::vector<std::int32_t> repaired;
    std::vector<std::int32_t> refused;
    for (const RowLedgerLine& line : row_ledger({file})) {
      std::vector<std::int32_t>& rows = line.outcome == RowLedgerLine::Outcome::Repaired ? repaired : refused;
      if (rows.empty() || rows.back() != line.row) rows.push_back(line.row);
    }
    INFO(path);
    CHECK(static_cast<std::int64_t>(repaired.size()) == file->rows.repaired);
    CHECK(static_cast<std::int64_t>(refused.size()) == file->rows.refused);
  }
}
