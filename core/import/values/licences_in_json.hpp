#pragma once
// Some reports put Graph's own answer into a cell: [{"skuId": "05e9a617-…", "disabledPlans": []}]. Which licences does it tell?

#include <optional>
#include <string_view>
#include <vector>

#include "core/customer/customer.hpp"

namespace csp {

// Sorted by SKU, all of them direct. Empty: the cell is no such answer, or an entry of it is not understood.
std::optional<std::vector<AssignedSku>> licences_in_json(std::string_view cell);

}  // namespace csp
