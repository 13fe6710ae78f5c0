#pragma once
// Which service plans does a cell say are switched off, and of which of the row's products? By their ids, technical names or names for
// people. A plan that several products of the row have is of none for certain: it counts as on, and that is told.

#include <optional>
#include <string_view>
#include <vector>

#include "core/import/reader.hpp"

namespace csp {

// Of this SKU, by its id or a name; empty when it has none of that name, or several.
std::optional<Guid> plan_named(const Catalog& catalog, const Guid& sku, std::string_view name);

// Ids with blanks, commas or line ends between them, as a console joins a list that is deeper than it writes; sorted. Empty: there is
// something else, such as the name of a type.
std::optional<std::vector<Guid>> plan_ids_in(std::string_view text);

// `row`: the SKUs of this row; gets the plans.
void switch_off_plans(const ReaderContext& context, const Cells& cells, std::size_t column, Holding& row);

}  // namespace csp
