#include "core/plan/verify/verify.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/plan/verify/check.hpp"

namespace csp {
namespace verifying {

bool alive(const Subscription& subscription, Date today) {
  if (subscription.state == SubscriptionState::Active || subscription.state == SubscriptionState::Pending) return true;
  return subscription.state == SubscriptionState::Unknown && (!subscription.term_end || *subscription.term_end >= today);
}

namespace {

// Ordered, but too few.
bool misses_units(const VerifyItem& item) {
  return item.kind == VerifyKind::Order && item.state == VerifyState::Different && !item.found.empty() && item.found_count < item.planned;
}

}  // namespace

void Check::reassignment(const Action& action, const UserIndex& users) {
  const SwapCount count = users.count(action);
  VerifyItem& item = add(VerifyKind::Reassignment, VerifyState::Done);
  item.action = action.id;
  item.due = action.date;
  item.planned = action.users;
  item.found_count = count.done;
  const std::string from = action.remove.empty() ? std::string("–") : sku_name(action.remove.front());
  const std::string to = action.add.empty() ? std::string("–") : sku_name(action.add.front().sku);
  if (!count.known) {
    item.state = VerifyState::NotShown;
    say(item, "VERIFY-SWAP", Severity::Ask, "swap_not_shown", {{"users", action.users}, {"from", from}, {"to", to}});
    return;
  }
  if (count.gone > 0) say(item, "VERIFY-SWAP", Severity::Note, "swap_gone", {{"users", count.gone}});
  const std::int64_t left = action.users - count.done - count.gone;
  if (left <= 0) {
    say(item, "VERIFY-SWAP", Severity::Note, "swap_done", {{"users", count.done}, {"from", from}, {"to", to}});
    return;
  }
  const bool late = today_ > action.date;
  item.state = late ? VerifyState::Late : VerifyState::Open;
  say(item, "VERIFY-SWAP", late ? Severity::Blocker : Severity::Note, late ? "swap_late" : "swap_open",
      {{"users", left}, {"of", action.users}, {"from", from}, {"to", to}, {"date", action.date}});
}

void Check::unplanned(std::size_t found) {
  const Subscription& subscription = now_.subscriptions[found];
  if (!subscription.seat_based || subscription.state == SubscriptionState::Deleted) return;
  VerifyItem& item = add(VerifyKind::NewSubscription, VerifyState::Different);
  item.found = subscription.key;
  item.found_count = subscription.units;
  say(item, "VERIFY-NEW", Severity::Ask, "new", {{"name", name_of(subscription)}, {"units", subscription.units}});
  item.findings.back().subject = subscription.key;
}

// What no step of the runbook is about: what runs on although it was to end is cancelled while it can be, once what replaces it is there,
// and what can only be paid is planned again.
void Check::find_next_beside() {
  const bool to_order = std::any_of(result_.items.begin(), result_.items.end(), [](const VerifyItem& item) {
    return item.kind == VerifyKind::Order && (item.state == VerifyState::Late || misses_units(item));
  });
  if (!to_cancel_.empty() && !to_order) {
    result_.next = NextStep{"", {"verify.next_cancel", {{"name", to_cancel_}}}, today_, true};
  } else if (!result_.next && !owed_.empty()) {
    result_.next = NextStep{"", {"verify.next_plan_again", {}}, today_, true};
  }
}

// Steps whose actions the exports show are judged by them; the others count as done once their day has passed.
void Check::find_next() {
  std::unordered_map<std::string, VerifyState> state_of;
  std::unordered_map<std::string, const VerifyItem*> too_small;  // by action
  for (const VerifyItem& item : result_.items) {
    if (item.action.empty()) continue;
    state_of[item.action] = item.state;
    // Units that are missing are ordered before anything goes on.
    if (misses_units(item)) too_small[item.action] = &item, state_of[item.action] = VerifyState::Late;
  }
  // What can only be paid to its end is planned again: none of its gates holds any more.
  const auto given_up = [&](const Step& step) {
    return !step.subscriptions.empty() &&
           std::all_of(step.subscriptions.begin(), step.subscriptions.end(), [&](const std::string& key) { return owed_.count(key) != 0; });
  };
  for (const Step& step : plan_.steps) {
    if (given_up(step)) continue;
    const VerifyItem* small = nullptr;
    bool to_do = step.planned >= today_;
    bool judged = false;
    for (const std::string& action : step.actions) {
      const auto found = state_of.find(action);
      if (found == state_of.end() || found->second == VerifyState::NotShown) continue;
      if (const auto few = too_small.find(action); few != too_small.end() && small == nullptr) small = few->second;
      const bool left = found->second == VerifyState::Open || found->second == VerifyState::Late;
      to_do = judged ? to_do || left : left;
      judged = true;
    }
    if (!to_do) continue;
    NextStep next;
    next.step = step.id;
    next.title = step.title();
    if (small != nullptr) {
      const auto line = std::find_if(plan_.target_lines.begin(), plan_.target_lines.end(),
                                     [&](const TargetLine& each) { return each.id == small->target_line; });
      next.title = {"verify.next_order_more", {{"units", small->planned - small->found_count}, {"name", line->name}}};
    }
    next.late = step.planned < today_;
    next.date = next.late ? today_ : step.planned;
    result_.next = std::move(next);
    return;
  }
}

void Check::count() {
  for (const VerifyItem& item : result_.items) {
    switch (item.state) {
      case VerifyState::Done:
        ++result_.done;
        break;
      case VerifyState::Open:
        ++result_.open;
        break;
      case VerifyState::Late:
        ++result_.late;
        break;
      case VerifyState::Different:
        ++result_.different;
        break;
      case VerifyState::NotShown:
        ++result_.not_shown;
        break;
    }
  }
}

Verification Check::run() {
  result_.today = today_;
  const UserIndex users(planned_, now_);
  // The sources first: nothing is ordered for one that can only be paid.
  for (std::size_t number = 0; number < planned_.subscriptions.size(); ++number) source(number);
  for (std::size_t line = 0; line < plan_.target_lines.size(); ++line) order(line, users);
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Swap) reassignment(action, users);
  }
  for (const std::size_t found : matches_.unplanned) unplanned(found);
  std::stable_sort(result_.items.begin(), result_.items.end(), [](const VerifyItem& a, const VerifyItem& b) { return a.kind < b.kind; });
  find_next();
  find_next_beside();
  count();
  return std::move(result_);
}

}  // namespace verifying

std::vector<Finding> Verification::findings() const {
  std::vector<Finding> all;
  for (const VerifyItem& item : items) {
    if (item.state == VerifyState::Done || item.state == VerifyState::Open) continue;
    all.insert(all.end(), item.findings.begin(), item.findings.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return all;
}

Verification verify(const Catalog& catalog, const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now,
                    Date today) {
  return verifying::Check(catalog, planned, settings, plan, now, today).run();
}

}  // namespace csp
