#pragma once
// The repaired and refused rows as a table for people: file, row, what became of it, why, and what to do.

#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/import/row_ledger.hpp"

namespace csp {

std::string row_ledger_csv(const std::vector<RowLedgerLine>& lines, const Language& language);

}  // namespace csp
