#pragma once
// Which cell of a row answers which question? A kind lists its columns once; a table's header or the member names of flat JSON
// items are matched to them after folding, in any order and language of the synonym list.

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/json/json_value.hpp"
#include "core/import/tables/column_mapping.hpp"
#include "core/import/tables/header_names.hpp"

namespace csp {

// Of several columns of a table with its names the first one that is filled tells it, in the order of the names: an empty "End Date" hides
// no "Commitment End Date".
struct Column {
  std::string_view names;  // folded, separated by '|'; the first is shown to people when the file has no such column
  bool required = false;   // a table without it is refused as a whole, and so is a row that ends before it
  // Or the one whose value is a GUID: beside Microsoft's id a distributor has its own. Among
  // equals the name listed later, so the names go from the plainest to the most particular one.
  bool guid_first = false;
  // Only a figure counts as filled: beside a quantity a column "Licenses" can hold names.
  bool figure_first = false;
  // The one with a part number of Microsoft's tells it: a seller has numbers of its own.
  bool part_number_first = false;
};

// The column that a folded header names; -1 when none. `rank`: the place of that name among the column's names.
int column_named(std::span<const Column> columns, std::string_view folded_header, std::size_t* rank = nullptr);
int column_named(std::span<const Column> columns, const HeaderName& header, std::size_t* rank = nullptr);

class Cells {
 public:
  // With a person's mapping, only what it names is a column.
  explicit Cells(std::span<const Column> columns, const ColumnMapping* mapping = nullptr)
      : columns_(columns),
        mapping_(mapping),
        places_(columns.size(), -1),
        values_(columns.size()),
        raw_(columns.size()),
        alternatives_(columns.size()),
        ranks_(columns.size()) {}

  // From a table's header. Gives the names of columns that are there twice (the first counts).
  std::vector<std::string> take_header(const std::vector<std::string_view>& header);
  void take_row(const std::vector<std::string_view>& cells);
  // From a flat JSON item: scalars by their name, of nested objects by "outerinner".
  void take_item(const JsonValue& item);

  // Without blanks around and without a spreadsheet's guard signs; empty when there is none.
  std::string_view operator[](std::size_t column) const { return values_[column]; }
  // As it stands in the table, blanks and guard signs included; empty for JSON items.
  std::string_view raw(std::size_t column) const { return raw_[column]; }
  // Can different rows take it from different columns of the table?
  bool varies(std::size_t column) const { return alternatives_[column].size() > 1; }
  // Is this place of the header one of the kind's columns?
  bool knows(std::size_t place) const { return column_at(place) >= 0; }
  bool has_column(std::size_t column) const { return places_[column] >= 0; }
  // Is something empty in this row that a row must have?
  bool lacks_required() const;
  // Another column of the table that answers the same and holds a value in this row; -1 when there is none.
  int other_place(std::size_t column) const;
  std::vector<int> other_places(std::size_t column) const;
  // As the file names the column.
  std::string name(std::size_t column) const;
  // Where a JSON item has it: "subscription.offerId"; empty when it has not.
  std::string path(std::size_t column) const;
  std::vector<std::string> missing_required() const;
  std::size_t header_size() const { return header_.size(); }
  std::size_t known_columns() const;
  // Cells a row needs so that every required column is in it.
  std::size_t least_cells() const { return least_cells_; }
  bool is_header(const std::vector<std::string_view>& cells) const;
  // Directly below the header the same in another language, or what its columns hold: "(GUID)", "(text)".
  bool is_second_header(const std::vector<std::string_view>& cells) const;
  const std::vector<std::string>& header() const { return header_; }
  // The whole row of a table, cell by cell, as the file has it; empty for items. Good until the next row.
  std::span<const std::string_view> as_written() const { return written_; }

 private:
  std::span<const std::string_view> written_;
  struct Members {  // from the item inwards
    const JsonMember* at[3] = {};
  };
  bool is_better(std::size_t column, std::size_t rank) const;
  void choose_place(std::size_t column, const std::vector<std::string_view>& cells);
  // A scalar as it stands, a list of scalars one a line.
  std::string_view told_by(const JsonValue& value);
  void take_member(const std::string& prefix, const JsonValue& object, int depth, Members& on_the_way);

  int column_at(std::size_t place, std::size_t* rank = nullptr) const;

  std::span<const Column> columns_;
  const ColumnMapping* mapping_;
  std::vector<int> places_;       // column -> place in the row; for JSON: 0 when the item has it
  std::vector<Members> members_;  // of a JSON item, good until the next one
  std::vector<std::string_view> values_;
  std::deque<std::string> lists_;  // what lists of the JSON item say; values point into them
  std::vector<std::string_view> raw_;
  std::vector<std::vector<int>> alternatives_;  // places of a column, the best name first
  std::vector<std::size_t> ranks_;              // of the names that values of a JSON item have
  std::vector<std::string> header_;
  std::vector<HeaderName> names_;  // of the header
  std::string folded_first_;       // of the header
  std::size_t least_cells_ = 1;
};

}  // namespace csp
