#include "core/plan/dates/choices.hpp"

#include <algorithm>
#include <set>

#include "core/plan/sources/purchases.hpp"

namespace csp::plan {
namespace {

constexpr std::size_t kMinimisedCurrencies = 3;
// A planning choice, no rule bounds it: a missed cancellation window owes the whole term, so its last days are not used to save a few.
constexpr int kWindowSlack = 2;
// Days that are looked at one by one, from either end: more than any term has (rule NCE-TERM), so that an end that a file puts into the
// next century does not keep the planner at work.
constexpr int kLongestLook = 5 * 366;

bool moves(Path path) { return path == Path::PartnerTransfer || buys(path); }

std::optional<Date> pinned_day(const Draft& draft) {
  return draft.source.decision != nullptr ? draft.source.decision->order_date : std::nullopt;
}
bool path_decided(const Draft& draft) { return draft.source.decision != nullptr && draft.source.decision->path.has_value(); }

Date day_of(const Way& way) { return way.path == Path::PartnerTransfer ? way.transfer.complete_on : way.schedule.order_date; }

bool can_choose(const Draft& draft, const Way& way) { return moves(way.path) && way.feasible && !pinned_day(draft); }

bool gives_up_margin(Reach reach) { return reach == Reach::ShortMargin || reach == Reach::Gap || reach == Reach::Latest; }

bool uses_up_window(const Schedule& schedule) {
  return schedule.cancel_on && schedule.cancel_by && *schedule.cancel_on + kWindowSlack > *schedule.cancel_by;
}

// Is every price known that tells one day from another?
bool priced(const Draft& draft, const Way& way, Minimise minimise) {
  if (way.path == Path::PartnerTransfer) return minimise == Minimise::CustomerCost && draft.tariff.month.has_value();
  const bool target = std::all_of(way.buys.begin(), way.buys.end(), [&](const Buy& buy) {
    return buy.offer.price && (minimise == Minimise::CustomerCost ? buy.offer.price->retail_month : buy.offer.price->partner_month);
  });
  return target && !way.buys.empty() && (minimise == Minimise::PartnerCost || draft.tariff.month);
}

}  // namespace

std::vector<Currency> minimised_currencies(const Circumstances&, const std::vector<Draft>& drafts, Currency own) {
  std::vector<Currency> others;
  const auto add = [&](Currency currency) {
    if (currency.known() && currency != own && std::find(others.begin(), others.end(), currency) == others.end())
      others.push_back(currency);
  };
  for (const Draft& draft : drafts) {
    if (draft.tariff.month) add(draft.tariff.month->currency);
    for (const Way& way : draft.ways) {
      for (const Buy& buy : way.buys) {
        if (buy.offer.price) add(buy.offer.price->currency);
      }
    }
  }
  std::sort(others.begin(), others.end());
  std::vector<Currency> order;
  if (own.known()) order.push_back(own);
  order.insert(order.end(), others.begin(), others.end());
  if (order.size() > kMinimisedCurrencies) order.resize(kMinimisedCurrencies);
  return order;
}

std::vector<std::size_t> ChoiceMaker::ways_of(const Draft& draft) const {
  std::vector<std::size_t> chosen, others;
  for (std::size_t i = 0; i < draft.ways.size(); ++i) {
    const Way& way = draft.ways[i];
    if (way.path == draft.path)
      chosen.push_back(i);
    else if (!path_decided(draft) && moves(draft.path) && can_choose(draft, way) &&
             (way.path != Path::PartnerTransfer || circumstances_.settings.assume_transfer_possible))
      others.push_back(i);
  }
  chosen.insert(chosen.end(), others.begin(), others.end());
  return chosen;
}

void ChoiceMaker::fill(const Draft& draft, const Way& way, Candidate& candidate) const {
  const PlanSettings& settings = circumstances_.settings;
  candidate.buys = buys(way.path) && way.schedule.possible && !way.buys.empty();
  candidate.uses_week = candidate.buys || (way.path == Path::PartnerTransfer && way.transfer.possible);
  if (candidate.uses_week) candidate.order = day_of(way);
  const bool ends = buys(way.path) || way.path == Path::LetGo;
  if (ends && way.schedule.source_last_day) candidate.last_day = std::max(*way.schedule.source_last_day, circumstances_.calendar.today - 1);
  if (!candidate.uses_week) return;
  auto& places = candidate.weight.places;
  const bool at_end = candidate.buys && way.schedule.ending == Leaving::AtTermEnd && way.schedule.term_end;
  if (at_end) {
    const int kept = *way.schedule.term_end - candidate.order;
    places[kGapDays] = std::max(0, 1 - kept);
    places[kShortDays] = std::max(0, settings.margin_days - std::max(kept, 1));
  }
  const bool known = priced(draft, way, settings.minimise);
  if (candidate.buys && candidate.last_day && (at_end || known)) {
    places[kOverlap] = WideSum{std::max(0, *candidate.last_day - candidate.order + 1)} * draft.source.units;
  }
  const Way& ruled = draft.ways[candidate.way];
  places[kShift] = std::abs(candidate.order - day_of(ruled));
  if (!known) return;
  CurrencySums sums;
  add_charges(course_of(draft, way, circumstances_), circumstances_.calendar.today, circumstances_.horizon_end, sums);
  const bool customer = settings.minimise == Minimise::CustomerCost;
  for (const CurrencySums::Sum& sum : sums.sums) {
    const auto place = std::find(currencies_.begin(), currencies_.end(), sum.currency);
    if (place == currencies_.end()) continue;
    const auto index = static_cast<std::size_t>(place - currencies_.begin());
    places[kFirstCost + index] = (customer ? sum.customer : sum.partner).micros();
    if (index == 0) places[kOtherCost] = (customer ? sum.partner : sum.customer).micros();
  }
}

Candidate ChoiceMaker::as_ruled(const Draft& draft, std::size_t way) const {
  Candidate candidate;
  candidate.way = way;
  fill(draft, draft.ways[way], candidate);
  return candidate;
}

Weight ChoiceMaker::ruled_weight(const Draft& draft, const Way& way) const {
  return as_ruled(draft, static_cast<std::size_t>(&way - draft.ways.data())).weight;
}

Way ChoiceMaker::way_on(const Draft& draft, const Candidate& candidate) const {
  const Way& ruled = draft.ways[candidate.way];
  if (!candidate.day) return ruled;
  Way way;
  way.path = ruled.path;
  way.feasible = true;
  way.reasons = ruled.reasons;
  way.targets = ruled.targets;
  way.swaps = ruled.swaps;
  if (ruled.path == Path::PartnerTransfer) {
    way.schedule = ruled.schedule;
    way.transfer = schedule_transfer(draft.source, draft.end, circumstances_.figures, circumstances_.calendar, candidate.day);
    return way;
  }
  way.schedule = schedule_purchase(draft.source, draft.end, circumstances_.figures, circumstances_.calendar, OrderDay{candidate.day, false},
                                   ruled.swaps);
  way.buys = priced_alike(ruled, day_of(ruled), *candidate.day, circumstances_) ? ruled.buys
                                                                                : buys_on(draft, ruled, *candidate.day, circumstances_);
  return way;
}

// Fewer days than its completion may take, or weekends before a freeze: only where there are no others.
bool ChoiceMaker::hurried(const Way& way) const {
  if (way.path != Path::PartnerTransfer) return !weekend_steps(way.schedule, circumstances_.calendar).empty();
  return way.transfer.complete_on - way.transfer.request_on < circumstances_.figures.transfer_last_days;
}

std::optional<Candidate> ChoiceMaker::on_day(const Draft& draft, std::size_t index, Date day, Reach reach, bool asked) const {
  return on_day(draft, index, day, reach, gives_up_margin(reach) ? Haste::Allowed : Haste::None, asked);
}

std::optional<Candidate> ChoiceMaker::on_day(const Draft& draft, std::size_t index, Date day, Reach reach, Haste haste, bool asked) const {
  const Calendar& calendar = circumstances_.calendar;
  const Way& ruled = draft.ways[index];
  const bool is_start = !asked && day == day_of(ruled);
  if (!is_start && !calendar.days.open(day)) return std::nullopt;
  if (calendar.latest_finish && day > *calendar.latest_finish) return std::nullopt;
  Candidate candidate;
  candidate.way = index;
  if (!is_start) candidate.day = day;
  const auto look = [&](const Way& way) {
    if (way.path == Path::PartnerTransfer) return way.transfer.possible && !way.transfer.moved_from && !broken_day(way.transfer, calendar);
    const bool blocked = std::any_of(way.schedule.findings.begin(), way.schedule.findings.end(),
                                     [](const Finding& found) { return found.severity == Severity::Blocker; });
    return way.schedule.possible && !blocked && !broken_day(way.schedule, calendar);
  };
  if (is_start) {
    if (!look(ruled) || (haste == Haste::None && hurried(ruled))) return std::nullopt;
    fill(draft, ruled, candidate);
  } else {
    const Way way = way_on(draft, candidate);
    if (!look(way) || (haste == Haste::None && hurried(way))) return std::nullopt;
    const bool margin_given_up = asked || gives_up_margin(reach);
    if (!margin_given_up && uses_up_window(way.schedule) && day > calendar.days.on_or_after(calendar.earliest)) return std::nullopt;
    // Another ending costs something else: without prices nobody can tell whether more or less.
    if (way.path != Path::PartnerTransfer && way.schedule.ending != ruled.schedule.ending &&
        !priced(draft, ruled, circumstances_.settings.minimise))
      return std::nullopt;
    fill(draft, way, candidate);
  }
  if (reach != Reach::Gap && reach != Reach::Latest && candidate.weight.places[kGapDays] > 0) return std::nullopt;
  return candidate;
}

std::vector<ChoiceMaker::Window> ChoiceMaker::windows(const Draft& draft, const Way& way, Reach reach) const {
  const Calendar& calendar = circumstances_.calendar;
  std::vector<Window> windows;
  if (way.path == Path::PartnerTransfer) {
    windows.push_back({std::min(way.transfer.request_on, way.transfer.complete_on), way.transfer.complete_by, true});
    // What one request leaves no room for in its weeks is asked for later.
    if (circumstances_.settings.moves_a_week > 0) {
      const Date later = std::max(way.transfer.complete_by, way.transfer.last.value_or(circumstances_.horizon_end));
      windows.push_back({way.transfer.complete_by + 1, later, true, false, reach != Reach::EveryDay});
    }
    return windows;
  }
  const Schedule& schedule = way.schedule;
  const Date start = schedule.order_date;
  if (schedule.at_once) {
    windows.push_back({std::min(calendar.earliest, start), reach == Reach::Best ? start : start + kSoonDays, true});
    return windows;
  }
  if (schedule.ending != Leaving::AtTermEnd || !schedule.term_end) {
    const bool known = priced(draft, way, circumstances_.settings.minimise);
    // Where nobody knows what a day costs, the soonest stays the best.
    windows.push_back(
        {std::min(calendar.earliest, start), known || reach != Reach::Best ? std::max(start, schedule.latest_order) : start, true});
    return windows;
  }
  const Date end = *schedule.term_end;
  const Date kept = end - calendar.margin_days;
  const bool margin_possible = calendar.days.on_or_after(calendar.earliest) <= kept;
  const bool margin_given_up = reach == Reach::ShortMargin || reach == Reach::Gap;
  const Date first = std::min(calendar.earliest, start);
  if (reach == Reach::Latest) {
    const int gap = circumstances_.settings.gap_days;
    windows.push_back({first, gap > 0 ? end + gap : end - 1, false});
    return windows;
  }
  if (margin_possible) windows.push_back({first, kept, reach == Reach::EveryDay});
  if (!margin_possible || margin_given_up) windows.push_back({margin_possible ? kept + 1 : first, end - 1, true});
  if (reach == Reach::Gap && circumstances_.settings.gap_days > 0) windows.push_back({end, end + circumstances_.settings.gap_days, true});
  const std::optional<Date> cancel = draft.source.cancel_until;
  const bool window_open =
      cancel && *cancel < end && calendar.earliest + 2 <= *cancel && priced(draft, way, circumstances_.settings.minimise);
  if (window_open) windows.push_back({calendar.earliest, *cancel - 2, true, true});
  return windows;
}

bool ChoiceMaker::inside(const Draft& draft, std::size_t way, Date day, Reach reach) const {
  const std::vector<Window> where = windows(draft, draft.ways[way], reach);
  return std::any_of(where.begin(), where.end(), [&](const Window& window) { return window.first <= day && day <= window.last; });
}

void ChoiceMaker::add_piece(const Draft& draft, std::size_t way, Date first, Date last, Reach reach, Haste haste, int weeks,
                            std::vector<Candidate>& into) const {
  int found = 0;
  for (Date day = last; day >= first;) {
    // Between its own last years and the first ones, which it may have to share with others, there is nothing to gain.
    if (day < last - kLongestLook && first + kLongestLook < day) day = first + kLongestLook;
    const std::optional<Candidate> candidate = on_day(draft, way, day, reach, haste, false);
    if (!candidate) {
      day = day - 1;
      continue;
    }
    into.push_back(*candidate);
    ++found;
    if (reach == Reach::Best || reach == Reach::Latest || (weeks > 0 && found >= weeks)) return;
    day = day - day.weekday();  // the Sunday before its week
  }
}

void ChoiceMaker::add_choices(const Draft& draft, std::size_t index, Reach reach, Haste haste, int weeks,
                              std::vector<Candidate>& into) const {
  const Way& way = draft.ways[index];
  const std::size_t before = into.size();
  for (const Window& window : windows(draft, way, reach)) {
    if (window.dense) {
      const Date last = std::min(window.last, window.first + kLongestLook);
      std::set<Date> known;  // days that are candidates already
      const auto note = [&](const Candidate& candidate) {
        if (candidate.day || !window.asked) known.insert(candidate.order);
      };
      std::for_each(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(), note);
      std::set<int> used;
      for (Date day = window.first; day <= last; day = day + 1) {
        // The others take so many weeks at the most: among as many there is room for this one.
        if (window.few && weeks > 0 && used.count(week_of(day)) == 0 && used.size() >= static_cast<std::size_t>(weeks)) break;
        if (known.count(day) > 0) continue;
        const std::optional<Candidate> candidate = on_day(draft, index, day, reach, haste, window.asked);
        if (!candidate) continue;
        into.push_back(*candidate);
        used.insert(week_of(day));
        note(*candidate);
      }
      continue;
    }
    std::vector<Date> borders;
    for (const TargetChoice& target : way.targets) {
      const std::vector<Date>& days = circumstances_.finder.price_days(target.sku);
      borders.insert(borders.end(), std::upper_bound(days.begin(), days.end(), window.first),
                     std::upper_bound(days.begin(), days.end(), window.last));
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    Date last = window.last;
    for (std::size_t b = borders.size(); b-- > 0;) {
      add_piece(draft, index, borders[b], last, reach, haste, weeks, into);
      last = borders[b] - 1;
    }
    add_piece(draft, index, window.first, last, reach, haste, weeks, into);
  }
  // What the rules say is a choice too where it keeps everything, although it may be a weekend.
  const bool listed = std::any_of(into.begin() + static_cast<std::ptrdiff_t>(before), into.end(),
                                  [](const Candidate& candidate) { return !candidate.day; });
  if (!listed && way.path == draft.path) {
    if (const std::optional<Candidate> start = on_day(draft, index, day_of(way), reach, haste, false)) into.push_back(*start);
  }
}

ChoiceMaker::Found ChoiceMaker::choices(const Draft& draft, Reach reach, int weeks) const {
  Found found;
  const bool free = circumstances_.settings.weigh_paths;
  for (const std::size_t index : ways_of(draft)) {
    const Way& way = draft.ways[index];
    const bool first_way = way.path == draft.path;
    if (!first_way && !free && !found.candidates.empty()) break;
    if (!can_choose(draft, way)) {
      if (!first_way) continue;
      found.fixed = true;
      found.start_kept = true;
      found.candidates.push_back(as_ruled(draft, index));
      found.broken = way.path == Path::PartnerTransfer ? broken_day(way.transfer, circumstances_.calendar)
                                                       : broken_day(way.schedule, circumstances_.calendar);
      return found;
    }
    if (free && !first_way && !priced(draft, way, circumstances_.settings.minimise)) continue;
    const std::size_t before = found.candidates.size();
    if (!gives_up_margin(reach)) add_choices(draft, index, reach, Haste::None, weeks, found.candidates);
    if (found.candidates.size() == before) add_choices(draft, index, reach, Haste::Allowed, weeks, found.candidates);
  }
  for (std::size_t i = 0; i < found.candidates.size(); ++i) {
    if (found.candidates[i].day || draft.ways[found.candidates[i].way].path != draft.path) continue;
    found.start = i;
    found.start_kept = true;
  }
  if (!found.candidates.empty()) return found;
  for (std::size_t index = 0; index < draft.ways.size(); ++index) {
    if (draft.ways[index].path != draft.path) continue;
    found.candidates.push_back(as_ruled(draft, index));
    const Way& way = draft.ways[index];
    found.broken = way.path == Path::PartnerTransfer ? broken_day(way.transfer, circumstances_.calendar)
                                                     : broken_day(way.schedule, circumstances_.calendar);
  }
  found.fixed = true;
  return found;
}

}  // namespace csp::plan
