#include "core/plan/dates/week_flow.hpp"

#include <algorithm>
#include <map>

namespace csp::plan {
namespace {

constexpr int kNone = -1;

// The cheapest allowed choice of one item in one week.
struct OfferedWeek {
  int week;  // index into the weeks in use, kNone for choices that use none
  int choice;
};

class Flow {
 public:
  Flow(const Instance& instance, const std::vector<std::vector<char>>& allowed, std::int64_t& steps)
      : instance_(instance),
        steps_(steps),
        last_step_(steps + instance.week_steps),
        offers_(instance.items.size()),
        taken_(instance.items.size(), kNone) {
    for (std::size_t item = 0; item < instance.items.size(); ++item) collect(item, allowed[item]);
    members_.resize(weeks_.size());
  }

  WeekFlow run() {
    for (std::size_t item = 0; item < offers_.size(); ++item) {
      if (offers_[item].empty()) return WeekFlow::Impossible;
      if (!place_directly(item)) waiting_.push_back(item);
    }
    // An item that fits into its own cheapest week costs nothing to anybody; only the others have to push.
    for (const std::size_t item : waiting_) {
      const bool placed = augment(item);
      if (steps_ > last_step_) return WeekFlow::Stopped;
      if (!placed) return WeekFlow::Impossible;
    }
    return WeekFlow::Found;
  }

  void result(std::vector<int>& choices, Weight& cost) const {
    choices.resize(offers_.size());
    cost = Weight();
    for (std::size_t item = 0; item < offers_.size(); ++item) {
      choices[item] = offers_[item][static_cast<std::size_t>(taken_[item])].choice;
      cost += instance_.items[item].choices[static_cast<std::size_t>(choices[item])].cost;
    }
  }

 private:
  const Weight& cost_of(std::size_t item, std::size_t offer) const {
    return instance_.items[item].choices[static_cast<std::size_t>(offers_[item][offer].choice)].cost;
  }

  int week_index(int week) {
    const auto place = std::lower_bound(weeks_.begin(), weeks_.end(), std::make_pair(week, 0),
                                        [](const auto& a, const auto& b) { return a.first < b.first; });
    if (place != weeks_.end() && place->first == week) return place->second;
    const int index = static_cast<int>(weeks_.size());
    weeks_.insert(place, {week, index});
    return index;
  }

  void collect(std::size_t item, const std::vector<char>& allowed) {
    const std::vector<Choice>& choices = instance_.items[item].choices;
    std::vector<OfferedWeek>& offers = offers_[item];
    std::map<int, std::size_t> place_of_week;
    for (std::size_t c = 0; c < choices.size(); ++c) {
      ++steps_;
      if (!allowed[c]) continue;
      const int week = instance_.week_limit > 0 && choices[c].week >= 0 ? week_index(choices[c].week) : kNone;
      const auto [place, fresh] = place_of_week.try_emplace(week, offers.size());
      if (fresh)
        offers.push_back({week, static_cast<int>(c)});
      else if (choices[c].cost < choices[static_cast<std::size_t>(offers[place->second].choice)].cost)
        offers[place->second].choice = static_cast<int>(c);
    }
  }

  bool has_room(int week) const {
    return week == kNone || members_[static_cast<std::size_t>(week)].size() < static_cast<std::size_t>(instance_.week_limit);
  }

  void put(std::size_t item, std::size_t offer) {
    taken_[item] = static_cast<int>(offer);
    if (offers_[item][offer].week != kNone) members_[static_cast<std::size_t>(offers_[item][offer].week)].push_back(item);
  }

  void take_out(std::size_t item) {
    const int week = offers_[item][static_cast<std::size_t>(taken_[item])].week;
    std::vector<std::size_t>& members = members_[static_cast<std::size_t>(week)];
    members.erase(std::find(members.begin(), members.end(), item));
  }

  bool place_directly(std::size_t item) {
    std::size_t best = 0;
    for (std::size_t o = 1; o < offers_[item].size(); ++o) {
      if (cost_of(item, o) < cost_of(item, best)) best = o;
    }
    steps_ += static_cast<std::int64_t>(offers_[item].size());
    if (!has_room(offers_[item][best].week)) return false;
    put(item, best);
    return true;
  }

  // Bellman-Ford over the weeks: to reach a week is to be put into it, to go on from it is to push one of its members out.
  bool augment(std::size_t item) {
    struct Reach {
      bool known = false;
      Weight cost;
      std::size_t mover = 0;
      std::size_t offer = 0;
      int from = kNone;  // week the mover leaves; kNone: it is the new item
    };
    std::vector<Reach> reach(weeks_.size());
    Reach outside;  // a member that may do without any week
    std::vector<int> changed;
    const auto relax = [&](const Weight& base, std::size_t mover, int from) {
      for (std::size_t o = 0; o < offers_[mover].size(); ++o) {
        ++steps_;
        const int week = offers_[mover][o].week;
        if (week == from && from != kNone) continue;
        Weight cost = base + cost_of(mover, o);
        if (from != kNone) cost -= cost_of(mover, static_cast<std::size_t>(taken_[mover]));
        Reach& target = week == kNone ? outside : reach[static_cast<std::size_t>(week)];
        if (target.known && !(cost < target.cost)) continue;
        target = {true, cost, mover, o, from};
        if (week != kNone && std::find(changed.begin(), changed.end(), week) == changed.end()) changed.push_back(week);
      }
    };
    relax(Weight(), item, kNone);
    while (!changed.empty() && steps_ <= last_step_) {
      const int week = changed.front();
      changed.erase(changed.begin());
      if (has_room(week)) continue;  // the way ends here
      const Weight base = reach[static_cast<std::size_t>(week)].cost;
      for (const std::size_t member : members_[static_cast<std::size_t>(week)]) relax(base, member, week);
    }
    if (steps_ > last_step_) return false;
    const Reach* end = outside.known ? &outside : nullptr;
    for (std::size_t w = 0; w < reach.size(); ++w) {
      if (reach[w].known && has_room(static_cast<int>(w)) && (end == nullptr || reach[w].cost < end->cost)) end = &reach[w];
    }
    if (end == nullptr) return false;
    std::vector<Reach> path;
    for (const Reach* at = end;; at = &reach[static_cast<std::size_t>(at->from)]) {
      path.push_back(*at);
      if (at->from == kNone) break;
    }
    for (const Reach& move : path) {
      if (move.from != kNone) take_out(move.mover);
    }
    for (const Reach& move : path) put(move.mover, move.offer);
    return true;
  }

  const Instance& instance_;
  std::int64_t& steps_;
  std::int64_t last_step_;
  std::vector<std::vector<OfferedWeek>> offers_;
  std::vector<int> taken_;                         // index into offers_
  std::vector<std::pair<int, int>> weeks_;         // week and its index, sorted by week
  std::vector<std::vector<std::size_t>> members_;  // by index
  std::vector<std::size_t> waiting_;
};

}  // namespace

WeekFlow cheapest_within_weeks(const Instance& instance, const std::vector<std::vector<char>>& allowed, std::vector<int>& choices,
                               Weight& cost, std::int64_t& steps) {
  Flow flow(instance, allowed, steps);
  const WeekFlow outcome = flow.run();
  if (outcome == WeekFlow::Found) flow.result(choices, cost);
  return outcome;
}

}  // namespace csp::plan
