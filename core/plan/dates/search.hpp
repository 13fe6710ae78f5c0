#pragma once
// Which choice for each item makes the least sum, when the items share ceilings? Exact: a relaxation that keeps the week's limit and
// forgets the other rules gives a bound; where its answer breaks a rule, the tree parts in two halves that between them hold every
// answer. Knows nothing of subscriptions: days are numbers, products are numbers.

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/plan/dates/weight.hpp"

namespace csp::plan {

inline constexpr int kNever = 1'000'000'000;  // a day after all others

struct Choice {
  Weight cost;
  int day = kNever;       // on which the item's products are ordered; kNever: nothing is ordered
  int week = -1;          // whose limit it uses; -1: none
  int last_day = kNever;  // last day on which the old subscription is there
  int products = -1;      // into Instance::product_sets; -1: nothing is ordered
};

struct Item {
  std::vector<Choice> choices;  // not empty
  std::int64_t old_seats = 0;   // counted under the seat ceiling until `last_day`
  bool counts = true;           // one of the tenant's subscriptions until `last_day`
};

struct Bought {
  int product = 0;
  std::int64_t units = 0;
  std::int64_t seats = 0;  // counted under the seat ceiling from `day` on
};

// What is ordered of one product on one day is one order: at least so many units, when anything at all.
struct Minimum {
  int product = 0;
  std::int64_t units = 0;
};

enum class Constraint { WeekLimit, Seats, Subscriptions, Minimum, Together, Precedence };
// Its id for people: a rule of the catalogue, or one of the planner's own.
const char* rule_id(Constraint rule);

struct Instance {
  int first_day = 0;
  std::vector<Item> items;
  std::vector<std::vector<Bought>> product_sets;
  int week_limit = 0;            // 0: none
  std::int64_t seat_limit = -1;  // -1: none; counted on every day from first_day on
  std::int64_t subscription_limit = -1;
  std::int64_t other_subscriptions = 0;  // always there
  std::int64_t other_seats = 0;
  std::vector<Minimum> minimums;
  std::vector<std::vector<int>> together;   // items with one day
  std::vector<std::pair<int, int>> before;  // the first item's day is not after the second's
  std::int64_t steps = 1'000'000;           // work allowed; a step is one look at one choice
  std::int64_t week_steps = 500'000'000;    // the same for one question about the weeks, which is answered as a whole: some seconds
};

struct Answer {
  bool found = false;        // `choices` keep every rule
  bool proven = false;       // and nothing better does; or, when not found, nothing does at all
  std::vector<int> choices;  // per item
  Weight cost;
  Weight bound;  // no answer has less
  std::int64_t nodes = 0;
  std::int64_t steps = 0;
};

// `start`: an answer to begin with, empty when there is none; taken only where it keeps every rule.
Answer search(const Instance& instance, const std::vector<int>& start);

// The first rule that these choices break; empty when they keep all.
struct Breach {
  Constraint rule;
  int day = 0;
  int product = -1;
  std::vector<int> items;  // those that could help by choosing otherwise
};
bool find_breach(const Instance& instance, const std::vector<int>& choices, Breach* breach);

}  // namespace csp::plan
