#include "tests/core/support/random_instance.hpp"

#include <map>
#include <set>

namespace support {
using namespace csp::plan;

Instance random_instance(Dice& dice, int items, int choices) {
  Instance instance;
  instance.steps = 50'000'000;
  const int products = dice.between(1, 3);
  for (int set = 0; set < 3; ++set) {
    std::vector<Bought> bought;
    for (int product = 0; product < products; ++product) {
      if (dice.chance(50)) continue;
      const std::int64_t units = dice.between(1, 9);
      bought.push_back({product, units, dice.chance(60) ? units : 0});
    }
    instance.product_sets.push_back(bought);
  }
  for (int i = 0; i < items; ++i) {
    Item item;
    item.old_seats = dice.chance(60) ? dice.between(1, 9) : 0;
    item.counts = dice.chance(90);
    const int end = dice.between(5, 30);
    const int count = dice.between(1, choices);
    for (int c = 0; c < count; ++c) {
      Choice choice;
      choice.cost.places[2] = dice.between(0, 40);
      choice.cost.places[1] = dice.chance(20) ? dice.between(0, 3) : 0;
      const int kind = dice.below(8);
      if (kind == 0) {  // moves without an order
        choice.week = dice.between(0, 30) / 7;
      } else if (kind == 1) {  // stays
        choice.last_day = dice.chance(50) ? kNever : end;
      } else {
        choice.day = dice.between(0, 30);
        choice.week = choice.day / 7;
        choice.products = dice.below(3);
        choice.last_day = dice.chance(70) ? end : choice.day + dice.between(1, 5);
      }
      item.choices.push_back(choice);
    }
    instance.items.push_back(item);
  }
  if (dice.chance(50)) instance.week_limit = dice.between(1, 3);
  if (dice.chance(50)) instance.seat_limit = dice.between(10, 40);
  if (dice.chance(50)) instance.subscription_limit = dice.between(items, 2 * items + 1);
  instance.other_subscriptions = dice.chance(30) ? dice.below(2) : 0;
  if (dice.chance(30)) instance.minimums.push_back({dice.below(products), dice.between(2, 12)});
  if (dice.chance(25) && items > 2) instance.together.push_back({0, items - 1});
  if (dice.chance(30) && items > 1) instance.before.emplace_back(0, 1);
  return instance;
}

bool keeps_rules(const Instance& instance, const std::vector<int>& choices) {
  std::vector<const Choice*> taken;
  for (std::size_t i = 0; i < choices.size(); ++i) taken.push_back(&instance.items[i].choices[static_cast<std::size_t>(choices[i])]);
  const auto bought = [&](const Choice& choice) {
    return choice.products < 0 ? std::vector<Bought>() : instance.product_sets[static_cast<std::size_t>(choice.products)];
  };
  std::map<int, int> weeks;
  std::map<std::pair<int, int>, std::int64_t> lines;  // product and day
  std::set<int> days = {instance.first_day};
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]->week >= 0) ++weeks[taken[i]->week];
    for (const Bought& each : bought(*taken[i])) lines[{each.product, taken[i]->day}] += each.units;
    if (taken[i]->day != kNever) days.insert(taken[i]->day);
  }
  for (const auto& [week, count] : weeks) {
    if (instance.week_limit > 0 && count > instance.week_limit) return false;
  }
  for (const Minimum& minimum : instance.minimums) {
    for (const auto& [line, units] : lines) {
      if (line.first == minimum.product && units < minimum.units) return false;
    }
  }
  for (const auto& group : instance.together) {
    for (const int item : group) {
      if (taken[static_cast<std::size_t>(item)]->day != taken[static_cast<std::size_t>(group[0])]->day) return false;
    }
  }
  for (const auto& [first, second] : instance.before) {
    const int a = taken[static_cast<std::size_t>(first)]->day, b = taken[static_cast<std::size_t>(second)]->day;
    if (a != kNever && b != kNever && b < a) return false;
  }
  for (const int day : days) {  // levels rise on these days only
    if (day < instance.first_day) continue;
    std::int64_t seats = instance.other_seats, subscriptions = instance.other_subscriptions;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i]->last_day >= day) {
        seats += instance.items[i].old_seats;
        subscriptions += instance.items[i].counts ? 1 : 0;
      }
      if (taken[i]->day > day) continue;
      for (const Bought& each : bought(*taken[i])) seats += each.seats;
    }
    for (const auto& [line, units] : lines) subscriptions += line.second <= day ? 1 : 0;
    if (instance.seat_limit >= 0 && seats > instance.seat_limit) return false;
    if (instance.subscription_limit >= 0 && subscriptions > instance.subscription_limit) return false;
  }
  return true;
}

std::optional<Weight> exhaustive(const Instance& instance) {
  std::optional<Weight> best;
  std::vector<int> choices(instance.items.size(), 0);
  for (;;) {
    Weight cost;
    for (std::size_t i = 0; i < choices.size(); ++i) cost += instance.items[i].choices[static_cast<std::size_t>(choices[i])].cost;
    if ((!best || cost < *best) && keeps_rules(instance, choices)) best = cost;
    std::size_t at = 0;
    while (at < choices.size() && ++choices[at] == static_cast<int>(instance.items[at].choices.size())) choices[at++] = 0;
    if (at == choices.size()) return best;
  }
}

}  // namespace support
