#pragma once
// What is in this file? Bytes in, typed records and a row ledger out. Detection is by content, never by file name; nothing is
// dropped silently: read + repaired + refused = rows of the file.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/finding.hpp"
#include "core/catalog/catalog.hpp"
#include "core/import/records.hpp"
#include "core/import/tables/column_mapping.hpp"

namespace csp {

struct RowCounts {
  std::int64_t read = 0;      // taken as they stand
  std::int64_t repaired = 0;  // taken after a repair, each with a finding
  std::int64_t refused = 0;   // not taken, each with a finding
  std::int64_t total() const { return read + repaired + refused; }
};

// Choices a person made about a file that content alone cannot settle.
struct ReadingChoices {
  enum class DateOrder { Detect, MonthFirst, DayFirst };
  DateOrder date_order = DateOrder::Detect;
  enum class DecimalMark { Detect, Point, Comma };  // in "1,234" and "1.234"
  DecimalMark decimal_mark = DecimalMark::Detect;
  friend bool operator==(const ReadingChoices&, const ReadingChoices&) = default;
};

struct ImportedFile {
  std::string name;      // as the user knows it
  std::string kind;      // stable id of the reader ("graph-subscribed-skus", ...), "unknown" when none matched
  std::string encoding;  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "Windows-1252", ...
  RowCounts rows;
  bool complete = true;              // false: paging says that more pages exist
  bool more_pages = false;           // the last page points to another one
  std::int64_t declared_total = -1;  // rows of the whole set, when the file says so
  std::vector<Finding> findings;
  TablePreview table;                       // of a delimited file whose header was not recognised, or is read by a mapping; else empty
  bool plain_text = false;                  // no kind, and its lines are not cut into columns either
  std::vector<std::int32_t> repaired_rows;  // in order; what happened to each is told by findings with its row
  std::vector<std::int32_t> refused_rows;
  FieldNames fields;       // that told something
  ReadingChoices read_as;  // by which it was read
  Records records;
  // What it was read from, where whoever opened it keeps that for reading it again; of an archive or workbook the whole, shared by its
  // parts.
  std::shared_ptr<const std::string> bytes;
};

struct DelimitedRow;
struct JsonValue;

// Sees every row and item as it stands in the file, before anything is made of it.
class CellWitness {
 public:
  virtual ~CellWitness() = default;
  virtual void row(const DelimitedRow& row) = 0;
  virtual void item(const JsonValue& item) = 0;
};

// How a file is to be read.
struct ImportOptions : ReadingChoices {
  ColumnMappings column_mappings;
  CellWitness* witness = nullptr;  // not owned; for comparing this reader with others
};

// Push-based: feed() in chunks of any size, then finish(). Same result for every chunking.
class Importer {
 public:
  Importer(const Catalog& catalog, std::string file_name, std::int32_t file_index, ImportOptions options = {});
  ~Importer();
  Importer(Importer&&) noexcept;
  void feed(std::string_view bytes);
  std::int64_t rows_so_far() const;
  // One for each kind that the file bundles; nearly always that is one.
  std::vector<ImportedFile> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole file at once, of which only the first kind is wanted.
ImportedFile import_file(const Catalog& catalog, std::string file_name, std::int32_t file_index, std::string_view bytes,
                         const ImportOptions& options = {});

// The kinds that can be read, for "what is accepted" lists: id, and message keys of name and "how to export".
struct KindDescription {
  std::string_view id;
  std::string_view name_key;    // "import.kind.<id>"
  std::string_view export_key;  // "import.how.<id>": the exact steps or command that make such a file
};
const std::vector<KindDescription>& import_kinds();

}  // namespace csp
