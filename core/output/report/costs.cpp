#include <algorithm>

#include "core/base/text.hpp"
#include "core/output/document.hpp"
#include "core/output/report/charts.hpp"
#include "core/output/report/sections.hpp"
#include "core/plan/costs/monthly.hpp"

namespace csp::report {
namespace {

using document::say;

// As the cost view has them: to the cent the same months, whose sum is the total.
std::vector<MonthlyCost> months_of(const CustomerView& view, Currency currency) {
  std::vector<LedgerLine> ledger;
  for (const PublicLedgerLine& line : view.ledger) {
    LedgerLine& known = ledger.emplace_back();
    known.kind = line.kind;
    known.from = line.from;
    known.to = line.to;
    known.amount = line.amount;
  }
  return monthly_costs(ledger, currency);
}

// What is transferred goes on at today's price with the new partner: where nobody knows it, it lacks there as well.
bool transfers_unpriced(const CustomerView& view, const Unpriced& unpriced) {
  return unpriced.subscriptions > 0 && std::any_of(view.moves.begin(), view.moves.end(), [&](const Move& move) {
           return move.path == Path::PartnerTransfer &&
                  std::none_of(view.ledger.begin(), view.ledger.end(),
                               [&](const PublicLedgerLine& line) { return line.subscription == move.subscription; });
         });
}

// Where prices are missing, what is known stands there by its name, and no sum of it.
SafeHtml totals(const CustomerView& view, const CostSummary& cost, const Figures& figures) {
  const Unpriced& unpriced = figures.unpriced;
  std::vector<std::vector<SafeHtml>> rows;
  const auto row = [&](const Message& words, Decimal amount, bool always, bool strong = false) {
    if (!always && amount.is_zero()) return;
    const SafeHtml name = say(view, words);
    const SafeHtml money = SafeHtml::text(view.language.money({amount, cost.currency}));
    if (strong)
      rows.push_back({element("strong", name), element("strong", money)});
    else
      rows.push_back({name, money});
  };
  const bool complete = !unpriced.any();
  row({unpriced.subscriptions == 0 ? "output.cost.source" : "output.cost.source_known", {}}, cost.source, complete);
  row({unpriced.lines.empty() && !transfers_unpriced(view, unpriced) ? "output.cost.target" : "output.cost.target_known", {}}, cost.target,
      complete);
  row({"output.cost.credit", {}}, -cost.expected_credit, false);
  if (!complete && !cost.overlap.is_zero()) row({"output.cost.overlap_known", {}}, cost.overlap, true);
  if (complete) {
    row({"output.cost.total", {}}, cost.total, true, true);
    row({"output.cost.overlap", {}}, cost.overlap, true);
    row({"output.cost.unused", {}}, cost.unused_commitment, false);
    // Not as a cheap choice where it is none, and not as known where it is a guess.
    const char* nothing = figures.ending_alone > 0   ? "output.cost.doing_nothing_ends"
                          : figures.over > 0         ? "output.cost.doing_nothing_over"
                          : figures.ends_unknown > 0 ? "output.cost.doing_nothing_assumed"
                                                     : "output.cost.doing_nothing";
    row({nothing, {{"count", figures.ending_alone > 0 ? figures.ending_alone : figures.over}}}, cost.doing_nothing, false);
    // Where nothing is ordered there is no other day to order on.
    if (!view.target_lines.empty()) {
      row({"output.cost.all_at_once", {}}, cost.all_at_once, false);
      row({"output.cost.each_at_end", {}}, cost.each_at_end, false);
    }
  }
  const Language& language = view.language;
  return document::table(view, "",
                         {{language("output.column.cost"), false},
                          {language(Message{"output.column.amount", {{"currency", std::string(cost.currency.code())}}}), true}},
                         rows);
}

// A trial is no part of the move, so that no total has the year that it may become: who compares is told of it beside the figures.
SafeHtml trials_beside(const CustomerView& view, const CostSummary& cost) {
  Money year{Decimal(), cost.currency};
  std::int64_t priced = 0, unpriced = 0;
  for (const Move& move : view.moves) {
    for (const Finding& found : move.findings) {
      if (found.message.key != "finding.trial_converts" && found.message.key != "finding.trial_unknown") continue;
      for (const MessageArgument& argument : found.message.arguments) {
        if (argument.name != "cost") continue;
        const Money* money = std::get_if<Money>(&argument.value);
        if (money == nullptr) ++unpriced;
        if (money == nullptr || money->currency != cost.currency) continue;
        ++priced;
        year.amount += money->amount;
      }
    }
  }
  SafeHtml said;
  if (priced > 0) said += element("p", say(view, Message{"output.cost.trials", {{"count", priced}, {"amount", year}}}));
  if (unpriced > 0) said += element("p", say(view, Message{"output.cost.trials_unpriced", {{"count", unpriced}}}));
  return said;
}

SafeHtml chart_of(const CustomerView& view, const CostSummary& cost, std::size_t index) {
  CostChart chart;
  chart.id = "cost-chart-" + std::to_string(index + 1);
  chart.currency = cost.currency;
  chart.months = months_of(view, cost.currency);
  if (chart.months.empty()) return {};
  chart.title = view.language(Message{"output.cost.chart_title", {{"currency", std::string(cost.currency.code())}}});
  chart.description = view.language(
      Message{"output.cost.chart_description",
              {{"first", view.language.month(chart.months.front().month)}, {"last", view.language.month(chart.months.back().month)}}});
  std::vector<std::vector<SafeHtml>> rows;
  for (const MonthlyCost& month : chart.months) {
    const auto money = [&](Decimal amount) { return SafeHtml::text(view.language.number(amount, cost.currency.places())); };
    rows.push_back(
        {SafeHtml::text(view.language.month(month.month)), money(month.source), money(month.target), money(month.source + month.target)});
  }
  // As in the totals above: a credit falls into no month.
  const auto last = [&](std::string_view key, SafeHtml source, SafeHtml target, Decimal together) {
    rows.push_back({element("strong", say(view, key)), std::move(source), std::move(target),
                    element("strong", SafeHtml::text(view.language.number(together, cost.currency.places())))});
  };
  const auto sum = [&](Decimal amount) { return element("strong", SafeHtml::text(view.language.number(amount, cost.currency.places()))); };
  if (!cost.expected_credit.is_zero()) last("output.cost.credit", {}, {}, -cost.expected_credit);
  last("output.cost.total", sum(cost.source), sum(cost.target), cost.total);
  const Language& language = view.language;
  const SafeHtml drawing =
      element("div", {{"class", "chart"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", chart.title}}, cost_svg(chart, language));
  const auto sign = [&](Markup css, std::string_view key) {
    return element("li", element("span", {{"class", css.text()}}, "") + say(view, key));
  };
  const SafeHtml legend =
      element("ul", {{"class", "key"}}, sign("sign", "output.cost.key_source") + sign("sign n", "output.cost.key_target"));
  const SafeHtml numbers = document::table(view, "output.cost.chart_table",
                                           {{language("output.column.month"), false},
                                            {language("output.column.source"), true},
                                            {language("output.column.target"), true},
                                            {language("output.column.together"), true}},
                                           rows);
  return element("h3", SafeHtml::text(chart.title)) + drawing + legend +
         element("details", element("summary", say(view, "output.cost.as_table")) + numbers);
}

}  // namespace

SafeHtml missing_prices(const CustomerView& view, const Figures& figures) {
  const Unpriced& unpriced = figures.unpriced;
  SafeHtml out = say(view, "output.cost.no_total");
  if (!unpriced.lines.empty()) {
    out += " " + say(view, Message{"output.cost.lines_unpriced",
                                   {{"count", static_cast<std::int64_t>(unpriced.lines.size())}, {"names", text::listed(unpriced.lines)}}});
  }
  if (unpriced.subscriptions > 0)
    out += " " +
           say(view, Message{"output.cost.sources_unpriced", {{"count", unpriced.subscriptions}, {"names", unpriced.subscription_names}}});
  return out;
}

SafeHtml costs(const CustomerView& view, const Figures& figures) {
  const bool complete = !figures.unpriced.any();
  SafeHtml content;
  if (view.costs.empty())
    content = element("p", say(view, "output.cost.no_prices"));
  else
    content = element("p", say(view, Message{"output.cost.intro", {{"months", std::int64_t{view.settings.horizon_months}}}}));
  if (!view.costs.empty() && !complete) content += element("p", missing_prices(view, figures));
  for (std::size_t i = 0; i < view.costs.size(); ++i) {
    content += totals(view, view.costs[i], figures);
    if (complete && !view.costs[i].doing_nothing.is_zero()) content += trials_beside(view, view.costs[i]);
    if (complete) content += chart_of(view, view.costs[i], i);
  }
  return document::section("costs", say(view, "output.cost.heading"), content);
}

}  // namespace csp::report
