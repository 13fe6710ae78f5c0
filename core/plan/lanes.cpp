#include "core/plan/lanes.hpp"

#include <algorithm>

#include "core/plan/figures.hpp"

namespace csp {
namespace {

const Subscription* subscription_of(const Customer& customer, const std::string& key) {
  for (const Subscription& subscription : customer.subscriptions) {
    if (subscription.key == key) return &subscription;
  }
  return nullptr;
}

class LaneMaker {
 public:
  LaneMaker(const Plan& plan, const plan::Figures& figures, Lanes& lanes) : plan_(plan), figures_(figures), lanes_(lanes) {}

  Lane lane(const Move& move, const Subscription* subscription, bool pinned) {
    lane_ = Lane{};
    lane_.subscription = move.subscription;
    lane_.pinned = pinned;
    marks(move);
    const std::optional<Date> transfer = day_of(MarkKind::Transfer);
    lane_.decided_day = day_of(MarkKind::Order);
    if (!lane_.decided_day) lane_.decided_day = day_of(MarkKind::Request);
    if (!lane_.decided_day) lane_.decided_day = transfer;
    const std::optional<Date> ends = transfer ? std::optional<Date>(*transfer - 1) : move.source_last_day;
    lane_.source_end = ends;
    if (subscription == nullptr || subscription->state != SubscriptionState::Deleted) source(move, subscription, ends);
    targets(move, subscription, transfer);
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
    for (const Action& action : plan_.actions) {
      if (action.subscription != move.subscription) continue;
      switch (action.kind) {
        case ActionKind::Transfer:
          mark(MarkKind::Transfer, action.date);
          break;
        case ActionKind::CancelNow:
          mark(MarkKind::Cancel, action.date);
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
    for (const Step& step : plan_.steps) {
      const bool own = std::find(step.subscriptions.begin(), step.subscriptions.end(), move.subscription) != step.subscriptions.end();
      if (own && step.kind == "transfer-request") mark(MarkKind::Request, step.planned);
    }
    if (move.order_date && !day_of(MarkKind::Transfer) && !move.target_lines.empty()) mark(MarkKind::Order, *move.order_date);
    if (move.swap_date) mark(MarkKind::Swap, *move.swap_date);
    std::stable_sort(lane_.marks.begin(), lane_.marks.end(), [](const LaneMark& a, const LaneMark& b) { return a.day < b.day; });
  }

  // The source to its last day; the part past its term end is grace or the extended service term.
  void source(const Move& move, const Subscription* subscription, std::optional<Date> ends) {
    const Date last = ends.value_or(lanes_.last);
    const Date begin = subscription && subscription->term_start ? std::max(*subscription->term_start, lanes_.first) : lanes_.first;
    if (!runs_past_its_term(move, subscription, last)) {
      add(StretchKind::Source, begin, last, !ends);
      return;
    }
    const Date term_end = *subscription->term_end;
    add(StretchKind::Source, begin, term_end);
    const bool grace = subscription->state == SubscriptionState::InGrace;
    add(grace ? StretchKind::SourceGrace : StretchKind::SourceExtendedTerm, term_end + 1, last, !ends);
  }

  bool runs_past_its_term(const Move& move, const Subscription* subscription, Date last) const {
    if (!subscription || !subscription->term_end || last <= *subscription->term_end) return false;
    return extended_choice_ || in_extended_term(move) || *subscription->term_end < plan_.today;
  }

  bool in_extended_term(const Move& move) const {
    return std::any_of(plan_.ledger.begin(), plan_.ledger.end(), [&](const LedgerLine& line) {
      return line.kind == LedgerKind::SourceExtendedTerm && line.subscription == move.subscription;
    });
  }

  void targets(const Move& move, const Subscription* subscription, std::optional<Date> transfer) {
    if (transfer) {
      const Date end = subscription && subscription->term_end ? *subscription->term_end : lanes_.last;
      add(StretchKind::Target, *transfer, std::max(end, *transfer), !subscription || !subscription->term_end);
      return;
    }
    std::optional<Date> from, to;
    for (const TargetLine& line : plan_.target_lines) {
      if (std::find(move.target_lines.begin(), move.target_lines.end(), line.id) == move.target_lines.end()) continue;
      from = from ? std::min(*from, line.order_date) : line.order_date;
      to = to ? std::max(*to, line.term_end) : line.term_end;
    }
    if (!from) return;
    add(StretchKind::Target, *from, *to);
    add(StretchKind::CancelWindow, *from, *from + (figures_.cancel_days - 1));
  }

  const Plan& plan_;
  const plan::Figures& figures_;
  Lanes& lanes_;
  Lane lane_;
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
  const plan::Figures figures = plan::figures_of(catalog);
  LaneMaker maker(plan, figures, lanes);
  for (const Move& move : plan.moves) {
    const auto decision = settings.subscriptions.find(move.subscription);
    const bool pinned = decision != settings.subscriptions.end() && decision->second.order_date.has_value();
    lanes.lanes.push_back(maker.lane(move, subscription_of(customer, move.subscription), pinned));
  }
  return lanes;
}

}  // namespace csp
