#include <algorithm>

#include "core/output/document.hpp"
#include "core/output/figures.hpp"
#include "core/output/report/sections.hpp"

namespace csp::report {
namespace {

using document::say;

struct Headline {
  std::string_view key;
  std::string_view css;
};

Headline headline_of(const Figures& figures) {
  // Who lacks a licence today lacks it afterwards, too: then it may not be said of everybody.
  const bool short_today = figures.missing_today > 0;
  switch (figures.standing) {
    case Standing::Safe:
      if (short_today) return {"output.standing.safe_short", "standing warning"};
      return {"output.standing.safe", "standing good"};
    case Standing::SafeAccepted:
      return {"output.standing.safe_accepted", "standing warning"};
    case Standing::UnitsOnly:
      if (short_today) return {"output.standing.units_only_short", "standing warning"};
      return {"output.standing.units_only", "standing good"};
    case Standing::NotReady:
      return {"output.standing.not_ready", "standing bad"};
    case Standing::OverLimit:
      return {"output.standing.over_limit", "standing bad"};
    case Standing::UnitsLeft:
      return {"output.standing.units_left", "standing bad"};
    case Standing::Unsafe:
      return {"output.standing.unsafe", "standing bad"};
  }
  return {"output.standing.unsafe", "standing bad"};
}

SafeHtml what_moves(const CustomerView& view, const Figures& figures) {
  const auto total = static_cast<std::int64_t>(view.moves.size());
  SafeHtml out;
  if (figures.moving == 0) {
    out = say(view, Message{total == 1 ? "output.summary.nothing_moves_one" : "output.summary.nothing_moves", {{"total", total}}});
  } else {
    out = say(view, view.naming_partner(total == 1 ? "output.summary.moving_one" : "output.summary.moving",
                                        total == 1 ? "output.summary.moving_one_unnamed" : "output.summary.moving_unnamed",
                                        {{"moving", figures.moving}, {"total", total}}));
    if (figures.first && figures.last) {
      out += " " + say(view, *figures.first == *figures.last
                                 ? Message{"output.summary.on", {{"day", *figures.first}}}
                                 : Message{"output.summary.between", {{"first", *figures.first}, {"last", *figures.last}}});
    }
  }
  if (figures.staying != 0) out += " " + say(view, Message{"output.summary.staying", {{"count", figures.staying}}});
  if (figures.ending != 0) out += " " + say(view, Message{"output.summary.ending", {{"count", figures.ending}}});
  if (figures.outside != 0) out += " " + say(view, Message{"output.summary.outside", {{"count", figures.outside}}});
  return out;
}

SafeHtml proven(const CustomerView& view) {
  const Proof& proof = view.proof;
  if (!view.customer.assignments_known) {
    return say(view, Message{"output.summary.proven_units", {{"days", proof.days}, {"first", proof.first_day}, {"last", proof.last_day}}});
  }
  return say(view, Message{"output.summary.proven",
                           {{"users", proof.users},
                            {"services", proof.services},
                            {"days", proof.days},
                            {"first", proof.first_day},
                            {"last", proof.last_day}}});
}

// What it comes to, and against what: the first question of whoever signs.
SafeHtml price(const CustomerView& view, const CostSummary& cost) {
  const auto money = [&](Decimal amount) { return Money{amount, cost.currency}; };
  const Decimal difference = cost.total - cost.doing_nothing;
  const std::int64_t months = view.settings.horizon_months;
  // In two currencies a part of it stands in each: no difference of one says anything.
  if (cost.doing_nothing.is_zero() || view.costs.size() > 1)
    return say(view, Message{"output.summary.cost", {{"months", months}, {"total", money(cost.total)}}});
  const Figures figures = figures_of(view);
  if (figures.ending_alone > 0) {
    const SafeHtml ends = say(
        view,
        Message{"output.summary.cost_ends",
                {{"months", months}, {"total", money(cost.total)}, {"count", figures.ending_alone}, {"date", *figures.ends_alone_from}}});
    return figures.over == 0 ? ends : ends + " " + say(view, Message{"output.summary.more_over", {{"count", figures.over}}});
  }
  if (figures.over > 0)
    return say(view, Message{"output.summary.cost_over", {{"months", months}, {"total", money(cost.total)}, {"count", figures.over}}});
  if (figures.ends_unknown > 0) {
    return say(view,
               Message{"output.summary.cost_unknown", {{"months", months}, {"total", money(cost.total)}, {"count", figures.ends_unknown}}});
  }
  const char* key = difference.is_zero()       ? "output.summary.cost_same"
                    : difference.is_negative() ? "output.summary.cost_less"
                                               : "output.summary.cost_more";
  return say(view, Message{key,
                           {{"months", months},
                            {"total", money(cost.total)},
                            {"nothing", money(cost.doing_nothing)},
                            {"difference", money(difference.is_negative() ? -difference : difference)}}});
}

// Where today's costs are known from the list only, the difference to them is none that somebody has seen on a bill.
bool compared_by_list(const CustomerView& view) {
  const bool estimated = std::any_of(view.findings.begin(), view.findings.end(),
                                     [](const Finding& finding) { return finding.rule == "PLAN-SOURCE-PRICE-ESTIMATED"; });
  return estimated && view.costs.size() == 1 && !view.costs.front().doing_nothing.is_zero() && comparable(figures_of(view));
}

SafeHtml key_figures(const CustomerView& view, const Figures& figures) {
  SafeHtml out = document::figure(say(view, "output.figure.moving"), SafeHtml::text(view.language.count(figures.moving)),
                                  say(view, Message{"output.figure.of_total", {{"total", static_cast<std::int64_t>(view.moves.size())}}}));
  out += document::figure(
      say(view, "output.figure.reassigned"), SafeHtml::text(view.language.count(figures.reassigned)),
      view.customer.assignments_known ? say(view, Message{"output.figure.of_users", {{"users", figures.users}}}) : SafeHtml());
  if (figures.margin) {
    out += document::figure(say(view, "output.figure.margin"),
                            say(view, Message{"output.days", {{"days", std::int64_t{figures.margin->days}}}}),
                            say(view, figures.margin->handed_over ? "output.figure.margin_note_handover" : "output.figure.margin_note"));
  }
  for (const CostSummary& cost : view.costs) {
    const auto money = [&](Decimal amount) { return SafeHtml::text(view.language.money({amount, cost.currency})); };
    // Where prices are missing it is more than this, and nothing known says nothing.
    const bool complete = !figures.unpriced.any();
    if (complete || !cost.overlap.is_zero()) {
      const Message note{complete ? "output.figure.overlap_note" : "output.figure.overlap_note_known",
                         {{"days", std::int64_t{figures.longest_overlap}}}};
      out += document::figure(say(view, "output.figure.overlap"), money(cost.overlap),
                              figures.longest_overlap == 0 ? SafeHtml() : say(view, note));
    }
    if (!cost.expected_credit.is_zero())
      out += document::figure(say(view, "output.figure.credit"), money(cost.expected_credit), say(view, "output.figure.credit_note"));
  }
  return element("dl", {{"class", "figures"}}, out);
}

// What makes it unsafe, and then what else is open.
SafeHtml to_solve_first(const CustomerView& view, const Figures& figures) {
  constexpr std::size_t kNamed = 8;  // all of them stand among the risks
  std::vector<SafeHtml> items;
  for (std::size_t i = 0; i < std::min(kNamed, figures.open_gaps.size()); ++i) items.push_back(gap_item(view, *figures.open_gaps[i]));
  if (figures.open_gaps.size() > kNamed) {
    const auto more = static_cast<std::int64_t>(figures.open_gaps.size() - kNamed);
    items.push_back(say(view, Message{"output.summary.more_gaps", {{"count", more}}}));
  }
  for (SafeHtml& item : document::finding_items(view, figures.blockers)) items.push_back(std::move(item));
  if (items.empty()) return {};
  return element("h3", say(view, "output.summary.blockers")) + document::list(items);
}

}  // namespace

SafeHtml summary(const CustomerView& view, const Figures& figures) {
  const Headline headline = headline_of(figures);
  const auto blockers = static_cast<std::int64_t>(figures.blockers.size());
  const std::int64_t units = holds(figures.standing) ? figures.missing_today : figures.units_left;
  const Message heading{std::string(headline.key),
                        {{"users", figures.affected}, {"exceptions", figures.accepted_gaps}, {"points", blockers}, {"units", units}}};
  SafeHtml content = element("h2", {{"id", "summary-heading"}}, say(view, heading));
  content += element("p", {{"class", "lead"}}, what_moves(view, figures));
  content += element("p", proven(view));
  if (!view.costs.empty() && figures.unpriced.any()) content += element("p", missing_prices(view, figures));
  for (const CostSummary& cost : view.costs) {
    if (figures.unpriced.any()) break;
    SafeHtml sentences = price(view, cost);
    if (!cost.overlap.is_zero())
      sentences += " " + say(view, Message{"output.summary.cost_twice", {{"overlap", Money{cost.overlap, cost.currency}}}});
    content += element("p", sentences);
  }
  if (!figures.unpriced.any() && compared_by_list(view))
    content += element("p", {{"class", "soft"}}, say(view, "output.summary.cost_estimated"));
  content += to_solve_first(view, figures);
  content += key_figures(view, figures);
  return element("section", {{"class", headline.css}, {"id", "summary"}, {"aria-labelledby", "summary-heading"}}, content) + "\n";
}

}  // namespace csp::report
