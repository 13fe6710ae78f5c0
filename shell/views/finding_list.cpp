#include "shell/views/finding_list.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/catalog/rule_text.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float room_beside_tag = 420;  // with less, the tag stands above its sentence

std::string places(const Context& context, const Session& session, const Finding& finding) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < finding.origins.size() && i < shown; ++i) {
    const std::string place = origin_text(context, session.customer(), finding.origins[i]);
    if (!place.empty()) text += (text.empty() ? "" : " · ") + place;
  }
  if (finding.origins.size() > shown) {
    text += " · " + context.text({"files.finding.more_places", {{"count", static_cast<std::int64_t>(finding.origins.size() - shown)}}});
  }
  return text;
}

// What the rule says, in full, for those who want to check.
std::string full_rule(const Context& context, const Catalog& catalog, const std::string& id) {
  const Rule* rule = catalog.find_rule(id);
  if (rule == nullptr) return {};
  std::string text = context.text(rule_text(*rule));
  if (!rule->source.empty()) text += "\n" + context.text({"files.finding.source", {{"source", rule->source}, {"date", rule->source_date}}});
  return text;
}

void draw_finding(Context& context, const Session& session, const Finding& finding, const FindingListOptions& options) {
  const bool beside = !context.look.narrow && ImGui::GetContentRegionAvail().x >= room_beside_tag;
  severity_tag(context, finding.severity);
  if (beside) ImGui::SameLine(0, 10);
  ImGui::BeginGroup();
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 4);
  ui::paragraph(context.text(finding.message));
  const std::string action = finding.action.key.empty() ? std::string() : context.text(finding.action);
  if (!action.empty()) {
    ui::paragraph_quiet(action);
    const std::string command = command_in(action);
    if (!command.empty() && ui::link(context.text("files.finding.copy"), context.text({"files.finding.copy.name", {{"command", command}}})))
      context.platform.copy_text(command, context.text("files.finding.copied"));
  }
  const bool own_way = options.follow && (!options.leads || options.leads(finding));
  std::optional<Place> cause = own_way ? std::nullopt : session.cause_of(finding);
  if (cause && cause->view == "files" && cause->file >= 0 && cause->file == options.of_file) cause.reset();
  if ((own_way || cause) && ui::link(context.text("files.finding.show"),
                                     context.text({"files.finding.show.name", {{"finding", context.text(finding.message)}}}))) {
    if (own_way)
      options.follow(finding);
    else
      context.jump = cause;
  }
  if (options.below) options.below(finding);
  std::string foot = places(context, session, finding);
  const std::string rule = full_rule(context, session.catalog(), finding.rule);
  if (!rule.empty()) foot += (foot.empty() ? "" : " · ") + context.text({"files.finding.rule", {{"rule", finding.rule}}});
  if (!foot.empty()) {
    ui::paragraph_small(foot);
    if (!rule.empty()) ui::tooltip(rule);
  }
  ImGui::PopStyleVar();
  ImGui::EndGroup();
}

}  // namespace

std::string command_in(std::string_view text) {
  const std::size_t begin = text.find('`');
  if (begin == std::string_view::npos) return {};
  const std::size_t end = text.find('`', begin + 1);
  if (end == std::string_view::npos) return {};
  return std::string(text.substr(begin + 1, end - begin - 1));
}

std::vector<const Finding*> by_severity(const std::vector<Finding>& findings) {
  std::vector<const Finding*> sorted;
  sorted.reserve(findings.size());
  for (const Finding& finding : findings) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return sorted;
}

void draw_findings(Context& context, const Session& session, const char* id, const std::vector<const Finding*>& findings,
                   const FindingListOptions& options) {
  ImGui::PushID(id);
  // Which lists are shown in full is a look of the page, kept by Dear ImGui beside its own.
  bool* all = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("all"), false);
  const std::size_t count = *all ? findings.size() : std::min(findings.size(), options.at_first);
  for (std::size_t i = 0; i < count; ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (i > 0) ui::separator();
    const bool asked = findings[i] == options.asked;
    if (asked) ui::begin_asked(options.asked_title);
    draw_finding(context, session, *findings[i], options);
    if (asked) ui::end_asked(options.reveal);
    ImGui::PopID();
  }
  if (count < findings.size() && ui::link(context.text({"files.finding.all", {{"count", static_cast<std::int64_t>(findings.size())}}})))
    *all = true;
  ImGui::PopID();
}

}  // namespace csp
