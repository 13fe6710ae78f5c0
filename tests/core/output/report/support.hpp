#pragma once
// The report of a sample, or of a customer written down in a few lines, and what stands in it.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"

namespace csp::report_test {

inline std::vector<OutputFile> made(std::string_view id, const support::Sample& sample) {
  for (const OutputDescription& output : outputs()) {
    if (output.id == id) return output.make(sample.context());
  }
  return {};
}

inline bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

inline std::string report(const support::Sample& sample) { return made("report", sample).at(0).bytes; }

// The first file of an output, as it is made for a planned customer.
inline std::string first_of(std::string_view id, const planner_world::World& world) {
  const Plan plan = world.plan();
  const Language& english = support::built_in_language("en");
  for (const OutputDescription& output : outputs()) {
    if (output.id == id)
      return output.make({planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3"})
          .at(0)
          .bytes;
  }
  return {};
}

inline std::string report(const planner_world::World& world) { return first_of("report", world); }

}  // namespace csp::report_test
