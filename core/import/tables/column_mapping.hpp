#pragma once
// How is a table with an unknown header to be read? A person says once which column means what; the answer is found again by the
// header's signature. A mapping stands above every synonym: columns it does not name are not read.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/base/language.hpp"

namespace csp {

struct ColumnMapping {
  std::string kind;                            // id of the kind whose reader takes the rows
  std::map<std::string, std::string> columns;  // folded header -> field of the kind (see mapping_fields())
  friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};
using ColumnMappings = std::map<std::string, ColumnMapping>;  // by header signature

// Folded names in their order, joined by '|'. Two tables with the same columns have the same signature, whatever their letter case.
std::string header_signature(const std::vector<std::string>& header);

// The head of a table as it stands, for the person who maps it.
struct TablePreview {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // the first ones, at most kRows
  static constexpr std::size_t kRows = 8;
};

// What a kind wants to know, in its own order.
struct MappingField {
  std::string id;  // folded name of the field
  bool required = false;
};
std::vector<MappingField> mapping_fields(std::string_view kind);
std::vector<std::string> mappable_kinds();  // kinds read from tables

// The likely kind and columns: by synonyms, by words inside the names, and by what the cells look like. Never applied without a person.
ColumnMapping propose_mapping(const TablePreview& table);
ColumnMapping propose_mapping(const TablePreview& table, std::string_view kind);
// Required fields no column is given to.
std::vector<std::string> missing_fields(const ColumnMapping& mapping);

// A small file for colleagues: {"schema": "csp-move-columns", "version": 1, "columnMappings": {...}}.
inline constexpr std::string_view kColumnMappingsSchema = "csp-move-columns";
std::string column_mappings_to_json(const ColumnMappings& mappings);
tl::expected<ColumnMappings, Message> column_mappings_from_json(std::string_view json);

}  // namespace csp
