#include "shell/views/match_coverage.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/catalog/family_text.hpp"
#include "imgui.h"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

enum class Change { Lost, Lowered, Raised, Gained, Kept };

struct Row {
  Change change;
  const PlanChange* evidence;
  std::string_view family;
};

struct Sign {
  ui::Tone tone;
  const char* shape;
  const char* key;
};

Sign sign_of(Change change) {
  switch (change) {
    case Change::Lost:
      return {ui::Tone::bad, "■", "match.change.lost"};
    case Change::Lowered:
      return {ui::Tone::bad, "▼", "match.change.lowered"};
    case Change::Raised:
      return {ui::Tone::good, "▲", "match.change.raised"};
    case Change::Gained:
      return {ui::Tone::info, "+", "match.change.gained"};
    case Change::Kept:
      break;
  }
  return {ui::Tone::good, "=", "match.change.kept"};
}

std::vector<Row> rows_of(const Catalog& catalog, const Comparison& comparison, bool small) {
  std::vector<Row> rows;
  const auto add = [&](Change change, const std::vector<PlanChange>& changes) {
    for (const PlanChange& evidence : changes) {
      if (evidence.small_feature == small) rows.push_back({change, &evidence, catalog.plans[evidence.plan].family});
    }
  };
  add(Change::Lost, comparison.lost);
  add(Change::Lowered, comparison.lowered);
  add(Change::Raised, comparison.raised);
  add(Change::Gained, comparison.gained);
  add(Change::Kept, comparison.kept);
  // Changes first, then by family, so that the eye finds what matters at the top.
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    const bool kept_a = a.change == Change::Kept, kept_b = b.change == Change::Kept;
    return kept_a != kept_b ? kept_b : a.family < b.family;
  });
  return rows;
}

// The relation rests on a fact that has to be confirmed.
bool unsure(const Catalog& catalog, const Row& row) {
  if (row.change == Change::Kept && (!row.evidence->by || *row.evidence->by == row.evidence->plan)) return false;
  return catalog.plans[row.evidence->plan].confidence == Confidence::Low ||
         (row.evidence->by && catalog.plans[*row.evidence->by].confidence == Confidence::Low);
}

std::string meaning(const Context& context, const Comparison& comparison, const Row& row) {
  for (const DataAtRisk& risk : comparison.data_at_risk) {
    if (risk.plan == row.evidence->plan && (row.change == Change::Lost || row.change == Change::Lowered) && !risk.what.empty())
      return context.text(risk.what);
  }
  if (row.change == Change::Kept && row.evidence->by && *row.evidence->by != row.evidence->plan)
    return context.text("match.meaning.kept_by_other");
  switch (row.change) {
    case Change::Lost:
      return context.text("match.meaning.lost");
    case Change::Lowered:
      return context.text("match.meaning.lowered");
    case Change::Raised:
      return context.text("match.meaning.raised");
    case Change::Gained:
      return context.text("match.meaning.gained");
    case Change::Kept:
      break;
  }
  return context.text("match.meaning.kept");
}

enum class Carried { No, SwitchedOff, Unlisted, Yes };

Carried carried(const Catalog& catalog, const BundleSku& entry, PlanIndex plan) {
  const Sku* sku = catalog.find_sku(entry.sku);
  if (sku == nullptr) return Carried::No;
  const bool listed = std::binary_search(sku->plans.begin(), sku->plans.end(), plan);
  if (!listed && !std::binary_search(sku->unlisted_plans.begin(), sku->unlisted_plans.end(), plan)) return Carried::No;
  const Guid& id = catalog.plans[plan].id;
  if (std::find(entry.disabled_plans.begin(), entry.disabled_plans.end(), id) != entry.disabled_plans.end()) return Carried::SwitchedOff;
  return listed ? Carried::Yes : Carried::Unlisted;
}

// One SKU's cell: the name of the service it carries, that it is switched off, or a dash.
void draw_cell(Context& context, ui::Table& table, const Catalog& catalog, const BundleSku& entry, const std::vector<PlanIndex>& plans) {
  bool off = false;
  for (PlanIndex plan : plans) {
    const Carried found = carried(catalog, entry, plan);
    if (found == Carried::Yes) return table.text(plan_name(catalog, plan));
    if (found == Carried::Unlisted) return table.text(context.text({"match.matrix.unlisted", {{"plan", plan_name(catalog, plan)}}}));
    off = off || found == Carried::SwitchedOff;
  }
  if (off)
    table.cell([&] { ui::tag(ui::Tone::neutral, "○", context.text("match.matrix.off")); });
  else
    table.text_quiet(not_known);
}

void draw_rows(Context& context, const Catalog& catalog, const Bundle& today, const Bundle& then, const Comparison& comparison,
               const char* id, const std::string& name, const std::vector<Row>& rows) {
  // Many SKUs side by side: narrower columns of three lines instead of a table that scrolls sideways.
  const bool many = today.size() + then.size() > 2;
  std::vector<ui::Column> columns = {{.title = context.text("match.column.family"), .weight = many ? 0.9F : 1.0F}};
  const float weight = many ? 0.9F : 1.35F;
  for (const BundleSku& entry : today) {
    const std::string sku = sku_name(catalog, entry.sku);
    columns.push_back({.title = context.text({"match.matrix.today", {{"sku", sku}}}), .weight = weight, .explanation = sku});
  }
  for (const BundleSku& entry : then) {
    const std::string sku = sku_name(catalog, entry.sku);
    columns.push_back({.title = context.text({"match.matrix.then", {{"sku", sku}}}), .weight = weight, .explanation = sku});
  }
  columns.push_back({.title = context.text("match.column.change"), .width = 78});
  columns.push_back({.title = context.text("match.column.meaning"), .weight = many ? 1.0F : 1.15F});
  ui::Table table(
      id, name, columns,
      {.height = rows.size() > 40 ? 560.0F : 0.0F, .lines = many ? 3 : 2, .frozen_columns = columns.size() > 6 ? 1 : 0, .sortable = false});
  if (!table) return;
  table.rows(static_cast<int>(rows.size()), [&](int index) {
    const Row& row = rows[static_cast<std::size_t>(index)];
    const Sign sign = sign_of(row.change);
    const PlanIndex by = row.evidence->by.value_or(row.evidence->plan);
    table.strong(family_text(context.language, row.family));
    for (const BundleSku& entry : today)
      draw_cell(context, table, catalog, entry,
                row.change == Change::Gained ? std::vector<PlanIndex>{} : std::vector<PlanIndex>{row.evidence->plan});
    for (const BundleSku& entry : then) draw_cell(context, table, catalog, entry, {by, row.evidence->plan});
    table.cell([&] { ui::tag(sign.tone, sign.shape, context.text(sign.key)); });
    table.text_quiet(meaning(context, comparison, row) +
                     (unsure(catalog, row) ? " · " + context.text("match.meaning.unsure") : std::string()));
  });
}

}  // namespace

void draw_coverage(Context& context, const Catalog& catalog, const Bundle& today, const Bundle& then, const Comparison& comparison,
                   bool& show_small) {
  const std::vector<Row> rows = rows_of(catalog, comparison, false);
  const std::vector<Row> small = rows_of(catalog, comparison, true);
  if (rows.empty())
    ui::paragraph_quiet(context.text("match.coverage.none"));
  else
    draw_rows(context, catalog, today, then, comparison, "coverage", context.text("match.coverage.title"), rows);
  if (small.empty()) return;
  const std::int64_t count = static_cast<std::int64_t>(small.size());
  if (ui::link(context.text({show_small ? "match.small.hide" : "match.small.show", {{"count", count}}}))) show_small = !show_small;
  if (show_small) draw_rows(context, catalog, today, then, comparison, "small", context.text("match.small.title"), small);
}

bool anything_to_check(const Comparison& comparison) {
  return comparison.segment_differs || !comparison.data_at_risk.empty() || !comparison.conflicts.empty() || !comparison.findings.empty();
}

void draw_checks(Context& context, const Session& session, const Comparison& comparison) {
  const Catalog& catalog = session.catalog();
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 6);
  if (comparison.segment_differs) {
    ui::tag(ui::Tone::bad, "■", context.text("match.check.segment"));
    ui::paragraph(context.text("match.check.segment.text"));
  }
  bool first = true;
  for (const DataAtRisk& risk : comparison.data_at_risk) {
    if (!first) ui::separator();
    first = false;
    ui::strong(plan_name(catalog, risk.plan));
    if (!risk.what.empty()) ui::paragraph(context.text(risk.what));
    std::string survives = risk.days.empty() ? std::string() : context.text({"match.check.days", {{"days", risk.days}}});
    if (!risk.recoverable_by.empty())
      survives += (survives.empty() ? "" : " ") + context.text({"match.check.recover", {{"how", TextKey{risk.recoverable_by}}}});
    if (!survives.empty()) ui::paragraph_quiet(survives);
    std::string checks;
    for (const std::string& check : risk.checks) text::append_listed(checks, context.text("check." + check));
    if (!checks.empty()) ui::paragraph(context.text({"match.check.before", {{"checks", checks}}}));
    if (!risk.source.empty()) ui::paragraph_small(risk.source);
  }
  for (const auto& [one, other] : comparison.conflicts) {
    if (!first) ui::separator();
    first = false;
    ui::tag(ui::Tone::bad, "■", context.text("match.check.conflict"));
    ui::paragraph(context.text({"match.check.conflict.text", {{"one", plan_name(catalog, one)}, {"other", plan_name(catalog, other)}}}));
  }
  if (!first && !comparison.findings.empty()) ui::separator();
  draw_findings(context, session, "checks", by_severity(comparison.findings), {.at_first = 4});
  ImGui::PopStyleVar();
}

std::string change_summary(const Context& context, const Comparison& comparison) {
  std::string text;
  const auto add = [&](const char* key, const std::vector<PlanChange>& changes) {
    const auto count = std::count_if(changes.begin(), changes.end(), [](const PlanChange& change) { return !change.small_feature; });
    if (count > 0) text::append_listed(text, context.text({key, {{"count", static_cast<std::int64_t>(count)}}}));
  };
  add("match.summary.lost", comparison.lost);
  add("match.summary.lowered", comparison.lowered);
  add("match.summary.raised", comparison.raised);
  add("match.summary.gained", comparison.gained);
  return text.empty() ? context.text("match.summary.nothing") : text;
}

}  // namespace csp
