#include "shell/views/files_differences.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/inventory/finding_ids.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

const char* text_key(const std::string& rule) {
  if (rule == inventory_finding::kUnitsDiffer.id) return "files.difference.units";
  if (rule == inventory_finding::kEndsDiffer.id) return "files.difference.end";
  if (rule == inventory_finding::kStatesDiffer.id) return "files.difference.state";
  return "files.difference.sku";
}

std::string value_text(const Context& context, const Session& session, const DifferenceChoice& choice) {
  if (const std::int64_t* units = std::get_if<std::int64_t>(&choice.value)) return context.language.count(*units);
  if (const Date* day = std::get_if<Date>(&choice.value)) return context.language.date(*day);
  const std::string* text = std::get_if<std::string>(&choice.value);
  if (text == nullptr) return {};
  if (const std::optional<Guid> sku = Guid::parse(*text)) return sku_name(session.catalog(), *sku);
  return text::visible(*text);
}

}  // namespace

void FilesDifferences::draw(Context& context) {
  if (revision_ != session_.revision()) {
    revision_ = session_.revision();
    differences_ = differences(session_.inventory(), session_.document().facts->files);
  }
  if (differences_.empty()) return;
  const std::string title = context.text("files.difference.title");
  ui::begin_card("differences", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("files.difference.text"));
  for (std::size_t i = 0; i < differences_.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const Difference difference = differences_[i];  // an answer renews the list
    draw_one(context, difference);
    ImGui::PopID();
  }
  ui::end_card();
}

void FilesDifferences::draw_one(Context& context, const Difference& difference) {
  const std::string name = text::visible(difference.name);
  const std::string what = context.text({text_key(difference.rule), {{"name", name}}});
  std::vector<std::string> choices;
  int chosen = 0;
  for (std::size_t i = 0; i < difference.choices.size(); ++i) {
    const DifferenceChoice& choice = difference.choices[i];
    choices.push_back(
        context.text({"files.difference.choice",
                      {{"value", value_text(context, session_, choice)}, {"file", text::visible(choice.file)}, {"row", choice.row}}}));
    if (choice.used) chosen = static_cast<int>(i);
  }
  if (difference.answered)
    ui::tag(ui::Tone::good, "●", context.text("files.difference.answered"));
  else
    ui::tag(ui::Tone::warn, "▲", context.text("files.difference.open"));
  const int before = chosen;
  const bool changed = ui::combo(what, chosen, choices,
                                 {.width = context.look.narrow ? 300.0F : 460.0F, .explanation = context.text("files.difference.why")});
  // Saying yes to what the plan assumed is an answer, too.
  const bool confirmed = !difference.answered && ui::button(context.text("files.difference.confirm"),
                                                            {.name = context.text({"files.difference.confirm.name", {{"what", what}}})});
  if ((!changed || chosen == before) && !confirmed) return;
  const DifferenceChoice& choice = difference.choices[static_cast<std::size_t>(chosen)];
  session_.believe({"files.difference.edit", {{"what", what}, {"file", choice.file}}}, difference.id, choice.source);
}

}  // namespace csp
