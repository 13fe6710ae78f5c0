#pragma once
// Fields side by side, as many as the room allows.

#include "imgui.h"

namespace csp::ui {

class FieldGrid {
 public:
  explicit FieldGrid(float least_width = 230, int most_columns = 3) {
    const float room = ImGui::GetContentRegionAvail().x;
    columns_ = static_cast<int>((room + gap) / (least_width + gap));
    columns_ = columns_ < 1 ? 1 : columns_ > most_columns ? most_columns : columns_;
    width_ = static_cast<float>(static_cast<int>((room - gap * static_cast<float>(columns_ - 1)) / static_cast<float>(columns_)));
  }
  // Call before each field; returns its width.
  float next() {
    if (index_++ % columns_ != 0) ImGui::SameLine(0, gap);
    return width_;
  }

 private:
  static constexpr float gap = 16;
  int columns_ = 1, index_ = 0;
  float width_ = 0;
};

}  // namespace csp::ui
