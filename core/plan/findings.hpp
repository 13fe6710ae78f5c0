#pragma once
// How does the planner say what it found? One short form for all parts of core/plan.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/finding.hpp"

namespace csp::plan {

// The text of a finding is "finding.<key>", its advice "finding.<key>.action" when `with_action`.
inline Finding finding(std::string_view rule, Severity severity, const std::string& key, std::vector<MessageArgument> arguments,
                       std::string subject = {}, bool with_action = false) {
  Finding result;
  result.rule = std::string(rule);
  result.severity = severity;
  if (with_action) result.action = Message{"finding." + key + ".action", arguments};
  result.message = Message{"finding." + key, std::move(arguments)};
  result.subject = std::move(subject);
  return result;
}

inline bool has_blocker(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& found) { return found.severity == Severity::Blocker; });
}

}  // namespace csp::plan
