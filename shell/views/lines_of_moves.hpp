#pragma once
// What is bought for a subscription? Asked for every row of every table and timeline in each frame.

#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/plan/plan.hpp"

namespace csp {

class LinesOfMoves {
 public:
  // About this plan, which must outlive it.
  explicit LinesOfMoves(const Plan& plan) : plan_(plan) {
    for (std::size_t i = 0; i < plan.target_lines.size(); ++i) places_.emplace(plan.target_lines[i].id, i);
  }

  // In the order of the plan.
  std::vector<const TargetLine*> of(const Move& move) const;

 private:
  const Plan& plan_;
  std::unordered_map<std::string_view, std::size_t> places_;  // by id of the line
};

}  // namespace csp
