#pragma once
// What is to be ordered, and when? The order sheet, for CSV and workbook.

#include <vector>

#include "core/output/customer_view.hpp"
#include "core/output/writers/table.hpp"

namespace csp {

// Target lines that somebody has to buy, by order date; transfers bring their lines along and are not bought.
std::vector<const PublicTargetLine*> ordered_lines(const CustomerView& view);

Table orders_table(const CustomerView& view);

// Name of the cart draft that holds the orders of this day: one for each day, because a cart lives seven days.
std::string cart_name(const CustomerView& view, Date day);

}  // namespace csp
