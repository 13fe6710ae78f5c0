#pragma once
// What would a mapping make of the first rows of its table? The very reader that would take the file takes them.

#include "core/import/import.hpp"

namespace csp {

// What each kind would make of the table with the columns proposed for it, the likeliest first: those that find all they need and read
// most rows, then those that lack least.
struct KindForTable {
  ColumnMapping mapping;
  std::size_t missing = 0;  // needed columns that are not there
  std::int64_t read = 0;    // of the first rows
};
std::vector<KindForTable> kinds_for_table(const Catalog& catalog, const TablePreview& table);

ImportedFile preview_mapping(const Catalog& catalog, const TablePreview& table, const ColumnMapping& mapping);

}  // namespace csp
