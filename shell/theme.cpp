#include "shell/theme.hpp"

namespace csp {
namespace {

constexpr ImU32 rgb(std::uint32_t hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

Theme light() {
  Theme theme{};
  theme.ground = rgb(0xf6f7f9);
  theme.panel = rgb(0xffffff);
  theme.line = rgb(0xe2e5ea);
  theme.ink = rgb(0x1b2330);
  theme.ink_quiet = rgb(0x515c6b);
  theme.ink_faint = rgb(0x646e7d);
  theme.accent = rgb(0x2457d6);
  theme.accent_soft = rgb(0xe5ecfd);
  theme.accent_ink = rgb(0xffffff);
  theme.good = rgb(0x156c45);
  theme.good_soft = rgb(0xe0f3e9);
  theme.warn = rgb(0x8f5200);
  theme.warn_soft = rgb(0xfdf0da);
  theme.bad = rgb(0xb3261e);
  theme.bad_soft = rgb(0xfce8e6);
  theme.today_bar = rgb(0xaab3c0);
  theme.target_bar = rgb(0x2457d6);
  theme.overlap = rgb(0x8fb0ff);
  theme.control_line = rgb(0x868f9d);
  return theme;
}

Theme dark() {
  Theme theme{};
  theme.ground = rgb(0x14181f);
  theme.panel = rgb(0x1b212b);
  theme.line = rgb(0x2d3542);
  theme.ink = rgb(0xe8ecf2);
  theme.ink_quiet = rgb(0xa7b1c0);
  theme.ink_faint = rgb(0x929dac);
  theme.accent = rgb(0x7ea2ff);
  theme.accent_soft = rgb(0x22304f);
  theme.accent_ink = rgb(0x101623);
  theme.good = rgb(0x5fd09b);
  theme.good_soft = rgb(0x16382a);
  theme.warn = rgb(0xf0b35a);
  theme.warn_soft = rgb(0x3b2c12);
  theme.bad = rgb(0xff8a80);
  theme.bad_soft = rgb(0x431f1c);
  theme.today_bar = rgb(0x566171);
  theme.target_bar = rgb(0x7ea2ff);
  theme.overlap = rgb(0x40609f);
  theme.control_line = rgb(0x6f7b8c);
  theme.dark = true;
  return theme;
}

Theme contrast(bool on_dark) {
  Theme theme{};
  const ImU32 paper = on_dark ? rgb(0x000000) : rgb(0xffffff);
  const ImU32 ink = on_dark ? rgb(0xffffff) : rgb(0x000000);
  theme.ground = theme.panel = paper;
  theme.line = theme.control_line = theme.ink = theme.ink_quiet = theme.ink_faint = ink;
  theme.accent = on_dark ? rgb(0xffee32) : rgb(0x0000c8);
  theme.accent_soft = on_dark ? rgb(0x3a3600) : rgb(0xdfe4ff);
  theme.accent_ink = paper;
  theme.good = on_dark ? rgb(0x7dffb0) : rgb(0x004d26);
  theme.warn = on_dark ? rgb(0xffd27a) : rgb(0x5c3300);
  theme.bad = on_dark ? rgb(0xffb0a8) : rgb(0x7f0000);
  theme.good_soft = theme.warn_soft = theme.bad_soft = paper;
  theme.today_bar = on_dark ? rgb(0xb0b0b0) : rgb(0x606060);
  theme.target_bar = theme.accent;
  theme.overlap = on_dark ? rgb(0x808080) : rgb(0x9090ff);
  theme.dark = on_dark;
  theme.high_contrast = true;
  return theme;
}

ImVec4 vec(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

ImVec4 faded(ImU32 color, float alpha) {
  ImVec4 result = vec(color);
  result.w = alpha;
  return result;
}

}  // namespace

Theme make_theme(ThemeChoice choice, bool system_dark, bool system_high_contrast, bool touch) {
  Theme theme;
  switch (choice) {
    case ThemeChoice::light:
      theme = light();
      break;
    case ThemeChoice::dark:
      theme = dark();
      break;
    case ThemeChoice::high_contrast:
      theme = contrast(system_dark);
      break;
    case ThemeChoice::system:
      theme = system_high_contrast ? contrast(system_dark) : system_dark ? dark() : light();
      break;
  }
  theme.target = touch ? 44.0F : 30.0F;
  return theme;
}

void apply(const Theme& theme) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.FramePadding = {14, (theme.target - 20) / 2};
  style.ItemSpacing = {theme.spacing, theme.spacing};
  style.ItemInnerSpacing = {theme.spacing, 4};
  style.CellPadding = {8, 5};
  style.IndentSpacing = 16;
  style.ScrollbarSize = 12;
  style.GrabMinSize = 24;
  style.WindowRounding = 0;
  style.ChildRounding = theme.card_radius;
  style.FrameRounding = theme.radius;
  style.PopupRounding = theme.card_radius;
  style.ScrollbarRounding = 6;
  style.GrabRounding = theme.radius;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 1;
  style.PopupBorderSize = 1;
  style.FrameBorderSize = 1;
  style.DisabledAlpha = 0.55F;
  style.WindowMinSize = {1, 1};
  style.HoverStationaryDelay = 0.12F;
  style.HoverDelayShort = 0.2F;
  style.HoverDelayNormal = 0.35F;

  ImVec4* color = style.Colors;
  const ImVec4 none(0, 0, 0, 0);
  for (int i = 0; i < ImGuiCol_COUNT; ++i) color[i] = none;
  color[ImGuiCol_Text] = vec(theme.ink);
  color[ImGuiCol_TextDisabled] = vec(theme.ink_faint);
  color[ImGuiCol_TextLink] = vec(theme.accent);
  color[ImGuiCol_WindowBg] = vec(theme.ground);
  color[ImGuiCol_PopupBg] = vec(theme.panel);
  color[ImGuiCol_Border] = vec(theme.line);
  color[ImGuiCol_FrameBg] = vec(theme.panel);
  color[ImGuiCol_FrameBgHovered] = vec(theme.panel);
  color[ImGuiCol_FrameBgActive] = vec(theme.panel);
  color[ImGuiCol_ScrollbarGrab] = vec(theme.today_bar);
  color[ImGuiCol_ScrollbarGrabHovered] = vec(theme.control_line);
  color[ImGuiCol_ScrollbarGrabActive] = vec(theme.control_line);
  color[ImGuiCol_CheckMark] = vec(theme.accent);
  color[ImGuiCol_SliderGrab] = color[ImGuiCol_SliderGrabActive] = vec(theme.accent);
  color[ImGuiCol_Button] = vec(theme.panel);
  color[ImGuiCol_ButtonHovered] = color[ImGuiCol_ButtonActive] = vec(theme.accent_soft);
  color[ImGuiCol_Header] = color[ImGuiCol_HeaderHovered] = color[ImGuiCol_HeaderActive] = vec(theme.accent_soft);
  color[ImGuiCol_Separator] = vec(theme.line);
  color[ImGuiCol_SeparatorHovered] = color[ImGuiCol_SeparatorActive] = vec(theme.accent);
  color[ImGuiCol_TableHeaderBg] = vec(theme.panel);
  color[ImGuiCol_TableBorderLight] = color[ImGuiCol_TableBorderStrong] = vec(theme.line);
  color[ImGuiCol_TextSelectedBg] = vec(theme.accent_soft);
  color[ImGuiCol_NavCursor] = vec(theme.accent);
  color[ImGuiCol_PlotHistogram] = vec(theme.accent);
  color[ImGuiCol_InputTextCursor] = vec(theme.ink);
  color[ImGuiCol_ModalWindowDimBg] = faded(IM_COL32(0, 0, 0, 255), theme.dark ? 0.55F : 0.35F);
  color[ImGuiCol_DragDropTarget] = vec(theme.accent);
}

}  // namespace csp
