#include "core/import/tables/mapping_preview.hpp"

namespace csp {
namespace {

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += i == 0 ? "\"" : ",\"";
    for (const char c : cells[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace

ImportedFile preview_mapping(const Catalog& catalog, const TablePreview& table, const ColumnMapping& mapping) {
  std::string bytes;
  append_row(bytes, table.header);
  for (const std::vector<std::string>& row : table.rows) append_row(bytes, row);
  ImportOptions options;
  options.column_mappings[header_signature(table.header)] = mapping;
  return import_file(catalog, "", 0, bytes, options);
}

}  // namespace csp
