#include "core/import/tables/header_names.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp {
namespace {

// "UTC", "seats", "months", "DD/MM/YYYY", "if any": says how the values are written, what is counted, or whose the column is. Any other
// remark may make another thing of the column: "Licenses (assigned)".
bool is_plain_remark(std::string_view remark) {
  const std::string word = text::folded(remark);
  if (text::is_one_of(word, {"utc",         "gmt",      "local",    "localtime", "seats",    "seat",  "licenses", "licences", "lizenzen",
                             "users",       "units",    "quantity", "count",     "number",   "pcs",   "stück",    "stk",      "licencias",
                             "licenze",     "licenças", "lisans",   "required",  "optional", "iso",   "iso8601",  "ifany",    "microsoft",
                             "endcustomer", "months",   "month",    "monate",    "mois",     "meses", "mesi",     "ay"}))
    return true;
  return word.size() >= 6 && word.size() <= 10 && word.find_first_not_of("dmyjatg") == std::string::npos;
}

std::string_view without_remark(std::string_view name) {
  if (name.empty() || (name.back() != ')' && name.back() != ']')) return name;
  const std::size_t open = name.rfind(name.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos || open == 0 || !is_plain_remark(name.substr(open + 1, name.size() - open - 2))) return name;
  return text::trimmed(name.substr(0, open));
}

// "4. Quantity", "4) Quantity"
std::string_view without_number(std::string_view name) {
  const std::size_t mark = name.find_first_not_of("0123456789");
  if (mark == 0 || mark == std::string_view::npos || (name[mark] != '.' && name[mark] != ')')) return name;
  return text::trimmed(name.substr(mark + 1));
}

// As a query writes what it took out of a record: "value.skuId", "Column1.prepaidUnits.enabled". Empty: they do not all begin alike.
std::string_view shared_beginning(const std::vector<std::string_view>& header) {
  if (header.size() < 2) return {};
  const std::string_view first = text::trimmed(header.front());
  const std::string_view beginning = first.substr(0, first.find('.') + 1);
  const bool all =
      std::all_of(header.begin(), header.end(), [&](std::string_view name) { return text::trimmed(name).starts_with(beginning); });
  return all ? beginning : std::string_view();
}

}  // namespace

std::vector<HeaderName> header_names(const std::vector<std::string_view>& header) {
  std::vector<HeaderName> names;
  const std::string_view beginning = shared_beginning(header);
  for (const std::string_view cell : header) {
    HeaderName name{text::folded(cell), text::folded(without_remark(without_number(text::trimmed(cell).substr(beginning.size()))))};
    if (name.plain == name.whole) name.plain.clear();
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace csp
