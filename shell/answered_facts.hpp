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

// Facts of files with what people decided about them: what opened mapping files answer is taken over, and all answers are applied. Every
// command and every customer of a portfolio begins with this.
Document document_of(std::shared_ptr<const Facts> facts, PlanSettings settings, Date today);

}  // namespace csp
