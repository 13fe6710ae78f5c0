#pragma once
// What do the rows of one table of facts say? Tab-separated text with a header line; '#' starts a comment line; lists use ';'.

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace csp {

class FactTable {
 public:
  // Every wanted column must be there and every row must have as many cells as the header. The error is "path:line: what".
  static tl::expected<FactTable, std::string> parse(std::string_view path, std::string_view bytes,
                                                    std::initializer_list<std::string_view> columns);

  std::size_t rows() const { return lines_.size(); }
  // Cell of the n-th wanted column.
  std::string_view cell(std::size_t row, std::size_t column) const { return cells_[row * width_ + column]; }
  std::string text(std::size_t row, std::size_t column) const { return std::string(cell(row, column)); }
  std::string error(std::size_t row, std::string_view what) const;  // "path:line: what"

 private:
  std::string path_;
  std::size_t width_ = 0;
  std::vector<std::string_view> cells_;
  std::vector<int> lines_;
};

// Decimal digits only, at most nine of them.
std::optional<int> whole_number(std::string_view text);

// The parts between separators; an empty text has none.
std::vector<std::string_view> list_parts(std::string_view text, char separator = ';');

}  // namespace csp
