#pragma once
// What became of single rows, and why? One line for each row and finding, of the rows that were repaired or refused, in the order of
// files and rows; first what is about a file as a whole and kept it from being used.

#include <cstdint>
#include <memory>
#include <vector>

#include "core/import/import.hpp"

namespace csp {

struct RowLedgerLine {
  enum class Outcome { Repaired, Refused };
  const ImportedFile* file = nullptr;
  const Finding* finding = nullptr;
  std::int32_t row = 0;  // 0 = the file as a whole
  Outcome outcome = Outcome::Refused;
};

// The lines point into `files`.
std::vector<RowLedgerLine> row_ledger(const std::vector<std::shared_ptr<const ImportedFile>>& files);

}  // namespace csp
