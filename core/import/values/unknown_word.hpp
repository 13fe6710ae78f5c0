#pragma once
// A column of words (a state, a term, a billing plan) holds one that is not known: it is told, because the plan may depend on it.

#include <string>

#include "core/base/text.hpp"
#include "core/import/report.hpp"
#include "core/import/tables/cells.hpp"
#include "core/import/values/values.hpp"

namespace csp {

// Nothing is told of a cell that says nothing. `subject`: key of what the row is about.
inline void tell_unknown_word(FileReport& report, const Cells& cells, std::size_t column, const std::string& subject = {}) {
  if (value::says_nothing(cells[column])) return;
  report.note(import_finding::kWordUnknown, {{"column", cells.name(column)}, {"found", text::quoted(cells[column])}}, subject);
}

}  // namespace csp
