#pragma once
// What is a family of service plans called in the reader's language? Most are names of products and are called the same everywhere.

#include <string>
#include <string_view>

#include "core/base/language.hpp"

namespace csp {

// Text key of a family as assets/catalog/plans.tsv writes it: "Office apps desktop" is "family.office_apps_desktop".
std::string family_key(std::string_view family);

// The text of that key where the language has one, else the family as it is written.
std::string family_text(const Language& language, std::string_view family);

}  // namespace csp
