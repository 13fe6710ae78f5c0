// The ledger as a table for people: what a cell of a file says stays text in it.

#include "core/output/row_ledger_csv.hpp"

#include "tests/core/import/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("the table names file, row, outcome, reason and what to do, and nothing in it is a formula") {
  ImportedFile file = read_text("UserPrincipalName,Licenses\n5.66891E+17,ENTERPRISEPACK\nuser1@contoso.example,ENTERPRISEPACK\n");
  file.name = "=cmd.csv";
  const std::string table =
      row_ledger_csv(row_ledger({std::make_shared<const ImportedFile>(std::move(file))}), support::built_in_language("en"));
  CHECK(table.find("File,Row,What became of it,Finding,Why,What to do") != std::string::npos);
  CHECK(table.find("'=cmd.csv,2,refused,IMPORT-ID-SCIENTIFIC,") != std::string::npos);
  CHECK(table.find("5.66891E+17") != std::string::npos);
}
