#pragma once
// Two columns of a table that answer the same: the more particular one is believed, and it is said when the other has something else.

#include <initializer_list>

#include "core/import/report.hpp"
#include "core/import/tables/cells.hpp"

namespace csp {

enum class Compared { Units, PartNumber, Day, Renewal, State, Term };

struct ComparedColumn {
  std::size_t column = 0;
  Compared as = Compared::Units;
};

void compare_columns(FileReport& report, const Cells& cells, std::initializer_list<ComparedColumn> columns);

// A trial in either column is a trial: where another column of these names says so, its place in the row; -1 where none does.
int other_trial_place(const Cells& cells, std::size_t column);

}  // namespace csp
