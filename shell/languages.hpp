#pragma once
// Which languages can the interface speak? Those with texts among the embedded assets, one folder each.

#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace csp {

// In the order of their codes; broken texts are left out (a test keeps them whole). Never empty.
std::vector<Language> load_languages();

// Index of the language that serves a tag such as "tr-TR" best; English where there is none.
std::size_t best_language(const std::vector<Language>& languages, std::string_view tag);

// Name of a language in that language: "Türkçe"; the code itself where it is not known.
std::string_view own_name(std::string_view code);

}  // namespace csp
