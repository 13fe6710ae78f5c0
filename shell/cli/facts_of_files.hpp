#pragma once
// What do the files on the command line say together, where a command needs their facts and prices but makes no plan?

#include <memory>
#include <string>
#include <vector>

#include "shell/cli/command.hpp"

namespace csp::cli {

// Null after saying on standard error, for the command `who`, which file cannot be used.
std::shared_ptr<const Facts> facts_of(const Environment& environment, const std::string& who, const std::vector<std::string>& paths,
                                      const PlanSettings& settings);

// The day of prices: of --today, else the day on which the newest price row begins.
Date price_day(const Arguments& arguments, const Facts& facts);

}  // namespace csp::cli
