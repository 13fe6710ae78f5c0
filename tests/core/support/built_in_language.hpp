#pragma once
// All words of one of the built-in languages, as every reader of them would have them.

#include <string>

#include "core/base/language.hpp"

namespace support {

const csp::Language& built_in_language(const std::string& code);  // ends the program when there is none, or it is damaged

}  // namespace support
