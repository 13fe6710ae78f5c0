#pragma once
// Which file of the set is this? Origins name files by their place in the set, so a file that moves up gets new origins.

#include <cstdint>

#include "core/import/import.hpp"

namespace csp {

void set_file_index(ImportedFile& file, std::int32_t index);

}  // namespace csp
