#pragma once
// The steps of the work with their state, the proof tag, pills: parts of the frame around the views.

#include <string_view>

#include "shell/context.hpp"
#include "shell/view.hpp"

namespace csp::ui {

float step_height();
float step_row_height();
float step_tab_width(const Context& context, const View& view);  // that its title needs
// An entry of the rail; true when chosen.
bool step_entry(const Context& context, const View& view, StepStatus step, bool current, float width);
// The same as a tab above the content of narrow pages.
bool step_tab(const Context& context, const View& view, StepStatus step, bool current, float width);

void proof_tag(const Context& context, ProofState proof);
void status_text(std::string_view text);  // 12 px, secondary ink

// A bordered label; returns its width. `name` is said.
float pill(std::string_view label, std::string_view name, float room);

void toast(std::string_view text, float above);  // `above` the lower edge of the page

}  // namespace csp::ui
