// Which shared rule do these choices break first? Looked at in a fixed order, so that the tree is the same everywhere.
#include <algorithm>
#include <map>

#include "core/plan/dates/search.hpp"

namespace csp::plan {
namespace {

class Examiner {
 public:
  Examiner(const Instance& instance, const std::vector<int>& choices, Breach* breach)
      : instance_(instance), choices_(choices), breach_(breach) {}

  bool broken() { return together() || precedence() || weeks() || minimums() || seats() || subscriptions(); }

 private:
  const Choice& taken(std::size_t item) const { return instance_.items[item].choices[static_cast<std::size_t>(choices_[item])]; }

  bool report(Constraint rule, int day, int product, std::vector<int> items) {
    if (breach_ != nullptr) *breach_ = {rule, day, product, std::move(items)};
    return true;
  }

  bool together() {
    for (const std::vector<int>& group : instance_.together) {
      int least = kNever, most = -kNever;
      for (const int item : group) {
        least = std::min(least, taken(static_cast<std::size_t>(item)).day);
        most = std::max(most, taken(static_cast<std::size_t>(item)).day);
      }
      if (least < most) return report(Constraint::Together, least, -1, group);
    }
    return false;
  }

  bool precedence() {
    for (const auto& [first, second] : instance_.before) {
      const int a = taken(static_cast<std::size_t>(first)).day, b = taken(static_cast<std::size_t>(second)).day;
      if (a != kNever && b != kNever && a > b) return report(Constraint::Precedence, b, -1, {first, second});
    }
    return false;
  }

  bool weeks() {
    if (instance_.week_limit <= 0) return false;
    std::map<int, std::vector<int>> used;
    for (std::size_t item = 0; item < choices_.size(); ++item) {
      if (taken(item).week < 0) continue;
      std::vector<int>& members = used[taken(item).week];
      members.push_back(static_cast<int>(item));
    }
    for (auto& [week, members] : used) {
      if (static_cast<int>(members.size()) > instance_.week_limit) return report(Constraint::WeekLimit, week, -1, std::move(members));
    }
    return false;
  }

  bool minimums() {
    for (const Minimum& minimum : instance_.minimums) {
      std::map<int, std::int64_t> units;
      for (std::size_t item = 0; item < choices_.size(); ++item) {
        const Choice& choice = taken(item);
        if (choice.products < 0) continue;
        for (const Bought& bought : instance_.product_sets[static_cast<std::size_t>(choice.products)]) {
          if (bought.product == minimum.product) units[choice.day] += bought.units;
        }
      }
      for (const auto& [day, amount] : units) {
        if (amount < minimum.units) return report(Constraint::Minimum, day, minimum.product, {});
      }
    }
    return false;
  }

  // The first day on which changes of +n from a day on exceed a ceiling.
  bool over(std::vector<std::pair<int, std::int64_t>>& changes, std::int64_t level, std::int64_t limit, Constraint rule) {
    if (level > limit) return report(rule, instance_.first_day, -1, {});
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < changes.size();) {
      const int day = changes[i].first;
      for (; i < changes.size() && changes[i].first == day; ++i) level += changes[i].second;
      if (level > limit) return report(rule, day, -1, {});
    }
    return false;
  }

  bool seats() {
    if (instance_.seat_limit < 0) return false;
    std::vector<std::pair<int, std::int64_t>> changes;
    std::int64_t level = instance_.other_seats;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const Choice& choice = taken(i);
      const std::int64_t old = instance_.items[i].old_seats;
      if (old > 0 && choice.last_day >= instance_.first_day) {
        level += old;
        if (choice.last_day < kNever) changes.emplace_back(choice.last_day + 1, -old);
      }
      if (choice.products < 0) continue;
      for (const Bought& bought : instance_.product_sets[static_cast<std::size_t>(choice.products)]) {
        if (bought.seats > 0) changes.emplace_back(std::max(choice.day, instance_.first_day), bought.seats);
      }
    }
    return over(changes, level, instance_.seat_limit, Constraint::Seats);
  }

  bool subscriptions() {
    if (instance_.subscription_limit < 0) return false;
    std::vector<std::pair<int, std::int64_t>> changes;
    std::vector<std::pair<int, int>> orders;
    std::int64_t level = instance_.other_subscriptions;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const Choice& choice = taken(i);
      if (instance_.items[i].counts && choice.last_day >= instance_.first_day) {
        ++level;
        if (choice.last_day < kNever) changes.emplace_back(choice.last_day + 1, -1);
      }
      if (choice.products < 0) continue;
      for (const Bought& bought : instance_.product_sets[static_cast<std::size_t>(choice.products)])
        orders.emplace_back(choice.day, bought.product);
    }
    std::sort(orders.begin(), orders.end());
    orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
    for (const auto& [day, product] : orders) changes.emplace_back(std::max(day, instance_.first_day), 1);
    return over(changes, level, instance_.subscription_limit, Constraint::Subscriptions);
  }

  const Instance& instance_;
  const std::vector<int>& choices_;
  Breach* breach_;
};

}  // namespace

bool find_breach(const Instance& instance, const std::vector<int>& choices, Breach* breach) {
  return Examiner(instance, choices, breach).broken();
}

}  // namespace csp::plan
