// From the cells of a sheet to lines of a delimited text.

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/containers/limits.hpp"
#include "core/import/containers/workbook.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

constexpr std::size_t kFirstRows = 20;         // the header is among them
constexpr std::size_t kDeclaredColumns = 256;  // a declared width above it is formatting, not content
// Of merged cells: longer ones are remarks, and little bytes must not become very many.
constexpr std::size_t kRepeatedBytes = 200;
constexpr std::size_t kRepeatedColumns = 64;

// What a cell says of its rows holds for each of them; a number of units or an amount is not there once for each.
bool is_figure(std::string_view text) {
  return text.find_first_not_of("0123456789.,") == std::string_view::npos && !value::date(text).is_day();  // 30.06.2027
}

// "BC17" -> row 17, column 54 (from 0).
struct Place {
  std::int64_t row = 0;  // 0: not told
  std::size_t column = 0;
  bool valid = false;
};

Place place_of(std::string_view reference) {
  Place place;
  std::size_t at = 0;
  std::size_t column = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4; ++at)
    column = column * 26 + static_cast<std::size_t>(reference[at] - 'A' + 1);
  const std::size_t letters = at;
  for (; at < reference.size() && reference[at] >= '0' && reference[at] <= '9' && at < letters + 8; ++at)
    place.row = place.row * 10 + (reference[at] - '0');
  place.valid =
      letters > 0 && at == reference.size() && column <= ContainerLimits::kSheetColumns && place.row <= ContainerLimits::kSheetRows;
  place.column = column - (column > 0);
  return place;
}

std::int64_t row_number(std::string_view text) {
  std::int64_t row = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || row > ContainerLimits::kSheetRows) return -1;
    row = row * 10 + (c - '0');
  }
  return row;
}

std::optional<std::size_t> index_of(std::string_view text) {
  std::size_t index = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || index > 1'000'000'000) return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(index);
}

// Quoted, and with line breaks as carriage returns: a line of the text is then a row of the sheet.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (c == '"') out += '"';
    out += c == '\n' ? '\r' : c;
  }
  out += '"';
}

// "F2:F4" over several rows; of several columns the first has the value.
std::optional<MergedRows> merged_rows(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const Place first = place_of(reference.substr(0, colon)), last = place_of(reference.substr(colon + 1));
  if (!first.valid || !last.valid || first.row < 1 || last.row <= first.row) return std::nullopt;
  return MergedRows{first.row, last.row, first.column};
}

}  // namespace

SheetRows::SheetRows(const WorkbookParts& parts, const SheetStyles& styles, const SharedTexts& texts, std::vector<MergedRows> merged)
    : parts_(parts), styles_(styles), texts_(texts), merged_(std::move(merged)) {
  std::sort(merged_.begin(), merged_.end(), [](const MergedRows& a, const MergedRows& b) { return a.first < b.first; });
}

void SheetRows::begin(const XmlElement& element) {
  reading_ = Reading::Nothing;
  if (element.name == "dimension") {
    const std::string_view reference = element["ref"];
    const Place last = place_of(reference.substr(reference.find(':') == std::string_view::npos ? 0 : reference.find(':') + 1));
    if (last.valid && last.column < kDeclaredColumns) width_ = std::max(width_, last.column + 1);
  } else if (element.name == "row") {
    const std::int64_t told = row_number(element["r"]);
    const std::int64_t row = told > 0 ? told : row_ + 1;
    if (told < 0 || row <= row_ || row > ContainerLimits::kSheetRows)
      damaged = true;
    else
      row_ = row;
    const std::string_view hidden_told = element["hidden"];
    row_hidden_ = hidden_told == "1" || hidden_told == "true";
    cells_.clear();
    column_ = 0;
  } else if (element.name == "c") {
    if (const std::string_view reference = element["r"]; !reference.empty()) {
      const Place place = place_of(reference);
      if (!place.valid || place.row != row_ || place.column < column_)
        damaged = true;
      else
        column_ = place.column;
    }
    type_ = element["t"];
    const std::int64_t style = row_number(element["s"]);
    style_ = style < 0 ? 0 : static_cast<std::size_t>(style);
    value_.clear();
    has_formula_ = has_value_ = false;
  } else if (element.name == "f") {
    has_formula_ = true;
  } else if (element.name == "v") {
    reading_ = Reading::Value;
    has_value_ = true;
  } else if (element.name == "mergeCell") {
    if (const std::optional<MergedRows> merged = merged_rows(element["ref"])) found_merged.push_back(*merged);
  } else if (element.name == "rPh") {
    ++phonetic_;
  } else if (element.name == "t" && type_ == "inlineStr" && phonetic_ == 0) {
    reading_ = Reading::Text;
    has_value_ = true;
  }
}

void SheetRows::end(std::string_view name) {
  reading_ = Reading::Nothing;
  if (name == "rPh") --phonetic_;
  if (name == "c") end_cell();
  if (name == "row") end_row();
}

void SheetRows::text(std::string_view text) {
  if (reading_ != Reading::Nothing && value_.size() < ContainerLimits::kXmlToken) value_ += text;
}

void SheetRows::end_cell() {
  if (damaged) return;
  Cell cell;
  if (has_formula_ && !has_value_) ++formulas_without_value;
  if (type_ == "s") {
    const std::optional<std::size_t> at = index_of(value_);
    if (at && *at < texts_.size())
      cell.text = texts_[*at];
    else
      damaged = damaged || !value_.empty();
  } else if (type_ == "b") {
    cell.text = value_ == "1" || value_ == "true" ? "TRUE" : value_.empty() ? "" : "FALSE";
  } else if (type_ == "str" || type_ == "inlineStr") {
    cell.text = without_escapes(value_);
  } else if (type_ == "e" || type_ == "d") {
    cell.text = value_;  // "#N/A" stays visible; a date in ISO form
  } else if (has_value_) {
    const SheetFormat format = styles_.format(style_);
    const std::optional<std::string> date =
        format.meaning == SheetFormat::Meaning::Date ? sheet_date(value_, parts_.since_1904) : std::nullopt;
    cell.text = date ? *date : sheet_number(value_, format);
    cell.is_text = cell.text.find_first_not_of("0123456789.+-E") != std::string::npos;
  }
  if (!cell.text.empty()) {
    if (cells_.size() <= column_) cells_.resize(column_ + 1);
    cells_[column_] = std::move(cell);
  }
  ++column_;
}

// A row with nothing of its own stays empty.
void SheetRows::repeat_merged() {
  std::erase_if(open_merged_, [&](const OpenMerge& open) { return open.last < row_; });
  for (const OpenMerge& open : open_merged_) {
    if (cells_.empty()) break;
    if (cells_.size() <= open.column) cells_.resize(open.column + 1);
    if (!cells_[open.column].text.empty()) continue;
    cells_[open.column] = open.cell;
    if (repeated++ == 0) repeated_example = open.cell.text;
  }
  for (; next_merged_ < merged_.size() && merged_[next_merged_].first <= row_; ++next_merged_) {
    const MergedRows& merged = merged_[next_merged_];
    if (merged.first != row_ || merged.column >= std::min(cells_.size(), kRepeatedColumns)) continue;
    const Cell& cell = cells_[merged.column];
    if (cell.text.empty() || cell.text.size() > kRepeatedBytes || is_figure(cell.text)) continue;
    std::erase_if(open_merged_, [&](const OpenMerge& open) { return open.column == merged.column; });
    open_merged_.push_back({merged.last, merged.column, cell});
  }
}

void SheetRows::end_row() {
  if (damaged) return;
  if (!merged_.empty()) repeat_merged();
  if (cells_.empty()) return;
  // What a filter hides is not what somebody meant to hand over. The first row has the names of the columns, seen or not.
  if (row_hidden_ && has_rows) {
    ++hidden;
    return;
  }
  has_rows = true;
  if (first_rows_written_) {
    write_row(cells_, row_);
    return;
  }
  width_ = std::max(width_, cells_.size());
  first_rows_.emplace_back(row_, std::move(cells_));
  cells_.clear();
  if (first_rows_.size() >= kFirstRows) write_first_rows();
}

void SheetRows::write_first_rows() {
  first_rows_written_ = true;
  for (const auto& [row, cells] : first_rows_) write_row(cells, row);
  first_rows_.clear();
}

void SheetRows::finish() {
  if (!first_rows_written_) write_first_rows();
}

void SheetRows::write_row(const std::vector<Cell>& cells, std::int64_t row) {
  for (; written_ + 1 < row; ++written_) lines += '\n';
  ++written_;
  if (width_ == 1 && cells.size() == 1) {
    // A delimited text that a spreadsheet program put into one column, whole lines as cells.
    for (const char c : cells[0].text) lines += c == '\n' || c == '\r' ? ' ' : c;
  } else {
    for (std::size_t column = 0; column < std::max(width_, cells.size()); ++column) {
      if (column > 0) lines += ',';
      if (column >= cells.size() || cells[column].text.empty()) continue;
      if (cells[column].is_text)
        append_quoted(lines, cells[column].text);
      else
        lines += cells[column].text;
    }
  }
  lines += '\n';
}

}  // namespace csp
