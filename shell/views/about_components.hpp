#pragma once
// What is the program made of, under which licences? Read from assets/components, the list that the bill of materials is made from.

#include "shell/context.hpp"

namespace csp {
void draw_components(Context& context);
}
