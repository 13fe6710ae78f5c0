#pragma once
// Where an answer of the relaxation breaks a rule: how the choices are parted in two halves that between them hold every answer, and
// neither of which holds this one.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/plan/dates/search.hpp"

namespace csp::plan {

using Mask = std::vector<char>;                              // one flag per choice of an item: is it allowed?
using Narrowed = std::vector<std::pair<std::size_t, Mask>>;  // items that have fewer choices left than before

struct Split {
  Narrowed low, high;  // a mask without a choice: this half holds nothing
};

class Branching {
 public:
  // `steps` grows by the work that is done; a step is one look at one choice.
  Branching(const Instance& instance, std::int64_t& steps) : instance_(instance), steps_(steps) {}

  // `choices` break the rule that `breach` names. Nothing: no answer among the allowed choices keeps it.
  std::optional<Split> part(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed);

 private:
  template <class Test>
  std::optional<Split> by(std::size_t item, const Mask& allowed, Test test);
  void narrow(Narrowed& into, std::size_t item, Mask mask, int threshold, bool below);

  std::optional<Split> part_together(const Breach& breach, const std::vector<Mask>& allowed);
  std::optional<Split> part_precedence(const Breach& breach, const std::vector<Mask>& allowed);
  std::optional<Split> part_minimum(const Breach& breach, const std::vector<int>& choices, const std::vector<Mask>& allowed);
  std::optional<Split> part_level(int day, const std::vector<int>& choices, const std::vector<Mask>& allowed, bool seats);
  bool orders_can_merge(int day, const std::vector<Mask>& allowed);

  const Choice& choice(std::size_t item, int index) const { return instance_.items[item].choices[static_cast<std::size_t>(index)]; }
  const std::vector<Bought>& products(const Choice& choice) const;
  std::int64_t seats_on(std::size_t item, const Choice& choice, int day) const;
  std::int64_t subscriptions_on(std::size_t item, const Choice& choice, int day) const;

  const Instance& instance_;
  std::int64_t& steps_;
};

}  // namespace csp::plan
