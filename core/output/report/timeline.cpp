#include <algorithm>

#include "core/output/document.hpp"
#include "core/output/report/charts.hpp"
#include "core/output/report/sections.hpp"
#include "core/output/words.hpp"

namespace csp::report {
namespace {

using document::say;

Date last_day(const CustomerView& view) {
  Date last = view.today + 30;
  for (const Step& step : view.steps) last = std::max(last, step.latest);
  for (const Move& move : view.moves) {
    if (moves_away(move) && move.source_last_day && !view.transfer_date(move.subscription)) last = std::max(last, *move.source_last_day);
  }
  // Three years of an unchanged bar would squeeze everything that happens into a corner.
  return std::min(end_of_month(last + 20), view.today + 1200);
}

TimelineRow row_of(const CustomerView& view, const Move& move, Date last) {
  TimelineRow row;
  row.name = view.subscription_name(move.subscription);
  const Subscription* subscription = view.find_subscription(move.subscription);
  const std::int64_t units = subscription == nullptr ? 0 : subscription->units;
  row.note =
      view.language(Message{"output.timeline.note", {{"units", units}, {"path", TextKey{std::string(words::plain_key(move.path))}}}});
  row.source_until = move.source_last_day ? *move.source_last_day : last;
  for (const std::string& id : move.target_lines) {
    const PublicTargetLine* line = view.find_target_line(id);
    if (line != nullptr && (!row.target_from || line->usable_from < *row.target_from)) row.target_from = line->usable_from;
  }
  const std::optional<Date> transfer = view.transfer_date(move.subscription);
  if (transfer) {
    row.handed_over = true;
    row.target_from = transfer;
    row.source_until = *transfer - 1;
    row.marks.push_back({*transfer, false});
  } else if (move.order_date) {
    row.marks.push_back({*move.order_date, false});
  }
  if (move.swap_date) row.marks.push_back({*move.swap_date, true});
  return row;
}

}  // namespace

SafeHtml timeline(const CustomerView& view) {
  if (view.moves.empty()) return {};
  Timeline chart;
  chart.id = "timeline-chart";
  chart.title = view.language("output.timeline.title");
  chart.first = view.today;
  chart.last = last_day(view);
  for (const Move& move : view.moves) {
    if (move.path != Path::OutOfScope) chart.rows.push_back(row_of(view, move, chart.last));
  }
  chart.description =
      view.language(Message{"output.timeline.description",
                            {{"first", chart.first}, {"last", chart.last}, {"rows", static_cast<std::int64_t>(chart.rows.size())}}});
  const auto sign = [&](Markup css, std::string_view key) {
    return element("li", element("span", {{"class", css.text()}}, "") + say(view, key));
  };
  const SafeHtml legend = element("ul", {{"class", "key"}},
                                  sign("sign", "output.timeline.key_source") + sign("sign n", "output.timeline.key_target") +
                                      sign("sign o", "output.timeline.key_overlap") + sign("sign c", "output.timeline.key_order") +
                                      sign("sign d", "output.timeline.key_swap"));
  const SafeHtml drawing = element("div", {{"class", "chart"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", chart.title}},
                                   timeline_svg(chart, view.language));
  return document::section("timeline", say(view, "output.timeline.heading"), drawing + legend);
}

}  // namespace csp::report
