#pragma once
// Which key is meant? The browser names keys ("KeyA", "ArrowLeft"), Dear ImGui numbers them.

#include <string_view>

#include "imgui.h"

namespace csp {

// ImGuiKey_None for keys that nobody here asks for.
ImGuiKey key_of(std::string_view code);

}  // namespace csp
