#include "core/import/detect.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/tables/delimited.hpp"

namespace csp {
namespace {

constexpr int kHeadLines = 200;          // line ends among which those rows are, with empty lines and quoted line ends
constexpr std::size_t kHeaderRows = 10;  // title rows, type lines and the header stand within so many

struct FirstRows : DelimitedReader::Receiver {
  struct Row {
    std::int64_t line;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
  void row(const DelimitedRow& row) override {
    if (rows.size() < kHeaderRows) rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
  }
};

std::vector<std::string_view> lines_of(std::string_view text, std::size_t maximum) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < maximum) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = text::trimmed(text.substr(0, end));
    if (!line.empty()) lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool only(std::string_view line, std::string_view characters) { return line.find_first_not_of(characters) == std::string_view::npos; }

// "Name : Value" lines of a console's list view.
bool is_console_list(const std::vector<std::string_view>& lines) {
  std::size_t pairs = 0;
  for (std::string_view line : lines) {
    const std::size_t colon = line.find(" : ");
    const std::string_view name = line.substr(0, colon);
    pairs += colon != std::string_view::npos && name.find_first_of(",;\t|\"") == std::string_view::npos;
  }
  return lines.size() >= 3 && pairs + 1 >= lines.size();
}

// {"name": … or [{…: not every line that begins with a bracket.
bool begins_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos &&
         std::string_view(text.front() == '{' ? "\"}" : "{[\"]").find(text[next]) != std::string_view::npos;
}

// Does a cell begin above that goes on here?
bool is_inside_cell(std::string_view above, char separator) {
  bool at_cell = true, quoted = false;
  for (const char c : above) {
    if (quoted) {
      quoted = c != '"';  // a doubled one closes the cell and opens it again
      at_cell = c == '"';
    } else if (c == '"' && at_cell) {
      quoted = true;
    } else {
      at_cell = c == separator || c == '\n';
    }
  }
  return quoted;
}

// The cells of a table can hold JSON, too, in one line or over several; also of a table that nobody knows.
bool is_table_above(std::string_view above, const ColumnMappings& mappings) {
  for (const char separator : {',', ';', '\t', '|'}) {
    if (is_inside_cell(above, separator)) return true;
  }
  const TableForm form = table_form(above, mappings);
  return form.kind != nullptr || (form.has_columns && lines_of(above, 2).size() == 2);
}

// Where JSON begins below lines of a console: its prompt and command, warnings, comments, the head of a transcript.
std::optional<std::size_t> json_below(std::string_view head, const ColumnMappings& mappings) {
  constexpr int kMostLines = 60;
  std::size_t at = 0;
  for (int line = 0; line < kMostLines; ++line) {
    at = head.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    at = head.find_first_not_of(" \t", at + 1);
    if (at == std::string_view::npos) return std::nullopt;
    if (begins_json(head.substr(at))) return is_table_above(head.substr(0, at), mappings) ? std::nullopt : std::optional(at);
  }
  return std::nullopt;
}

// Which of the kind's columns each of the names is.
std::vector<int> columns_of(const Kind& kind, const std::vector<HeaderName>& header) {
  std::vector<int> columns;
  for (const HeaderName& name : header) columns.push_back(column_named(kind.columns, name));
  return columns;
}

bool table_signs_met(const Kind& kind, const std::vector<HeaderName>& header, const std::vector<int>& columns) {
  const auto present = [&](std::string_view sign) {
    const bool unwanted = sign.starts_with('!');
    const bool exact = sign.starts_with('=');
    if (unwanted || exact) sign.remove_prefix(1);
    const bool named =
        std::any_of(header.begin(), header.end(), [&](const HeaderName& name) { return name.whole == sign || name.plain == sign; });
    const int column = named || exact ? -1 : column_named(kind.columns, sign);
    const bool there = named || (column >= 0 && std::find(columns.begin(), columns.end(), column) != columns.end());
    return there != unwanted;
  };
  for (std::string_view alternative : text::split(kind.table_signs, '|')) {
    if (alternative.empty()) continue;
    const std::vector<std::string_view> signs = text::split(alternative, '+');
    if (std::all_of(signs.begin(), signs.end(), present)) return true;
  }
  return false;
}

std::size_t known_columns(const Kind& kind, const std::vector<int>& columns) {
  std::vector<bool> seen(kind.columns.size());
  for (const int column : columns) {
    if (column >= 0) seen[static_cast<std::size_t>(column)] = true;
  }
  return static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
}

}  // namespace

std::optional<FileForm> binary_form(std::string_view bytes) {
  if (bytes.substr(0, 4) == "PK\x03\x04") {
    const bool workbook = bytes.find("[Content_Types].xml") != std::string_view::npos || bytes.find("xl/") != std::string_view::npos;
    return workbook ? FileForm::Workbook : FileForm::Archive;
  }
  if (bytes.substr(0, 2) == "\x1f\x8b" || bytes.substr(0, 6) == "7z\xbc\xaf\x27\x1c" || bytes.substr(0, 4) == "Rar!")
    return FileForm::Archive;
  if (bytes.substr(0, 4) == "%PDF") return FileForm::Pdf;
  if (bytes.substr(0, 4) == "\xd0\xcf\x11\xe0") return FileForm::Workbook;
  return std::nullopt;
}

TextForm text_form(std::string_view head, const ColumnMappings& mappings) {
  TextForm out;
  const std::string_view text = text::trimmed(head);
  if (text.empty()) {
    out.form = FileForm::Empty;
    return out;
  }
  const auto skip_to = [&](std::size_t at) {
    out.form = FileForm::Json;
    out.skip = at;
    out.lines_skipped = std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  };
  const std::size_t begin = static_cast<std::size_t>(text.data() - head.data());
  if (text.substr(0, 5) == "{\\rtf") {
    out.form = FileForm::Binary;
    return out;
  }
  if (text.front() == '{' || text.front() == '[') {
    // The scanner itself goes over ordinary blanks; others, such as a second byte order mark, are left out.
    skip_to(head.substr(0, begin).find_first_not_of(" \t\r\n") == std::string_view::npos ? 0 : begin);
    return out;
  }
  if (text.substr(0, 5) == "HTTP/") {
    // Copied from a page or a trace: the answer's headers stand before the JSON.
    for (std::size_t at = begin; at != std::string_view::npos && at < head.size(); at = head.find('\n', at)) {
      at += head[at] == '\n';
      while (at < head.size() && (head[at] == ' ' || head[at] == '\t')) ++at;
      if (at < head.size() && (head[at] == '{' || head[at] == '[')) {
        skip_to(at);
        return out;
      }
    }
  }
  if (text.front() == '<') {
    // A portal's "Excel" export is often a table of HTML or XML that only spreadsheet programs open.
    const std::string_view begins = text.substr(0, 4096);
    const auto has = [&](std::string_view word) { return begins.find(word) != std::string_view::npos; };
    const bool table = has("<table") && has("<tr") && !has("<form") && !has("<script");
    const bool workbook = table || has("urn:schemas-microsoft-com:office:excel") || has("urn:schemas-microsoft-com:office:spreadsheet");
    out.form = workbook ? FileForm::Workbook : has("schemas.microsoft.com/powershell") ? FileForm::Clixml : FileForm::WebPage;
    return out;
  }
  const std::string_view start = head.substr(0, 4096);
  if (start.find('\0') < start.find_last_not_of('\0')) {  // zeros behind the text only fill up a download
    out.form = FileForm::Binary;
    return out;
  }
  if (const auto at = json_below(head, mappings)) {
    skip_to(*at);
    return out;
  }
  const std::vector<std::string_view> lines = lines_of(head.substr(0, 8192), 6);
  const bool ruled = lines.size() >= 2 && lines[1].size() >= 3 && only(lines[1], "-=+| \t") && lines[1].find('-') != std::string_view::npos;
  const bool markdown = lines.size() >= 2 && lines[1].find("---") != std::string_view::npos && only(lines[1], "-:| \t");
  const bool boxed = !lines.empty() && lines[0].size() >= 3 && only(lines[0], "+-=") && lines[0].front() == '+';
  if (ruled || markdown || boxed || is_console_list(lines)) out.form = FileForm::TextTable;
  return out;
}

namespace {

// The widest of the first rows is taken for the header of a table that nobody knows.
TablePreview preview_of(const std::vector<FirstRows::Row>& rows, std::size_t header) {
  TablePreview preview;
  if (header >= rows.size() || rows[header].cells.size() < 2) return preview;
  preview.header = rows[header].cells;
  for (std::size_t i = header + 1; i < rows.size() && preview.rows.size() < TablePreview::kRows; ++i) preview.rows.push_back(rows[i].cells);
  return preview;
}

// Several rows as wide as the widest, or a header alone. Behind a comma of prose there is a blank.
bool has_columns(const std::vector<FirstRows::Row>& rows, std::size_t widest) {
  const std::size_t width = rows.empty() ? 0 : rows[widest].cells.size();
  const auto as_wide = std::count_if(rows.begin(), rows.end(), [&](const FirstRows::Row& row) {
    return row.cells.size() == width &&
           std::none_of(row.cells.begin() + 1, row.cells.end(), [](const std::string& cell) { return cell.starts_with(' '); });
  });
  return width >= 2 && (as_wide >= 2 || (as_wide == 1 && rows.size() == 1));
}

// A person's word for the kind of this header stands above every sign.
bool take_mapped(TableForm& form, const FirstRows& first, const ColumnMappings& mappings) {
  for (std::size_t i = 0; i < first.rows.size(); ++i) {
    const auto mapped = mappings.find(header_signature(first.rows[i].cells));
    if (mapped == mappings.end()) continue;
    for (const Kind& kind : kinds()) {
      if (kind.id != mapped->second.kind || kind.make == nullptr || kind.columns.empty()) continue;
      form.header_line = first.rows[i].line;
      form.header = first.rows[i].cells;
      form.kind = &kind;
      form.signs_met = true;
      form.mapping = &mapped->second;
      form.preview = preview_of(first.rows, i);
      form.missing = missing_fields(mapped->second);
      return true;
    }
  }
  return false;
}

// A header that lacks nothing, with a row as wide as itself right below.
bool has_rows(const std::vector<FirstRows::Row>& rows, std::size_t header, const TableForm& form) {
  if (!form.signs_met || form.kind->make == nullptr || header + 1 >= rows.size()) return false;
  Cells cells(form.kind->columns);
  cells.take_header({form.header.begin(), form.header.end()});
  return cells.missing_required().empty() && rows[header + 1].cells.size() == form.header.size();
}

}  // namespace

TableForm table_form(std::string_view head, const ColumnMappings& mappings) {
  std::size_t end = 0;
  for (int lines = 0; lines < kHeadLines && end < head.size(); ++lines)
    end = std::min(head.find_first_of("\r\n", end), head.size() - 1) + 1;
  head = head.substr(0, end);
  TableForm best;
  std::size_t best_known = 0;
  const std::vector<std::string_view> lines = lines_of(head, 1);
  if (!lines.empty()) best.first_line = text::quoted(lines[0]);
  std::string separators = ",;\t|";
  if (!lines.empty() && text::ascii_lower(lines[0].substr(0, 4)) == "sep=" && lines[0].size() == 5)
    separators.insert(0, lines[0].substr(4));
  std::size_t most_cells = 1;
  for (const char separator : separators) {
    FirstRows first;
    DelimitedReader reader(separator, first);
    reader.feed(head);
    reader.finish();
    if (!mappings.empty() && take_mapped(best, first, mappings)) {
      best.separator = separator;
      return best;
    }
    std::size_t widest = 0;
    for (std::size_t i = 0; i < first.rows.size(); ++i) {
      if (first.rows[i].cells.size() > first.rows[widest].cells.size()) widest = i;
    }
    best.has_columns = best.has_columns || has_columns(first.rows, widest);
    if (TablePreview preview = preview_of(first.rows, widest); preview.header.size() > best.preview.header.size())
      best.preview = std::move(preview);
    std::vector<std::vector<std::string>> titles;
    if (!first.rows.empty() && first.rows[0].cells.size() > most_cells && best.kind == nullptr) {
      most_cells = first.rows[0].cells.size();
      best.separator = separator;  // for counting the rows of an unknown table
    }
    for (std::size_t at = 0; at < first.rows.size(); ++at) {
      const FirstRows::Row& row = first.rows[at];
      const std::vector<HeaderName> names = header_names({row.cells.begin(), row.cells.end()});
      for (const Kind& kind : kinds()) {
        if (kind.columns.empty() && kind.table_signs.empty()) continue;
        const std::vector<int> columns = columns_of(kind, names);
        const bool met = table_signs_met(kind, names, columns);
        // A declined kind reads no columns; its signs alone say that the table is nothing else.
        const std::size_t known = met && kind.make == nullptr ? names.size() : known_columns(kind, columns);
        if (!met && (known < 2 || known * 2 < names.size())) continue;
        if (std::pair(met, known) <= std::pair(best.signs_met, best_known)) continue;
        best.separator = separator;
        best.header_line = row.line;
        best.header = row.cells;
        best.kind = &kind;
        best.signs_met = met;
        best.titles = titles;
        best_known = known;
      }
      // Another header further down is that of another table: its rows are told, and those of this one not lost.
      if (best.header_line == row.line && best.separator == separator && has_rows(first.rows, at, best)) break;
      const std::string_view start = row.cells.empty() ? std::string_view{} : text::trimmed(row.cells[0]);
      const bool technical = start.substr(0, 5) == "#TYPE" || text::ascii_lower(start.substr(0, 4)) == "sep=";
      if (!technical) titles.push_back(row.cells);
    }
  }
  if (best.kind != nullptr && best.kind->make != nullptr) {
    Cells cells(best.kind->columns);
    cells.take_header({best.header.begin(), best.header.end()});
    best.missing = cells.missing_required();
    FirstRows first;
    DelimitedReader reader(best.separator, first);
    reader.feed(head);
    reader.finish();
    best.row_fits = std::any_of(first.rows.begin(), first.rows.end(), [&](const FirstRows::Row& row) {
      return row.line > best.header_line && row.cells.size() == best.header.size();
    });
    if (!best.signs_met && best.missing.empty()) best.kind = nullptr;
  } else if (!best.signs_met) {
    best.kind = nullptr;
  }
  return best;
}

bool has_json_signs(const Kind& kind, const JsonValue& item) {
  // Asked of every item, so without building lists of the parts.
  for (std::string_view signs = kind.json_signs; !signs.empty();) {
    const std::size_t bar = signs.find('|');
    std::string_view alternative = signs.substr(0, bar);
    signs = bar == std::string_view::npos ? std::string_view() : signs.substr(bar + 1);
    bool all = !alternative.empty();
    while (all && !alternative.empty()) {
      const std::size_t plus = alternative.find('+');
      std::string_view sign = alternative.substr(0, plus);
      alternative = plus == std::string_view::npos ? std::string_view() : alternative.substr(plus + 1);
      const bool unwanted = sign.front() == '!';
      if (unwanted) sign.remove_prefix(1);
      const std::size_t dot = sign.find('.');
      const bool there = dot == std::string_view::npos ? item.has(sign) : item[sign.substr(0, dot)].has(sign.substr(dot + 1));
      all = there != unwanted;
    }
    if (all) return true;
  }
  return false;
}

const Kind* kind_of_item(const JsonValue& item) {
  if (!item.is_object()) return nullptr;
  for (const Kind& kind : kinds()) {
    if (has_json_signs(kind, item)) return &kind;
  }
  return nullptr;
}

const Kind* kind_of_context(std::string_view context) {
  for (const Kind& kind : kinds()) {
    if (!kind.odata_context.empty() && context.find(kind.odata_context) != std::string_view::npos) return &kind;
  }
  return nullptr;
}

}  // namespace csp
