#pragma once
// What somebody chose in a list is shown below it: on a phone, or below a long list, out of sight.

namespace csp {
class Platform;
}

namespace csp::ui {

class IntoView {
 public:
  // In the frame of the choice.
  void ask() { frames_ = frames_to_settle; }
  // Right after the title of what was asked for is drawn: the page scrolls as little as shows it, with `below` pixels of what follows.
  void title(Platform& platform, float below);

 private:
  static constexpr int frames_to_settle = 3;  // heights of cards above it are known a frame later
  int frames_ = 0;
};

}  // namespace csp::ui
