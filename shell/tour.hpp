#pragma once
// Five bubbles for the first visit: what stands where, and how to begin with one's own files. Nothing is in their way.

#include <vector>

#include "shell/context.hpp"

namespace csp {

class Tour {
 public:
  static constexpr int length = 5;

  void begin() { bubble_ = 0, arrives_ = true; }
  void stop() { bubble_ = -1; }
  bool running() const { return bubble_ >= 0; }
  int bubble() const { return bubble_; }
  void draw(Context& context);

 private:
  void draw_words(Context& context);
  void draw_actions(Context& context);

  int bubble_ = -1;       // -1 = none
  bool arrives_ = false;  // shown for the first time in this frame
  bool remember_ = false;
};

}  // namespace csp
