#include "core/output/document.hpp"
#include "core/output/output_list.hpp"
#include "core/output/report/sections.hpp"

namespace csp {
namespace report {

using document::say;

SafeHtml body(const CustomerView& view, std::string_view kicker_key, const SafeHtml& first) {
  const Figures figures = figures_of(view);
  const SafeHtml subtitle =
      say(view, view.naming_partner("output.report.subtitle", "output.report.subtitle_unnamed", {{"date", view.today}}));
  SafeHtml content = document::cover(view, kicker_key, SafeHtml::text(view.customer_name(), 200), subtitle);
  content += element("main", first + summary(view, figures) + users(view, figures) + timeline(view) + requests(view, figures) +
                                 subscriptions(view) + costs(view, figures) + risks(view) + assumptions(view, figures) + sources(view));
  content += document::footer(view);
  return element("div", {{"class", "page"}}, content);
}

}  // namespace report

std::vector<OutputFile> make_report(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.language);
  const SafeHtml title = document::say(view, "output.report.kicker") + " · " + SafeHtml::text(view.customer_name(), 120);
  return {
      {"report.html", "text/html", html_page(view.language.code(), title, document::style(), report::body(view, "output.report.kicker"))}};
}

}  // namespace csp
