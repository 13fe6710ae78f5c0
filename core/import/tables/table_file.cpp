#include "core/import/tables/table_file.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/text.hpp"
#include "core/import/lists/named_subscription.hpp"

namespace csp {
namespace {

using namespace import_finding;

bool is_blank(std::string_view cell) { return text::trimmed(cell).empty(); }

// Is it a value that nothing can have been cut from? "15" may have been 150, a day written in full is whole.
bool shows_its_end(std::string_view cell) {
  constexpr std::size_t kFullDay = 10;  // 2027-06-30
  cell = text::trimmed(cell);
  const value::DateText::Form form = value::date(cell).form;
  const bool day = form == value::DateText::Form::Day || form == value::DateText::Form::Slash;
  return Guid::parse(cell) || (cell.size() > 1 && value::truth(cell)) || (cell.size() >= kFullDay && day);
}

}  // namespace

TableFile::TableFile(const ImportOptions& options, std::unique_ptr<OneExport> table, std::string_view head)
    : TableFile(options, std::move(table), table_form(head, options.column_mappings)) {}

TableFile::TableFile(const ImportOptions& options, std::unique_ptr<OneExport> table, const TableForm& form)
    : options_(options),
      export_(std::move(table)),
      delimited_(form.separator, *this),
      header_line_(form.header_line),
      mapping_(form.mapping) {
  begin(form);
}

void TableFile::begin(const TableForm& form) {
  ImportedFile& file = export_->file;
  FileReport& report = export_->report;
  if (form.kind == nullptr || !form.missing.empty() || mapping_ != nullptr) file.table = form.preview;
  if (form.kind == nullptr) {
    file.plain_text = !form.has_columns;
    report.about_file(kUnknown, {{"first", form.first_line}});
    header_line_ = 1;
  } else if (!form.missing.empty()) {
    file.kind = form.kind->id;
    report.about_file(kColumnsMissing,
                      {{"kind", TextKey{"import.kind." + std::string(form.kind->id)}}, {"columns", text::listed(form.missing)}},
                      {{"how", TextKey{"import.how." + std::string(form.kind->id)}}});
  } else {
    if (form.lines_skipped > 0) report.about_file(kLinesSkipped, {{"count", static_cast<std::int64_t>(form.lines_skipped)}});
    export_->choose(*form.kind, form.separator);
  }
}

void TableFile::row(const DelimitedRow& row) {
  if (options_.witness != nullptr) options_.witness->row(row);
  if (row.line < header_line_) return;
  if (row.line == header_line_) {
    if (export_->reader == nullptr) return;
    cells_.emplace(export_->kind->columns, mapping_);
    for (const std::string& name : cells_->take_header(row.cells)) export_->report.about_file(kColumnRepeated, {{"column", name}});
    delimited_.expect_cells(row.cells.size());
    shortest_row_ = row.cells.size();
    return;
  }
  if (std::all_of(row.cells.begin(), row.cells.end(), is_blank)) return;
  export_->report.begin_row(row.line);
  if (export_->reader == nullptr)
    refuse_unread();
  else
    read(row);
  export_->report.end_row();
}

void TableFile::refuse_unread() {
  FileReport& report = export_->report;
  if (export_->kind != nullptr) {
    report.refused(kNotForPlanning, export_->why_declined());
  } else if (export_->file.kind == "unknown") {
    report.refused(kRowUnknown);
  } else {
    report.refused(kRowColumnsMissing);
  }
}

void TableFile::read(const DelimitedRow& row) {
  FileReport& report = export_->report;
  const std::int64_t expected = static_cast<std::int64_t>(cells_->header_size());
  const std::int64_t found = static_cast<std::int64_t>(row.cells.size());
  if (row.unclosed_quote) {
    report.refused(kUnclosedQuote, {{"text", text::quoted(row.text)}});
    return;
  }
  if (cells_->is_header(row.cells)) {
    report.note(kHeaderRepeated);
    return;
  }
  const bool cut = row.open_end && row.cells.size() < shortest_row_;
  shortest_row_ = std::min(shortest_row_, row.cells.size());
  const auto where_cut = [&] {
    return FileReport::Arguments{{"found", found}, {"expected", expected}, {"text", text::quoted(row.cells.back())}};
  };
  if (row.cells.size() < cells_->least_cells()) {
    report.refused(kRowTooShort, {{"found", found}, {"expected", expected}, {"text", text::quoted(row.text)}});
    if (cut) report.note(kRowCut, where_cut());
    return;
  }
  const bool surplus_is_empty = found <= expected || std::all_of(row.cells.begin() + expected, row.cells.end(), is_blank);
  if (!surplus_is_empty) {
    report.refused(kRowTooLong, {{"found", found}, {"expected", expected}, {"text", text::quoted(row.text)}});
    return;
  }
  if (cut)
    report.repaired(kRowCut, where_cut());
  else if (found < expected)
    report.repaired(kRowShort, {{"found", found}, {"expected", expected}});
  if (found > expected) report.repaired(kRowLong, {{"found", found}, {"expected", expected}});
  if (row.stray_quote) report.repaired(kStrayQuote, {{"text", text::quoted(row.text)}});
  cells_->take_row(row.cells);
  if (cells_->lacks_required() && is_about_others(row)) return;
  if (row.open_end && !cut && !shows_its_end(row.cells.back())) report.note(kLastLineOpen, {{"text", text::quoted(row.cells.back())}});
  export_->reader->row(*cells_);
}

// Below the rows of a list stand its total, and who made it and when. Neither is a row that somebody forgot to fill in.
bool TableFile::is_about_others(const DelimitedRow& row) {
  const auto first = std::find_if_not(row.cells.begin(), row.cells.end(), is_blank);
  if (first == row.cells.end()) return false;
  if (is_total_row(text::trimmed(*first))) {
    export_->report.note(kTotalRow);
    return true;
  }
  const std::string word = text::folded(*first);
  const bool alone = std::all_of(first + 1, row.cells.end(), is_blank);
  for (const std::string_view beginning :
       {"generatedby",     "generatedon", "generatedat",    "exportedby", "exportedon",  "exportedat",   "createdby", "createdon",
        "reportgenerated", "endofreport", "appliedfilters", "erstelltam", "erstelltvon", "exportiertam", "générépar", "générele",
        "générée",         "generadopor", "generadoel",     "generatoda", "generatoil",  "geradopor",    "geradoem",  "copyright"}) {
    if (!alone || !word.starts_with(beginning)) continue;
    export_->report.note(kFooterRow, {{"text", text::quoted(*first)}});
    return true;
  }
  return false;
}

void TableFile::finish() {
  delimited_.finish();
  export_->end_rows();
}

}  // namespace csp
