#pragma once
// Which kind of export is this? Told from the content alone: the signs of a header line or of a JSON item.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/reader.hpp"

namespace csp {

// The form of a file, before anybody asks what it is about.
enum class FileForm { Json, Table, Workbook, Archive, Pdf, WebPage, Clixml, TextTable, Binary, Empty };

// From the first raw bytes: only forms that are not text. Empty = text, or not known.
std::optional<FileForm> binary_form(std::string_view first_bytes);

struct TextForm {
  FileForm form = FileForm::Table;
  std::size_t skip = 0;  // characters before the JSON begins
  std::int64_t lines_skipped = 0;
};
// With `mappings` a person said of which tables they are; JSON in their cells is not taken for the file.
TextForm text_form(std::string_view head, const ColumnMappings& mappings = {});

struct TableForm {
  char separator = ',';
  std::int64_t header_line = 1;
  std::vector<std::string> header;
  const Kind* kind = nullptr;                    // null: unknown
  bool row_fits = false;                         // one of the first rows is as wide as the header
  std::vector<std::string> missing;              // required columns the header lacks
  bool signs_met = false;                        // false: only the nearest kind
  std::vector<std::vector<std::string>> titles;  // rows with content above the header
  bool has_columns = false;                      // several rows as wide as the widest, or a header alone
  std::string first_line;                        // for people, when nothing matches
  const ColumnMapping* mapping = nullptr;        // a person's, for this very header
  TablePreview preview;                          // of a table nobody knows, or one that is mapped
};
TableForm table_form(std::string_view head, const ColumnMappings& mappings = {});

bool has_json_signs(const Kind& kind, const JsonValue& item);
const Kind* kind_of_item(const JsonValue& item);
const Kind* kind_of_context(std::string_view odata_context);

}  // namespace csp
