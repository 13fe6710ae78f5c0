#pragma once
// The letters of a customer written down in a few lines (planner_world.hpp), as their readers get them.

#include <string>
#include <string_view>

#include "tests/core/support/planner_world.hpp"

namespace planner_world {

// The text of one letter in English; empty when it is not written. Each of its places has its words.
std::string letter(const World& world, std::string_view name);

bool says(std::string_view text, std::string_view words);

}  // namespace planner_world
