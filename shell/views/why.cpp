#include "shell/views/why.hpp"

#include <variant>

#include "core/catalog/rule_text.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

std::string rule_of(const Message& message) {
  for (const MessageArgument& argument : message.arguments) {
    if (argument.name != "rule") continue;
    if (const auto* text = std::get_if<std::string>(&argument.value)) return *text;
  }
  return {};
}

void draw_rule(Context& context, const Catalog& catalog, const std::string& rule) {
  if (rule.empty()) return;
  const Rule* known = catalog.find_rule(rule);
  std::string text = context.text({"plan.rule", {{"rule", rule}}});
  if (known && !known->source.empty()) text += " · " + known->source;
  if (known && !known->source_date.empty()) text += " · " + known->source_date;
  if (known && known->confidence == Confidence::Low) text += " · " + context.text("plan.rule.unconfirmed");
  ui::paragraph_small(text);
  if (known) ui::tooltip(context.text(rule_text(*known)));
}

void draw_reason(Context& context, const Catalog& catalog, const Message& message) {
  ui::paragraph(context.text(message));
  draw_rule(context, catalog, rule_of(message));
}

}  // namespace csp
