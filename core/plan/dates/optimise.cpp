#include "core/plan/dates/optimise.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/plan/dates/explain_day.hpp"
#include "core/plan/dates/infeasible.hpp"
#include "core/plan/dates/prepared.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/paths.hpp"

namespace csp::plan {
namespace {

// The same problem as if one rule did not exist.
Instance without(Instance instance, Constraint rule) {
  switch (rule) {
    case Constraint::WeekLimit:
      instance.week_limit = 0;
      break;
    case Constraint::Seats:
      instance.seat_limit = -1;
      break;
    case Constraint::Subscriptions:
      instance.subscription_limit = -1;
      break;
    case Constraint::Minimum:
      instance.minimums.clear();
      break;
    case Constraint::Together:
      instance.together.clear();
      break;
    case Constraint::Precedence:
      instance.before.clear();
      break;
  }
  return instance;
}

// A ceiling that stays broken even on the latest of all days.
std::optional<Constraint> unreachable(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker) {
  const Instance latest = problem_of(circumstances, drafts, maker, Reach::Latest).instance;
  for (const Constraint ceiling : {Constraint::Seats, Constraint::Subscriptions}) {
    if (out_of_reach(latest, ceiling)) return ceiling;
  }
  return std::nullopt;
}

// Gives up as little as it must; false when nothing keeps every rule.
bool find_best(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker,
               std::optional<Constraint> ignored, Decision& best) {
  for (const Reach reach : {Reach::Best, Reach::Margin, Reach::ShortMargin, Reach::Gap}) {
    if (reach == Reach::Gap && circumstances.settings.gap_days == 0) break;
    best.problem = problem_of(circumstances, drafts, maker, reach, ignored);
    best.reach = reach;
    if (reach == Reach::Best) {
      // Each source for itself: only where these days get in nobody's way is that the optimum of all.
      Instance& all = best.problem.instance;
      const int week_limit = std::exchange(all.week_limit, 0);
      const std::int64_t steps = std::exchange(all.steps, 0);
      best.answer = search(all, {});
      all.week_limit = week_limit;
      all.steps = steps;
      best.nodes += best.answer.nodes;
      if (best.answer.found && best.answer.proven && !find_breach(best.problem.instance, best.answer.choices, nullptr)) return true;
      if (ignored) continue;
      if (const std::optional<Constraint> ceiling = unreachable(circumstances, drafts, maker)) {
        best.binding = *ceiling;
        best.feasible = false;
        return find_best(circumstances, drafts, maker, ceiling, best);
      }
      continue;
    }
    best.answer = search(best.problem.instance, best.problem.start);
    best.nodes += best.answer.nodes;
    if (best.answer.found) return true;
  }
  return false;
}

Decision best_of(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker) {
  Decision best;
  if (find_best(circumstances, drafts, maker, std::nullopt, best)) return best;
  best.feasible = false;
  for (const Constraint rule : {Constraint::WeekLimit, Constraint::Seats, Constraint::Subscriptions, Constraint::Minimum,
                                Constraint::Together, Constraint::Precedence}) {
    const Answer relaxed = search(without(best.problem.instance, rule), {});
    best.nodes += relaxed.nodes;
    if (!relaxed.found) continue;
    best.answer = relaxed;
    best.binding = rule;
    return best;
  }
  // Several rules at once stand in the way: the first one that the rules' own dates break is named.
  Breach breach;
  best.answer.choices.clear();
  for (const ChoiceMaker::Found& found : best.problem.found) best.answer.choices.push_back(static_cast<int>(found.start));
  if (find_breach(best.problem.instance, best.answer.choices, &breach)) best.binding = breach.rule;
  best.answer.cost = Weight();
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) best.answer.cost += best.taken(item).weight;
  best.answer.bound = best.answer.cost;
  return best;
}

// Moves that share a week or a month are made on the earliest of their days, where each of them may.
void group_days(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker, Decision& best) {
  const Grouping grouping = circumstances.settings.grouping;
  std::map<std::pair<int, int>, std::vector<std::size_t>> periods;
  const auto taken = [&](std::size_t item) -> const Candidate& { return best.taken(item); };
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) {
    const Candidate& candidate = taken(item);
    if (!candidate.uses_week) continue;
    const Date day = candidate.order;
    const auto key = grouping == Grouping::ByMonth ? std::make_pair(day.year(), day.month()) : std::make_pair(0, week_of(day));
    periods[key].push_back(item);
  }
  for (const auto& [period, members] : periods) {
    Date first = taken(members.front()).order;
    for (const std::size_t item : members) first = std::min(first, taken(item).order);
    for (const std::size_t item : members) {
      ChoiceMaker::Found& found = best.problem.found[item];
      const Candidate now = taken(item);
      if (now.order == first || found.fixed) continue;
      const Draft& draft = drafts[best.problem.drafts[item]];
      const std::optional<Candidate> moved = maker.on_day(draft, now.way, first, best.reach);
      if (!moved) continue;
      Choice choice = best.problem.instance.items[item].choices[static_cast<std::size_t>(best.answer.choices[item])];
      choice.cost = moved->weight;
      choice.week = week_of(moved->order);
      if (moved->buys) choice.day = moved->order.days_since_epoch();
      choice.last_day = moved->last_day ? moved->last_day->days_since_epoch() : kNever;
      best.problem.instance.items[item].choices.push_back(choice);
      found.candidates.push_back(*moved);
      const int before = best.answer.choices[item];
      best.answer.choices[item] = static_cast<int>(found.candidates.size()) - 1;
      if (find_breach(best.problem.instance, best.answer.choices, nullptr)) best.answer.choices[item] = before;
    }
  }
  Weight cost;
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) cost += taken(item).weight;
  if (cost != best.answer.cost) best.answer.proven = false;
  best.answer.cost = cost;
}

std::vector<Money> money_of(const Weight& weight, const std::vector<Currency>& currencies) {
  std::vector<Money> money;
  for (std::size_t i = 0; i < currencies.size(); ++i) money.push_back({Decimal::from_micros(weight.at(kFirstCost + i)), currencies[i]});
  return money;
}

std::optional<Date> broken_by(const Way& way, const Calendar& calendar) {
  return way.path == Path::PartnerTransfer ? broken_day(way.transfer, calendar) : broken_day(way.schedule, calendar);
}

// A person's day, or the only one there is, that breaks a freeze or the latest finish; where it breaks both, both are said.
void say_broken(const Circumstances& circumstances, Draft& draft, const ChoiceMaker::Found& found, const Way& way) {
  if (!found.broken) return;
  const bool pinned = draft.source.decision != nullptr && draft.source.decision->order_date.has_value();
  const Severity severity = pinned ? Severity::Warning : Severity::Blocker;
  Calendar freezes_only = circumstances.calendar, finish_only = circumstances.calendar;
  freezes_only.latest_finish.reset();
  finish_only.days = OpenDays();
  if (const std::optional<Date> date = broken_by(way, freezes_only)) {
    const Freeze& freeze = *circumstances.calendar.days.freeze_of(*date);
    draft.findings.push_back(finding("PLAN-FREEZE", severity, "freeze_broken",
                                     {{"name", draft.source.name}, {"date", *date}, {"first", freeze.first}, {"last", freeze.last}},
                                     draft.key(), true));
  }
  if (const std::optional<Date> date = broken_by(way, finish_only)) {
    draft.findings.push_back(finding("PLAN-FINISH", severity, "finish_broken",
                                     {{"name", draft.source.name}, {"date", *date}, {"finish", *circumstances.calendar.latest_finish}},
                                     draft.key(), true));
  }
}

// Where several rules stand in each other's way, the week's limit may be broken beside the one that is named first.
bool breaks_week_limit(const Decision& best, int limit) {
  std::map<int, int> weeks;
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) {
    const Candidate& taken = best.taken(item);
    if (taken.uses_week && ++weeks[week_of(taken.order)] > limit) return limit > 0;
  }
  return false;
}

void say_binding(const Circumstances& circumstances, const Decision& best, std::vector<Finding>& findings) {
  if (best.feasible) return;
  const PlanSettings& settings = circumstances.settings;
  const Constraint said = best.binding;
  const bool week = said != Constraint::WeekLimit && breaks_week_limit(best, settings.moves_a_week);
  for (const Constraint binding : week ? std::vector<Constraint>{said, Constraint::WeekLimit} : std::vector<Constraint>{said}) {
    switch (binding) {
      case Constraint::WeekLimit:
        findings.push_back(
            finding("PLAN-WEEK-LIMIT", Severity::Blocker, "week_limit", {{"limit", std::int64_t{settings.moves_a_week}}}, {}, true));
        break;
      case Constraint::Together:
        findings.push_back(finding("PLAN-GROUP-WHOLE", Severity::Blocker, "groups_apart", {}, {}, true));
        break;
      case Constraint::Precedence:
        findings.push_back(finding("NCE-ADDON", Severity::Blocker, "addon_before_base", {}, {}, true));
        break;
      // The ceilings say it themselves, with their peak and its day.
      case Constraint::Seats:
      case Constraint::Subscriptions:
      case Constraint::Minimum:
        break;
    }
  }
  if (!best.answer.proven)
    findings.push_back(finding("PLAN-OPTIMUM", Severity::Note, "search_ended", {{"steps", settings.search_steps}}, {}, true));
}

}  // namespace

Decision decide(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker) {
  Decision best = best_of(circumstances, drafts, maker);
  best.bound = best.answer.bound;
  if (circumstances.settings.grouping != Grouping::EachAlone && best.feasible) group_days(circumstances, drafts, maker, best);
  return best;
}

Optimum optimise(const Circumstances& circumstances, std::vector<Draft>& drafts, Currency own, std::vector<Finding>& findings) {
  const std::vector<Currency> currencies = minimised_currencies(circumstances, drafts, own);
  if (circumstances.prepared != nullptr && circumstances.prepared->currencies != currencies) {
    for (PreparedSource& source : circumstances.prepared->sources) source.choices.clear(), source.levers.clear();
    circumstances.prepared->currencies = currencies;
  }
  const ChoiceMaker maker(circumstances, currencies);
  Optimum optimum;
  optimum.minimised = circumstances.settings.minimise;
  Decision best = decide(circumstances, drafts, maker);
  optimum.nodes = best.nodes;
  for (const ChoiceMaker::Found& found : best.problem.found) optimum.choices += static_cast<std::int64_t>(found.candidates.size());
  optimum.feasible = best.feasible;
  optimum.proven = best.answer.proven;
  if (!best.feasible) optimum.binding = rule_id(best.binding);
  Weight start;
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) {
    const std::size_t index = best.problem.drafts[item];
    for (const Way& way : drafts[index].ways) {
      if (way.path == drafts[index].path) start += maker.ruled_weight(drafts[index], way);
    }
  }
  optimum.start = money_of(start, currencies);
  optimum.cost = money_of(best.answer.cost, currencies);
  optimum.bound = optimum.proven ? optimum.cost : money_of(best.bound, currencies);
  optimum.short_days = best.answer.cost.at(kShortDays);
  explain_days(circumstances, drafts, maker, best.problem, best.answer);
  for (std::size_t item = 0; item < best.problem.found.size(); ++item) {
    Draft& draft = drafts[best.problem.drafts[item]];
    const ChoiceMaker::Found& found = best.problem.found[item];
    const Candidate& taken = found.candidates[static_cast<std::size_t>(best.answer.choices[item])];
    say_broken(circumstances, draft, found, draft.ways[taken.way]);
    if (!taken.day && draft.ways[taken.way].path == draft.path) continue;
    draft.path = draft.ways[taken.way].path;
    if (!taken.day) {
      take_way(draft);
      continue;
    }
    Way way = maker.way_on(draft, taken);
    way.schedule.order_rule = draft.day_rule;
    way.schedule.order_why = draft.day_why;
    draft.ways[taken.way] = std::move(way);
    take_way(draft);
  }
  say_binding(circumstances, best, findings);
  if (best.feasible && !optimum.proven && circumstances.settings.grouping == Grouping::EachAlone) {
    findings.push_back(
        finding("PLAN-OPTIMUM", Severity::Note, "optimum_unproven", {{"steps", circumstances.settings.search_steps}}, {}, true));
  }
  return optimum;
}

}  // namespace csp::plan
