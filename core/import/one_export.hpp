#pragma once
// What is read of one export? Its ledger, its records and, once the kind is known, its reader. A file is one export; an answer that bundles
// several kinds (a $batch, a script that saves everything it asked for) is one for each.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/import/lists/customers_beside.hpp"
#include "core/import/reader.hpp"

namespace csp {

class OneExport {
 public:
  // `catalog` and `options` outlive it.
  OneExport(const Catalog& catalog, const ImportOptions& options, std::string name, std::int32_t file_index);

  // `separator`: of a table; 0 for JSON.
  void choose(const Kind& chosen, char separator);

  // To the reader, in the form it asks for.
  void take(JsonValue& item);
  void take(const Cells& row);
  // A line above the table; true when it says whose it is.
  bool take_title(const std::vector<std::string>& cells) { return customers_ && customers_->take_title(cells); }

  // Arguments of the findings that say why a kind that is recognised is not read.
  FileReport::Arguments why_declined() const;

  // Is it the name, part number or id of a SKU, or of one of several?
  bool names_product(std::string_view text) const;

  // Every row was seen. Not for a file that breaks off: nothing of it is used.
  void end_rows();

  // The last thing: nothing is said about the file afterwards.
  void close(std::string encoding);

  ImportedFile file;
  FileReport report;
  const Kind* kind = nullptr;      // null: not known (yet)
  std::unique_ptr<Reader> reader;  // null: not known, or declined

 private:
  const Catalog& catalog_;
  const ImportOptions& options_;
  std::optional<CustomersBeside> customers_;  // with a reader
  std::optional<Cells> cells_;                // of an item that is read as a row
};

}  // namespace csp
