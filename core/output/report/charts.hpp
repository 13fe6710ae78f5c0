#pragma once
// How do dates and costs look at a glance? Charts as inline SVG without style or script; colours come from the page's classes. Each has
// a title and a description, and the documents repeat its content as a table.

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/base/money.hpp"
#include "core/output/writers/html.hpp"
#include "core/plan/costs/monthly.hpp"

namespace csp {

struct TimelineMark {
  Date day;
  bool swap = false;  // diamond instead of circle
};

struct TimelineRow {
  std::string name;
  std::string note;
  std::optional<Date> source_until;  // grey bar from the first day
  std::optional<Date> target_from;   // blue bar to the last day
  bool handed_over = false;          // one subscription changes its biller: no overlap can exist
  std::vector<TimelineMark> marks;
};

struct Timeline {
  std::string id;  // for title and description, unique in the page
  std::string title;
  std::string description;
  Date first;
  Date last;
  std::vector<TimelineRow> rows;
};
SafeHtml timeline_svg(const Timeline& timeline, const Language& language);

struct CostChart {
  std::string id;
  std::string title;
  std::string description;
  Currency currency;
  std::vector<MonthlyCost> months;
};
SafeHtml cost_svg(const CostChart& chart, const Language& language);

}  // namespace csp
