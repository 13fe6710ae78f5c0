#pragma once
// Which characters of a cell would show nothing, or turn around what stands there?

#include <cstdint>

#include "core/base/text.hpp"

namespace csp {

// A cell may have several lines.
inline bool is_hidden_in_cell(std::uint32_t c) { return text::is_invisible(c) && c != '\t' && c != '\n' && c != '\r'; }

}  // namespace csp
