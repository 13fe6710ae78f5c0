#include "core/plan/dates/branching.hpp"

#include <algorithm>

namespace csp::plan {

// Parts an item's choices by a test; nothing when one side would be empty.
template <class Test>
std::optional<Split> Branching::by(std::size_t item, const Mask& allowed, Test test) {
  Mask low(allowed.size(), 0), high(allowed.size(), 0);
  bool any_low = false, any_high = false;
  for (std::size_t c = 0; c < allowed.size(); ++c) {
    ++steps_;
    if (!allowed[c]) continue;
    const bool is_low = test(instance_.items[item].choices[c]);
    (is_low ? low : high)[c] = 1;
    (is_low ? any_low : any_high) = true;
  }
  if (!any_low || !any_high) return std::nullopt;
  Split split;
  split.low.emplace_back(item, std::move(low));
  split.high.emplace_back(item, std::move(high));
  return split;
}

const std::vector<Bought>& Branching::products(const Choice& choice) const {
  static const std::vector<Bought> nothing;
  return choice.products < 0 ? nothing : instance_.product_sets[static_cast<std::size_t>(choice.products)];
}

std::int64_t Branching::seats_on(std::size_t item, const Choice& choice, int day) const {
  std::int64_t seats = choice.last_day >= day ? instance_.items[item].old_seats : 0;
  if (choice.day <= day) {
    for (const Bought& bought : products(choice)) seats += bought.seats;
  }
  return seats;
}

std::int64_t Branching::subscriptions_on(std::size_t item, const Choice& choice, int day) const {
  const std::int64_t old = instance_.items[item].counts && choice.last_day >= day ? 1 : 0;
  return old + (choice.day <= day ? static_cast<std::int64_t>(products(choice).size()) : 0);
}

std::optional<Split> Branching::part(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed) {
  switch (breach.rule) {
    case Constraint::Together:
      return part_together(breach, allowed);
    case Constraint::Precedence:
      return part_precedence(breach, allowed);
    case Constraint::Minimum:
      return part_minimum(breach, choices, allowed);
    case Constraint::Seats:
      return part_level(breach.day, choices, allowed, true);
    case Constraint::Subscriptions:
      return part_level(breach.day, choices, allowed, false);
    case Constraint::WeekLimit:
      return std::nullopt;  // the relaxation keeps it
  }
  return std::nullopt;
}

void Branching::narrow(Narrowed& into, std::size_t item, Mask mask, int threshold, bool below) {
  const std::vector<Choice>& of = instance_.items[item].choices;
  for (std::size_t c = 0; c < mask.size(); ++c) {
    ++steps_;
    if ((of[c].day <= threshold) != below) mask[c] = 0;
  }
  into.emplace_back(item, std::move(mask));
}

std::optional<Split> Branching::part_together(const Breach& breach, const std::vector<Mask>& allowed) {
  Split split;
  for (const int member : breach.items) {
    const auto item = static_cast<std::size_t>(member);
    narrow(split.low, item, allowed[item], breach.day, true);
    narrow(split.high, item, allowed[item], breach.day, false);
  }
  return split;
}

// The first must not come after the second: either the first is early enough (or orders nothing), or both are later.
std::optional<Split> Branching::part_precedence(const Breach& breach, const std::vector<Mask>& allowed) {
  const auto first = static_cast<std::size_t>(breach.items[0]), second = static_cast<std::size_t>(breach.items[1]);
  std::optional<Split> split =
      by(first, allowed[first], [&](const Choice& choice) { return choice.day <= breach.day || choice.day == kNever; });
  if (split) narrow(split->high, second, allowed[second], breach.day, false);
  if (split) return split;
  // The first is late whatever it chooses: what is left is that the second is later still.
  Split rest;
  narrow(rest.high, second, allowed[second], breach.day, false);
  rest.low.emplace_back(second, Mask(allowed[second].size(), 0));
  return rest;
}

// Too few units of a product on a day: somebody leaves that day or comes to it, with so many units or others.
std::optional<Split> Branching::part_minimum(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed) {
  const auto amount = [&](const Choice& choice) {
    std::int64_t units = 0;
    for (const Bought& bought : products(choice)) units += choice.day == breach.day && bought.product == breach.product ? bought.units : 0;
    return units;
  };
  for (const bool already : {true, false}) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const std::int64_t now = amount(choice(i, choices[i]));
      if ((now > 0) != already) continue;
      if (std::optional<Split> split = by(i, allowed[i], [&](const Choice& other) { return amount(other) == now; })) return split;
    }
  }
  return std::nullopt;
}

// Too much on a day: the item whose other choices would relieve it most takes one of them, or never will.
std::optional<Split> Branching::part_level(int day, const std::vector<int>& choices, const std::vector<Mask>& allowed, bool seats) {
  const auto load = [&](std::size_t item, const Choice& choice) {
    return seats ? seats_on(item, choice, day) : subscriptions_on(item, choice, day);
  };
  std::int64_t least_level = seats ? instance_.other_seats : instance_.other_subscriptions;
  std::int64_t most = 0;
  std::size_t best = choices.size();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    std::int64_t least = -1;
    for (std::size_t c = 0; c < allowed[i].size(); ++c) {
      ++steps_;
      if (!allowed[i][c]) continue;
      const std::int64_t amount = load(i, instance_.items[i].choices[c]);
      least = least < 0 ? amount : std::min(least, amount);
    }
    least_level += least;
    const std::int64_t relief = load(i, choice(i, choices[i])) - least;
    if (relief > most) most = relief, best = i;
  }
  if (seats && least_level > instance_.seat_limit) return std::nullopt;
  if (best < choices.size()) {
    const std::int64_t now = load(best, choice(best, choices[best]));
    return by(best, allowed[best], [&](const Choice& other) { return load(best, other) < now; });
  }
  if (seats) return std::nullopt;
  // Only fewer orders can help now: several of one product on one day are one.
  if (!orders_can_merge(day, allowed)) return std::nullopt;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Choice& taken = choice(i, choices[i]);
    const auto alike = [&](const Choice& other) {
      return other.day == taken.day && other.products == taken.products && (other.last_day >= day) == (taken.last_day >= day);
    };
    if (std::optional<Split> split = by(i, allowed[i], alike)) return split;
  }
  return std::nullopt;
}

// Even with one order for each product that must have been ordered by then: does it fit?
bool Branching::orders_can_merge(int day, const std::vector<Mask>& allowed) {
  std::int64_t level = instance_.other_subscriptions;
  std::vector<int> ordered;
  for (std::size_t i = 0; i < allowed.size(); ++i) {
    bool always_there = instance_.items[i].counts, always_ordered = true;
    int set = -2;
    for (std::size_t c = 0; c < allowed[i].size(); ++c) {
      if (!allowed[i][c]) continue;
      ++steps_;
      const Choice& one = instance_.items[i].choices[c];
      always_there = always_there && one.last_day >= day;
      always_ordered = always_ordered && one.products >= 0 && one.day <= day && (set == -2 || set == one.products);
      set = one.products;
    }
    if (always_there) ++level;
    if (!always_ordered || set < 0) continue;
    for (const Bought& bought : instance_.product_sets[static_cast<std::size_t>(set)]) ordered.push_back(bought.product);
  }
  std::sort(ordered.begin(), ordered.end());
  ordered.erase(std::unique(ordered.begin(), ordered.end()), ordered.end());
  return level + static_cast<std::int64_t>(ordered.size()) <= instance_.subscription_limit;
}

}  // namespace csp::plan
