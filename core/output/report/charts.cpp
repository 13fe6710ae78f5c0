#include "core/output/report/charts.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::int64_t kWidth = 960;
constexpr std::int64_t kLabels = 300;  // width of the names
constexpr std::int64_t kRow = 44;
constexpr std::int64_t kHeadHeight = 30;

Date month_start(Date date) { return *Date::from_calendar(date.year(), date.month(), 1); }

SafeHtml text_at(std::int64_t x, std::int64_t y, Markup css, std::string_view text, std::size_t maximum = 60) {
  return element("text", {{"x", x}, {"y", y}, {"class", css.text()}}, SafeHtml::text(text, maximum));
}

SafeHtml box(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height, Markup css) {
  return void_element(
      "rect", {{"x", x}, {"y", y}, {"width", std::max<std::int64_t>(width, 2)}, {"height", height}, {"rx", 3}, {"class", css.text()}});
}

SafeHtml line(std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2) {
  return void_element("line", {{"x1", x1}, {"y1", y1}, {"x2", x2}, {"y2", y2}, {"class", "grid"}});
}

SafeHtml drawing(std::string_view id, std::string_view title, std::string_view description, std::int64_t height, const SafeHtml& content) {
  const std::string title_id = std::string(id) + "-title";
  const std::string description_id = std::string(id) + "-desc";
  SafeHtml inside = element("title", {{"id", title_id}}, SafeHtml::text(title));
  inside += element("desc", {{"id", description_id}}, SafeHtml::text(description, 4000));
  inside += content;
  return element("svg",
                 {{"viewBox", "0 0 " + std::to_string(kWidth) + " " + std::to_string(height)},
                  {"role", "img"},
                  {"aria-labelledby", title_id + " " + description_id},
                  {"xmlns", "http://www.w3.org/2000/svg"}},
                 inside);
}

SafeHtml mark(std::int64_t x, std::int64_t y, bool swap) {
  if (!swap) return void_element("circle", {{"cx", x}, {"cy", y}, {"r", 5}, {"class", "mark"}});
  const auto at = [](std::int64_t a, std::int64_t b) { return std::to_string(a) + "," + std::to_string(b) + " "; };
  return void_element("polygon", {{"points", at(x, y - 7) + at(x + 7, y) + at(x, y + 7) + at(x - 7, y)}, {"class", "mark swap"}});
}

}  // namespace

SafeHtml timeline_svg(const Timeline& timeline, const Language& language) {
  const std::int64_t days = std::max(1, timeline.last - timeline.first);
  const std::int64_t lane = kWidth - kLabels;
  const auto x_of = [&](Date day) {
    return kLabels + std::min<std::int64_t>(lane, std::max<std::int64_t>(0, (day - timeline.first) * lane / days));
  };
  const std::int64_t height = kHeadHeight + static_cast<std::int64_t>(timeline.rows.size()) * kRow + 4;

  SafeHtml content;
  const int step = days > 800 ? 6 : days > 430 ? 3 : days > 200 ? 2 : 1;
  for (Date month = add_months_clamped(month_start(timeline.first), 1); month <= timeline.last; month = add_months_clamped(month, step)) {
    content += line(x_of(month), kHeadHeight - 6, x_of(month), height - 4);
    const bool fits = x_of(month) < kWidth - 52;
    if (fits) content += text_at(x_of(month) + 4, 16, "axis", language.month(month));
  }
  std::int64_t y = kHeadHeight;
  for (const TimelineRow& row : timeline.rows) {
    content += line(0, y, kWidth, y);
    // A drawing inside the drawing cuts names off that are too long, however wide their letters are.
    content += element("svg", {{"x", 0}, {"y", y}, {"width", kLabels - 12}, {"height", kRow}},
                       text_at(0, 18, "name", row.name, 80) + text_at(0, 35, "note", row.note, 80));
    if (row.source_until && *row.source_until >= timeline.first) {
      const std::int64_t end = x_of(*row.source_until + 1);
      content += box(kLabels, y + 8, end - kLabels, 11, "old");
      if (row.target_from && *row.target_from <= *row.source_until && !row.handed_over) {
        content += box(x_of(*row.target_from), y + 5, end - x_of(*row.target_from), 34, "over");
      }
    }
    if (row.target_from) content += box(x_of(*row.target_from), y + 25, kWidth - x_of(*row.target_from), 11, "new");
    for (const TimelineMark& day : row.marks) content += mark(x_of(day.day), y + 22, day.swap);
    y += kRow;
  }
  return drawing(timeline.id, timeline.title, timeline.description, height, content);
}

SafeHtml cost_svg(const CostChart& chart, const Language& language) {
  constexpr std::int64_t kPlot = 180;
  constexpr std::int64_t kTop = 26;
  constexpr std::int64_t kLeft = 8;
  Decimal most = Decimal::from_integer(1);
  for (const MonthlyCost& month : chart.months) most = std::max(most, month.source + month.target);
  const auto count = static_cast<std::int64_t>(std::max<std::size_t>(chart.months.size(), 1));
  const std::int64_t slot = (kWidth - 2 * kLeft) / count;
  const auto height_of = [&](Decimal amount) {
    const std::int64_t whole = std::max<std::int64_t>(most.micros() / 1000, 1);
    return std::max<std::int64_t>(0, amount.micros() / 1000) * kPlot / whole;
  };

  SafeHtml content = line(0, kTop + kPlot, kWidth, kTop + kPlot);
  content +=
      text_at(0, 14, "axis",
              language(Message{"output.chart.highest", {{"amount", Money{most.rounded(chart.currency.places()), chart.currency}}}}), 120);
  const std::int64_t every = count > 26 ? 6 : count > 13 ? 3 : 1;
  for (std::int64_t i = 0; i < count && !chart.months.empty(); ++i) {
    const MonthlyCost& month = chart.months[static_cast<std::size_t>(i)];
    const std::int64_t x = kLeft + i * slot + slot / 8;
    const std::int64_t width = std::max<std::int64_t>(slot * 3 / 4, 2);
    const std::int64_t source = height_of(month.source);
    const std::int64_t target = height_of(month.target);
    if (source > 0) content += box(x, kTop + kPlot - source, width, source, "old");
    if (target > 0) content += box(x, kTop + kPlot - source - target, width, target, "new");
    if (i % every == 0) content += text_at(x, kTop + kPlot + 18, "axis", language.month(month.month));
  }
  return drawing(chart.id, chart.title, chart.description, kTop + kPlot + 28, content);
}

}  // namespace csp
