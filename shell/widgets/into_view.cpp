#include "shell/widgets/into_view.hpp"

#include "imgui_internal.h"
#include "shell/platform.hpp"

namespace csp::ui {

void IntoView::title(Platform& platform, float below) {
  if (frames_ == 0) return;
  --frames_;
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {low.x, low.y, high.x, high.y + below}, ImGuiScrollFlags_KeepVisibleEdgeY);
  if (frames_ > 0) platform.request_frame();
}

void IntoView::begin_frame(Platform& platform) {
  if (frames_ > 0 && --frames_ > 0) platform.request_frame();
}

}  // namespace csp::ui
