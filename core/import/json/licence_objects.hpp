#pragma once
// A script's JSON may have a user's licences as objects, as the modules answer them: with their service plans, one alone without a list
// round it, or of a dictionary. What do they say, in the form in which cells of tables say it?

#include <string>
#include <string_view>

#include "core/import/json/json_value.hpp"

namespace csp {

// Holds objects, and so is more than a text or a list of texts.
bool has_objects(const JsonValue& licences);
// [{"skuId": "05e9a617-…", "disabledPlans": ["TEAMS1"], "groupsAssigningLicense": ["Sales"]}]; empty when an object names no licence.
// `own_id` is the user's: the older module puts it among the groups where the licence is assigned directly.
std::string licences_as_text(const JsonValue& licences, std::string_view own_id);

}  // namespace csp
