#pragma once
// What does safety cost? The curve of cost against margin, along which a person chooses; part of the Plan view.

#include <functional>
#include <string>
#include <vector>

#include "core/plan/dates/frontier.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/widgets/curve.hpp"

namespace csp {

class PlanFrontier {
 public:
  explicit PlanFrontier(Session& session) : session_(session) {}

  // An edit that somebody asked for; to be made when nothing refers to the plan any more.
  std::function<void()> draw(Context& context, float width);

 private:
  void follow();
  std::string against_chosen(const Context& context, const FrontierPoint& point) const;
  std::string said(const Context& context, const FrontierPoint& point) const;
  void draw_curve(const Context& context);
  void draw_table(Context& context);
  void choose(const FrontierPoint& point, const std::string& stroke);

  Session& session_;
  bool open_ = false;
  std::vector<FrontierPoint> points_;
  int chosen_ = 0;
  std::uint64_t revision_ = 0;  // of the document the points are about
  int strokes_ = 0;
  std::function<void()> edit_;
};

}  // namespace csp
