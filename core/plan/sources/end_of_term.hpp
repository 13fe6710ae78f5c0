#pragma once
// What happens to a source on the day after its term ends, if nobody does anything?

#include <optional>
#include <string>
#include <vector>

#include "core/base/finding.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/source.hpp"

namespace csp::plan {

struct EndOfTerm {
  bool est_eligible = false;                          // rules EST-ELIG-CSP, EST-ELIG-DIRECT, EST-EXCLUDED
  bool est_assumed = false;                           // the date that decides is not known: planned for the worse, which is the paid one
  EndOfTermAction action = EndOfTermAction::Unknown;  // what it comes to with no further hand; Unknown where the channel knows no choice
  bool action_assumed = false;                        // the files do not tell; rule EST-DEFAULT or auto-renew flag
  bool nothing_told = false;                          // neither choice nor flag: the action is a guess, and asked about
  bool renews = true;  // false: no choice makes it go on with another term, whatever the files say (EOS-RENEW)
  int grace_days = 0;  // free days with service after the end. Shown, never relied on
  std::string rule;    // the rule that decides
  std::vector<Finding> findings;
  std::optional<std::size_t> told_default;  // which of them warns of the paid extension that comes where nobody chooses
};

// `end_of_sale`: the SKU is no longer sold and has no conversion (rule EST-EXCLUDED).
// `renews`: who has it may renew it (rule EOS-RENEW).
EndOfTerm end_of_term(const Source& source, bool end_of_sale, const RuleFigures& figures, bool renews = true);

}  // namespace csp::plan
