#pragma once
// What happens when, and why? The timeline with its reasons, what it costs, the proof, the steps.

#include <functional>
#include <memory>
#include <string>

#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/plan_desk.hpp"
#include "shell/views/plan_frontier.hpp"
#include "shell/views/plan_progress.hpp"
#include "shell/views/plan_wishes.hpp"
#include "shell/widgets/into_view.hpp"
#include "shell/widgets/timeline.hpp"

namespace csp {

// How a kind of mark is drawn, no two of them alike: only some can be dragged.
ui::MarkShape shape_of(MarkKind kind);

class PlanView : public View {
 public:
  explicit PlanView(Session& session) : session_(session), frontier_(session), wishes_(session), progress_(session) {}
  std::string_view id() const override { return "plan"; }
  std::string_view title_key() const override { return "plan.title"; }
  std::string_view help_key() const override { return "plan.help"; }
  void draw(Context& context) override;

 private:
  void refresh(const Context& context);
  void draw_heading(Context& context);
  // The question somebody asked for. It is framed where it is answered until it is, and brought into view in the first frames.
  void take_question(Context& context);
  void number_question(const Context& context);
  void lead_to_answer(const Context& context);
  bool asks(const Finding& finding) const;
  const Finding* asked_of(const std::vector<const Finding*>& findings) const;  // null: none of these
  void draw_figures(Context& context);
  std::string why_margin_is_short(const Context& context) const;  // and what would make it long enough; empty: it is
  // plan_timeline.cpp
  void draw_timeline(Context& context, float width, float height);
  void draw_lane(Context& context, ui::Timeline& timeline, const Lane& lane, const Move& move);
  void draw_decided_day(Context& context, ui::Timeline& timeline, const Lane& lane, const Move& move, const std::string& name);
  void draw_legend(Context& context);
  // plan_table.cpp
  void draw_table(Context& context, float width, float height);
  // plan_why.cpp
  void draw_why(Context& context, float width, float height);
  void draw_what_to_mind(Context& context, const Move& move);
  void draw_reasons(Context& context, const Move& move);
  void draw_date(Context& context, const Move& move, const Lane& lane);
  void draw_paths(Context& context, const Move& move);
  void draw_path(Context& context, const Move& move, const PathOption& option);
  void draw_end_of_term(Context& context, const Move& move);
  // plan_proof.cpp
  void draw_proof(Context& context, float width);
  void draw_gap(Context& context, const ServiceGap& gap, int index);
  void draw_exceptions(Context& context);
  void draw_accept_link(Context& context, const Finding& finding);
  void draw_margin(Context& context, float width);
  void draw_accept_dialog(Context& context);
  void accept(const char* edit, std::vector<AcceptedException> accepted);
  // plan_steps.cpp
  void draw_steps(Context& context);
  void show_step(Context& context, const std::string& id);

  // Kept until nothing refers to the plan any more: an edit makes a new one. Edits of one `stroke` are one step of the history.
  void move_date(const std::string& key, Date day, const std::string& stroke);

  Session& session_;
  PlanFrontier frontier_;
  PlanWishes wishes_;
  PlanProgress progress_;
  std::unique_ptr<PlanDesk> desk_;
  std::function<void()> edit_;
  ui::TimeWindow window_;
  float legend_height_ = 2 * text_size::small + 14;  // below the timeline, in the frame before
  bool as_table_ = false, dragging_ = false, all_steps_ = false;
  int strokes_ = 0;
  Place question_;
  std::string question_title_, question_text_;     // empty: it is answered, or nobody asked
  bool question_focused_ = false, leads_ = false;  // somebody has just asked to be led to it
  std::string reasons_of_;                         // whose reasons were shown in the frame before
  ui::IntoView question_shown_;
  // The exception that somebody is about to accept.
  AcceptedException accepting_;
  std::string accepting_text_;
  std::vector<AcceptedException> accepting_alike_;  // questions of the same kind, itself among them; none: it is no question
  bool open_accept_ = false;
  int open_step_ = -1;
  ui::IntoView step_shown_, why_;  // what belongs to the chosen step, or to the chosen subscription
};

}  // namespace csp
