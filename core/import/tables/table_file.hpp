#pragma once
// What does a delimited table say? Finds its header, checks each row's width and hands the row to the reader of the table's kind.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/import/detect.hpp"
#include "core/import/one_export.hpp"
#include "core/import/tables/delimited.hpp"

namespace csp {

class TableFile : private DelimitedReader::Receiver {
 public:
  // `head` is the beginning of the text, which is to be fed as well. `options` outlive it.
  TableFile(const ImportOptions& options, std::unique_ptr<OneExport> table, std::string_view head);

  void feed(std::string_view text) { delimited_.feed(text); }
  void finish();
  std::int64_t rows() const { return export_->file.rows.total(); }
  std::unique_ptr<OneExport> take() { return std::move(export_); }

 private:
  TableFile(const ImportOptions& options, std::unique_ptr<OneExport> table, const TableForm& form);
  void begin(const TableForm& form);
  void row(const DelimitedRow& row) override;
  void read(const DelimitedRow& row);
  bool is_about_others(const DelimitedRow& row);
  bool may_have_split_number(const DelimitedRow& row) const;
  void refuse_unread();
  // Of a row; good until the next one.
  const std::vector<std::string_view>& without_errors(const std::vector<std::string_view>& cells);

  const ImportOptions& options_;
  std::unique_ptr<OneExport> export_;
  DelimitedReader delimited_;
  std::optional<Cells> cells_;
  std::int64_t header_line_;
  bool row_fits_;                         // a row is as wide as the header
  std::size_t shortest_row_ = 0;          // cells of the shortest row so far, the header included
  const ColumnMapping* mapping_;          // in `options_`
  std::vector<std::string_view> mended_;  // cells of a row in which formulas had no value
};

}  // namespace csp
