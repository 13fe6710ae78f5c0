#pragma once
// What does a workbook say, for a person to look at? Its sheets as lines of delimited text, without reading them as exports.

#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct SheetText {
  std::string name;
  std::string lines;  // row n of the sheet is line n
};

// Empty when the bytes are not a workbook that can be read whole. At most `most_bytes` of text a sheet; what is beyond is left out.
std::vector<SheetText> workbook_text(std::string_view bytes, std::size_t most_bytes);

}  // namespace csp
