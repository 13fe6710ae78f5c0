#pragma once
// Later exports laid beside a saved plan, and what is different now from the plan that was opened or saved.

#include "shell/context.hpp"
#include "shell/progress.hpp"
#include "shell/session.hpp"

namespace csp {

class PlanProgress {
 public:
  explicit PlanProgress(Session& session) : session_(session) {}
  // A card where later exports are open, nothing else.
  void draw_verification(Context& context);
  // A card where something is different, nothing else. Choosing a row looks at its subscription.
  void draw_changes(Context& context);

 private:
  void refresh();
  using Lines = std::vector<std::pair<const VerifyItem*, const Finding*>>;
  void draw_next(Context& context, const Verification& verification);
  void draw_table(Context& context, const std::string& title, const Lines& lines);
  void draw_list(Context& context, const Lines& lines);

  Session& session_;
  std::uint64_t revision_ = 0;
  std::shared_ptr<const Baseline> baseline_;
  Progress progress_;
};

}  // namespace csp
