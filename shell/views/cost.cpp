#include "shell/views/cost.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/chart.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"
#include "shell/widgets/timeline.hpp"

namespace csp {
namespace {

constexpr float gap = 12;

double pixels_of(Decimal amount) { return static_cast<double>(amount.micros()) / 1e6; }

std::string month_text(const Context& context, Date month) { return context.language.month(month); }

}  // namespace

void CostView::refresh() {
  const Plan& plan = session_.plan();
  const bool offered =
      std::any_of(plan.costs.begin(), plan.costs.end(), [&](const CostSummary& costs) { return costs.currency == currency_; });
  const bool other = !offered && !plan.costs.empty();
  if (revision_ == session_.revision() && !other) return;
  revision_ = session_.revision();
  if (!offered) currency_ = plan.costs.empty() ? Currency() : plan.costs.front().currency;
  months_ = monthly_costs(plan.ledger, currency_);
  subscriptions_ = subscription_costs(plan.ledger, currency_);
  partner_ = partner_cost(plan.ledger, currency_);
  unpriced_.clear();
  for (const TargetLine& line : plan.target_lines) {
    if (!line.retail_unit_month) unpriced_.insert(unpriced_.end(), line.for_subscriptions.begin(), line.for_subscriptions.end());
  }
  lines_.clear();
  for (const LedgerLine& line : plan.ledger) {
    if (line.amount.currency == currency_) lines_.push_back(&line);
  }
  refresh_prices();
}

void CostView::refresh_prices() {
  const std::vector<std::string>& names = session_.customer().file_names;
  std::vector<PriceFile> files(names.size() + 1);
  for (std::size_t file = 0; file < names.size(); ++file) files[file].name = names[file];
  for (const PriceRecord& price : session_.inventory().prices) {
    const bool of_file = price.origin.file >= 0 && static_cast<std::size_t>(price.origin.file) < names.size();
    PriceFile& file = files[of_file ? static_cast<std::size_t>(price.origin.file) : names.size()];
    ++file.rows;
    if (price.valid_from && (!file.newest || *price.valid_from > *file.newest)) file.newest = price.valid_from;
  }
  price_files_.clear();
  for (PriceFile& file : files) {
    if (file.rows > 0) price_files_.push_back(std::move(file));
  }
}

std::string CostView::name(const std::string& key) const { return session_.subscription_name(key); }

std::string CostView::amount(const Context& context, Decimal value) const { return context.language.number(value, currency_.places()); }

bool CostView::partner_shown(const Context& context) const { return show_partner_ && !context.look.presenting; }

void CostView::draw(Context& context) {
  refresh();
  if (!desk_ || !desk_->belongs_to(session_, context.language)) desk_ = std::make_unique<PlanDesk>(session_, context.language);
  draw_heading(context);
  const Plan& plan = session_.plan();
  const CostSummary* costs = nullptr;
  for (const CostSummary& each : plan.costs) {
    if (each.currency == currency_) costs = &each;
  }
  const float room = ImGui::GetContentRegionAvail().x;
  const bool two = room > 820;
  if (!costs) {
    ui::begin_card("empty", context.text("cost.empty.title"));
    ui::heading(2, context.text("cost.empty.title"));
    ui::paragraph(context.text(session_.inventory().prices.empty() ? "cost.empty.text" : "cost.empty.unfit"));
    if (ui::primary_button(context.text("cost.empty.open"))) context.platform.pick_files();
    ui::end_card();
    draw_prices(context, room);
  } else {
    draw_figures(context, *costs);
    const float left = two ? std::floor((room - gap) * 0.58F) : room;
    draw_comparison(context, *costs, left);
    if (two) ImGui::SameLine(0, gap);
    draw_prices(context, two ? room - gap - left : room);
    if (!desk_->figures().unpriced.any()) draw_chart(context);  // its columns would lack a part
    draw_ledger(context);
  }
  if (edit_) {
    const auto change = std::move(edit_);
    edit_ = nullptr;
    change();
  }
}

// Which prices are missing, in one or two sentences; empty when every sum is complete.
std::string CostView::missing_prices(const Context& context) const {
  const Unpriced& unpriced = desk_->figures().unpriced;
  if (!unpriced.any()) return {};
  std::string out = context.text("output.cost.no_total");
  if (!unpriced.lines.empty()) {
    out += " " + context.text({"output.cost.lines_unpriced",
                               {{"count", static_cast<std::int64_t>(unpriced.lines.size())}, {"names", text::listed(unpriced.lines)}}});
  }
  if (unpriced.subscriptions > 0)
    out +=
        " " + context.text({"output.cost.sources_unpriced", {{"count", unpriced.subscriptions}, {"names", unpriced.subscription_names}}});
  return out;
}

void CostView::draw_heading(Context& context) {
  const Plan& plan = session_.plan();
  std::string subtitle = context.text(help_key());
  for (const CostSummary& costs : plan.costs) {
    if (costs.currency != currency_) continue;
    subtitle = missing_prices(context);
    if (!subtitle.empty()) continue;
    subtitle = context.text(
        {"cost.summary", {{"total", Money{costs.total, currency_}}, {"months", std::int64_t{session_.settings().horizon_months}}}});
  }
  if (plan.costs.size() > 1) subtitle += " " + context.text({"cost.currencies", {{"count", static_cast<std::int64_t>(plan.costs.size())}}});
  ui::page_heading(context.text(title_key()), subtitle);
  if (plan.costs.size() > 1) {
    std::vector<std::string> codes;
    int index = 0;
    for (std::size_t i = 0; i < plan.costs.size(); ++i) {
      codes.emplace_back(plan.costs[i].currency.code());
      if (plan.costs[i].currency == currency_) index = static_cast<int>(i);
    }
    if (ui::combo(context.text("cost.currency"), index, codes, {.width = 160})) {
      currency_ = plan.costs[static_cast<std::size_t>(index)].currency;
      revision_ = 0;
      refresh();
    }
  }
}

void CostView::draw_figures(Context& context, const CostSummary& costs) {
  const auto money = [&](Decimal value) { return context.language.money({value, costs.currency}); };
  const bool complete = !desk_->figures().unpriced.any();
  std::vector<std::array<std::string, 3>> texts = {
      {context.text("cost.figure.total"), complete ? money(costs.total) : std::string(not_known),
       complete ? context.text(
                      {"cost.figure.total.note", {{"source", amount(context, costs.source)}, {"target", amount(context, costs.target)}}})
                : context.text("cost.figure.incomplete")},
      {context.text("cost.figure.overlap"), complete ? money(costs.overlap) : std::string(not_known),
       context.text(complete ? "cost.figure.overlap.note" : "cost.figure.incomplete")},
      {context.text("cost.figure.unused"), money(costs.unused_commitment), context.text("cost.figure.unused.note")},
      {context.text("cost.figure.credit"), money(costs.expected_credit), context.text("cost.figure.credit.note")},
  };
  if (partner_shown(context) && complete) {
    texts.push_back({context.text("cost.figure.partner"), partner_ ? money(*partner_) : std::string(not_known),
                     partner_ ? context.text({"cost.figure.partner.note", {{"margin", Money{costs.target - *partner_, costs.currency}}}})
                              : context.text("cost.figure.partner.missing")});
  }
  std::vector<ui::Figure> figures;
  figures.reserve(texts.size());
  for (const auto& text : texts) figures.push_back({.label = text[0], .value = text[1], .note = text[2]});
  ui::figure_strip("figures", figures.data(), static_cast<int>(figures.size()));
}

void CostView::draw_comparison(Context& context, const CostSummary& costs, float width) {
  ui::begin_card("comparison", context.text("cost.compare.title"), width);
  ui::heading(2, context.text("cost.compare.title"));
  if (const std::string missing = missing_prices(context); !missing.empty()) {
    ui::paragraph(missing);
    if (ui::button(context.text("cost.empty.open"))) context.platform.pick_files();
    ui::end_card();
    return;
  }
  const float amount_width = context.look.narrow ? 84.0F : 130.0F;
  const std::array<ui::Column, 3> columns = {{
      {.title = context.text("cost.compare.way"), .weight = 0.9F},
      {.title = context.text({"cost.compare.total", {{"currency", std::string(costs.currency.code())}}}),
       .width = amount_width,
       .number = true},
      {.title = context.text("cost.compare.difference"),
       .width = amount_width,
       .number = true,
       .explanation = context.text("cost.compare.difference.help")},
  }};
  struct Way {
    const char* key;
    Decimal total;
  };
  const std::array<Way, 4> ways = {{{"cost.compare.plan", costs.total},
                                    {"cost.compare.nothing", costs.doing_nothing},
                                    {"cost.compare.at_once", costs.all_at_once},
                                    {"cost.compare.at_end", costs.each_at_end}}};
  if (ui::Table table("comparison", context.text("cost.compare.title"), columns,
                      {.lines = context.look.narrow ? 3 : 1, .sortable = false, .tools = false});
      table) {
    for (const Way& way : ways) {
      table.next_row();
      const bool own = &way == ways.data();
      if (own)
        table.strong(context.text(way.key));
      else
        table.text(context.text(way.key));
      table.number(amount(context, way.total));
      const Decimal difference = costs.total - way.total;
      table.number(own ? std::string(not_known)
                       : (difference.is_negative() || difference.is_zero() ? "" : "+") + amount(context, difference));
    }
  }
  ui::paragraph_small(context.text("cost.compare.note"));
  const Figures& figures = desk_->figures();
  if (figures.ending_alone > 0) {
    ui::paragraph_small(context.text({"cost.compare.ends", {{"count", figures.ending_alone}, {"date", *figures.ends_alone_from}}}));
    if (figures.over > 0) ui::paragraph_small(context.text({"output.summary.more_over", {{"count", figures.over}}}));
  } else if (figures.over > 0)
    ui::paragraph_small(context.text({"cost.compare.over", {{"count", figures.over}}}));
  else if (figures.ends_unknown > 0)
    ui::paragraph_small(context.text({"cost.compare.unknown", {{"count", figures.ends_unknown}}}));
  ui::end_card();
}

void CostView::draw_prices(Context& context, float width) {
  ui::begin_card("prices", context.text("cost.prices.title"), width);
  ui::heading(2, context.text("cost.prices.title"));
  if (price_files_.empty()) {
    ui::paragraph(context.text("cost.prices.none"));
    if (ui::button(context.text("cost.prices.open"))) context.platform.pick_files();
  } else {
    for (const PriceFile& file : price_files_) {
      ui::strong(file.name.empty() ? context.text("cost.prices.saved") : context.name(text::visible(file.name)));
      ui::paragraph_small(file.newest ? context.text({"cost.prices.file", {{"count", file.rows}, {"date", *file.newest}}})
                                      : context.text({"cost.prices.file_undated", {{"count", file.rows}}}));
    }
    ui::paragraph_small(context.text("cost.prices.note"));
  }
  if (!context.look.presenting) {
    ui::checkbox(context.text("cost.partner.show"), show_partner_);
    ui::paragraph_small(context.text("cost.partner.note"));
  }
  ui::end_card();
}

void CostView::draw_chart(Context& context) {
  if (months_.empty()) return;
  ui::begin_card("months", context.text("cost.chart.title"));
  ui::heading(2, context.text({"cost.chart.heading", {{"currency", std::string(currency_.code())}}}));
  std::vector<ui::ChartColumn> columns;
  double highest = 0;
  for (const MonthlyCost& month : months_) {
    ui::ChartColumn column;
    column.label = month_text(context, month.month);
    column.lower = std::max(0.0, pixels_of(month.source));
    column.upper = std::max(0.0, pixels_of(month.target));
    column.spoken =
        context.text({"cost.chart.month",
                      {{"month", column.label}, {"source", Money{month.source, currency_}}, {"target", Money{month.target, currency_}}}});
    highest = std::max(highest, column.lower + column.upper);
    columns.push_back(std::move(column));
  }
  const ui::ChartScale scale = ui::chart_scale(highest);
  std::vector<std::string> labels;
  for (int i = 0; i <= scale.parts; ++i) {
    labels.push_back(context.language.count(static_cast<std::int64_t>(std::llround(scale.top * i / scale.parts))));
  }
  std::string description = context.text("cost.chart.title") + ".";
  for (const ui::ChartColumn& column : columns) description += " " + column.spoken + ".";
  ui::column_chart("chart", description, columns, scale, labels, context.look.narrow ? 180.0F : 210.0F);
  ui::Legend legend;
  legend.bar(ui::BarKind::source, context.text("cost.chart.source"));
  legend.bar(ui::BarKind::target, context.text("cost.chart.target"));
  ui::end_card();
}

}  // namespace csp
