#pragma once
// How is a table written so that Excel opens it and nothing in it is executed? UTF-8 with byte order mark, CRLF, comma, RFC 4180
// quoting. Text that a spreadsheet would take for a formula gets a single quote in front; dates and numbers are exempt, because
// only digits, signs and points can be written there.

#include <string>
#include <string_view>

#include "core/output/writers/table.hpp"

namespace csp {

std::string csv(const Table& table);

// One row for a program, without any guard: quoted where needed, CRLF.
std::string csv_row(const std::vector<std::string>& cells);

// Would a spreadsheet calculate this? Leading = + - @, tab, carriage return, line feed, NUL or a full-width form of the signs, also
// behind blanks.
bool looks_like_formula(std::string_view text);

// The text as a person may safely open it in a spreadsheet: valid UTF-8, a single quote in front of a formula, and U+FFFD for what shows
// nothing or turns the text around.
std::string neutral_text(std::string_view text);

}  // namespace csp
