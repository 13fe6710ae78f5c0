#include "core/equivalence/bundles/mix.hpp"

#include <algorithm>
#include <cmath>

#include "core/equivalence/bundles/mix_node.hpp"

namespace csp::bundles {
namespace {

class Search {
 public:
  Search(const MixProblem& problem, std::int64_t& steps) : mix_(problem), steps_(steps), best_(mix_.most + 1) {}

  Mix run() {
    Node root;
    root.bought.assign(mix_.tied.size(), Bought::Open);
    root.least.assign(mix_.items.size(), 0);
    for (const FlatMix::Item& item : mix_.items) root.most.push_back(mix_.users[item.group]);
    waiting_.push_back(std::move(root));
    bool stopped = false;
    while (!waiting_.empty()) {
      Node node = std::move(waiting_.back());
      waiting_.pop_back();
      if (node.bound >= best_) continue;
      if (--steps_ < 0) {
        stopped = true;
        waiting_.push_back(std::move(node));
        break;
      }
      visit(std::move(node));
    }
    Mix result;
    result.found = found_;
    result.proven = !stopped;
    result.cost = best_;
    result.bound = best_;
    for (const Node& node : waiting_) result.bound = std::min(result.bound, node.bound);
    if (found_) {
      for (std::size_t g = 0; g < mix_.users.size(); ++g) {
        result.counts.emplace_back(counts_.begin() + static_cast<std::ptrdiff_t>(mix_.begin[g]),
                                   counts_.begin() + static_cast<std::ptrdiff_t>(mix_.begin[g + 1]));
      }
    }
    return result;
  }

 private:
  void visit(Node node) {
    const Division division = divide(mix_, node, steps_);
    try_counts(rounded(node, division));
    if (!bound_node(mix_, division.prices, best_, node) || node.bound >= best_) return;
    if (!branch_on_sku(node, division)) branch_on_item(node, division);
  }

  // Whole users, nearest to the division, seats mended by moving users where that costs least.
  std::vector<std::int64_t> rounded(const Node& node, const Division& division) const {
    std::vector<std::int64_t> counts(mix_.items.size());
    std::int64_t over = -mix_.seats;
    for (std::size_t g = 0; g < mix_.users.size(); ++g) {
      std::int64_t left = mix_.users[g];
      for (std::size_t i = mix_.begin[g]; i < mix_.begin[g + 1]; ++i) {
        counts[i] = std::min(left, static_cast<std::int64_t>(division.users[i] + 1e-6));
        left -= counts[i];
      }
      while (left > 0) {
        std::size_t nearest = mix_.begin[g];
        double most = -1e300;
        for (std::size_t i = mix_.begin[g]; i < mix_.begin[g + 1]; ++i) {
          const double short_of = division.users[i] - static_cast<double>(counts[i]);
          if (node.most[i] > 0 && short_of > most) {
            nearest = i;
            most = short_of;
          }
        }
        const std::int64_t step = most <= 0 ? left : std::clamp(static_cast<std::int64_t>(std::min(most, 1e15)), std::int64_t{1}, left);
        counts[nearest] += step;
        left -= step;
      }
      for (std::size_t i = mix_.begin[g]; i < mix_.begin[g + 1]; ++i) over += mix_.items[i].seats * counts[i];
    }
    while (over > 0 && give_seats_back(counts, over)) {
    }
    return counts;
  }

  std::int64_t plain_price(std::size_t item) const {
    std::int64_t price = mix_.items[item].loose;
    for (std::uint32_t sku : mix_.items[item].tied) price += mix_.tied[sku].price;
    return price;
  }

  bool give_seats_back(std::vector<std::int64_t>& counts, std::int64_t& over) const {
    std::size_t from = 0, to = 0;
    double least = 0;
    bool any = false;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] == 0 || mix_.items[i].seats == 0) continue;
      const std::size_t g = mix_.items[i].group;
      for (std::size_t other = mix_.begin[g]; other < mix_.begin[g + 1]; ++other) {
        const std::int64_t saved = mix_.items[i].seats - mix_.items[other].seats;
        if (saved <= 0) continue;
        const double dearer = static_cast<double>(plain_price(other) - plain_price(i)) / static_cast<double>(saved);
        if (any && dearer >= least) continue;
        any = true;
        least = dearer;
        from = i;
        to = other;
      }
    }
    if (!any) return false;
    const std::int64_t saved = mix_.items[from].seats - mix_.items[to].seats;
    const std::int64_t moved = std::min(counts[from], (over + saved - 1) / saved);
    counts[from] -= moved;
    counts[to] += moved;
    over -= saved * moved;
    return true;
  }

  void try_counts(std::vector<std::int64_t> counts) {
    const std::optional<Wide> cost = mix_.cost(counts);
    if (!cost || *cost >= best_) return;
    best_ = *cost;
    counts_ = std::move(counts);
    found_ = true;
  }

  // The undecided SKU whose minimum is farthest from being reached, in money.
  bool branch_on_sku(Node& node, const Division& division) {
    std::vector<double> assigned(mix_.tied.size());
    for (std::size_t i = 0; i < mix_.items.size(); ++i) {
      for (std::uint32_t sku : mix_.items[i].tied) assigned[sku] += division.users[i];
    }
    std::size_t chosen = mix_.tied.size();
    double worst = 0;
    for (std::size_t sku = 0; sku < mix_.tied.size(); ++sku) {
      const double missing = static_cast<double>(mix_.tied[sku].minimum) - assigned[sku];
      if (node.bought[sku] != Bought::Open || assigned[sku] < 1e-6 || missing < 1e-6) continue;
      const double money = std::min(missing, assigned[sku]) * static_cast<double>(mix_.tied[sku].price);
      if (chosen != mix_.tied.size() && money <= worst) continue;
      chosen = sku;
      worst = money;
    }
    if (chosen == mix_.tied.size()) return false;
    Node without = node, with = std::move(node);
    with.bought[chosen] = Bought::Yes;
    without.bought[chosen] = Bought::No;
    for (std::size_t i = 0; i < mix_.items.size(); ++i) {
      if (std::find(mix_.items[i].tied.begin(), mix_.items[i].tied.end(), chosen) != mix_.items[i].tied.end()) without.most[i] = 0;
    }
    const bool with_first = assigned[chosen] * 2 >= static_cast<double>(mix_.tied[chosen].minimum);
    if (with_first) std::swap(with, without);
    push(std::move(with));
    push(std::move(without));
    return true;
  }

  void branch_on_item(Node& node, const Division& division) {
    std::size_t chosen = mix_.items.size();
    double most = -1;
    for (std::size_t i = 0; i < mix_.items.size(); ++i) {
      if (node.most[i] == node.least[i]) continue;
      const double fraction = division.users[i] - std::floor(division.users[i]);
      const double between = std::min(fraction, 1 - fraction);
      if (between <= most) continue;
      chosen = i;
      most = between;
    }
    if (chosen == mix_.items.size()) return;  // nothing left to decide: these counts have been tried
    const double at = division.users[chosen];
    std::int64_t cut = static_cast<std::int64_t>(std::floor(at + 1e-6));
    cut = std::clamp(cut, node.least[chosen], node.most[chosen] - 1);
    Node low = node, high = std::move(node);
    low.most[chosen] = cut;
    high.least[chosen] = cut + 1;
    const bool high_first = at - static_cast<double>(cut) > 0.5;
    if (high_first) std::swap(low, high);
    push(std::move(high));
    push(std::move(low));
  }

  // A SKU that somebody certainly gets is bought.
  void push(Node node) {
    for (std::size_t i = 0; i < mix_.items.size(); ++i) {
      if (node.least[i] == 0) continue;
      for (std::uint32_t sku : mix_.items[i].tied) {
        if (node.bought[sku] == Bought::No) return;
        node.bought[sku] = Bought::Yes;
      }
    }
    waiting_.push_back(std::move(node));
  }

  FlatMix mix_;
  std::int64_t& steps_;
  Wide best_;
  bool found_ = false;
  std::vector<std::int64_t> counts_;
  std::vector<Node> waiting_;
};

}  // namespace

Mix cheapest_mix(const MixProblem& problem, std::int64_t& steps) { return Search(problem, steps).run(); }

}  // namespace csp::bundles
