#include <algorithm>

#include "core/output/document.hpp"
#include "core/output/output_list.hpp"
#include "core/output/report/sections.hpp"

// The internal form: the customer's report and, above it, what only the partner may see. The partner's amounts are read from the
// plan here and nowhere else in an HTML document.

namespace csp {
namespace {

using document::say;

SafeHtml money(const CustomerView& view, Decimal amount, Currency currency) {
  return SafeHtml::text(view.language.money({amount, currency}));
}

// "12.5 %" of `of`; empty when there is nothing to compare with.
SafeHtml share(const CustomerView& view, Decimal part, Decimal of) {
  if (of.micros() <= 0) return {};
  const Decimal percent = part.scaled(100).scaled(Decimal::kScale, of.micros());
  return say(view, Message{"output.internal.percent", {{"percent", view.language.number(percent, 1)}}});
}

SafeHtml lines_table(const CustomerView& view, const Plan& plan) {
  std::vector<std::vector<SafeHtml>> rows;
  for (const TargetLine& line : plan.target_lines) {
    std::vector<SafeHtml> row = {element("span", {{"class", "strong"}}, SafeHtml::text(line.name, 160)),
                                 SafeHtml::text(view.language.count(line.units))};
    const auto price = [&](const std::optional<Decimal>& amount) { return amount ? money(view, *amount, line.currency) : SafeHtml("–"); };
    row.push_back(price(line.partner_unit_month));
    row.push_back(price(line.retail_unit_month));
    if (line.partner_unit_month && line.retail_unit_month) {
      const Decimal margin = *line.retail_unit_month - *line.partner_unit_month;
      row.push_back(money(view, margin.scaled(line.units).rounded(line.currency.places()), line.currency));
      row.push_back(share(view, margin, *line.retail_unit_month));
    } else {
      row.insert(row.end(), {SafeHtml("–"), SafeHtml()});
    }
    rows.push_back(std::move(row));
  }
  const Language& language = view.language;
  return document::table(view, "output.internal.lines_caption",
                         {{language("output.column.product"), false},
                          {language("output.column.units"), true},
                          {language("output.column.partner_unit"), true},
                          {language("output.column.retail_unit"), true},
                          {language("output.column.margin_month"), true},
                          {language("output.column.margin_share"), true}},
                         rows);
}

SafeHtml totals(const CustomerView& view, const Plan& plan) {
  const Figures figures = figures_of(view);
  if (!view.costs.empty() && !figures.unpriced.lines.empty()) return element("p", report::missing_prices(view, figures));
  SafeHtml out;
  std::vector<Currency> currencies;
  for (const LedgerLine& line : plan.ledger) {
    if (line.partner_amount && std::find(currencies.begin(), currencies.end(), line.partner_amount->currency) == currencies.end())
      currencies.push_back(line.partner_amount->currency);
  }
  for (Currency currency : currencies) {
    Decimal customer;
    Decimal partner;
    for (const LedgerLine& line : plan.ledger) {
      if (!line.partner_amount || line.partner_amount->currency != currency) continue;
      partner += line.partner_amount->amount;
      if (line.amount.currency == currency) customer += line.amount.amount;
    }
    out += document::figure(say(view, "output.internal.customer_pays"), money(view, customer, currency), {});
    const bool provider = view.settings.partner_model == PartnerModel::IndirectReseller;
    out += document::figure(say(view, provider ? "output.internal.partner_pays_provider" : "output.internal.partner_pays"),
                            money(view, partner, currency), {});
    out += document::figure(say(view, "output.internal.margin"), money(view, customer - partner, currency),
                            share(view, customer - partner, customer));
  }
  return out.empty() ? element("p", say(view, "output.internal.no_cost")) : element("dl", {{"class", "figures"}}, out);
}

// What is transferred is paid to us as well, but no list tells what it costs us before it renews.
SafeHtml handed_over(const CustomerView& view) {
  bool any = false, all_priced = true;
  std::vector<Money> sums;
  for (const Move& move : view.moves) {
    if (move.path != Path::PartnerTransfer) continue;
    any = true;
    bool priced = false;
    for (const PublicLedgerLine& line : view.ledger) {
      if (line.kind != LedgerKind::TargetCharge || line.subscription != move.subscription || !line.target_line.empty()) continue;
      priced = true;
      const auto sum = std::find_if(sums.begin(), sums.end(), [&](const Money& one) { return one.currency == line.amount.currency; });
      if (sum == sums.end())
        sums.push_back(line.amount);
      else
        sum->amount += line.amount.amount;
    }
    all_priced = all_priced && priced;
  }
  if (!any) return {};
  SafeHtml out;
  const char* key = all_priced ? "output.internal.handed_over" : "output.internal.handed_over_known";
  for (const Money& sum : sums) out += element("p", say(view, Message{key, {{"amount", sum}}}));
  return sums.empty() ? element("p", say(view, "output.internal.handed_over_unpriced")) : out;
}

// What the customer's report leaves out, because it is no question to the customer.
SafeHtml notes(const CustomerView& view) {
  const SafeHtml items = document::list(document::finding_items(view, findings_of(view, Severity::Note)));
  return items.empty() ? items : document::section("notes", say(view, "output.internal.notes"), items);
}

}  // namespace

std::vector<OutputFile> make_internal(const OutputContext& context) {
  CustomerView view = customer_view(context, context.partner_language);
  view.advice = true;
  SafeHtml margin = element("p", document::tag(document::Tone::Bad, say(view, "output.internal.confidential")));
  if (context.plan.target_lines.empty())
    margin += element("p", say(view, "output.internal.no_orders"));
  else
    margin += totals(view, context.plan) + lines_table(view, context.plan);
  margin += handed_over(view);
  const SafeHtml top = document::section("margin", say(view, "output.internal.heading"), margin) + notes(view);
  const SafeHtml title = say(view, "output.internal.kicker") + " · " + SafeHtml::text(view.customer_name(), 120);
  return {{"internal.html", "text/html",
           html_page(view.language.code(), title, document::style(), report::body(view, "output.internal.kicker", top))}};
}

}  // namespace csp
