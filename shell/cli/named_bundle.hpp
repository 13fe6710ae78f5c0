#pragma once
// What does a person name on the command line as one side of a comparison?

#include <string>

#include "core/equivalence/source_named.hpp"
#include "shell/cli/command.hpp"

namespace csp::cli {

// "ENTERPRISEPACK+MCOEV" joined by '+', each by skuId, skuPartNumber, product name, ProductId:SkuId or the offer id of the time before
// new commerce. `last` is how the last one was named. False after saying on standard error, for the command `who`, what is wrong.
bool read_bundle(const Environment& environment, const std::string& who, const std::string& word, Bundle& bundle, NamedSource& last);

}  // namespace csp::cli
