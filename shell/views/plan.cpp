#include "shell/views/plan.hpp"

#include "shell/context.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void PlanView::draw(Context& context) {
  ui::page_heading(context.text(title_key()), context.text(help_key()));
  (void)session_;
}

}  // namespace csp
