#include "shell/views/glossary.hpp"

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/term.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void GlossaryView::draw(Context& context) {
  const std::vector<ui::Term>& terms = ui::glossary(context.language);
  if (const std::optional<Place> place = session_.take_place(id())) {
    for (const ui::Term& term : terms) {
      if (term.id == place->subject) wanted_ = term.title;
    }
  }
  const std::string title = context.text(title_key());
  ui::page_heading(title, context.text(help_key()));
  const std::string search = context.text("glossary_page.search");
  ui::text_field(search, wanted_, {.width = 320, .placeholder = search, .show_label = false});
  ui::begin_card("terms", title);
  const std::string folded = text::folded_words(wanted_);
  bool any = false;
  for (const ui::Term& term : terms) {
    std::string said = term.meaning;
    for (const std::string& word : term.words) said += " " + word;
    if (text::folded_words(said).find(folded) == std::string::npos) continue;
    if (any) ui::separator();
    any = true;
    ui::heading(2, term.title);
    ui::paragraph(term.meaning);
  }
  if (!any) ui::paragraph(context.text({"table.nothing", {{"filter", wanted_}}}));
  ui::end_card();
}

}  // namespace csp
