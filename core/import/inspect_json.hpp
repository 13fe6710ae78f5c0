#pragma once
// What is each file, and what became of its rows? The answer of "csp-plan inspect": as JSON
//   {"files":[{"file","kind","encoding","complete","rows":{"read","repaired","refused"},
//              "findings":[{"rule","severity","row","message","action","rows"}]}]}
// where "row" is the first row a finding is about (0 = the whole file) and "rows" how many there are; and as plain text.

#include <memory>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/import/import.hpp"

namespace csp {

std::string inspect_json(const std::vector<std::shared_ptr<const ImportedFile>>& files, const Language& language);
std::string inspect_text(const std::vector<std::shared_ptr<const ImportedFile>>& files, const Language& language);

}  // namespace csp
