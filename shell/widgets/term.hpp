#pragma once
// Words of the trade are explained where they are read: the first time one stands in a paragraph of a page it is dotted below, and
// hovering, focusing or touching it shows what it means. The words and meanings are assets/text/<language>/glossary.json.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "imgui.h"

namespace csp::ui {

struct Term {
  std::string id, title, meaning;
  std::vector<std::string> words;  // as it may stand in a sentence, the title first
};

// In the order of their titles.
const std::vector<Term>& glossary(const Language& language);

void begin_terms();  // once a frame, before the view
// Marks the terms in a paragraph that was just drawn at `at`, wrapped at `wrap`, in the current font.
void mark_terms(std::string_view text, ImVec2 at, float wrap);
// The explanation in a box of its own, while the popup "meaning" of the current id is open.
void show_meaning(std::string_view title, std::string_view meaning);

}  // namespace csp::ui
