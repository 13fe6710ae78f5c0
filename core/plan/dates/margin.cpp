#include "core/plan/dates/margin.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace csp {
namespace {

// The days on which something is ordered or given back, each found once.
class Days {
 public:
  explicit Days(const std::vector<Action>& actions) {
    for (const Action& action : actions) {
      if (action.kind == ActionKind::Order) orders_[action.target_line].push_back(action.date);
      if (action.kind == ActionKind::Reduce) reductions_[action.subscription].push_back(action.date);
    }
  }

  std::vector<Date> orders_of(const Move& move) const {
    std::vector<Date> orders;
    for (const std::string& line : move.target_lines) append(orders, orders_, line);
    if (orders.empty() && move.order_date) orders.push_back(*move.order_date);
    std::sort(orders.begin(), orders.end());
    return orders;
  }

  // Units of it end: a subscription that moves in parts gives them back one part after another.
  std::vector<Date> ends_of(const Move& move) const {
    std::vector<Date> ends = {*move.source_last_day};
    append(ends, reductions_, move.subscription);
    return ends;
  }

 private:
  using ByName = std::map<std::string_view, std::vector<Date>>;

  static void append(std::vector<Date>& into, const ByName& days, std::string_view name) {
    const auto found = days.find(name);
    if (found != days.end()) into.insert(into.end(), found->second.begin(), found->second.end());
  }

  ByName orders_, reductions_;
};

}  // namespace

std::optional<TightestMargin> tightest_margin(const std::vector<Move>& moves, const std::vector<Action>& actions, Date today,
                                              const std::function<bool(const Move&)>& counts) {
  const Days days_of(actions);
  std::optional<TightestMargin> tightest;
  for (const Move& move : moves) {
    if (move.target_lines.empty() || !move.source_last_day || *move.source_last_day < today || !counts(move)) continue;
    const std::vector<Date> orders = days_of.orders_of(move);
    if (orders.empty()) continue;
    for (const Date end : days_of.ends_of(move)) {
      const auto after = std::upper_bound(orders.begin(), orders.end(), end);
      const Date order = after == orders.begin() ? orders.front() : *(after - 1);  // what was bought last for what ends now
      const int days = std::max(0, end - order);  // usable from the day after the order (rule NCE-RENEW-TIME), the last day included
      const bool after_end = order > end;
      if (!tightest || days < tightest->days || (days == tightest->days && after_end && !tightest->after_end))
        tightest = TightestMargin{move.subscription, days, after_end, false, order, end};
    }
  }
  return tightest;
}

void count_handover(std::optional<TightestMargin>& tightest, const std::string& subscription, Date transferred, Date end) {
  const int days = std::max(0, end - transferred);
  if (!tightest || days < tightest->days) tightest = TightestMargin{subscription, days, transferred > end, true, transferred, end};
}

Message why_short(const TightestMargin& margin, const std::string& name, const Plan& plan, const PlanSettings& settings) {
  const Date latest = margin.end - settings.margin_days;
  const auto said = [&](const char* key) {
    return Message{key,
                   {{"name", name},
                    {"date", margin.from},
                    {"end", margin.end},
                    {"latest", latest},
                    {"days", std::int64_t{margin.days}},
                    {"wanted", std::int64_t{settings.margin_days}}}};
  };
  const bool given_up = std::any_of(plan.actions.begin(), plan.actions.end(), [&](const Action& action) {
    const bool ends_units = action.kind == ActionKind::CancelNow || action.kind == ActionKind::Reduce;
    return ends_units && action.subscription == margin.subscription && action.date == margin.end;
  });
  if (given_up && margin.days > 0) return said("margin.short.own_end");
  const auto move =
      std::find_if(plan.moves.begin(), plan.moves.end(), [&](const Move& each) { return each.subscription == margin.subscription; });
  const bool at_once = move != plan.moves.end() && move->date_rule == "PLAN-PREREQUISITES";
  if (at_once && margin.days > 0) return said("margin.short.no_time");
  if (at_once || latest < plan.today) return said("margin.short.too_late");
  if (margin.handed_over) return said("margin.short.handover");
  const auto decision = settings.subscriptions.find(margin.subscription);
  const bool pinned = decision != settings.subscriptions.end() && decision->second.order_date.has_value();
  return said(pinned ? "margin.short.pinned" : "margin.short.moved");
}

}  // namespace csp
