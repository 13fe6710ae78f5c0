#pragma once
// Time from left to right: months on an axis that can be stretched and moved, per row bars for what runs, marks for what is done on
// a day, one of which can be dragged to another day.
//
//   ui::Timeline line("timeline", window, {.language = language, .label_title = "Subscription", .today = today});   // draws the axis
//   line.begin_rows(name, count);
//   if (line.begin_row({.title = "Office 365 E3", .spoken = "96 units, ..."})) ...
//   line.bar({.from = a, .to = b, .kind = ui::BarKind::source});
//   if (line.movable({.day = d, .name = "Order date of ..."}, d)) ...
//   line.end_row();
//   line.end_rows();
//
// What a row shows is said by `spoken`; bars and fixed marks are drawn and explained on hover. All days are inclusive.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "shell/look.hpp"
#include "shell/widgets/card.hpp"

namespace csp::ui {

// Which days are in view. Kept by the view from frame to frame.
struct TimeWindow {
  Date first, last;      // what can be shown at all
  Date fit_last;         // what should fit at first
  float day_width = 0;   // CSS pixels a day; 0 = so that first .. fit_last fit
  float from = 0;        // first day in view, counted from `first`
  float lane_width = 0;  // of the latest frame

  // Stretches (factor > 1) or shrinks around a place in the lane, 0 = left edge, 1 = right edge.
  void zoom(float factor, float place = 0.5F);
  void fit();
  void clamp();
};

struct TimelineOptions {
  const Language* language = nullptr;  // names of the months
  std::string_view label_title;
  std::string_view range_text;  // said of the axis: from when to when
  std::string_view today_text;  // short, over the line of today
  Date today;
  float label_width = 232;
  float width = 0;  // of label and lane together; 0 = the rest of the line
};

enum class BarKind { source, target, extended, grace };

struct Bar {
  Date from, to;
  BarKind kind = BarKind::target;
  bool goes_on = false;             // no rounded end on the right: it goes on
  std::string_view name = {};       // shown on hover
  std::string_view label = {};      // small text behind the end (source) or before the beginning (target)
  std::string_view end_label = {};  // behind the end of a target
};

// Whose day a mark tells: of what runs today, or of what comes. It lies on that bar, so that the two never cover each other.
enum class MarkLine { today, target };

enum class MarkShape { circle, diamond, square, cross, arrow, minus, triangle };

struct Mark {
  Date day;
  std::string_view name;  // on hover; spoken name of a movable one
  MarkShape shape = MarkShape::circle;
  MarkLine line = MarkLine::target;
  bool filled = false;          // fixed by a person
  std::string_view value = {};  // spoken day of a movable one
  std::string_view hint = {};
};

struct TimelineRow {
  std::string_view title, note, spoken;
  std::string_view short_title = {};  // drawn where there is no room for the title
  Tone tone = Tone::neutral;
  std::string_view tag_shape = {}, tag_word = {};
  bool selected = false;
};

class Timeline {
 public:
  Timeline(const char* id, TimeWindow& window, const TimelineOptions& options);
  ~Timeline();
  Timeline(const Timeline&) = delete;
  Timeline& operator=(const Timeline&) = delete;

  void begin_rows(std::string_view name, int count);  // as many follow
  void end_rows();
  // True when the row was chosen.
  bool begin_row(const TimelineRow& row);
  void bar(const Bar& bar);
  void overlap(Date from, Date to, std::string_view name);
  // A few days in which something is still open: a bracket below the bar.
  void bracket(Date from, Date to, bool target, std::string_view name);
  // Beside another of its bar where it would lie over it.
  void mark(const Mark& mark);
  // Call it before the fixed marks, which make way. A mark that moves by dragging, or by the arrow keys while it has the focus (a day; with
  // Shift a week). Page Up and Page Down are left to whoever reads on. True in each frame in which `day` changed.
  bool movable(const Mark& mark, Date& day, Date earliest, Date latest);
  bool moving() const { return moving_; }  // a mark is being dragged
  void end_row();

  float row_height() const;

 private:
  float x(Date day) const;
  void axis(const TimelineOptions& options);
  void today_line(float top, float bottom) const;
  // Text on a ground of its own, so that no line of the grid runs through it; the line of today leaves it out.
  void label(ImVec2 at, std::string_view text);
  void end_label();
  void hover(ImVec2 low, ImVec2 high, std::string_view name) const;
  void pan_and_zoom(bool on_axis);

  TimeWindow& window_;
  Date today_;
  ImVec2 at_;
  float label_width_ = 0, lane_left_ = 0, row_top_ = 0, whole_ = 0;
  ImU32 ground_ = 0;                               // of the row
  std::vector<std::pair<ImVec2, ImVec2>> labels_;  // of the row: upper left and lower right corner
  std::vector<ImVec2> marks_;                      // of the row: their middles
  ImVec2 end_at_;                                  // where today's bar ends: beside it stands the day, if marks leave room
  std::string end_day_;
  bool stacked_ = false, moving_ = false, visible_ = true;
  int row_ = 0;
};

// Shapes with their meaning, side by side as far as the line goes.
class Legend {
 public:
  void bar(BarKind kind, std::string_view meaning);
  void overlap(std::string_view meaning);
  void bracket(std::string_view meaning);
  void mark(MarkShape shape, bool filled, std::string_view meaning);

 private:
  ImVec2 entry(float shape_width, std::string_view meaning);
  bool first_ = true;
};

}  // namespace csp::ui
