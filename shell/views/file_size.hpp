#pragma once
// How large is a file, for people? The same on every page: kB and MB of a thousand and a million bytes, as the browser says them.

#include <cstdint>
#include <string>

#include "shell/context.hpp"

namespace csp {

// "1 kB" at least; "1.4 MB" with the language's own decimal mark.
std::string file_size_text(const Context& context, std::uint64_t bytes);

}  // namespace csp
