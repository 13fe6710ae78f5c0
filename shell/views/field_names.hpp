#pragma once
// What is a field of an export called for people? Exports name the same thing in many ways; the person who says what the columns of
// an unknown table mean reads one name for it.

#include <string>
#include <string_view>

#include "core/base/language.hpp"

namespace csp {

std::string field_name(const Language& language, std::string_view field_id);

}  // namespace csp
