#pragma once
// What does a number in a sheet mean? A workbook stores dates as days since 1900 (or 1904) and every number as binary floating point
// of which 15 digits can be trusted; the cell's format tells which it is.

#include <optional>
#include <string>
#include <string_view>

namespace csp {

struct SheetFormat {
  enum class Meaning { Number, Date, Time };
  Meaning meaning = Meaning::Number;
  int least_digits = 0;  // "0000": shown with zeros in front
};

SheetFormat sheet_format(std::string_view code);  // of one's own, as in styles.xml
SheetFormat built_in_sheet_format(int id);

// "7.1399999999999997" -> "7.14"; "1E-2" -> "0.01". From 1e15 on a spreadsheet has already rounded: such a number stays in scientific
// notation ("5.66891E+17"), so that nobody takes it for an id. Text that is no number comes back as it is.
std::string sheet_number(std::string_view stored, const SheetFormat& format);

// "45000.5" -> "2023-03-15T12:00:00"; whole days without a time. Empty when there is no such day (below 0, after 9999, 1900-02-29).
std::optional<std::string> sheet_date(std::string_view stored, bool since_1904);

// "_x000D_" and the like, as workbooks write characters that XML cannot hold.
std::string without_escapes(std::string_view text);

}  // namespace csp
