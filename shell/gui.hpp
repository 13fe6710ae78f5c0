#pragma once
// How does one frame of the interface come about? Wraps the Dear ImGui context: feed events, run a frame, read what to draw.
// Knows no page and no graphics card; the renderer reads the draw data and the texture requests.

#include <deque>
#include <functional>
#include <string_view>

#include "imgui.h"
#include "shell/glyphs.hpp"
#include "shell/platform.hpp"
#include "shell/twin.hpp"

namespace csp {

class Gui {
 public:
  explicit Gui(Platform& platform);
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  const Fonts& fonts() const { return fonts_; }

  // Events, in the order they happen. Each asks the platform for frames.
  void pointer_moved(float x, float y, bool touch);
  void pointer_button(int button, bool down);
  void pointer_left();
  void wheel(float x, float y);
  void key(ImGuiKey key, bool down);
  void modifiers(bool control, bool shift, bool alt, bool super);
  void character(char32_t character);
  void window_focus(bool focused);
  void apple_keyboard(bool apple);  // Command takes the place of Control

  // Everything larger by that factor, as the browser's zoom would do it. The outside keeps its own coordinates.
  void set_zoom(float zoom);
  float zoom() const { return zoom_; }

  // Runs one frame. `width`, `height` in CSS pixels, `density` device pixels per CSS pixel, `time_s` monotonous.
  // `smooth_edges` = false for renderers that smooth edges themselves.
  ImDrawData* frame(float width, float height, float density, double time_s, bool smooth_edges, const std::function<void()>& draw);

  // Something is still moving (a fade, queued input): another frame is due without new input.
  bool unsettled() const;

 private:
  // Dear ImGui decides from the frame before what the pointer is over, so a press waits one frame after a movement
  // (a touch moves and presses at once).
  struct PointerEvent {
    bool moves = false;
    float x = 0, y = 0;
    int button = 0;
    bool down = false;
  };
  void feed_pointer();
  bool layout_moved();

  Platform& platform_;
  Fonts fonts_;
  std::deque<PointerEvent> pointer_;
  std::size_t layout_ = 0;  // fingerprint of all window sizes
  int layout_frames_ = 0;
  double last_time_s_ = -1;
  float zoom_ = 1;
};

}  // namespace csp
