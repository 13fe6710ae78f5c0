#pragma once
// Today's subscriptions on the left, what the customer has in CSP on the right, and the seats between them.

#include <string>
#include <vector>

#include "shell/context.hpp"
#include "shell/views/match_desk.hpp"
#include "shell/widgets/flow.hpp"

namespace csp {

class MatchFlow {
 public:
  // About the document that is open now.
  MatchFlow(const Context& context, const MatchDesk& desk, const Session& session);
  // The key of the subscription that was chosen in this frame; empty = none.
  std::string draw(Context& context, const std::string& looked_at) const;

 private:
  int right_node(const std::string& key, ui::FlowNode node);

  std::vector<std::string> keys_;        // of the left nodes
  std::vector<std::string> right_keys_;  // target line ids and ways that buy nothing
  std::vector<ui::FlowNode> left_, right_;
  std::vector<ui::FlowBand> bands_;
};

// What takes the place of the subscription of a move, in words: SKUs, else the way.
std::string target_name(const Context& context, const MatchDesk& desk, const Move& move, const plan::Source& source);
bool loses(const Move& move);

}  // namespace csp
