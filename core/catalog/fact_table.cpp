#include "core/catalog/fact_table.hpp"

#include "core/base/text.hpp"

namespace csp {

tl::expected<FactTable, std::string> FactTable::parse(std::string_view path, std::string_view bytes,
                                                      std::initializer_list<std::string_view> columns) {
  FactTable table;
  table.path_ = std::string(path);
  table.width_ = columns.size();
  const auto fail = [&](int line, const std::string& what) {
    return tl::make_unexpected(table.path_ + ":" + std::to_string(line) + ": " + what);
  };
  if (bytes.empty()) return fail(1, "the table is missing or empty");
  std::vector<std::size_t> positions;  // of the wanted columns
  std::vector<std::string_view> cells;
  std::size_t header_cells = 0;
  int line_number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    std::size_t end = bytes.find('\n', begin);
    if (end == std::string_view::npos) end = bytes.size();
    std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (!text::is_valid_utf8(line)) return fail(line_number, "not valid UTF-8");
    cells.clear();
    for (std::size_t from = 0;;) {
      const std::size_t tab = line.find('\t', from);
      cells.push_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
      if (tab == std::string_view::npos) break;
      from = tab + 1;
    }
    if (header_cells == 0) {
      header_cells = cells.size();
      for (std::string_view wanted : columns) {
        std::size_t position = 0;
        while (position < cells.size() && cells[position] != wanted) ++position;
        if (position == cells.size()) return fail(line_number, "no column \"" + std::string(wanted) + "\"");
        positions.push_back(position);
      }
      continue;
    }
    if (cells.size() != header_cells) {
      return fail(line_number, std::to_string(cells.size()) + " cells, " + std::to_string(header_cells) + " expected");
    }
    for (std::size_t position : positions) table.cells_.push_back(cells[position]);
    table.lines_.push_back(line_number);
  }
  if (header_cells == 0) return fail(1, "no header line");
  return table;
}

std::string FactTable::error(std::size_t row, std::string_view what) const {
  return path_ + ":" + std::to_string(lines_[row]) + ": " + std::string(what);
}

std::optional<int> whole_number(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<std::string_view> list_parts(std::string_view text, char separator) {
  if (text.empty()) return {};
  return text::split(text, separator);
}

}  // namespace csp
