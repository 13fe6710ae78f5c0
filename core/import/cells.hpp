#pragma once
// Which cell of a row answers which question? A kind lists its columns once; a table's header or the member names of flat JSON
// items are matched to them after folding, in any order and language of the synonym list.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/json_value.hpp"

namespace csp {

struct Column {
  std::string_view names;  // folded, separated by '|'; the first is shown to people when the file has no such column
  bool required = false;
};

// The column that a folded header names; -1 when none.
int column_named(std::span<const Column> columns, std::string_view folded_header);

class Cells {
 public:
  explicit Cells(std::span<const Column> columns) : columns_(columns), places_(columns.size(), -1), values_(columns.size()) {}

  // From a table's header. Gives the names of columns that are there twice (the first counts).
  std::vector<std::string> take_header(const std::vector<std::string_view>& header);
  void take_row(const std::vector<std::string_view>& cells);
  // From a flat JSON item: scalars by their name, of nested objects by "outerinner".
  void take_item(const JsonValue& item);

  // Without blanks around and without a spreadsheet's guard signs; empty when there is none.
  std::string_view operator[](std::size_t column) const { return values_[column]; }
  bool has_column(std::size_t column) const { return places_[column] >= 0; }
  // As the file names the column.
  std::string name(std::size_t column) const;
  std::vector<std::string> missing_required() const;
  std::size_t header_size() const { return header_.size(); }
  std::size_t known_columns() const;
  // Cells a row needs so that every required column is in it.
  std::size_t least_cells() const;
  bool is_header(const std::vector<std::string_view>& cells) const;
  const std::vector<std::string>& header() const { return header_; }
  // The whole row of a table, cell by cell, as the file has it; empty for items. Good until the next row.
  std::span<const std::string_view> as_written() const { return written_; }

 private:
  std::span<const std::string_view> written_;
  void take_member(const std::string& prefix, const JsonValue& object, int depth);

  std::span<const Column> columns_;
  std::vector<int> places_;               // column -> place in the row; for JSON: 0 when the item has it
  std::vector<std::string_view> values_;
  std::vector<std::string> header_;
};

}  // namespace csp
