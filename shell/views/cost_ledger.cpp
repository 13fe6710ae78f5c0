// The ledger: by subscription, by month, or line by line; and the price of one unit at the source, where a person knows better.

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/text.hpp"
#include "core/output/words.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/views/cost.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

struct LedgerCell {
  std::string text;
  ui::SortKey key;
};

void put(ui::Table& table, const std::vector<ui::Column>& columns, const std::vector<LedgerCell>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].number)
      table.number(cells[i].text, cells[i].key);
    else if (i == 0)
      table.strong(cells[i].text, cells[i].key);
    else
      table.text(cells[i].text, cells[i].key);
  }
}

}  // namespace

void CostView::draw_ledger(Context& context) {
  ui::begin_card("ledger", context.text("cost.ledger.title"));
  ui::heading(2, context.text({"cost.ledger.heading", {{"currency", std::string(currency_.code())}}}));
  constexpr std::pair<Grouping, const char*> groupings[] = {{Grouping::Subscriptions, "cost.ledger.by_subscription"},
                                                            {Grouping::Months, "cost.ledger.by_month"},
                                                            {Grouping::Lines, "cost.ledger.lines"}};
  for (const auto& [grouping, key] : groupings) {
    const std::string label = context.text(key);
    const float end = ImGui::GetItemRectMax().x + 8 + ui::button_width(label);
    if (grouping != Grouping::Subscriptions && end < ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x)
      ImGui::SameLine(0, 8);
    if (ui::toggle(label, grouping_ == grouping)) grouping_ = grouping;
  }
  switch (grouping_) {
    case Grouping::Subscriptions:
      draw_subscriptions(context);
      break;
    case Grouping::Months:
      draw_months(context);
      break;
    case Grouping::Lines:
      draw_lines(context);
      break;
  }
  ui::end_card();
}

void CostView::draw_subscriptions(Context& context) {
  std::vector<ui::Column> columns = {
      {.title = context.text("cost.column.subscription"), .width = context.look.narrow ? 150.0F : 220.0F},
      {.title = context.text("cost.column.source"), .width = 110, .number = true},
      {.title = context.text("cost.column.target"), .width = 110, .number = true},
      {.title = context.text("cost.column.overlap"), .width = 100, .number = true, .explanation = context.text("cost.figure.overlap.note")},
      {.title = context.text("cost.column.unused"), .width = 100, .number = true, .explanation = context.text("cost.figure.unused.note")},
      {.title = context.text("cost.column.credit"), .width = 100, .number = true},
      {.title = context.text("cost.column.total"), .width = 110, .number = true}};
  if (partner_shown(context)) columns.push_back({.title = context.text("cost.column.partner"), .width = 110, .number = true});
  if (ui::Table table(
          "by-subscription", context.text("cost.ledger.by_subscription"), columns,
          {.frozen_columns = 1, .sort_column = 6, .sort_ascending = false, .selectable = true, .revision = session_.revision()});
      table) {
    const auto row_of = [&](int row) -> const SubscriptionCost& { return subscriptions_[static_cast<std::size_t>(row)]; };
    table.rows(
        static_cast<int>(subscriptions_.size()),
        [&](int row) {
          const SubscriptionCost& cost = row_of(row);
          const bool whole = std::find(unpriced_.begin(), unpriced_.end(), cost.subscription) == unpriced_.end();
          const auto money = [&](Decimal value) { return LedgerCell{amount(context, value), amount_key(value)}; };
          const auto sum = [&](Decimal value) { return whole ? money(value) : LedgerCell{not_known, {}}; };
          std::vector<LedgerCell> cells = {{name(cost.subscription), {}},
                                           money(cost.source),
                                           sum(cost.target),
                                           sum(cost.overlap),
                                           money(cost.unused),
                                           money(cost.credit),
                                           sum(cost.total())};
          if (partner_shown(context)) cells.push_back(cost.partner ? money(*cost.partner) : LedgerCell{not_known, {}});
          put(table, columns, cells);
        },
        [&](int row) { return session_.looked_at == row_of(row).subscription; }, [&](int row) { return name(row_of(row).subscription); });
    if (table.clicked_row() >= 0) session_.looked_at = row_of(table.clicked_row()).subscription;
  }
  draw_unit_price(context);
}

void CostView::draw_unit_price(Context& context) {
  const Subscription* subscription = session_.find_subscription(session_.looked_at);
  if (!subscription) {
    ui::paragraph_small(context.text("cost.unit_price.choose"));
    return;
  }
  ui::separator();
  const std::string called = name(subscription->key);
  ui::heading(3, called);
  const auto decision = session_.settings().subscriptions.find(subscription->key);
  const bool decided = decision != session_.settings().subscriptions.end() && decision->second.unit_price_month.has_value();
  std::optional<Money> price = decided ? decision->second.unit_price_month : subscription->unit_price_month;
  const std::string note = context.text(decided                          ? "cost.unit_price.yours"
                                        : subscription->unit_price_month ? "cost.unit_price.file"
                                                                         : "cost.unit_price.list");
  ImGui::PushID(subscription->key.c_str());
  if (ui::finished_money(context.language, context.text("cost.unit_price.label"), price, currency_, context.text("cost.unit_price.wrong"),
                         {.width = 260, .explanation = note})) {
    edit_ = [this, key = subscription->key, called, price] {
      session_.decide({"cost.edit.unit_price", {{"name", called}}}, key,
                      [price](SubscriptionDecision& changed) { changed.unit_price_month = price; });
    };
  }
  ImGui::PopID();
}

void CostView::draw_months(Context& context) {
  const bool whole = !desk_->figures().unpriced.any();
  const std::vector<ui::Column> columns = {{.title = context.text("cost.column.month"), .width = 120},
                                           {.title = context.text("cost.column.source"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.target"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.credit"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.total"), .width = 130, .number = true}};
  ui::Table table("by-month", context.text("cost.ledger.by_month"), columns, {.sort_column = 0});
  if (!table) return;
  table.rows(static_cast<int>(months_.size()), [&](int row) {
    const MonthlyCost& month = months_[static_cast<std::size_t>(row)];
    const auto money = [&](Decimal value) { return LedgerCell{amount(context, value), amount_key(value)}; };
    put(table, columns,
        {{context.language.month(month.month), day_key(month.month)},
         money(month.source),
         whole ? money(month.target) : LedgerCell{not_known, {}},
         money(month.credit),
         whole ? money(month.source + month.target - month.credit) : LedgerCell{not_known, {}}});
  });
}

void CostView::draw_lines(Context& context) {
  std::vector<ui::Column> columns = {{.title = context.text("cost.column.subscription"), .width = 180},
                                     {.title = context.text("cost.column.what"), .width = 150},
                                     {.title = context.text("cost.column.from"), .width = 92},
                                     {.title = context.text("cost.column.to"), .width = 92},
                                     {.title = context.text("cost.column.units"), .width = 52, .number = true},
                                     {.title = context.text("cost.column.amount"), .width = 92, .number = true},
                                     {.title = context.text("cost.column.twice"), .width = 66},
                                     {.title = context.text("cost.column.rule"), .weight = 1.4F}};
  if (partner_shown(context)) columns.push_back({.title = context.text("cost.column.partner"), .width = 110, .number = true});
  ui::Table table("lines", context.text("cost.ledger.lines"), columns,
                  {.height = lines_.size() > 14 ? 440.0F : 0.0F, .frozen_columns = 1, .sort_column = 2, .revision = session_.revision()});
  if (!table) return;
  table.rows(static_cast<int>(lines_.size()), [&](int row) {
    const LedgerLine& line = *lines_[static_cast<std::size_t>(row)];
    const auto money = [&](Decimal value) { return LedgerCell{amount(context, value), amount_key(value)}; };
    std::vector<LedgerCell> cells = {{name(line.subscription), {}},
                                     {context.text(words::key(line.kind)), static_cast<std::int64_t>(line.kind)},
                                     {context.language.date(line.from), day_key(line.from)},
                                     {context.language.date(line.to), day_key(line.to)},
                                     {context.language.count(line.units), line.units},
                                     money(line.amount.amount),
                                     {line.overlap ? context.text("cost.twice") : std::string(), {}},
                                     {line.rule, {}}};
    if (partner_shown(context)) cells.push_back(line.partner_amount ? money(line.partner_amount->amount) : LedgerCell{not_known, {}});
    put(table, columns, cells);
  });
}

}  // namespace csp
