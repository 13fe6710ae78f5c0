#pragma once
// Time from left to right: months on an axis, per row bars for what runs, marks for what is done on a day.
//
//   ui::Timeline line("timeline", name, {.from = from, .to = to});
//   line.axis(language, "Subscription");
//   line.begin_row("Office 365 E3", "96 units", ui::Tone::good, "same");
//   line.bar({.from = a, .to = b, .kind = ui::BarKind::today, .name = "runs today until ..."});
//   if (line.marker({.day = d, .name = "Order 96 units"})) ...
//   line.end_row();
//
// `name` of bars and marks is said and shown on hover. Both days of a bar are inclusive.

#include <optional>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "shell/look.hpp"
#include "shell/widgets/card.hpp"

namespace csp::ui {

struct TimelineOptions {
  Date from, to;
  float label_width = 232;
  std::optional<Date> today;  // a thin line
};

enum class BarKind { today, target, waiting };  // runs at the source, runs in CSP, runs on without commitment (hatched)

struct Bar {
  Date from, to;
  BarKind kind = BarKind::target;
  std::string_view name;
};

struct Marker {
  Date day;
  std::string_view name;
  Tone tone = Tone::neutral;
  bool selected = false;
};

class Timeline {
 public:
  Timeline(const char* id, std::string_view name, const TimelineOptions& options);
  ~Timeline();
  Timeline(const Timeline&) = delete;
  Timeline& operator=(const Timeline&) = delete;

  void axis(const Language& language, std::string_view label_title);
  // True when the label was pressed.
  bool begin_row(std::string_view title, std::string_view note, Tone tone = Tone::neutral, std::string_view tag_word = {}, bool selected = false);
  void bar(const Bar& bar);
  void overlap(Date from, Date to);  // both run: shaded over the whole row
  // True when pressed. Draw after the bars.
  bool marker(const Marker& marker);
  void end_row();

  float x(Date day) const;        // screen position of the start of a day
  Date day_at(float x) const;

 private:
  TimelineOptions options_;
  ImVec2 at_;
  float left_ = 0, width_ = 0, row_top_ = 0;
  int row_ = 0, item_ = 0;
};

}  // namespace csp::ui
