#pragma once
// Which languages can the interface speak? Those with texts among the embedded assets, one folder each. A language is read when
// its texts are first asked for: the page keeps the others packed.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace csp {

// "de", "en", "pt-BR", ...: in their order, never empty.
const std::vector<std::string>& language_codes();

// The code of the language that serves a tag such as "tr-TR" or "pt" best; "en" where there is none.
std::string_view best_language(std::string_view tag);

// The texts of the language that serves a tag best. They live as long as the program. A language with broken texts (a test keeps
// them whole) shows its keys.
const Language& language_for(std::string_view tag);

// Name of a language in that language: "Türkçe"; the code itself where it is not known.
std::string_view own_name(std::string_view code);

}  // namespace csp
