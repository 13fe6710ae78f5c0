// Random questions about dates under shared ceilings, with the planner's answers, as JSON lines: write-date-instances [COUNT [FIRST_SEED]].
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/core/support/random_instance.hpp"

namespace {

using namespace csp::plan;

// Places of the weight that the questions use, as one number: the left one decides.
long long number_of(const Weight& weight) { return weight.at(1) * 1'000'000 + weight.at(2); }

void print_items(const Instance& instance) {
  std::printf("\"items\":[");
  for (std::size_t i = 0; i < instance.items.size(); ++i) {
    const Item& item = instance.items[i];
    std::printf("%s{\"seats\":%lld,\"counts\":%s,\"choices\":[", i > 0 ? "," : "", static_cast<long long>(item.old_seats),
                item.counts ? "true" : "false");
    for (std::size_t c = 0; c < item.choices.size(); ++c) {
      const Choice& choice = item.choices[c];
      std::printf("%s{\"cost\":%lld,\"day\":%d,\"week\":%d,\"last\":%d,\"set\":%d}", c > 0 ? "," : "", number_of(choice.cost), choice.day,
                  choice.week, choice.last_day, choice.products);
    }
    std::printf("]}");
  }
  std::printf("]");
}

void print_rules(const Instance& instance) {
  std::printf("\"sets\":[");
  for (std::size_t s = 0; s < instance.product_sets.size(); ++s) {
    std::printf("%s[", s > 0 ? "," : "");
    for (std::size_t b = 0; b < instance.product_sets[s].size(); ++b) {
      const Bought& bought = instance.product_sets[s][b];
      std::printf("%s{\"product\":%d,\"units\":%lld,\"seats\":%lld}", b > 0 ? "," : "", bought.product,
                  static_cast<long long>(bought.units), static_cast<long long>(bought.seats));
    }
    std::printf("]");
  }
  std::printf("],\"weekLimit\":%d,\"seatLimit\":%lld,\"subscriptionLimit\":%lld,\"otherSubscriptions\":%lld,\"minimums\":[",
              instance.week_limit, static_cast<long long>(instance.seat_limit), static_cast<long long>(instance.subscription_limit),
              static_cast<long long>(instance.other_subscriptions));
  for (std::size_t m = 0; m < instance.minimums.size(); ++m) {
    std::printf("%s{\"product\":%d,\"units\":%lld}", m > 0 ? "," : "", instance.minimums[m].product,
                static_cast<long long>(instance.minimums[m].units));
  }
  std::printf("],\"together\":[");
  for (std::size_t g = 0; g < instance.together.size(); ++g) {
    std::printf("%s[", g > 0 ? "," : "");
    for (std::size_t k = 0; k < instance.together[g].size(); ++k) std::printf("%s%d", k > 0 ? "," : "", instance.together[g][k]);
    std::printf("]");
  }
  std::printf("],\"before\":[");
  for (std::size_t b = 0; b < instance.before.size(); ++b)
    std::printf("%s[%d,%d]", b > 0 ? "," : "", instance.before[b].first, instance.before[b].second);
  std::printf("]");
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 300;
  const int first = argc > 2 ? std::atoi(argv[2]) : 1;
  for (int seed = first; seed < first + count; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 11'000'000);
    Instance instance = support::random_instance(dice, dice.between(8, 30), 7);
    std::int64_t seats = 0;
    for (const Item& item : instance.items) seats += item.old_seats;
    // As near as a real ceiling: what is there fits, what is doubled may not.
    if (instance.seat_limit >= 0) instance.seat_limit = seats + dice.between(5, 60);
    if (instance.subscription_limit >= 0)
      instance.subscription_limit = static_cast<std::int64_t>(instance.items.size()) + dice.between(3, 20);
    if (instance.week_limit > 0) instance.week_limit = static_cast<int>(instance.items.size()) / 5 + dice.between(1, 3);
    instance.steps = 20'000'000;
    const Answer answer = search(instance, {});
    std::printf("{\"seed\":%d,\"question\":{", seed);
    print_items(instance);
    std::printf(",");
    print_rules(instance);
    std::printf("},\"answer\":{\"found\":%s,\"proven\":%s,\"cost\":%lld,\"bound\":%lld,\"nodes\":%lld,\"choices\":[",
                answer.found ? "true" : "false", answer.proven ? "true" : "false", number_of(answer.cost), number_of(answer.bound),
                static_cast<long long>(answer.nodes));
    for (std::size_t i = 0; i < answer.choices.size(); ++i) std::printf("%s%d", i > 0 ? "," : "", answer.choices[i]);
    std::printf("]}}\n");
  }
  return 0;
}
