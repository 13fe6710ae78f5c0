#pragma once
// How is a comparison written for machines and for a terminal?

#include <string>

#include "core/equivalence/comparison.hpp"

namespace csp {

// One JSON object, two blanks of indentation, line feed at the end:
// {"source":[...],"target":[...],"verdict","confidence","segmentDiffers","kept","lost","downgraded","raised","gained","smallFeatures",
//  "conflicts","dataAtRisk","quantities","findings"}. Plans are objects with servicePlanId, servicePlanName, friendlyName; downgraded and
//  raised
// ones, and kept ones that another plan keeps, have "to" with the other plan. Small features are not repeated in the other lists.
std::string comparison_json(const Catalog& catalog, const Bundle& source, const Bundle& target, const Comparison& comparison,
                            const Language& language);

// The same for people, in the reader's language, plain text.
std::string comparison_text(const Catalog& catalog, const Bundle& source, const Bundle& target, const Comparison& comparison,
                            const Language& language);

}  // namespace csp
