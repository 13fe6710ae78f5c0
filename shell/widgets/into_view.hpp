#pragma once
// What somebody chose in a list, or asked for elsewhere, is brought into view: on a phone, or below a long list, it is out of sight.

namespace csp {
class Platform;
}

namespace csp::ui {

class IntoView {
 public:
  // In the frame of the choice. More frames where many cards stand above it.
  void ask(int frames = frames_to_settle) { frames_ = frames; }
  // Right after the title of what was asked for is drawn: the page scrolls as little as shows it, with `below` pixels of what follows.
  void title(Platform& platform, float below);
  // Or, where it may stand in one of several places, or in none: once a frame before them. `now` says to each whether it scrolls to itself.
  void begin_frame(Platform& platform);
  bool now() const { return frames_ > 0; }

 private:
  static constexpr int frames_to_settle = 3;  // heights of cards above it are known a frame later
  int frames_ = 0;
};

}  // namespace csp::ui
