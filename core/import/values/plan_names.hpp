#pragma once
// Which service plans does a cell say are switched off, and of which of the row's products? By their ids, technical names or names for
// people. A plan that several products of the row have is of none for certain: it counts as on, and that is told.

#include "core/import/reader.hpp"

namespace csp {

// `row`: the SKUs of this row; gets the plans.
void switch_off_plans(const ReaderContext& context, const Cells& cells, std::size_t column, Holding& row);

}  // namespace csp
