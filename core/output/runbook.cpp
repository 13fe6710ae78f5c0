#include "core/output/document.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/runbook_rows.hpp"
#include "core/output/writers/csv.hpp"
#include "core/output/writers/markdown.hpp"

namespace csp {
namespace {

using document::say;

SafeHtml gate_html(const CustomerView& view, const Gate& gate) {
  const Step& step = *gate.step;
  const Language& language = view.language;
  SafeHtml when;
  const auto date = [&](std::string_view key, Date day, const SafeHtml& hour) {
    when += element("span", say(view, key) + " " + element("b", SafeHtml::text(language.date(day))) + hour) + " ";
  };
  date("output.column.earliest", step.earliest, " 00:00 UTC");
  date("output.column.planned", step.planned, {});
  date("output.column.latest", step.latest, " 23:59:59 UTC");
  SafeHtml rows;
  const auto row = [&](std::string_view key, const SafeHtml& value) {
    if (!value.empty()) rows += element("dt", say(view, key)) + element("dd", value);
  };
  row("output.column.owner", SafeHtml::text(gate.side) + " · " + SafeHtml::text(gate.owner));
  row("output.column.before", SafeHtml::text(gate.before));
  row("output.column.how", SafeHtml::text(gate.how, 4000));
  SafeHtml commands;
  for (const std::string& command : gate.commands) commands += SafeHtml::text(command, 16000) + "\n";
  if (!commands.empty())
    row("output.column.command",
        element("pre", {{"tabindex", "0"}, {"role", "group"}, {"aria-label", language("output.column.command")}}, commands));
  row("output.column.files", SafeHtml::text(gate.files, 4000));
  row("output.column.subscriptions", SafeHtml::text(gate.subscriptions, 4000));
  row("output.column.why", SafeHtml::text(gate.why, 4000) + (step.rule.empty() ? SafeHtml() : " " + document::rule_note(view, step.rule)));
  row("output.column.proof", SafeHtml::text(gate.proof, 4000));
  row("output.column.way_back", SafeHtml::text(gate.way_back, 4000));
  row("output.column.late", SafeHtml::text(gate.late, 4000));
  const SafeHtml heading =
      element("h3", element("span", {{"class", "box"}}, "") + SafeHtml::text(step.id) + " · " + SafeHtml::text(gate.title));
  return element("article", {{"class", "gate"}}, heading + element("div", {{"class", "when"}}, when) + element("dl", rows)) + "\n";
}

std::string html(const CustomerView& view, const std::vector<Gate>& gates) {
  const SafeHtml subtitle =
      say(view, view.naming_partner("output.report.subtitle", "output.report.subtitle_unnamed", {{"date", view.today}}));
  SafeHtml content = document::cover(view, "output.runbook.kicker", SafeHtml::text(view.customer_name(), 200), subtitle);
  SafeHtml body;
  if (const std::string& notice = view.not_ready_notice; !notice.empty())
    body += element("p", document::tag(document::Tone::Bad, SafeHtml::text(notice)));
  body += element("p", say(view, "output.runbook.intro"));
  for (const Gate& gate : gates) body += gate_html(view, gate);
  if (gates.empty()) body += element("p", say(view, "output.runbook.none"));
  content += element("main", document::section("gates", say(view, "output.runbook.heading"), body)) + document::footer(view);
  const SafeHtml title = say(view, "output.runbook.kicker") + " · " + SafeHtml::text(view.customer_name(), 120);
  return html_page(view.language.code(), title, document::style(), element("div", {{"class", "page"}}, content));
}

std::string markdown(const CustomerView& view, const std::vector<Gate>& gates) {
  const Language& language = view.language;
  std::string out = "# " + markdown_text(language("output.runbook.kicker")) + ": " + markdown_text(view.customer_name()) + "\n\n";
  if (const std::string& notice = view.not_ready_notice; !notice.empty()) out += "**" + markdown_text(notice) + "**\n\n";
  out += markdown_text(language("output.runbook.intro")) + "\n\n";
  for (const Gate& gate : gates) {
    const Step& step = *gate.step;
    out += "## ☐ " + markdown_text(step.id) + " " + markdown_text(gate.title) + "\n\n";
    const auto row = [&](std::string_view key, const std::string& value) {
      if (!value.empty()) out += "- **" + markdown_text(language(key)) + "**: " + markdown_text(value) + "\n";
    };
    row("output.column.earliest", from_instant(step.earliest));
    row("output.column.planned", step.planned.iso());
    row("output.column.latest", until_instant(step.latest));
    row("output.column.owner", gate.side + " · " + gate.owner);
    row("output.column.before", gate.before);
    row("output.column.how", gate.how);
    if (!gate.commands.empty()) {
      out += "- **" + markdown_text(language("output.column.command")) + "**:\n\n";
      for (const std::string& command : gate.commands) out += "      " + command + "\n";  // indented: code, to be copied as it is
      out += "\n";
    }
    row("output.column.files", gate.files);
    row("output.column.subscriptions", gate.subscriptions);
    row("output.column.why", gate.why);
    row("output.column.rule", step.rule);
    row("output.column.proof", gate.proof);
    row("output.column.way_back", gate.way_back);
    row("output.column.late", gate.late);
    out += "\n";
  }
  return out + markdown_text(language("output.footer.hash")) + " `" + short_hash(view.hash) + "`\n";
}

}  // namespace

std::vector<OutputFile> make_runbook(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  const std::vector<Gate> gates = gates_of(view);
  return {{"runbook.html", "text/html", html(view, gates)},
          {"runbook.csv", "text/csv", csv(gates_table(view))},
          {"runbook.md", "text/markdown", markdown(view, gates)}};
}

}  // namespace csp
