#pragma once
// Whether one step of a runbook stands after another one by its own word.

#include <algorithm>

#include "core/plan/plan.hpp"

namespace csp::steps_test {

inline bool waits_for(const Step& step, const Step& before) {
  return std::find(step.after.begin(), step.after.end(), before.id) != step.after.end();
}

}  // namespace csp::steps_test
