#include "core/equivalence/bundles/mix_node.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace csp::bundles {

FlatMix::FlatMix(const MixProblem& problem) : seats(problem.seats) {
  constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> number(problem.price.size(), none);
  std::int64_t divisor = 0;
  for (std::size_t g = 0; g < problem.groups.size(); ++g) {
    const MixGroup& group = problem.groups[g];
    begin.push_back(items.size());
    users.push_back(group.users);
    std::int64_t dearest = 0;
    for (const Option& option : group.options) {
      Item item{g, option.loose, option.seats, {}};
      for (SkuNumber sku : option.tied) {
        if (number[sku] == none) {
          number[sku] = static_cast<std::uint32_t>(tied.size());
          tied.push_back({problem.price[sku], problem.minimum[sku], problem.business[sku]});
        }
        item.tied.push_back(number[sku]);
        if (problem.business[sku]) ++item.seats;
      }
      divisor = std::gcd(divisor, option.loose);
      dearest = std::max(dearest, option.full);
      items.push_back(std::move(item));
    }
    most += Wide{group.users} * dearest;
  }
  begin.push_back(items.size());
  for (const Tied& sku : tied) {
    divisor = std::gcd(divisor, sku.price);
    most += Wide{sku.price} * sku.minimum;
  }
  if (divisor > 0) unit = divisor;
}

std::optional<Wide> FlatMix::cost(const std::vector<std::int64_t>& counts) const {
  std::vector<std::int64_t> assigned(tied.size());
  Wide sum = 0;
  std::int64_t taken = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (counts[i] == 0) continue;
    sum += Wide{items[i].loose} * counts[i];
    taken += items[i].seats * counts[i];
    for (std::uint32_t sku : items[i].tied) assigned[sku] += counts[i];
  }
  for (std::size_t i = 0; i < tied.size(); ++i) {
    if (assigned[i] == 0) continue;
    const std::int64_t units = std::max(assigned[i], tied[i].minimum);
    sum += Wide{tied[i].price} * units;
    if (tied[i].business) taken += units - assigned[i];
  }
  if (taken > seats) return std::nullopt;
  return sum;
}

std::vector<Wide> open_prices(const FlatMix& mix, const Node& node) {
  std::vector<Wide> reach(mix.tied.size()), prices(mix.tied.size());
  std::vector<std::int64_t> in_group(mix.tied.size());
  for (std::size_t g = 0; g < mix.users.size(); ++g) {
    std::fill(in_group.begin(), in_group.end(), 0);
    for (std::size_t i = mix.begin[g]; i < mix.begin[g + 1]; ++i) {
      for (std::uint32_t sku : mix.items[i].tied) in_group[sku] = std::min(mix.users[g], in_group[sku] + node.most[i]);
    }
    for (std::size_t sku = 0; sku < reach.size(); ++sku) reach[sku] += in_group[sku];
  }
  for (std::size_t sku = 0; sku < prices.size(); ++sku) {
    prices[sku] = Wide{mix.tied[sku].price} * kFine;
    if (reach[sku] == 0 || reach[sku] >= mix.tied[sku].minimum) continue;
    prices[sku] = Wide{mix.tied[sku].price} * mix.tied[sku].minimum * kFine / reach[sku];
  }
  return prices;
}

bool bound_node(const FlatMix& mix, const Prices& prices, Wide best, Node& node) {
  const std::vector<Wide> open = open_prices(mix, node);
  std::vector<Wide> of_tied(mix.tied.size());
  Wide sum = -prices.seat * mix.seats;
  for (std::size_t sku = 0; sku < mix.tied.size(); ++sku) {
    const FlatMix::Tied& tied = mix.tied[sku];
    if (node.bought[sku] != Bought::Yes) {
      of_tied[sku] = open[sku];
      continue;
    }
    // An unused unit is paid and takes its seat, so a missing one is never worth more.
    const Wide most = Wide{tied.price} * kFine + (tied.business ? prices.seat : Wide{0});
    const Wide worth = std::min(prices.minimum[sku], most);
    of_tied[sku] = Wide{tied.price} * kFine - worth;
    sum += worth * tied.minimum;
  }
  std::vector<Wide> price(mix.items.size()), dearest(mix.users.size());
  std::vector<std::size_t> order;
  for (std::size_t g = 0; g < mix.users.size(); ++g) {
    std::int64_t left = mix.users[g];
    order.clear();
    for (std::size_t i = mix.begin[g]; i < mix.begin[g + 1]; ++i) {
      if (node.most[i] == 0) continue;
      const FlatMix::Item& item = mix.items[i];
      price[i] = Wide{item.loose} * kFine + prices.seat * item.seats;
      for (std::uint32_t sku : item.tied) price[i] += of_tied[sku];
      sum += price[i] * node.least[i];
      left -= node.least[i];
      order.push_back(i);
    }
    if (left < 0) return false;
    if (order.size() == 1 && left <= node.most[order[0]] - node.least[order[0]]) {
      sum += price[order[0]] * left;
      node.least[order[0]] = node.most[order[0]] = node.least[order[0]] + left;
      dearest[g] = -1;
      continue;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return price[a] != price[b] ? price[a] < price[b] : a < b; });
    bool any = false;
    for (std::size_t i : order) {
      const std::int64_t taken = std::min(left, node.most[i] - node.least[i]);
      if (taken == 0) continue;
      sum += price[i] * taken;
      left -= taken;
      dearest[g] = any ? std::max(dearest[g], price[i]) : price[i];
      any = true;
    }
    if (left > 0) return false;
    if (!any) dearest[g] = -1;  // nothing left to divide
  }
  const auto whole = [&](Wide fine) {  // the least possible cost that is not below it
    const Wide unit = Wide{mix.unit} * kFine;
    return fine <= 0 ? Wide{0} : (fine + unit - 1) / unit * mix.unit;
  };
  node.bound = std::max(node.bound, whole(sum));
  if (node.bound >= best) return true;
  for (std::size_t i = 0; i < mix.items.size(); ++i) {
    const std::size_t g = mix.items[i].group;
    if (node.most[i] == node.least[i] || node.least[i] > 0 || dearest[g] < 0 || price[i] <= dearest[g]) continue;
    if (whole(sum + price[i] - dearest[g]) >= best) node.most[i] = 0;
  }
  return true;
}

Division divide(const FlatMix& mix, const Node& node, std::int64_t& steps) {
  Relaxation problem;
  problem.seats = static_cast<double>(mix.seats);
  problem.excess_price = static_cast<double>(mix.most) + 1e6;
  const std::vector<Wide> open = open_prices(mix, node);
  std::vector<std::uint32_t> row(mix.tied.size());
  std::vector<std::size_t> sku_of_row;
  for (std::size_t sku = 0; sku < mix.tied.size(); ++sku) {
    if (node.bought[sku] != Bought::Yes) continue;
    row[sku] = static_cast<std::uint32_t>(sku_of_row.size());
    sku_of_row.push_back(sku);
    problem.minimums.push_back(
        {static_cast<double>(mix.tied[sku].minimum), static_cast<double>(mix.tied[sku].price), mix.tied[sku].business});
  }
  Division division;
  division.users.assign(mix.items.size(), 0);
  std::vector<std::vector<std::size_t>> item_of;
  for (std::size_t g = 0; g < mix.users.size(); ++g) {
    std::int64_t left = mix.users[g];
    std::vector<std::size_t> free;
    for (std::size_t i = mix.begin[g]; i < mix.begin[g + 1]; ++i) {
      left -= node.least[i];
      if (node.most[i] > node.least[i]) free.push_back(i);
    }
    for (std::size_t i = mix.begin[g]; i < mix.begin[g + 1]; ++i) {
      const std::int64_t fixed = node.least[i] + (free.size() == 1 && free[0] == i ? left : 0);
      if (fixed == 0) continue;
      division.users[i] = static_cast<double>(fixed);
      problem.seats -= static_cast<double>(mix.items[i].seats * fixed);
      for (std::uint32_t sku : mix.items[i].tied) {
        if (node.bought[sku] == Bought::Yes) problem.minimums[row[sku]].missing -= static_cast<double>(fixed);
      }
    }
    if (free.size() < 2 || left == 0) continue;
    Relaxation::Group group;
    group.users = static_cast<double>(left);
    for (std::size_t i : free) {
      const FlatMix::Item& item = mix.items[i];
      Relaxation::Column column;
      column.cost = static_cast<double>(item.loose);
      column.seats = static_cast<double>(item.seats);
      column.most = static_cast<double>(std::min(left, node.most[i] - node.least[i]));
      for (std::uint32_t sku : item.tied) {
        if (node.bought[sku] == Bought::Yes) {
          column.cost += static_cast<double>(mix.tied[sku].price);
          column.uses.push_back(row[sku]);
        } else {
          column.cost += static_cast<double>(open[sku]) / kFine;
        }
      }
      group.columns.push_back(std::move(column));
    }
    problem.groups.push_back(std::move(group));
    item_of.push_back(std::move(free));
  }
  const Relaxation::Result result = problem.solve(steps);
  for (std::size_t g = 0; g < item_of.size(); ++g) {
    for (std::size_t c = 0; c < item_of[g].size(); ++c) division.users[item_of[g][c]] += result.users[g][c];
  }
  const auto fine = [](double price) { return static_cast<Wide>(std::floor(price * kFine + 0.5)); };
  division.prices.seat = fine(result.seat_price);
  division.prices.minimum.assign(mix.tied.size(), 0);
  for (std::size_t m = 0; m < sku_of_row.size(); ++m) division.prices.minimum[sku_of_row[m]] = fine(result.minimum_price[m]);
  return division;
}

}  // namespace csp::bundles
