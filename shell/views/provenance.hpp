#pragma once
// Where does a value come from, in words? A line for each place and rule; file names are hidden while others are looking.

#include <string>
#include <vector>

#include "core/plan/insight/provenance.hpp"
#include "shell/context.hpp"

namespace csp {

std::string provenance_text(const Context& context, const Customer& customer, const std::vector<plan::Provenance>& places);

}  // namespace csp
