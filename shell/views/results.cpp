#include "shell/views/results.hpp"

#include "shell/context.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void ResultsView::draw(Context& context) {
  ui::page_heading(context.text(title_key()), context.text(help_key()));
  (void)session_;
}

}  // namespace csp
