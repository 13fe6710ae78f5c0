#pragma once
// The runbook while it is being written: steps, what each waits for, and the actions they carry out; in the end in order of date, numbered,
// and with windows that leave room for what follows.

#include <string>
#include <vector>

#include "core/plan/dates/schedule.hpp"
#include "core/plan/steps/steps.hpp"

namespace csp::plan {

class StepList {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit StepList(const Calendar& calendar) : calendar_(calendar) {}

  // Returns its index.
  std::size_t add(StepForm form, Role role, Date planned, Date latest, const char* rule, MessageArguments arguments);
  Step& step(std::size_t index) { return pending_[index].step; }
  std::size_t size() const { return pending_.size(); }
  // Indices of the steps that it waits for.
  const std::vector<std::size_t>& waits_for(std::size_t index) const { return pending_[index].after; }
  // `index` waits for `before`; nothing happens when there is no such step (kNone).
  void after(std::size_t index, std::size_t before);
  // `index` makes no sense before this day, whatever it waits for.
  void not_before(std::size_t index, Date day);
  // The step carries out this action, too.
  void act(std::size_t index, Action action);

  Runbook finished();

 private:
  struct Pending {
    Step step;
    std::vector<std::size_t> after;    // indices of pending steps
    std::vector<std::size_t> actions;  // indices of pending actions
  };

  Date last_wanted(const Pending& pending, Date latest) const;
  std::vector<std::size_t> in_order() const;
  void hold_windows();

  const Calendar& calendar_;
  std::vector<Pending> pending_;
  std::vector<Action> actions_;
};

}  // namespace csp::plan
