#pragma once
// The facts of a document as the people at the desk answered them: what a product is, and which file is right where two contradict
// each other.

#include "shell/document.hpp"

namespace csp {

// The same facts when they are answered so already; otherwise those of the files, with all answers that apply to them. An answer that
// is not among the settings any more is taken back.
std::shared_ptr<const Facts> with_answers(std::shared_ptr<const Facts> facts, const PlanSettings& settings);

// What opened mapping files answer, where the settings hold no answer of their own. True when there was something to take over.
bool take_offer_answers(const std::vector<std::shared_ptr<const ImportedFile>>& files, PlanSettings& settings);

}  // namespace csp
