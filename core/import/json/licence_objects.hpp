#pragma once
// A script's JSON may have a user's licences as objects, as the modules answer them: with their service plans, one alone without a list
// round it, or of a dictionary. What do they say, in the form in which cells of tables say it?

#include <string>

#include "core/import/json/json_value.hpp"

namespace csp {

// Holds objects, and so is more than a text or a list of texts.
bool has_objects(const JsonValue& licences);
// [{"skuId": "05e9a617-…", "disabledPlans": ["TEAMS1"]}]; empty when an object names no licence.
std::string licences_as_text(const JsonValue& licences);

}  // namespace csp
