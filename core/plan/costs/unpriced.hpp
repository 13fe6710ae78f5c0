#pragma once
// What do the sums of a plan lack? A total that leaves something out would look cheap.

#include <cstdint>
#include <string>
#include <vector>

#include "core/plan/plan.hpp"

namespace csp {

struct Unpriced {
  std::vector<std::string> lines;  // names of the order lines without a price
  std::int64_t subscriptions = 0;  // whose price today nobody knows
  std::string subscription_names;  // "Microsoft 365 E3, Visio Plan 2", the first ones when they are many
  bool any() const { return !lines.empty() || subscriptions > 0; }
};

// `Lines` are the order lines of a plan or of what a customer may see of it.
template <class Lines>
Unpriced unpriced(const Lines& lines, const std::vector<Finding>& plan_findings) {
  Unpriced out;
  for (const auto& line : lines) {
    if (!line.retail_unit_month) out.lines.push_back(line.name);
  }
  for (const Finding& finding : plan_findings) {
    if (finding.rule != "PLAN-SOURCE-PRICE-UNKNOWN") continue;
    for (const MessageArgument& argument : finding.message.arguments) {
      if (const std::int64_t* count = std::get_if<std::int64_t>(&argument.value)) out.subscriptions = *count;
      if (const std::string* names = std::get_if<std::string>(&argument.value)) out.subscription_names = *names;
    }
  }
  return out;
}

}  // namespace csp
