#include "shell/gui.hpp"

#include "imgui_internal.h"

namespace csp {

Gui::Gui(Platform& platform) : platform_(platform) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigNavCaptureKeyboard = true;
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_HasMouseCursors;
  io.BackendPlatformName = "planner";
  io.BackendRendererName = "planner";
  ImGui::GetPlatformIO().Renderer_TextureMaxWidth = ImGui::GetPlatformIO().Renderer_TextureMaxHeight = 4096;
  fonts_ = add_fonts(platform);
  ImGui::GetStyle().FontSizeBase = text_size::body;
  twin::start();
}

Gui::~Gui() {
  twin::stop();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

void Gui::pointer_moved(float x, float y, bool touch) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  pointer_.push_back({true, x / zoom_, y / zoom_, 0, false});
  platform_.request_frame();
}

void Gui::pointer_button(int button, bool down) {
  pointer_.push_back({false, 0, 0, button, down});
  platform_.request_frame();
}

void Gui::pointer_left() {
  pointer_.push_back({true, -FLT_MAX, -FLT_MAX, 0, false});
  platform_.request_frame();
}

void Gui::wheel(float x, float y) {
  ImGui::GetIO().AddMouseWheelEvent(x, y);
  platform_.request_frame();
}

void Gui::key(ImGuiKey key, bool down) {
  ImGui::GetIO().AddKeyEvent(key, down);
  platform_.request_frame();
}

void Gui::modifiers(bool control, bool shift, bool alt, bool super) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
  io.AddKeyEvent(ImGuiMod_Super, super);
}

void Gui::character(char32_t character) {
  ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(character));
  platform_.request_frame();
}

void Gui::window_focus(bool focused) {
  ImGui::GetIO().AddFocusEvent(focused);
  platform_.request_frame();
}

void Gui::apple_keyboard(bool apple) { ImGui::GetIO().ConfigMacOSXBehaviors = apple; }

void Gui::set_zoom(float zoom) {
  zoom_ = zoom;
  twin::set_zoom(zoom);
}

ImDrawData* Gui::frame(float width, float height, float density, double time_s, bool smooth_edges, const std::function<void()>& draw) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width / zoom_, height / zoom_};
  io.DisplayFramebufferScale = {density * zoom_, density * zoom_};
  // After a pause the step is that of one ordinary frame: nothing was on its way meanwhile.
  const double step = time_s - last_time_s_;
  io.DeltaTime = last_time_s_ < 0 || step <= 0 ? 1.0F / 60 : static_cast<float>(step);
  last_time_s_ = time_s;
  ImGuiStyle& style = ImGui::GetStyle();
  style.AntiAliasedFill = style.AntiAliasedLines = smooth_edges;
  style.AntiAliasedLinesUseTex = false;

  feed_pointer();
  ImGui::NewFrame();
  twin::begin_frame();
  draw();
  twin::end_frame();
  ImGui::Render();
  if (unsettled() || layout_moved()) platform_.request_frame();
  return ImGui::GetDrawData();
}

void Gui::feed_pointer() {
  ImGuiIO& io = ImGui::GetIO();
  bool moved = false;
  while (!pointer_.empty()) {
    const PointerEvent event = pointer_.front();
    if (!event.moves && moved) return;
    pointer_.pop_front();
    if (!event.moves) {
      io.AddMouseButtonEvent(event.button, event.down);
      return;
    }
    io.AddMousePosEvent(event.x, event.y);
    moved = moved || event.x != io.MousePos.x || event.y != io.MousePos.y;
  }
}

// Panels that grow with their content take a frame for each level of nesting, more than one request is worth. The count
// keeps a layout that never comes to rest from drawing for ever.
bool Gui::layout_moved() {
  std::size_t layout = 0;
  for (const ImGuiWindow* window : GImGui->Windows) {
    if (!window->Active) continue;
    for (const float length : {window->Size.x, window->Size.y, window->ScrollMax.x, window->ScrollMax.y, window->ContentSize.y}) {
      layout = layout * 31 + static_cast<std::size_t>(static_cast<std::int64_t>(length * 4));
    }
  }
  layout_frames_ = layout == layout_ ? 0 : layout_frames_ + 1;
  layout_ = layout;
  return layout_frames_ > 0 && layout_frames_ < 12;
}

bool Gui::unsettled() const {
  const ImGuiContext& gui = *GImGui;
  const bool fading = gui.DimBgRatio > 0 && gui.DimBgRatio < 1;
  return fading || !pointer_.empty() || gui.InputEventsQueue.Size > 0 || gui.NavNextActivateId != 0;
}

}  // namespace csp
