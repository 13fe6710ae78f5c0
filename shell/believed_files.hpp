#pragma once
// The facts of a document after the people at the desk said which file is right where two contradict each other.

#include "shell/document.hpp"

namespace csp {

// The same facts when no answer changes anything; otherwise a copy in which the believed values stand.
std::shared_ptr<const Facts> with_believed_files(std::shared_ptr<const Facts> facts, const PlanSettings& settings);

}  // namespace csp
