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

// Sorts row numbers by a key of each row; equal rows keep their order.
template <class Key>
void sort_by(std::vector<int>& order, bool up, Key key) {
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return up ? key(a) < key(b) : key(b) < key(a); });
}

std::string joined(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : "\t") + cell;
  return line + "\n";
}

std::string titles(const std::vector<ui::Column>& columns) {
  std::vector<std::string> cells;
  for (const ui::Column& column : columns) cells.push_back(column.title);
  return joined(cells);
}

void put(ui::Table& table, const std::vector<ui::Column>& columns, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].number) table.number(cells[i]);
    else if (i == 0) table.strong(cells[i]);
    else table.text(cells[i]);
  }
}

void restart(std::vector<int>& order, std::size_t count) {
  order.resize(count);
  std::iota(order.begin(), order.end(), 0);
}

}  // namespace

void CostView::draw_ledger(Context& context) {
  ui::begin_card("ledger", context.text("cost.ledger.title"));
  ui::heading(2, context.text({"cost.ledger.heading", {{"currency", std::string(currency_.code())}}}));
  constexpr std::pair<Grouping, const char*> groupings[] = {{Grouping::Subscriptions, "cost.ledger.by_subscription"}, {Grouping::Months, "cost.ledger.by_month"}, {Grouping::Lines, "cost.ledger.lines"}};
  for (const auto& [grouping, key] : groupings) {
    const std::string label = context.text(key);
    const float end = ImGui::GetItemRectMax().x + 8 + ui::button_width(label);
    if (grouping != Grouping::Subscriptions && end < ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x) ImGui::SameLine(0, 8);
    if (ui::toggle(label, grouping_ == grouping)) grouping_ = grouping;
  }
  if (ordered_for_ != grouping_) order_.clear();
  ordered_for_ = grouping_;
  switch (grouping_) {
    case Grouping::Subscriptions: draw_subscriptions(context); break;
    case Grouping::Months: draw_months(context); break;
    case Grouping::Lines: draw_lines(context); break;
  }
  ui::end_card();
}

void CostView::draw_subscriptions(Context& context) {
  std::vector<ui::Column> columns = {{.title = context.text("cost.column.subscription"), .width = context.look.narrow ? 150.0F : 220.0F},
                                     {.title = context.text("cost.column.source"), .width = 110, .number = true},
                                     {.title = context.text("cost.column.target"), .width = 110, .number = true},
                                     {.title = context.text("cost.column.overlap"), .width = 100, .number = true, .explanation = context.text("cost.figure.overlap.note")},
                                     {.title = context.text("cost.column.unused"), .width = 100, .number = true, .explanation = context.text("cost.figure.unused.note")},
                                     {.title = context.text("cost.column.credit"), .width = 100, .number = true},
                                     {.title = context.text("cost.column.total"), .width = 110, .number = true}};
  if (partner_shown(context)) columns.push_back({.title = context.text("cost.column.partner"), .width = 110, .number = true});
  if (ui::Table table("by-subscription", context.text("cost.ledger.by_subscription"), columns, {.frozen_columns = 1, .sort_column = 6, .sort_ascending = false, .selectable = true}); table) {
    if (order_.size() != subscriptions_.size() || table.sort_changed()) {
      restart(order_, subscriptions_.size());
      const auto cost = [&](int row) -> const SubscriptionCost& { return subscriptions_[static_cast<std::size_t>(row)]; };
      const bool up = table.sort_ascending();
      switch (table.sort_column()) {
        case 0: sort_by(order_, up, [&](int row) { return text::folded(name(cost(row).subscription)); }); break;
        case 1: sort_by(order_, up, [&](int row) { return cost(row).source; }); break;
        case 2: sort_by(order_, up, [&](int row) { return cost(row).target; }); break;
        case 3: sort_by(order_, up, [&](int row) { return cost(row).overlap; }); break;
        case 4: sort_by(order_, up, [&](int row) { return cost(row).unused; }); break;
        case 5: sort_by(order_, up, [&](int row) { return cost(row).credit; }); break;
        case 7: sort_by(order_, up, [&](int row) { return cost(row).partner.value_or(Decimal()); }); break;
        default: sort_by(order_, up, [&](int row) { return cost(row).total(); }); break;
      }
    }
    copied_ = titles(columns);
    for (const int row : order_) {
      const SubscriptionCost& cost = subscriptions_[static_cast<std::size_t>(row)];
      std::vector<std::string> cells = {name(cost.subscription), amount(context, cost.source), amount(context, cost.target), amount(context, cost.overlap),
                                        amount(context, cost.unused), amount(context, cost.credit), amount(context, cost.total())};
      if (partner_shown(context)) cells.push_back(cost.partner ? amount(context, *cost.partner) : std::string(not_known));
      table.next_row(session_.looked_at == cost.subscription, cells[0]);
      put(table, columns, cells);
      copied_ += joined(cells);
    }
    if (table.clicked_row() >= 0 && static_cast<std::size_t>(table.clicked_row()) < order_.size()) {
      session_.looked_at = subscriptions_[static_cast<std::size_t>(order_[static_cast<std::size_t>(table.clicked_row())])].subscription;
    }
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
  const std::string note = context.text(decided ? "cost.unit_price.yours" : subscription->unit_price_month ? "cost.unit_price.file" : "cost.unit_price.list");
  ImGui::PushID(subscription->key.c_str());
  if (ui::finished_money(context.text("cost.unit_price.label"), price, currency_, context.text("cost.unit_price.wrong"), {.width = 260, .explanation = note})) {
    edit_ = [this, key = subscription->key, called, price] {
      session_.decide({"cost.edit.unit_price", {{"name", called}}}, key, [price](SubscriptionDecision& changed) { changed.unit_price_month = price; });
    };
  }
  ImGui::PopID();
}

void CostView::draw_months(Context& context) {
  const std::vector<ui::Column> columns = {{.title = context.text("cost.column.month"), .width = 120},
                                           {.title = context.text("cost.column.source"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.target"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.credit"), .width = 130, .number = true},
                                           {.title = context.text("cost.column.total"), .width = 130, .number = true}};
  ui::Table table("by-month", context.text("cost.ledger.by_month"), columns, {.sort_column = 0});
  if (!table) return;
  if (order_.size() != months_.size() || table.sort_changed()) {
    restart(order_, months_.size());
    const auto month = [&](int row) -> const MonthlyCost& { return months_[static_cast<std::size_t>(row)]; };
    const bool up = table.sort_ascending();
    switch (table.sort_column()) {
      case 1: sort_by(order_, up, [&](int row) { return month(row).source; }); break;
      case 2: sort_by(order_, up, [&](int row) { return month(row).target; }); break;
      case 3: sort_by(order_, up, [&](int row) { return month(row).credit; }); break;
      case 4: sort_by(order_, up, [&](int row) { return month(row).source + month(row).target - month(row).credit; }); break;
      default: sort_by(order_, up, [&](int row) { return month(row).month; }); break;
    }
  }
  copied_ = titles(columns);
  const std::string month_names = context.text("format.months");
  const std::vector<std::string_view> names = text::split(month_names, ' ');
  for (const int row : order_) {
    const MonthlyCost& month = months_[static_cast<std::size_t>(row)];
    const std::vector<std::string> cells = {std::string(names[static_cast<std::size_t>(month.month.month() - 1)]) + " " + std::to_string(month.month.year()),
                                            amount(context, month.source), amount(context, month.target), amount(context, month.credit),
                                            amount(context, month.source + month.target - month.credit)};
    table.next_row();
    put(table, columns, cells);
    copied_ += joined(cells);
  }
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
  ui::Table table("lines", context.text("cost.ledger.lines"), columns, {.height = lines_.size() > 14 ? 440.0F : 0.0F, .frozen_columns = 1, .sort_column = 2});
  if (!table) return;
  if (order_.size() != lines_.size() || table.sort_changed()) {
    restart(order_, lines_.size());
    const auto line = [&](int row) -> const LedgerLine& { return *lines_[static_cast<std::size_t>(row)]; };
    const bool up = table.sort_ascending();
    switch (table.sort_column()) {
      case 0: sort_by(order_, up, [&](int row) { return text::folded(name(line(row).subscription)); }); break;
      case 1: sort_by(order_, up, [&](int row) { return static_cast<int>(line(row).kind); }); break;
      case 3: sort_by(order_, up, [&](int row) { return line(row).to; }); break;
      case 4: sort_by(order_, up, [&](int row) { return line(row).units; }); break;
      case 5: sort_by(order_, up, [&](int row) { return line(row).amount.amount; }); break;
      case 6: sort_by(order_, up, [&](int row) { return line(row).overlap; }); break;
      case 7: sort_by(order_, up, [&](int row) { return line(row).rule; }); break;
      case 8: sort_by(order_, up, [&](int row) { return line(row).partner_amount ? line(row).partner_amount->amount : Decimal(); }); break;
      default: sort_by(order_, up, [&](int row) { return line(row).from; }); break;
    }
  }
  const auto cells_of = [&](const LedgerLine& line) {
    std::vector<std::string> cells = {name(line.subscription), context.text(words::key(line.kind)), context.language.date(line.from), context.language.date(line.to),
                                      context.language.count(line.units), amount(context, line.amount.amount),
                                      line.overlap ? context.text("cost.twice") : std::string(), line.rule};
    if (partner_shown(context)) cells.push_back(line.partner_amount ? amount(context, line.partner_amount->amount) : std::string(not_known));
    return cells;
  };
  table.rows(static_cast<int>(order_.size()), [&](int row) { put(table, columns, cells_of(*lines_[static_cast<std::size_t>(order_[static_cast<std::size_t>(row)])])); });
  copied_ = titles(columns);
  if (order_.size() > 2000) return;  // longer ones are taken from the workbook
  for (const int row : order_) copied_ += joined(cells_of(*lines_[static_cast<std::size_t>(row)]));
}

}  // namespace csp
