#include "core/plan/dates/frontier.hpp"

#include <algorithm>
#include <set>

#include "core/plan/dates/optimise.hpp"
#include "core/plan/planning.hpp"

namespace csp {
namespace {

using namespace csp::plan;

constexpr int kMargins[] = {1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60};
constexpr Grouping kGroupings[] = {Grouping::EachAlone, Grouping::ByWeek, Grouping::ByMonth};

std::vector<Money> money_of(const Weight& weight, const std::vector<Currency>& currencies) {
  std::vector<Money> money;
  for (std::size_t i = 0; i < currencies.size(); ++i) money.push_back({Decimal::from_micros(weight.at(kFirstCost + i)), currencies[i]});
  return money;
}

// Nothing of it breaks a rule, and the margin is what it says.
bool clean(const Decision& decision) {
  if (!decision.feasible || !decision.answer.found) return false;
  return std::none_of(decision.problem.found.begin(), decision.problem.found.end(),
                      [](const ChoiceMaker::Found& found) { return found.broken.has_value(); });
}

FrontierPoint point_of(const Decision& decision, const std::vector<Draft>& drafts, const PlanSettings& settings,
                       const std::vector<Currency>& currencies) {
  FrontierPoint point;
  point.margin_days = settings.margin_days;
  point.grouping = settings.grouping;
  point.cost = money_of(decision.answer.cost, currencies);
  point.proven = decision.answer.proven;
  point.bound = point.proven ? point.cost : money_of(decision.bound, currencies);
  point.margin_kept = -1;
  std::set<Date> days;
  for (std::size_t item = 0; item < decision.problem.found.size(); ++item) {
    const Candidate& taken = decision.taken(item);
    if (!taken.uses_week) continue;
    days.insert(taken.order);
    if (!taken.buys || !taken.last_day) continue;
    point.overlap_days += std::max(0, *taken.last_day - taken.order + 1);
    const Way& way = drafts[decision.problem.drafts[item]].ways[taken.way];
    if (way.schedule.ending != Leaving::AtTermEnd || !way.schedule.term_end) continue;
    const std::int64_t kept = *way.schedule.term_end - taken.order;
    point.margin_kept = point.margin_kept < 0 ? kept : std::min(point.margin_kept, kept);
  }
  point.margin_kept = std::max<std::int64_t>(0, point.margin_kept);
  point.change_dates = static_cast<std::int64_t>(days.size());
  return point;
}

}  // namespace

bool dominates(const FrontierPoint& a, const FrontierPoint& b) {
  bool better = a.margin_kept > b.margin_kept || a.change_dates < b.change_dates || a.overlap_days < b.overlap_days;
  if (a.margin_kept < b.margin_kept || a.change_dates > b.change_dates || a.overlap_days > b.overlap_days) return false;
  for (std::size_t i = 0; i < a.cost.size() && i < b.cost.size(); ++i) {
    if (b.cost[i].amount < a.cost[i].amount) return false;
    better = better || a.cost[i].amount < b.cost[i].amount;
  }
  return better;
}

struct FrontierSearch::State {
  State(const Catalog& of_catalog, const Customer& of_customer, const PlanSettings& of_settings, const Prices& with_prices, Date on,
        PlanMemory& with_memory)
      : catalog(of_catalog),
        customer(of_customer),
        settings(of_settings),
        prices(with_prices),
        today(on),
        memory(with_memory),
        margins(std::begin(kMargins), std::end(kMargins)) {
    const auto at = std::lower_bound(margins.begin(), margins.end(), settings.margin_days);
    if (at == margins.end() || *at != settings.margin_days) margins.insert(at, settings.margin_days);
  }

  void make(int margin, Grouping grouping) {
    // Paths depend on the margin, too: each is planned anew, with what is remembered of targets and comparisons.
    if (planning == nullptr || other.margin_days != margin) {
      planning.reset();
      other = settings;
      other.margin_days = margin;
      planning = std::make_unique<Planning>(catalog, customer, other, prices, today, memory);
    }
    other.grouping = grouping;
    const Circumstances& known = planning->circumstances();
    const std::vector<Draft>& drafts = planning->drafts();
    const std::vector<Currency> currencies = minimised_currencies(known, drafts, planning->book().currency());
    const ChoiceMaker maker(known, currencies);
    const Decision decision = decide(known, drafts, maker);
    const bool chosen = margin == settings.margin_days && grouping == settings.grouping;
    if (!chosen && !clean(decision)) return;
    found.push_back(point_of(decision, drafts, other, currencies));
    found.back().chosen = chosen;
  }

  const Catalog& catalog;
  const Customer& customer;
  const PlanSettings& settings;
  const Prices& prices;
  const Date today;
  PlanMemory& memory;
  std::vector<int> margins;
  std::size_t made = 0;
  PlanSettings other;  // of the plan that is being made
  std::unique_ptr<Planning> planning;
  std::vector<FrontierPoint> found;
};

FrontierSearch::FrontierSearch(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices,
                               Date today, PlanMemory& memory)
    : state_(std::make_unique<State>(catalog, customer, settings, prices, today, memory)) {}
FrontierSearch::FrontierSearch(FrontierSearch&&) noexcept = default;
FrontierSearch& FrontierSearch::operator=(FrontierSearch&&) noexcept = default;
FrontierSearch::~FrontierSearch() = default;

std::size_t FrontierSearch::plans() const { return state_->margins.size() * std::size(kGroupings); }
std::size_t FrontierSearch::made() const { return state_->made; }

bool FrontierSearch::advance() {
  if (made() == plans()) return false;
  const std::size_t next = state_->made++;
  state_->make(state_->margins[next / std::size(kGroupings)], kGroupings[next % std::size(kGroupings)]);
  return made() < plans();
}

std::vector<FrontierPoint> FrontierSearch::points() const {
  const std::vector<FrontierPoint>& points = state_->found;
  std::vector<FrontierPoint> kept;
  for (const FrontierPoint& point : points) {
    const bool beaten = std::any_of(points.begin(), points.end(), [&](const FrontierPoint& other) { return dominates(other, point); });
    const bool again = std::any_of(kept.begin(), kept.end(), [&](const FrontierPoint& other) {
      return !dominates(point, other) && !dominates(other, point) && other.cost == point.cost && other.margin_kept == point.margin_kept &&
             other.change_dates == point.change_dates && other.overlap_days == point.overlap_days;
    });
    if (point.chosen || (!beaten && !again)) kept.push_back(point);
  }
  return kept;
}

std::vector<FrontierPoint> frontier(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices,
                                    Date today, PlanMemory& memory) {
  FrontierSearch search(catalog, customer, settings, prices, today, memory);
  while (search.advance()) {
  }
  return search.points();
}

}  // namespace csp
