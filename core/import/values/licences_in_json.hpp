#pragma once
// Some reports put an answer of Microsoft's, or a list of a script's, into a cell: [{"skuId": "05e9a617-…", "disabledPlans": []}],
// ["SPE_E3", "POWER_BI_PRO"]. Which licences does it tell?

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct LicenceInJson {
  std::string name;                       // an id, a part number, a name
  std::vector<std::string> switched_off;  // service plans by id or name; what an export cut them down to stands here, too
  std::vector<std::string> groups;        // that give it, lower case; an empty one stands for "directly". None: not told
};

// In their order. Empty: the cell is no such answer, or an entry of it is not understood.
std::optional<std::vector<LicenceInJson>> licences_in_json(std::string_view cell);

}  // namespace csp
