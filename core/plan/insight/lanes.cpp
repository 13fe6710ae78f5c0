#include "core/plan/insight/lanes.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/told_term.hpp"

namespace csp {
namespace {

// What the plan says about each subscription, gathered once: an axis is made anew for every day over which a bar is dragged.
struct Gathered {
  std::unordered_map<std::string_view, std::vector<const Action*>> actions;
  std::unordered_map<std::string_view, std::vector<Date>> requests;
  std::unordered_map<std::string_view, const TargetLine*> lines;
  std::unordered_set<std::string_view> extended;  // billed in the extended service term

  explicit Gathered(const Plan& plan) {
    for (const Action& action : plan.actions) actions[action.subscription].push_back(&action);
    for (const Step& step : plan.steps) {
      if (step.kind() != StepKind::TransferRequest) continue;
      for (const std::string& subscription : step.subscriptions) requests[subscription].push_back(step.planned);
    }
    for (const TargetLine& line : plan.target_lines) lines.emplace(line.id, &line);
    for (const LedgerLine& line : plan.ledger) {
      if (line.kind == LedgerKind::SourceExtendedTerm) extended.insert(line.subscription);
    }
  }
};

class LaneMaker {
 public:
  LaneMaker(const Plan& plan, const plan::RuleFigures& figures, Lanes& lanes)
      : plan_(plan), gathered_(plan), figures_(figures), lanes_(lanes) {}

  Lane lane(const Move& move, const Subscription* subscription, std::optional<Date> term_end, bool pinned) {
    lane_ = Lane{};
    term_end_ = term_end;
    lane_.subscription = move.subscription;
    lane_.pinned = pinned;
    marks(move);
    const std::optional<Date> transfer = day_of(MarkKind::Transfer);
    // What is bought in parts has no single day that a person could fix.
    const bool in_parts = day_of(MarkKind::Reduce).has_value();
    lane_.decided_day = in_parts ? std::nullopt : day_of(MarkKind::Order);
    if (!lane_.decided_day) lane_.decided_day = transfer;  // the request follows from it
    const std::optional<Date> ends = transfer ? std::optional<Date>(*transfer - 1) : move.source_last_day;
    lane_.source_end = ends;
    if (subscription == nullptr || subscription->state != SubscriptionState::Deleted)
      source(move, subscription, gives_until(subscription, ends));
    targets(move, transfer);
    if (move.order_date && !transfer && ends && *ends >= *move.order_date && !move.target_lines.empty()) {
      add(StretchKind::Overlap, *move.order_date, *ends);
    }
    if (subscription && subscription->cancel_until && *subscription->cancel_until >= plan_.today) {
      add(StretchKind::CancelWindow, *subscription->cancel_until - (figures_.cancel_days - 1), *subscription->cancel_until);
    }
    return std::move(lane_);
  }

 private:
  void add(StretchKind kind, Date from, Date to, bool goes_on = false) {
    const Date first = std::max(from, lanes_.first), last = std::min(to, lanes_.last);
    if (first > last) return;
    lane_.stretches.push_back({kind, first, last, goes_on || to > lanes_.last});
  }

  void mark(MarkKind kind, Date day) {
    const LaneMark made{kind, day};
    if (std::find(lane_.marks.begin(), lane_.marks.end(), made) == lane_.marks.end()) lane_.marks.push_back(made);
  }

  std::optional<Date> day_of(MarkKind kind) const {
    for (const LaneMark& made : lane_.marks) {
      if (made.kind == kind) return made.day;
    }
    return std::nullopt;
  }

  void marks(const Move& move) {
    extended_choice_ = false;
    const auto own = gathered_.actions.find(move.subscription);
    for (std::size_t i = 0; own != gathered_.actions.end() && i < own->second.size(); ++i) {
      const Action& action = *own->second[i];
      switch (action.kind) {
        case ActionKind::Transfer:
          mark(MarkKind::Transfer, action.date);
          break;
        case ActionKind::CancelNow:
          mark(MarkKind::Cancel, action.date);
          break;
        case ActionKind::Reduce:
          mark(MarkKind::Reduce, action.date);
          break;
        case ActionKind::SetEndOfTerm:
          mark(MarkKind::EndChoice, action.date);
          if (action.choice == EndOfTermAction::ExtendedServiceTerm) extended_choice_ = true;
          break;
        case ActionKind::Order:
        case ActionKind::Swap:
          break;
      }
    }
    const auto requests = gathered_.requests.find(move.subscription);
    for (std::size_t i = 0; requests != gathered_.requests.end() && i < requests->second.size(); ++i)
      mark(MarkKind::Request, requests->second[i]);
    if (move.order_date && !day_of(MarkKind::Transfer)) {
      for (const std::string& id : move.target_lines) {
        const auto line = gathered_.lines.find(id);
        if (line != gathered_.lines.end()) mark(MarkKind::Order, line->second->order_date);
      }
    }
    if (move.swap_date) mark(MarkKind::Swap, *move.swap_date);
    std::stable_sort(lane_.marks.begin(), lane_.marks.end(), [](const LaneMark& a, const LaneMark& b) { return a.day < b.day; });
  }

  // What is not in use any more is not drawn as if it ran on: free days end when the directory says so, and a trial that nobody renews
  // with its term.
  std::optional<Date> gives_until(const Subscription* subscription, std::optional<Date> ends) const {
    if (subscription == nullptr) return ends;
    const bool in_grace = subscription->state == SubscriptionState::InGrace;
    if (in_grace && subscription->phase_end && (!ends || *ends < *subscription->phase_end)) return subscription->phase_end;
    const bool becomes_paid = subscription->auto_renew.value_or(false) || subscription->end_action == EndOfTermAction::Renew;
    if (!ends && subscription->trial && !becomes_paid) return term_end_;
    return ends;
  }

  // The source to its last day; the part past its term end is grace or the extended service term.
  void source(const Move& move, const Subscription* subscription, std::optional<Date> ends) {
    const Date last = ends.value_or(lanes_.last);
    const Date begin = subscription && subscription->term_start ? std::max(*subscription->term_start, lanes_.first) : lanes_.first;
    if (!runs_past_its_term(move, subscription, last)) {
      add(StretchKind::Source, begin, last, !ends);
      return;
    }
    add(StretchKind::Source, begin, *term_end_);
    const bool grace = subscription->state == SubscriptionState::InGrace;
    add(grace ? StretchKind::SourceGrace : StretchKind::SourceExtendedTerm, *term_end_ + 1, last, !ends);
  }

  bool runs_past_its_term(const Move& move, const Subscription* subscription, Date last) const {
    if (!subscription || !term_end_ || last <= *term_end_) return false;
    return extended_choice_ || gathered_.extended.count(move.subscription) != 0 || *term_end_ < plan_.today;
  }

  void targets(const Move& move, std::optional<Date> transfer) {
    if (transfer) {
      // It goes on where the plan has it renew, or where nobody knows its end.
      const bool renews = move.end_choice == EndOfTermAction::Renew || !term_end_;
      const Date end = renews ? lanes_.last : *term_end_;
      add(StretchKind::Target, *transfer, std::max(end, *transfer), renews);
      return;
    }
    std::optional<Date> from, to;
    for (const std::string& id : move.target_lines) {
      const auto found = gathered_.lines.find(id);
      if (found == gathered_.lines.end()) continue;
      const TargetLine& line = *found->second;
      from = from ? std::min(*from, line.order_date) : line.order_date;
      to = to ? std::max(*to, line.term_end) : line.term_end;
    }
    if (!from) return;
    add(StretchKind::Target, *from, *to);
    add(StretchKind::CancelWindow, *from, *from + (figures_.cancel_days - 1));
  }

  const Plan& plan_;
  const Gathered gathered_;
  const plan::RuleFigures& figures_;
  Lanes& lanes_;
  Lane lane_;
  std::optional<Date> term_end_;  // of the source
  bool extended_choice_ = false;
};

}  // namespace

Lanes lanes_of(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Plan& plan) {
  Lanes lanes;
  lanes.first = end_of_month(plan.today) - (end_of_month(plan.today).day_of_month() - 1);
  lanes.last_change = plan.today;
  const auto reach = [&](const std::optional<Date>& day) {
    if (day && *day > lanes.last_change) lanes.last_change = *day;
  };
  for (const Move& move : plan.moves) {
    reach(move.order_date);
    reach(move.swap_date);
    reach(move.source_last_day);
  }
  for (const Action& action : plan.actions) reach(action.date);
  lanes.last = lanes.last_change + 31;  // room to see what comes after the last change
  for (const TargetLine& line : plan.target_lines) lanes.last = std::max(lanes.last, line.term_end);
  // A finished plan still shows half a year; no plan shows more than ten years.
  lanes.last = end_of_month(std::min(std::max(lanes.last, add_months_clamped(lanes.first, 6)), add_months_clamped(lanes.first, 120)));
  const plan::RuleFigures figures = plan::rule_figures(catalog);
  LaneMaker maker(plan, figures, lanes);
  std::unordered_map<std::string_view, const Subscription*> subscriptions;
  for (const Subscription& subscription : customer.subscriptions) subscriptions.emplace(subscription.key, &subscription);
  for (const Move& move : plan.moves) {
    const auto decision = settings.subscriptions.find(move.subscription);
    const bool pinned = decision != settings.subscriptions.end() && decision->second.order_date.has_value();
    const auto found = subscriptions.find(move.subscription);
    const Subscription* subscription = found == subscriptions.end() ? nullptr : found->second;
    const std::optional<Date> term_end = subscription == nullptr ? std::nullopt : told_term_end(*subscription, settings);
    lanes.lanes.push_back(maker.lane(move, subscription, term_end, pinned));
  }
  return lanes;
}

}  // namespace csp
