#pragma once
// What would a mapping make of the first rows of its table? The very reader that would take the file takes them.

#include "core/import/import.hpp"

namespace csp {

ImportedFile preview_mapping(const Catalog& catalog, const TablePreview& table, const ColumnMapping& mapping);

}  // namespace csp
