#include "core/plan/dates/explain_day.hpp"

#include <algorithm>

#include "core/plan/dates/prepared.hpp"

namespace csp::plan {
namespace {

Message sentence(const char* key, std::string rule, std::vector<MessageArgument> arguments) {
  arguments.push_back({"rule", std::move(rule)});
  return Message{key, std::move(arguments)};
}

constexpr int kLongestMonth = 31;

class Explainer {
 public:
  Explainer(const Circumstances& circumstances, const std::vector<Draft>& drafts, const ChoiceMaker& maker, const Problem& problem,
            const Answer& answer)
      : circumstances_(circumstances), drafts_(drafts), maker_(maker), problem_(problem), answer_(answer) {}

  void explain(std::size_t item, Draft& draft) const {
    const ChoiceMaker::Found& found = problem_.found[item];
    const Candidate& taken = found.candidates[static_cast<std::size_t>(answer_.choices[item])];
    const Way& way = draft.ways[taken.way];
    const bool purchase = taken.buys;
    if (!taken.uses_week) return;
    draft.day_rule = way.path == Path::PartnerTransfer ? "TRANSFER-LAST-WEEK" : way.schedule.order_rule;
    if (found.fixed) return;
    const int best = best_alone(item);
    const Candidate& alone = found.candidates[static_cast<std::size_t>(best)];
    Breach breach;
    if (best != answer_.choices[item] && shared_rule(item, best, breach)) {
      const bool parts = of_one_source(breach);
      draft.day_rule = parts ? rule_id(Constraint::Seats) : rule_id(breach.rule);
      draft.day_why = sentence("why.order_shared", draft.day_rule, {{"date", taken.order}, {"best", alone.order}});
      if (draft.source.parts > 1 && (breach.rule == Constraint::Seats || parts)) {
        const std::int64_t limit = circumstances_.figures.business_seats;
        if (draft.source.part == 1) {
          draft.day_why = sentence("why.order_first_part", draft.day_rule, {{"date", taken.order}, {"limit", limit}});
          return;
        }
        draft.day_why = sentence("why.order_next_part", draft.day_rule, {{"date", taken.order}, {"limit", limit}});
        return;  // no day of its own would be cheaper: the room is not there
      }
      lever(draft.levers, Lever::Gain::Cheaper, draft.day_rule, way.schedule.order_rule, alone, taken, "lever.shared");
    } else if (grouped() && alone.weight < taken.weight && alone.order != taken.order) {
      draft.day_rule = "PLAN-OPTIMUM";
      draft.day_why = sentence("why.order_grouped", draft.day_rule, {{"date", taken.order}, {"best", alone.order}});
    } else if (taken.day) {
      own_rule(draft, way, taken);
    }
    if (!purchase) return;
    if (way.schedule.ending == Leaving::AtTermEnd && way.schedule.term_end) neighbours(item, draft, taken, *way.schedule.term_end);
  }

 private:
  bool grouped() const { return circumstances_.settings.grouping != Grouping::EachAlone; }

  // One part of a subscription is bought before the next: that is how they are handed over under the ceiling, and no rule of its own.
  bool of_one_source(const Breach& breach) const {
    if (breach.rule != Constraint::Precedence || breach.items.size() != 2) return false;
    const auto part_of = [&](int item) -> const Source& { return drafts_[problem_.drafts[static_cast<std::size_t>(item)]].source; };
    return part_of(breach.items[0]).key() == part_of(breach.items[1]).key();
  }

  int best_alone(std::size_t item) const {
    const std::vector<Choice>& choices = problem_.instance.items[item].choices;
    int best = 0;
    for (std::size_t c = 1; c < choices.size(); ++c) {
      if (choices[c].cost < choices[static_cast<std::size_t>(best)].cost) best = static_cast<int>(c);
    }
    return best;
  }

  // Which rule breaks when only this source takes its own best day?
  bool shared_rule(std::size_t item, int best, Breach& breach) const {
    std::vector<int> choices = answer_.choices;
    choices[item] = best;
    return find_breach(problem_.instance, choices, &breach);
  }

  // Not the day that the rules give, although nobody else is in the way.
  void own_rule(Draft& draft, const Way& way, const Candidate& taken) const {
    const Calendar& calendar = circumstances_.calendar;
    const Date ruled = way.path == Path::PartnerTransfer ? way.transfer.complete_on : way.schedule.order_date;
    std::optional<Date> broken =
        way.path == Path::PartnerTransfer ? broken_day(way.transfer, calendar) : broken_day(way.schedule, calendar);
    // Nothing would be broken, but people would work on the weekend before.
    if (!broken && way.path != Path::PartnerTransfer) {
      const std::vector<WeekendStep> steps = weekend_steps(way.schedule, calendar);
      if (!steps.empty()) broken = steps.front().closed;
    }
    const Freeze* freeze = broken ? calendar.days.freeze_of(*broken) : nullptr;
    if (freeze != nullptr) {
      draft.day_rule = "PLAN-FREEZE";
      draft.day_why =
          sentence("why.order_freeze", "PLAN-FREEZE", {{"date", taken.order}, {"first", freeze->first}, {"last", freeze->last}});
    } else if (broken) {
      draft.day_rule = "PLAN-FINISH";
      draft.day_why = sentence("why.order_finish", "PLAN-FINISH", {{"date", taken.order}, {"finish", *calendar.latest_finish}});
    } else {
      draft.day_rule = "PLAN-OPTIMUM";
      draft.day_why = better_than(draft, way, taken, ruled);
    }
  }

  // What makes the day better than that of the rules; never more than is so.
  Message better_than(const Draft& draft, const Way& way, const Candidate& taken, Date ruled) const {
    std::vector<MessageArgument> days = {{"date", taken.order}, {"ruled", ruled}};
    const auto because = [&](const char* key) { return sentence(key, "PLAN-OPTIMUM", days); };
    // What it costs the partner is nothing for a customer's paper, and no saving of the customer's.
    if (circumstances_.settings.minimise == Minimise::PartnerCost) return because("why.order_by_settings");
    Candidate at_rule = taken;
    at_rule.weight = maker_.ruled_weight(draft, way);
    const bool fewer_days = taken.weight.places[kOverlap] < at_rule.weight.places[kOverlap];
    const std::optional<Money> saved = saving(taken, at_rule);
    if (!saved || saved->amount.is_zero() || saved->amount.is_negative())
      return because(fewer_days ? "why.order_fewer_days" : "why.order_optimum");
    const Way then = maker_.way_on(draft, taken);
    if (cheaper_prices(way.buys, then.buys)) return because("why.order_cheaper");
    days.push_back({"amount", *saved});
    if (way.path == Path::PartnerTransfer || then.schedule.ending != way.schedule.ending) return because("why.order_less");
    Decimal month;
    for (const Buy& buy : then.buys) month += buy.offer.price->retail_month->scaled(buy.units);
    // How a month's price falls on its days and on those at the end of what is counted moves a sum by less than a day: no saving.
    if (saved->amount < month.scaled(1, kLongestMonth)) return because("why.order_even");
    days.pop_back();
    const std::optional<Money>& old_month = draft.tariff.month;
    const bool later = taken.order > ruled && old_month && old_month->currency == saved->currency;
    if (later && old_month->amount.scaled(draft.source.units) < month) return because("why.order_old_cheaper");
    if (fewer_days) return because("why.order_fewer_days");
    days.push_back({"amount", *saved});
    return because("why.order_less");
  }

  static bool cheaper_prices(const std::vector<Buy>& ruled, const std::vector<Buy>& then) {
    for (std::size_t i = 0; i < std::min(ruled.size(), then.size()); ++i) {
      const std::optional<UnitPrice>&before = ruled[i].offer.price, &after = then[i].offer.price;
      if (before && after && before->retail_month && after->retail_month && *after->retail_month < *before->retail_month) return true;
    }
    return false;
  }

  // Of what the customer pays, whatever is minimised: it stands in the customer's papers.
  std::optional<Money> saving(const Candidate& than, const Candidate& now) const {
    const std::optional<Currency> currency = maker_.first_currency();
    if (!currency) return std::nullopt;
    const WeightPlace cost = circumstances_.settings.minimise == Minimise::CustomerCost ? kFirstCost : kOtherCost;
    if (now.weight.places[cost] == 0 && than.weight.places[cost] == 0) return std::nullopt;
    return Money{Decimal::from_micros((now.weight - than.weight).at(cost)), *currency};
  }

  void lever(std::vector<Lever>& into, Lever::Gain gain, std::string rule, std::string next, const Candidate& then, const Candidate& now,
             const char* text) const {
    Lever made;
    made.gain = gain;
    made.rule = std::move(rule);
    made.next_rule = std::move(next);
    made.date = then.order;
    made.saving = saving(then, now);
    if (gain == Lever::Gain::Cheaper && made.saving && !made.saving->amount.is_zero() && made.saving->amount.is_negative()) return;
    std::vector<MessageArgument> arguments = {{"date", then.order}};
    std::string key = text;
    if (made.saving) {
      const bool dearer = made.saving->amount.is_negative();
      arguments.push_back({"amount", Money{dearer ? -made.saving->amount : made.saving->amount, made.saving->currency}});
      key += dearer ? "_dearer" : "_cheaper";
    }
    made.text = sentence(key.c_str(), made.rule, std::move(arguments));
    into.push_back(std::move(made));
  }

  void neighbours(std::size_t item, Draft& draft, const Candidate& taken, Date end) const {
    if (circumstances_.prepared == nullptr) return around_the_end(draft, taken, end, draft.levers);
    auto& remembered = circumstances_.prepared->sources[problem_.drafts[item]].levers;
    const auto [known, fresh] = remembered.try_emplace({taken.way, taken.order, draft.day_rule});
    if (fresh) around_the_end(draft, taken, end, known->second);
    draft.levers.insert(draft.levers.end(), known->second.begin(), known->second.end());
  }

  // The days next to the one that was taken: what holds it from behind is what would make it cheaper, what holds it from the front
  // what would make it earlier.
  void around_the_end(const Draft& draft, const Candidate& taken, Date end, std::vector<Lever>& into) const {
    const Calendar& calendar = circumstances_.calendar;
    for (Date day = calendar.days.on_or_before(end - 1); day > taken.order; day = calendar.days.on_or_before(day - 1)) {
      const std::optional<Candidate> later = maker_.on_day(draft, taken.way, day, Reach::ShortMargin);
      if (!later) continue;
      if (later->weight.places[kFirstCost] < taken.weight.places[kFirstCost] || later->weight.places[kFirstCost] == 0) {
        lever(into, Lever::Gain::Cheaper, "PLAN-MARGIN", "NCE-RENEW-TIME", *later, taken, "lever.margin");
      }
      break;
    }
    const Date soonest = calendar.days.on_or_after(calendar.earliest);
    if (soonest < taken.order) {
      const std::optional<Candidate> sooner = maker_.on_day(draft, taken.way, soonest, Reach::ShortMargin);
      if (sooner) lever(into, Lever::Gain::Earlier, draft.day_rule, "PLAN-PREREQUISITES", *sooner, taken, "lever.sooner");
      return;
    }
    if (calendar.earliest > calendar.today) {
      Candidate today = taken;
      today.order = calendar.days.on_or_after(calendar.today);
      if (today.order >= taken.order) return;
      Lever made;
      made.gain = Lever::Gain::Earlier;
      made.rule = "PLAN-PREREQUISITES";
      made.next_rule = "NCE-RENEW-TIME";
      made.date = today.order;
      made.text = sentence("lever.prerequisites", "PLAN-PREREQUISITES", {{"date", today.order}});
      into.push_back(std::move(made));
    }
  }

  const Circumstances& circumstances_;
  const std::vector<Draft>& drafts_;
  const ChoiceMaker& maker_;
  const Problem& problem_;
  const Answer& answer_;
};

}  // namespace

void explain_days(const Circumstances& circumstances, std::vector<Draft>& drafts, const ChoiceMaker& maker, const Problem& problem,
                  const Answer& answer) {
  const Explainer explainer(circumstances, drafts, maker, problem, answer);
  for (std::size_t item = 0; item < problem.found.size(); ++item) explainer.explain(item, drafts[problem.drafts[item]]);
}

}  // namespace csp::plan
