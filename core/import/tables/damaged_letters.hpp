#pragma once
// Was this name of a column damaged on its way through programs of another encoding: "KÃ¼ndigung", "Verl?ngerung", "K�ndigung"? Then it is
// no column that somebody added, but one that cannot be recognised any more.

#include <string_view>

namespace csp {

bool has_damaged_letters(std::string_view name);

}  // namespace csp
