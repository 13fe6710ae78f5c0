// The customer as items, choices and ceilings for the search.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/plan/checks/ceilings.hpp"
#include "core/plan/dates/optimise.hpp"
#include "core/plan/dates/prepared.hpp"
#include "core/plan/steps/reassign.hpp"

namespace csp::plan {
namespace {

int number(Date day) { return day.days_since_epoch(); }

class Builder {
 public:
  Builder(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker, Reach reach,
          std::optional<Constraint> ignored)
      : circumstances_(circumstances),
        drafts_(drafts),
        maker_(maker),
        reach_(reach),
        ignored_(ignored),
        alone_(reach == Reach::Best || reach == Reach::Latest) {}

  Problem build() {
    Instance& instance = problem_.instance;
    instance.first_day = number(circumstances_.calendar.today);
    instance.week_limit = circumstances_.settings.moves_a_week;
    instance.steps = circumstances_.settings.search_steps;
    std::size_t movers = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if (draft.ways.empty()) {
        stays(draft);
        continue;
      }
      problem_.drafts.push_back(i);
      if (draft.path == Path::PartnerTransfer || buys(draft.path)) ++movers;
    }
    place_of_draft_.resize(drafts_.size());
    for (std::size_t place = 0; place < problem_.drafts.size(); ++place) {
      place_of_draft_[problem_.drafts[place]] = place;
      first_place_of_.try_emplace(drafts_[problem_.drafts[place]].key(), place);
    }
    bind_groups();
    bind_addons();
    bind_parts();
    const int limit = instance.week_limit;
    const int weeks = limit > 0 ? static_cast<int>((movers + static_cast<std::size_t>(limit) - 1) / static_cast<std::size_t>(limit)) : 1;
    problem_.found.reserve(problem_.drafts.size());
    for (std::size_t place = 0; place < problem_.drafts.size(); ++place) {
      const bool tied = !alone_ && tied_.count(place) != 0;
      problem_.found.push_back(choices_of(problem_.drafts[place], tied ? 0 : weeks));
    }
    products_.resize(problem_.found.size());
    bind_minimums();
    ceilings();
    if (!alone_ && reach_ != Reach::EveryDay) share_days();
    write_items();
    return std::move(problem_);
  }

 private:
  ChoiceMaker::Found choices_of(std::size_t draft, int weeks) const {
    if (circumstances_.prepared == nullptr) return maker_.choices(drafts_[draft], reach_, weeks);
    const auto [known, fresh] = circumstances_.prepared->sources[draft].choices.try_emplace({reach_, weeks});
    if (fresh) known->second = maker_.choices(drafts_[draft], reach_, weeks);
    return known->second;
  }

  bool business(const Guid& id) const {
    const Sku* sku = circumstances_.catalog.find_sku(id);
    return sku != nullptr && sku->business_family;
  }

  void stays(const Draft& draft) {
    if (!exists_in_tenant(draft.source)) return;
    ++problem_.instance.other_subscriptions;
    if (business(draft.source.subscription->sku)) problem_.instance.other_seats += draft.source.units;
  }

  int product_of(const Buy& buy) {
    const auto key = std::make_pair(buy.offer.sku, buy.offer.product_sku ? buy.offer.product_sku->text() : std::string());
    return product_numbers_.try_emplace(key, static_cast<int>(product_numbers_.size())).first->second;
  }

  // What a way orders, as one of the instance's product sets.
  int set_of(std::size_t place, std::size_t way) {
    std::map<std::size_t, int>& known = products_[place];
    const auto [found, inserted] = known.try_emplace(way, -1);
    if (!inserted) return found->second;
    const std::vector<Buy>& buys = drafts_[problem_.drafts[place]].ways[way].buys;
    if (buys.empty()) return -1;
    std::vector<Bought> set;
    set.reserve(buys.size());
    for (const Buy& buy : buys) set.push_back({product_of(buy), buy.units, business(buy.offer.sku) ? buy.units : 0});
    problem_.instance.product_sets.push_back(std::move(set));
    return found->second = static_cast<int>(problem_.instance.product_sets.size()) - 1;
  }

  void tie(std::vector<int> places) {
    std::vector<std::size_t> list(places.begin(), places.end());
    for (const std::size_t place : list) tied_.insert(place);
    ties_.push_back(std::move(list));
  }

  // Licences of one group that no single purchase can take over: bought and changed on one day.
  void bind_groups() {
    for (const std::vector<std::size_t>& members : bound_by_groups(circumstances_, drafts_)) {
      std::vector<int> group;
      group.reserve(members.size());
      for (const std::size_t draft : members) group.push_back(static_cast<int>(place_of_draft_[draft]));
      problem_.instance.together.push_back(group);
      tie(std::move(group));
    }
  }

  void bind_addons() {
    for (std::size_t place = 0; place < problem_.drafts.size(); ++place) {
      const std::string& parent = drafts_[problem_.drafts[place]].source.subscription->parent_key;
      const auto base = first_place_of_.find(parent);
      if (parent.empty() || base == first_place_of_.end() || base->second == place) continue;
      put_before(base->second, place);
    }
  }

  // Parts of one subscription are alike: without an order among them the search would look at each plan many times over.
  void bind_parts() {
    for (std::size_t place = 1; place < problem_.drafts.size(); ++place) {
      const Source& source = drafts_[problem_.drafts[place]].source;
      if (source.part > 1 && drafts_[problem_.drafts[place - 1]].key() == source.key()) put_before(place - 1, place);
    }
  }

  void put_before(std::size_t first, std::size_t second) {
    problem_.instance.before.emplace_back(static_cast<int>(first), static_cast<int>(second));
    tie({static_cast<int>(first), static_cast<int>(second)});
  }

  // Only where together they can reach it: else no order of days helps, and a finding says so.
  void bind_minimums() {
    struct Demand {
      std::int64_t minimum = 0, units = 0, least = 0;
      std::vector<int> places;
    };
    std::map<int, Demand> demands;
    for (std::size_t place = 0; place < problem_.found.size(); ++place) {
      const Draft& draft = drafts_[problem_.drafts[place]];
      for (std::size_t way = 0; way < draft.ways.size(); ++way) {
        if (draft.ways[way].path != draft.path) continue;
        for (const Buy& buy : draft.ways[way].buys) {
          const std::int64_t minimum = least_units(circumstances_, buy);
          if (minimum <= 1) continue;
          Demand& demand = demands[product_of(buy)];
          demand.minimum = minimum;
          demand.units += buy.units;
          demand.least = demand.places.empty() ? buy.units : std::min(demand.least, buy.units);
          demand.places.push_back(static_cast<int>(place));
        }
      }
    }
    for (auto& [product, demand] : demands) {
      if (demand.least >= demand.minimum || demand.units < demand.minimum) continue;
      problem_.instance.minimums.push_back({product, demand.minimum});
      tie(std::move(demand.places));
    }
  }

  void ceilings() {
    Instance& instance = problem_.instance;
    std::int64_t seats = instance.other_seats, subscriptions = instance.other_subscriptions;
    bool buys_business = false;
    for (std::size_t place = 0; place < problem_.drafts.size(); ++place) {
      const Draft& draft = drafts_[problem_.drafts[place]];
      if (exists_in_tenant(draft.source)) {
        if (draft.source.last_part()) ++subscriptions;
        if (business(draft.source.subscription->sku)) seats += draft.source.units;
      }
      for (const Way& way : draft.ways) {
        for (const Buy& buy : way.buys) buys_business = buys_business || business(buy.offer.sku);
      }
    }
    // What is over already is not this plan's doing; it must only not become worse.
    if (buys_business && ignored_ != Constraint::Seats)
      instance.seat_limit = std::max<std::int64_t>(circumstances_.figures.business_seats, seats);
    if (ignored_ == Constraint::Subscriptions) return;
    instance.subscription_limit = std::max<std::int64_t>(circumstances_.figures.tenant_subscriptions, subscriptions);
    // Several orders of one product on one day are one subscription: only where the ceiling is near does that tie them.
    if (2 * subscriptions <= instance.subscription_limit) return;
    std::map<int, std::vector<int>> buyers;
    for (std::size_t place = 0; place < problem_.found.size(); ++place) {
      for (const Candidate& candidate : problem_.found[place].candidates) {
        const int set = candidate.buys ? set_of(place, candidate.way) : -1;
        if (set < 0) continue;
        for (const Bought& bought : instance.product_sets[static_cast<std::size_t>(set)]) {
          std::vector<int>& places = buyers[bought.product];
          if (places.empty() || places.back() != static_cast<int>(place)) places.push_back(static_cast<int>(place));
        }
      }
    }
    for (auto& [product, places] : buyers) {
      if (places.size() > 1) tie(std::move(places));
    }
  }

  // Each of the tied sources gets the days of all, as far as they are choices of its own.
  void share_days() {
    for (const std::vector<std::size_t>& tied : ties_) {
      std::set<Date> days;
      for (const std::size_t place : tied) {
        for (const Candidate& candidate : problem_.found[place].candidates) {
          if (candidate.buys) days.insert(candidate.order);
        }
      }
      for (const std::size_t place : tied) {
        ChoiceMaker::Found& found = problem_.found[place];
        if (found.fixed) continue;
        const Draft& draft = drafts_[problem_.drafts[place]];
        std::set<std::pair<std::size_t, Date>> own;
        std::set<std::size_t> ways;
        for (const Candidate& candidate : found.candidates) {
          own.emplace(candidate.way, candidate.order);
          if (candidate.buys) ways.insert(candidate.way);
        }
        for (const std::size_t way : ways) {
          for (const Date day : days) {
            if (own.count({way, day}) != 0 || !maker_.inside(draft, way, day, reach_)) continue;
            if (const std::optional<Candidate> more = maker_.on_day(draft, way, day, reach_)) found.candidates.push_back(*more);
          }
        }
      }
    }
  }

  void write_items() {
    Instance& instance = problem_.instance;
    bool all_kept = true;
    instance.items.reserve(problem_.found.size());
    for (std::size_t place = 0; place < problem_.found.size(); ++place) {
      const Draft& draft = drafts_[problem_.drafts[place]];
      const ChoiceMaker::Found& found = problem_.found[place];
      Item item;
      const bool there = exists_in_tenant(draft.source);
      item.counts = there && draft.source.last_part();
      item.old_seats = there && business(draft.source.subscription->sku) ? draft.source.units : 0;
      item.choices.reserve(found.candidates.size());
      for (const Candidate& candidate : found.candidates) {
        Choice choice;
        choice.cost = candidate.weight;
        if (candidate.uses_week) choice.week = week_of(candidate.order);
        if (candidate.last_day) choice.last_day = number(*candidate.last_day);
        if (candidate.buys) choice.products = set_of(place, candidate.way), choice.day = number(candidate.order);
        item.choices.push_back(std::move(choice));
      }
      instance.items.push_back(std::move(item));
      all_kept = all_kept && found.start_kept;
      problem_.start.push_back(static_cast<int>(found.start));
    }
    if (!all_kept) problem_.start.clear();
  }

  const Circumstances& circumstances_;
  const std::vector<Draft>& drafts_;
  const ChoiceMaker& maker_;
  const Reach reach_;
  const std::optional<Constraint> ignored_;
  const bool alone_;
  Problem problem_;
  std::vector<std::size_t> place_of_draft_;
  std::map<std::string_view, std::size_t> first_place_of_;  // of a subscription: where its first part is
  std::map<std::pair<Guid, std::string>, int> product_numbers_;
  std::vector<std::map<std::size_t, int>> products_;
  std::set<std::size_t> tied_;
  std::vector<std::vector<std::size_t>> ties_;
};

}  // namespace

Problem problem_of(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker, Reach reach,
                   std::optional<Constraint> ignored) {
  return Builder(circumstances, drafts, maker, reach, ignored).build();
}

}  // namespace csp::plan
