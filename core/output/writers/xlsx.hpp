#pragma once
// How is a table written as a workbook in which no text can become a formula and no id is damaged? Inline-string cells, real dates and
// numbers, frozen and filtered header. Stored ZIP, fixed time stamps: same tables, same bytes.

#include <string>
#include <vector>

#include "core/output/writers/table.hpp"

namespace csp {

std::string xlsx(const std::vector<Table>& sheets);

}  // namespace csp
