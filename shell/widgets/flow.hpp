#pragma once
// What flows from where to where? Things on the left, things on the right, bands between them as thick as the amount that flows.
//
// A node on the left can be chosen. What is drawn is also said: each node is a button whose name tells all of its row.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "shell/widgets/card.hpp"

namespace csp::ui {

struct FlowNode {
  std::string title;          // first line
  std::string note;           // second line, quiet
  std::string spoken = {};    // of a left node: the whole sentence; empty for right nodes
  Tone tone = Tone::neutral;  // of a right node's tag
  std::string shape = {}, word = {};
};

struct FlowBand {
  int from = 0, to = 0;  // left and right node
  std::int64_t amount = 0;
  Tone tone = Tone::neutral;
};

// The left node that was chosen in this frame, or -1. `selected` is drawn as chosen.
int flow(const char* id, const std::string& name, std::span<const FlowNode> left, std::span<const FlowNode> right,
         std::span<const FlowBand> bands, int selected);

}  // namespace csp::ui
