#include "core/plan/dates/infeasible.hpp"

#include <algorithm>

namespace csp::plan {
namespace {

bool rises_above(std::vector<std::pair<int, std::int64_t>>& changes, std::int64_t level, std::int64_t limit) {
  if (limit < 0) return false;
  if (level > limit) return true;
  std::sort(changes.begin(), changes.end());
  for (std::size_t i = 0; i < changes.size();) {
    const int day = changes[i].first;
    for (; i < changes.size() && changes[i].first == day; ++i) level += changes[i].second;
    if (level > limit) return true;
  }
  return false;
}

}  // namespace

// What each of them has there on a day at the least: the old one until the earliest
// of its ends, the new ones from the latest of its order days on, one line for each product.
bool is_infeasible(const Instance& instance, const Ceilings& limits, const std::vector<std::vector<char>>& allowed, std::int64_t& steps) {
  if (limits.seats < 0 && limits.subscriptions < 0) return false;
  std::vector<std::pair<int, std::int64_t>> seat_changes, line_changes;
  std::int64_t seats = instance.other_seats, subscriptions = instance.other_subscriptions;
  std::vector<std::pair<int, int>> lines;  // product and the latest day of its first order
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    const Item& item = instance.items[i];
    int last = kNever, order = -kNever, set = -2;
    for (std::size_t c = 0; c < allowed[i].size(); ++c) {
      ++steps;
      if (!allowed[i][c]) continue;
      const Choice& one = item.choices[c];
      last = std::min(last, one.last_day);
      order = std::max(order, one.products < 0 ? kNever : one.day);
      set = set == -2 || set == one.products ? one.products : -1;
    }
    if (last >= instance.first_day) {
      seats += item.old_seats;
      subscriptions += item.counts ? 1 : 0;
      if (last < kNever) {
        seat_changes.emplace_back(last + 1, -item.old_seats);
        line_changes.emplace_back(last + 1, item.counts ? -1 : 0);
      }
    }
    if (order == kNever || set < 0) continue;
    for (const Bought& bought : instance.product_sets[static_cast<std::size_t>(set)]) {
      seat_changes.emplace_back(std::max(order, instance.first_day), bought.seats);
      lines.emplace_back(bought.product, std::max(order, instance.first_day));
    }
  }
  std::sort(lines.begin(), lines.end());
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (k == 0 || lines[k].first != lines[k - 1].first) line_changes.emplace_back(lines[k].second, 1);
  }
  return rises_above(seat_changes, seats, limits.seats) || rises_above(line_changes, subscriptions, limits.subscriptions);
}

bool out_of_reach(const Instance& instance, Constraint ceiling) {
  Ceilings limits;
  if (ceiling == Constraint::Seats) limits.seats = instance.seat_limit;
  if (ceiling == Constraint::Subscriptions) limits.subscriptions = instance.subscription_limit;
  std::vector<std::vector<char>> allowed;
  allowed.reserve(instance.items.size());
  for (const Item& item : instance.items) allowed.emplace_back(item.choices.size(), 1);
  std::int64_t steps = 0;
  return is_infeasible(instance, limits, allowed, steps);
}

}  // namespace csp::plan
