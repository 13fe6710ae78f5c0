#pragma once
// The foot of every step: what it needs, what it has, and the one next action.

#include "imgui.h"
#include "shell/context.hpp"

namespace csp {

float guide_height(const Context& context);
// `at` the upper left corner, as wide as the content.
void draw_guide(Context& context, const StepGuide& guide, ImVec2 at, float width);

}  // namespace csp
