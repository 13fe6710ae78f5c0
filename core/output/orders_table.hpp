#pragma once
// What is to be ordered, and when? The order sheet, for CSV and workbook.

#include <vector>

#include "core/output/customer_view.hpp"
#include "core/output/writers/table.hpp"

namespace csp {

// Target lines that somebody has to buy, by order date; transfers bring their lines along and are not bought.
std::vector<const PublicTargetLine*> ordered_lines(const CustomerView& view);

Table orders_table(const CustomerView& view);

}  // namespace csp
