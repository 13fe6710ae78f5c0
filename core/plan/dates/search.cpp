#include "core/plan/dates/search.hpp"

#include <algorithm>
#include <optional>
#include <queue>

#include "core/plan/dates/branching.hpp"
#include "core/plan/dates/infeasible.hpp"
#include "core/plan/dates/week_flow.hpp"

namespace csp::plan {
namespace {

// A part of the tree: its parent's choices without some.
struct Node {
  std::size_t parent = 0;
  Narrowed narrowed;         // items whose choices are fewer than the parent's
  std::vector<int> choices;  // answer of the relaxation
  Weight bound;
};

class Tree {
 public:
  explicit Tree(const Instance& instance) : instance_(instance), branching_(instance, answer_.steps) {}

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
    if (is_infeasible(instance_, {instance_.seat_limit, instance_.subscription_limit}, allowed, answer_.steps)) return false;
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
    std::optional<Split> split = branching_.part(breach, nodes_[index].choices, allowed);
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

  const Instance& instance_;
  Answer answer_;
  Branching branching_;  // counts its steps in the answer
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

Answer search(const Instance& instance, const std::vector<int>& start) { return Tree(instance).run(start); }

}  // namespace csp::plan
