#include "core/plan/dates/margin.hpp"

#include <algorithm>

namespace csp {
namespace {

std::vector<Date> orders_of(const Move& move, const std::vector<Action>& actions) {
  std::vector<Date> orders;
  for (const Action& action : actions) {
    if (action.kind != ActionKind::Order) continue;
    if (std::find(move.target_lines.begin(), move.target_lines.end(), action.target_line) != move.target_lines.end())
      orders.push_back(action.date);
  }
  if (orders.empty() && move.order_date) orders.push_back(*move.order_date);
  std::sort(orders.begin(), orders.end());
  return orders;
}

// Days on which units of it end: a subscription that moves in parts gives them back one part after another.
std::vector<Date> ends_of(const Move& move, const std::vector<Action>& actions) {
  std::vector<Date> ends = {*move.source_last_day};
  for (const Action& action : actions) {
    if (action.kind == ActionKind::Reduce && action.subscription == move.subscription) ends.push_back(action.date);
  }
  return ends;
}

}  // namespace

std::optional<TightestMargin> tightest_margin(const std::vector<Move>& moves, const std::vector<Action>& actions, Date today) {
  std::optional<TightestMargin> tightest;
  for (const Move& move : moves) {
    if (move.target_lines.empty() || !move.source_last_day || *move.source_last_day < today) continue;
    const std::vector<Date> orders = orders_of(move, actions);
    if (orders.empty()) continue;
    for (const Date end : ends_of(move, actions)) {
      const auto after = std::upper_bound(orders.begin(), orders.end(), end);
      const Date order = after == orders.begin() ? orders.front() : *(after - 1);  // what was bought last for what ends now
      const int days = std::max(0, end - order);  // usable from the day after the order (rule NCE-RENEW-TIME), the last day included
      const bool after_end = order > end;
      if (!tightest || days < tightest->days || (days == tightest->days && after_end && !tightest->after_end))
        tightest = TightestMargin{move.subscription, days, after_end};
    }
  }
  return tightest;
}

}  // namespace csp
