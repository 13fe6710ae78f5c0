#pragma once
// The foot of every step: what it needs, what it has, and the one next action.

#include "imgui.h"
#include "shell/context.hpp"

namespace csp {

// With `width` as for draw_guide: on a phone as high as its words need.
float guide_height(const Context& context, const StepGuide& guide, float width);
// `at` the upper left corner, as wide as the content.
void draw_guide(Context& context, const StepGuide& guide, ImVec2 at, float width);

}  // namespace csp
