#pragma once
// What is in a table that goes to a spreadsheet? Typed cells: only text can be hostile, and only text is neutralised.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"

namespace csp {

// monostate = empty cell. A date is written in ISO form (CSV) or as a real date (XLSX), a number in plain form.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Decimal, Date>;

struct Table {
  std::string name;                  // of the sheet
  std::vector<std::string> columns;  // header row
  std::vector<std::vector<Cell>> rows;
};

}  // namespace csp
