#include "tests/core/support/letter_of.hpp"

#include <doctest/doctest.h>

#include "core/output/output.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;

namespace planner_world {

std::string letter(const World& world, std::string_view name) {
  const Plan plan = world.plan();
  const Language& english = support::built_in_language("en");
  for (const OutputDescription& output : outputs()) {
    if (output.id != "letters") continue;
    for (const OutputFile& file : output.make({catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3"})) {
      if (file.name != name) continue;
      CHECK_MESSAGE(file.bytes.find('{') == std::string::npos, file.bytes);
      return file.bytes;
    }
  }
  return {};
}

bool says(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

}  // namespace planner_world
