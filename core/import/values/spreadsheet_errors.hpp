#pragma once
// What does a spreadsheet program write into a cell whose formula has no value? "#N/A", "#BEZUG!", "#NAME?": not a value, and not what the
// column says.

#include <string_view>

namespace csp::value {

bool is_spreadsheet_error(std::string_view text);

}  // namespace csp::value
