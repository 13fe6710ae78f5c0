#pragma once
// How is Dear ImGui compiled here? Included by every one of its files (IMGUI_USER_CONFIG).

#define IMGUI_ENABLE_TEST_ENGINE  // item hooks: the source of the accessible twin (shell/twin.hpp)
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT  // glyphs come from the platform (shell/glyphs.hpp)
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define IMGUI_USE_WCHAR32  // scripts beyond the first Unicode plane
#define IMGUI_DEFINE_MATH_OPERATORS
