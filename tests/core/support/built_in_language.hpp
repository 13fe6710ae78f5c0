#pragma once
// All words of one of the built-in languages, as every reader of them would have them.

#include <string>
#include <vector>

#include "core/base/language.hpp"

namespace support {

// The codes of all of them, in their order: a test that goes through these meets a new language by itself.
const std::vector<std::string>& built_in_languages();

const csp::Language& built_in_language(const std::string& code);  // ends the program when there is none, or it is damaged

}  // namespace support
