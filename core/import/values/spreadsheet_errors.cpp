#include "core/import/values/spreadsheet_errors.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp::value {

bool is_spreadsheet_error(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  if (!text.starts_with('#')) return false;
  text = text::trimmed(text);
  if (text.size() < 3 || text.size() > kLongest || text.find(' ') != std::string_view::npos) return false;
  // In the languages of the programs; with the mark at the end nothing else is written so.
  return text::is_one_of(text, {"#N/A", "#NV", "#N/D", "#YOK", "#N/B", "#ND", "#GETTING_DATA"}) ||
         ((text.back() == '!' || text.back() == '?') &&
          std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

}  // namespace csp::value
