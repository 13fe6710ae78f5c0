#pragma once
// What do the HTML documents (report, internal form, runbook) have in common? Their look, and small pieces made of SafeHtml.

#include <string>
#include <string_view>
#include <vector>

#include "core/output/customer_view.hpp"
#include "core/output/writers/html.hpp"

namespace csp::document {

// The one style sheet: screen and print, light and dark, wide and narrow.
std::string_view style();

// A message of the language, escaped.
SafeHtml say(const CustomerView& view, const Message& message);
SafeHtml say(const CustomerView& view, std::string_view key);
// A message when it has a key, else nothing.
SafeHtml say_if(const CustomerView& view, const Message& message);

enum class Tone { Neutral, Good, Accent, Warning, Bad };
SafeHtml tag(Tone tone, const SafeHtml& content);
Tone tone_of(Verdict verdict);
Tone tone_of(Severity severity);

// A section with a heading; `id` for links and for the outline.
SafeHtml section(Markup id, const SafeHtml& heading, const SafeHtml& content);

struct Column {
  std::string heading;
  bool number = false;  // right-aligned figures
};
// A table that becomes cards on a narrow screen; cells of a row in the order of the columns.
SafeHtml table(const CustomerView& view, std::string_view caption_key, const std::vector<Column>& columns,
               const std::vector<std::vector<SafeHtml>>& rows);

SafeHtml list(const std::vector<SafeHtml>& items);
// One key figure with its label and a remark.
SafeHtml figure(const SafeHtml& label, const SafeHtml& value, const SafeHtml& remark);

// Rule id with the source and date behind it; "to be confirmed" where the fact is weak. Nothing for an id without a source: the
// planner's own names for its reasons tell a reader of the document nothing.
SafeHtml rule_note(const CustomerView& view, std::string_view rule);
SafeHtml finding_item(const CustomerView& view, const Finding& finding);
// One item for each; where several say the same of different subscriptions, one item that names them all.
std::vector<SafeHtml> finding_items(const CustomerView& view, const std::vector<const Finding*>& findings);

SafeHtml cover(const CustomerView& view, std::string_view kicker_key, const SafeHtml& title, const SafeHtml& subtitle);
SafeHtml footer(const CustomerView& view);

}  // namespace csp::document
