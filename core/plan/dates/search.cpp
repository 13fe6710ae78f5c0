#include "core/plan/dates/search.hpp"

#include <algorithm>
#include <optional>
#include <queue>

#include "core/plan/dates/week_flow.hpp"

namespace csp::plan {
namespace {

using Mask = std::vector<char>;  // one flag per choice of an item

// A part of the tree: its parent's choices without some.
struct Node {
  std::size_t parent = 0;
  std::vector<std::pair<std::size_t, Mask>> narrowed;  // items whose choices are fewer than the parent's
  std::vector<int> choices;                            // answer of the relaxation
  Weight bound;
};

// Two parts that between them hold every answer of the whole.
struct Split {
  std::vector<std::pair<std::size_t, Mask>> low, high;
};

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

struct Ceilings {
  std::int64_t seats = -1;  // -1: none
  std::int64_t subscriptions = -1;
};

// Is a ceiling broken whatever the items choose? What each of them has there on a day at the least: the old one until the earliest
// of its ends, the new ones from the latest of its order days on, one line for each product.
bool hopeless(const Instance& instance, const Ceilings& limits, const std::vector<Mask>& allowed, std::int64_t& steps) {
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

class Tree {
 public:
  explicit Tree(const Instance& instance) : instance_(instance) {}

  Answer run(const std::vector<int>& start) {
    if (!start.empty() && !find_breach(instance_, start, nullptr)) take(start, cost_of(start));
    nodes_.push_back({});
    open(0);
    while (current_ || !waiting_.empty()) {
      if (answer_.steps > instance_.steps) break;
      const std::size_t next = current_ ? *current_ : pop();
      current_.reset();
      expand(next);
    }
    finish();
    return std::move(answer_);
  }

 private:
  Weight cost_of(const std::vector<int>& choices) const {
    Weight sum;
    for (std::size_t i = 0; i < choices.size(); ++i) sum += instance_.items[i].choices[static_cast<std::size_t>(choices[i])].cost;
    return sum;
  }

  void take(const std::vector<int>& choices, const Weight& cost) {
    answer_.found = true;
    answer_.choices = choices;
    answer_.cost = cost;
  }

  bool worth(const Weight& bound) const { return !answer_.found || bound < answer_.cost; }

  void allowed_at(std::size_t index, std::vector<Mask>& allowed) const {
    allowed.assign(instance_.items.size(), {});
    for (std::size_t at = index;; at = nodes_[at].parent) {
      for (const auto& [item, mask] : nodes_[at].narrowed) {
        if (allowed[item].empty()) allowed[item] = mask;
      }
      if (at == 0) break;
    }
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      if (allowed[i].empty()) allowed[i].assign(instance_.items[i].choices.size(), 1);
    }
  }

  // Relaxes the node; false when it holds nothing that could be better.
  bool open(std::size_t index) {
    ++answer_.nodes;
    std::vector<Mask> allowed;
    allowed_at(index, allowed);
    Node& node = nodes_[index];
    if (hopeless(instance_, {instance_.seat_limit, instance_.subscription_limit}, allowed, answer_.steps)) return false;
    const WeekFlow flow = cheapest_within_weeks(instance_, allowed, node.choices, node.bound, answer_.steps);
    if (flow == WeekFlow::Stopped) given_up(allowed);
    if (flow != WeekFlow::Found) return false;
    if (!worth(node.bound)) return false;
    if (!find_breach(instance_, node.choices, nullptr)) {
      take(node.choices, node.bound);
      return false;
    }
    if (index == 0) current_ = 0;
    return true;
  }

  // Nothing is known of this part but what it cannot be cheaper than: each item at its cheapest.
  void given_up(const std::vector<Mask>& allowed) {
    Weight bound;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      const Weight* least = nullptr;
      for (std::size_t c = 0; c < allowed[i].size(); ++c) {
        const Weight& cost = instance_.items[i].choices[c].cost;
        if (allowed[i][c] && (least == nullptr || cost < *least)) least = &cost;
      }
      if (least != nullptr) bound += *least;
    }
    if (!unknown_from_ || bound < *unknown_from_) unknown_from_ = bound;
  }

  void expand(std::size_t index) {
    if (!worth(nodes_[index].bound)) return;
    std::vector<Mask> allowed;
    allowed_at(index, allowed);
    Breach breach;
    find_breach(instance_, nodes_[index].choices, &breach);
    std::optional<Split> split = part(breach, nodes_[index].choices, allowed);
    nodes_[index].choices = {};
    if (!split) return;
    std::optional<std::size_t> better;
    for (auto* half : {&split->low, &split->high}) {
      const bool possible = std::all_of(half->begin(), half->end(), [](const auto& narrowed) {
        return std::find(narrowed.second.begin(), narrowed.second.end(), 1) != narrowed.second.end();
      });
      if (!possible) continue;
      nodes_.push_back({index, std::move(*half), {}, {}});
      const std::size_t made = nodes_.size() - 1;
      if (!open(made)) continue;
      if (!better) {
        better = made;
      } else if (nodes_[made].bound < nodes_[*better].bound) {
        push(*better);
        better = made;
      } else {
        push(made);
      }
    }
    current_ = better;  // go down before going wide: a first whole answer cuts most of the tree away
  }

  struct Waiting {
    Weight bound;
    std::size_t node;
    bool operator<(const Waiting& other) const { return bound != other.bound ? other.bound < bound : other.node < node; }
  };
  void push(std::size_t node) { waiting_.push({nodes_[node].bound, node}); }
  std::size_t pop() {
    const std::size_t node = waiting_.top().node;
    waiting_.pop();
    return node;
  }

  void finish() {
    std::optional<Weight> open_bound;
    const auto look = [&](const Weight& bound) {
      if (!open_bound || bound < *open_bound) open_bound = bound;
    };
    if (current_) look(nodes_[*current_].bound);
    if (!waiting_.empty()) look(waiting_.top().bound);
    if (unknown_from_) look(*unknown_from_);
    answer_.proven = !open_bound || (answer_.found && !(*open_bound < answer_.cost));
    answer_.bound = answer_.proven ? answer_.cost : *open_bound;
  }

  // Parts an item's choices by a test; nothing when one side would be empty.
  template <class Test>
  std::optional<Split> by(std::size_t item, const Mask& allowed, Test test) {
    Mask low(allowed.size(), 0), high(allowed.size(), 0);
    bool any_low = false, any_high = false;
    for (std::size_t c = 0; c < allowed.size(); ++c) {
      ++answer_.steps;
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

  const Choice& choice(std::size_t item, int index) const { return instance_.items[item].choices[static_cast<std::size_t>(index)]; }
  const std::vector<Bought>& products(const Choice& choice) const {
    static const std::vector<Bought> nothing;
    return choice.products < 0 ? nothing : instance_.product_sets[static_cast<std::size_t>(choice.products)];
  }

  std::int64_t seats_on(std::size_t item, const Choice& choice, int day) const {
    std::int64_t seats = choice.last_day >= day ? instance_.items[item].old_seats : 0;
    if (choice.day <= day) {
      for (const Bought& bought : products(choice)) seats += bought.seats;
    }
    return seats;
  }
  std::int64_t subscriptions_on(std::size_t item, const Choice& choice, int day) const {
    const std::int64_t old = instance_.items[item].counts && choice.last_day >= day ? 1 : 0;
    return old + (choice.day <= day ? static_cast<std::int64_t>(products(choice).size()) : 0);
  }

  std::optional<Split> part(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed) {
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

  void narrow(std::vector<std::pair<std::size_t, Mask>>& into, std::size_t item, Mask mask, const std::vector<Choice>& of, int threshold,
              bool below) {
    for (std::size_t c = 0; c < mask.size(); ++c) {
      ++answer_.steps;
      if ((of[c].day <= threshold) != below) mask[c] = 0;
    }
    into.emplace_back(item, std::move(mask));
  }

  std::optional<Split> part_together(const Breach& breach, const std::vector<Mask>& allowed) {
    Split split;
    for (const int member : breach.items) {
      const auto item = static_cast<std::size_t>(member);
      narrow(split.low, item, allowed[item], instance_.items[item].choices, breach.day, true);
      narrow(split.high, item, allowed[item], instance_.items[item].choices, breach.day, false);
    }
    return split;
  }

  // The first must not come after the second: either the first is early enough (or orders nothing), or both are later.
  std::optional<Split> part_precedence(const Breach& breach, const std::vector<Mask>& allowed) {
    const auto first = static_cast<std::size_t>(breach.items[0]), second = static_cast<std::size_t>(breach.items[1]);
    std::optional<Split> split =
        by(first, allowed[first], [&](const Choice& choice) { return choice.day <= breach.day || choice.day == kNever; });
    if (split) narrow(split->high, second, allowed[second], instance_.items[second].choices, breach.day, false);
    if (split) return split;
    // The first is late whatever it chooses: what is left is that the second is later still.
    Split rest;
    narrow(rest.high, second, allowed[second], instance_.items[second].choices, breach.day, false);
    rest.low.emplace_back(second, Mask(allowed[second].size(), 0));
    return rest;
  }

  // Too few units of a product on a day: somebody leaves that day or comes to it, with so many units or others.
  std::optional<Split> part_minimum(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed) {
    const auto amount = [&](const Choice& choice) {
      std::int64_t units = 0;
      for (const Bought& bought : products(choice))
        units += choice.day == breach.day && bought.product == breach.product ? bought.units : 0;
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
  std::optional<Split> part_level(int day, const std::vector<int>& choices, const std::vector<Mask>& allowed, bool seats) {
    const auto load = [&](std::size_t item, const Choice& choice) {
      return seats ? seats_on(item, choice, day) : subscriptions_on(item, choice, day);
    };
    std::int64_t least_level = seats ? instance_.other_seats : instance_.other_subscriptions;
    std::int64_t most = 0;
    std::size_t best = choices.size();
    for (std::size_t i = 0; i < choices.size(); ++i) {
      std::int64_t least = -1;
      for (std::size_t c = 0; c < allowed[i].size(); ++c) {
        ++answer_.steps;
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
  bool orders_can_merge(int day, const std::vector<Mask>& allowed) {
    std::int64_t level = instance_.other_subscriptions;
    std::vector<int> ordered;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      bool always_there = instance_.items[i].counts, always_ordered = true;
      int set = -2;
      for (std::size_t c = 0; c < allowed[i].size(); ++c) {
        if (!allowed[i][c]) continue;
        ++answer_.steps;
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

  const Instance& instance_;
  Answer answer_;
  std::vector<Node> nodes_;
  std::priority_queue<Waiting> waiting_;
  std::optional<std::size_t> current_;
  std::optional<Weight> unknown_from_;  // of the parts that were given up: nothing in them costs less
};

}  // namespace

const char* rule_id(Constraint rule) {
  switch (rule) {
    case Constraint::WeekLimit:
      return "PLAN-WEEK-LIMIT";
    case Constraint::Seats:
      return "SMB-300";
    case Constraint::Subscriptions:
      return "TENANT-SUBS";
    case Constraint::Minimum:
      return "PLAN-UNITS-MINIMUM";
    case Constraint::Together:
      return "PLAN-GROUP-WHOLE";
    case Constraint::Precedence:
      return "NCE-ADDON";
  }
  return "";
}

bool out_of_reach(const Instance& instance, Constraint ceiling) {
  Ceilings limits;
  if (ceiling == Constraint::Seats) limits.seats = instance.seat_limit;
  if (ceiling == Constraint::Subscriptions) limits.subscriptions = instance.subscription_limit;
  std::vector<Mask> allowed;
  allowed.reserve(instance.items.size());
  for (const Item& item : instance.items) allowed.emplace_back(item.choices.size(), 1);
  std::int64_t steps = 0;
  return hopeless(instance, limits, allowed, steps);
}

Answer search(const Instance& instance, const std::vector<int>& start) { return Tree(instance).run(start); }

}  // namespace csp::plan
