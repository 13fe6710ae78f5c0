#include "shell/match_questions.hpp"

#include <algorithm>

namespace csp {

bool product_unknown(const Move& move) {
  return std::any_of(move.findings.begin(), move.findings.end(), [](const Finding& finding) { return finding.rule == "PLAN-SKU-UNKNOWN"; });
}

bool loses_services(const Move& move) {
  if (move.path != Path::BuyOther || !move.comparison) return false;
  return move.comparison->verdict == Verdict::Loss || move.comparison->verdict == Verdict::Partial ||
         move.comparison->verdict == Verdict::None;
}

}  // namespace csp
