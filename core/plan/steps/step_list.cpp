#include "core/plan/steps/step_list.hpp"

#include <algorithm>

namespace csp::plan {
namespace {

int rank_of(ActionKind kind) {
  switch (kind) {
    case ActionKind::SetEndOfTerm:
      return 0;
    case ActionKind::Order:
      return 1;
    case ActionKind::Transfer:
      return 2;
    case ActionKind::Swap:
      return 3;
    case ActionKind::Reduce:
    case ActionKind::CancelNow:
      return 4;
  }
  return 5;
}

std::string padded(std::size_t number, std::size_t count) {
  std::string digits = std::to_string(number);
  const std::size_t width = std::max<std::size_t>(2, std::to_string(count).size());
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

std::size_t StepList::add(StepForm form, Role role, Date planned, Date latest, const char* rule, MessageArguments arguments) {
  Pending pending;
  Step& step = pending.step;
  step.form = form;
  step.role = role;
  step.planned = planned;
  step.earliest = std::min(planned, calendar_.today);
  step.latest = std::max(planned, latest);
  step.rule = rule;
  step.arguments = std::move(arguments);
  pending_.push_back(std::move(pending));
  return pending_.size() - 1;
}

void StepList::after(std::size_t index, std::size_t before) {
  // Where a term leaves no room, a choice has to stand before the units are there: then it depends on nothing later.
  if (before == kNone || step(before).planned > step(index).planned) return;
  std::vector<std::size_t>& list = pending_[index].after;
  if (std::find(list.begin(), list.end(), before) == list.end()) list.push_back(before);
  step(index).earliest = std::max(step(index).earliest, step(before).planned);
}

void StepList::not_before(std::size_t index, Date day) {
  step(index).earliest = std::max(step(index).earliest, std::min(day, step(index).planned));
}

void StepList::act(std::size_t index, Action action) {
  pending_[index].actions.push_back(actions_.size());
  actions_.push_back(std::move(action));
}

// What changes something may not be left for a day on which the customer wants nothing changed, unless it is planned there.
Date StepList::last_wanted(const Pending& pending, Date latest) const {
  if (pending.actions.empty()) return latest;
  const Date planned = pending.step.planned;
  if (calendar_.latest_finish && planned <= *calendar_.latest_finish) latest = std::min(latest, *calendar_.latest_finish);
  while (const Freeze* freeze = calendar_.days.freeze_of(latest)) {
    if (freeze->first <= planned) break;
    latest = freeze->first - 1;
  }
  return latest;
}

// By day; on one day what is waited for first, and apart from that as they were added: in the order of a move's phases.
std::vector<std::size_t> StepList::in_order() const {
  std::vector<std::size_t> by_date(pending_.size());
  for (std::size_t i = 0; i < by_date.size(); ++i) by_date[i] = i;
  std::stable_sort(by_date.begin(), by_date.end(),
                   [&](std::size_t a, std::size_t b) { return pending_[a].step.planned < pending_[b].step.planned; });
  std::vector<std::size_t> order;
  order.reserve(by_date.size());
  std::vector<bool> taken(by_date.size(), false);
  const auto take = [&](const auto& self, std::size_t index) -> void {
    if (taken[index]) return;
    taken[index] = true;
    for (const std::size_t before : pending_[index].after) self(self, before);
    order.push_back(index);
  };
  for (const std::size_t index : by_date) take(take, index);
  return order;
}

// No gate may be left so late that a gate which waits for it cannot be held any more: windows shrink from the end to the beginning.
void StepList::hold_windows() {
  std::vector<std::size_t> last_first = in_order();
  std::reverse(last_first.begin(), last_first.end());
  // What is looked at or claimed afterwards moves along with what came before it.
  for (auto index = last_first.rbegin(); index != last_first.rend(); ++index) {
    Step& follows = step(*index);
    if (follows.kind() != StepKind::Check && follows.kind() != StepKind::Credit) continue;
    const int days = follows.latest - follows.planned;
    for (std::size_t before : pending_[*index].after) follows.latest = std::max(follows.latest, step(before).latest + days);
  }
  for (Pending& pending : pending_) pending.step.latest = last_wanted(pending, pending.step.latest);
  for (std::size_t index : last_first) {
    const Step& waiting = step(index);
    const int between = waiting.kind() == StepKind::CheckUnits ? 1 : 0;  // units may take a day to appear (rule NCE-RENEW-TIME)
    for (std::size_t before : pending_[index].after) {
      Step& gate = step(before);
      gate.latest = last_wanted(pending_[before], std::min(gate.latest, std::max(gate.planned, waiting.latest - between)));
    }
  }
}

Runbook StepList::finished() {
  hold_windows();
  Runbook result;
  std::vector<std::size_t> order(actions_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (actions_[a].date != actions_[b].date) return actions_[a].date < actions_[b].date;
    return rank_of(actions_[a].kind) < rank_of(actions_[b].kind);
  });
  std::vector<std::string> action_ids(actions_.size());
  result.actions.reserve(actions_.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    Action action = std::move(actions_[order[i]]);
    action.id = action_ids[order[i]] = "A" + std::to_string(i + 1);
    result.actions.push_back(std::move(action));
  }
  const std::vector<std::size_t> by_date = in_order();
  std::vector<std::string> step_ids(pending_.size());
  for (std::size_t i = 0; i < by_date.size(); ++i) step_ids[by_date[i]] = "S" + padded(i + 1, by_date.size());
  result.steps.reserve(by_date.size());
  for (std::size_t i : by_date) {
    Step done = std::move(pending_[i].step);
    done.id = step_ids[i];
    for (std::size_t before : pending_[i].after) done.after.push_back(step_ids[before]);
    std::sort(done.after.begin(), done.after.end());
    for (std::size_t action : pending_[i].actions) done.actions.push_back(action_ids[action]);
    result.steps.push_back(std::move(done));
  }
  return result;
}

}  // namespace csp::plan
