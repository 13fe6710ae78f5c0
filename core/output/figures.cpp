#include "core/output/figures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/customer/units_in_use.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/left_alone.hpp"

namespace csp {
namespace {

void widen(std::optional<Date>& first, std::optional<Date>& last, Date day) {
  if (!first || day < *first) first = day;
  if (!last || day > *last) last = day;
}

// Of each SKU the most that lack on any day, as they lack today.
std::int64_t missing_today(const Proof& proof) {
  std::map<Guid, std::int64_t> most;
  for (const ServiceGap& gap : proof.gaps) {
    if (gap.before_plan && gap.finding.rule == "PROOF-UNITS") most[gap.sku] = std::max(most[gap.sku], gap.missing_units);
  }
  std::int64_t units = 0;
  for (const auto& entry : most) units += entry.second;
  return units;
}

// Does a file name everybody who holds a SKU? Asked for each gap, and found out once for each SKU.
class NamedHolders {
 public:
  explicit NamedHolders(const CustomerView& view) : view_(view) {}

  bool all(const Guid& sku) {
    const auto [known, first] = all_.try_emplace(sku);
    if (!first) return known->second;
    std::int64_t assigned = 0;
    for (const UnitPool& pool : view_.customer.pools) assigned += pool.sku == sku ? pool.consumed : 0;
    return known->second = users_with(view_.customer, sku) >= assigned;
  }

 private:
  const CustomerView& view_;
  std::map<Guid, bool> all_;
};

// Of what gives no service today nobody is kept safe.
std::optional<TightestMargin> margin_of(const CustomerView& view, const std::map<std::string, Date, std::less<>>& ends_on) {
  const auto gives_service = [&](const Move& move) {
    const Subscription* source = view.find_subscription(move.subscription);
    return source == nullptr || (source->state != SubscriptionState::Suspended && source->state != SubscriptionState::Disabled);
  };
  std::optional<TightestMargin> tightest = tightest_margin(view.moves, view.actions, view.today, gives_service);
  // With more days than these left it can be asked for again, and bought without haste: nothing hangs on it.
  const int few = view.settings.margin_days + plan::rule_figures(view.catalog).transfer_last_days;
  for (const Move& move : view.moves) {
    const std::optional<Date> transferred = view.transfer_date(move.subscription);
    const auto end = ends_on.find(move.subscription);
    if (!transferred || end == ends_on.end()) continue;
    if (end->second >= *transferred && end->second - *transferred < few)
      count_handover(tightest, move.subscription, *transferred, end->second);
  }
  return tightest;
}

void count_course(const CustomerView& view, const Move& move, Figures& figures) {
  // What cannot be taken as it stands stays an open point, and is not counted among what moves.
  if (moves_away(move) && !is_open(view, move)) {
    ++figures.moving;
    // What is asked for before, or looked at afterwards, moves nothing.
    for (const std::optional<Date>& day : {move.order_date, view.transfer_date(move.subscription), move.source_last_day}) {
      if (day && *day >= view.today) widen(figures.moves_from, figures.moves_to, *day);
    }
  }
  if (move.path == Path::RenewAndWait) ++figures.staying;
  if (move.path == Path::LetGo) ++figures.ending;
  if (move.path == Path::OutOfScope) ++figures.outside;
  figures.longest_overlap = std::max(figures.longest_overlap, move.overlap_days);
}

// What becomes of it if nobody does anything?
void count_left_alone(const CustomerView& view, const Move& move, const std::map<std::string, Date, std::less<>>& ends_on,
                      Figures& figures) {
  const Subscription* source = view.find_subscription(move.subscription);
  const std::optional<Date> term_end = source == nullptr ? std::nullopt : view.term_end_of(*source);
  // In its free days, or without service: left alone it does not come back.
  const bool given_up =
      source != nullptr && (source->state == SubscriptionState::InGrace || source->state == SubscriptionState::Suspended ||
                            source->state == SubscriptionState::Disabled);
  const auto ends = ends_on.find(move.subscription);
  // What ends after the months that are counted costs what it says.
  const Date horizon_end = add_months_clamped(view.today, view.settings.horizon_months) - 1;
  if (moves_away(move) && (given_up || (ends != ends_on.end() && ends->second < view.today))) {
    ++figures.over;
  } else if (move.path != Path::OutOfScope && !given_up && ends != ends_on.end() && ends->second >= view.today &&
             ends->second < horizon_end) {
    ++figures.ending_alone;
    figures.ends_alone_from = std::min(figures.ends_alone_from.value_or(ends->second), ends->second);
  }
  const bool unknown = std::any_of(move.findings.begin(), move.findings.end(), [](const Finding& finding) {
    return finding.rule == "PLAN-END-ACTION-UNKNOWN" && finding.severity == Severity::Ask;
  });
  if (unknown && move.path != Path::OutOfScope && term_end && *term_end < horizon_end) ++figures.ends_unknown;
}

void count_users(const CustomerView& view, Figures& figures) {
  for (const Profile& profile : view.customer.profiles) figures.users += profile.users;
  if (!view.customer.assignments_known) figures.users = view.proof.users;
  // A user in several swaps counts once, and batches of different swaps may overlap: what counts is how much of a profile they cover
  // together.
  std::map<std::string_view, std::vector<std::pair<std::int64_t, std::int64_t>>> batches;  // [first user, one behind the last)
  for (const Action& action : view.actions) {
    if (action.kind == ActionKind::Swap) batches[action.profile].emplace_back(action.first_user, action.first_user + action.users);
  }
  for (auto& [profile, of_profile] : batches) {
    std::sort(of_profile.begin(), of_profile.end());
    std::int64_t covered = 0;
    for (const auto& [first, behind] : of_profile) {
      if (behind <= covered) continue;
      figures.reassigned += behind - std::max(first, covered);
      covered = behind;
    }
  }
}

// Gaps that nobody accepted, and that the plan itself makes.
struct OpenGaps {
  std::int64_t limits = 0, others = 0;  // of a limit of the tenant, and of something else
  std::int64_t services = 0;            // of the others those in which somebody may lose a service
};

// Of one profile it may be the same users again; those of different profiles are different ones. Units that are short count where no
// profile is known to lack more.
OpenGaps count_gaps(const CustomerView& view, Figures& figures) {
  NamedHolders named_holders(view);
  std::map<std::string, std::int64_t> affected;
  std::vector<const ServiceGap*> of_units;
  OpenGaps open;
  for (const ServiceGap& gap : view.proof.gaps) {
    if (gap.accepted) ++figures.accepted_gaps;
    if (gap.accepted || gap.before_plan) continue;
    (breaks_limit(gap) ? open.limits : open.others) += 1;
    if (breaks_limit(gap)) {
      figures.open_gaps.push_back(&gap);
      continue;
    }
    std::int64_t& most = affected[gap.profile];
    // Who loses a service by units that are missing stands in gaps of their profiles, where the files tell who has what: perhaps nobody.
    const bool only_units = gap.finding.rule == "PROOF-UNITS" && view.customer.assignments_known && named_holders.all(gap.sku);
    (gap.finding.rule == "PROOF-UNITS" ? of_units : figures.open_gaps).push_back(&gap);
    if (only_units) {
      figures.units_left = std::max(figures.units_left, gap.missing_units);
    } else {
      most = std::max(most, gap.profile.empty() ? std::max(gap.users, gap.missing_units) : gap.users);
      ++open.services;
    }
  }
  // Units that are missing from a day on which users lose a service by it are the same point.
  const std::vector<const ServiceGap*> named = figures.open_gaps;
  for (const ServiceGap* gap : of_units) {
    const bool explained = std::any_of(named.begin(), named.end(), [&](const ServiceGap* other) { return other->from == gap->from; });
    if (!explained) figures.open_gaps.push_back(gap);
  }
  std::int64_t units = 0;
  for (const auto& [profile, users] : affected) (profile.empty() ? units : figures.affected) += users;
  figures.affected = std::max(figures.affected, units);
  // Who is missing units of two SKUs is one user all the same.
  if (view.customer.assignments_known) figures.affected = std::min(figures.affected, figures.users);
  return open;
}

Standing standing_of(const CustomerView& view, const Figures& figures, const OpenGaps& open) {
  if (!view.proof.safe) {
    if (open.limits > 0 && open.others == 0) return Standing::OverLimit;
    return open.services == 0 && figures.units_left > 0 ? Standing::UnitsLeft : Standing::Unsafe;
  }
  if (!figures.blockers.empty()) return Standing::NotReady;
  if (figures.accepted_gaps != 0) return Standing::SafeAccepted;
  return view.customer.assignments_known ? Standing::Safe : Standing::UnitsOnly;
}

}  // namespace

bool breaks_limit(const ServiceGap& gap) { return gap.finding.rule == "SMB-300" || gap.finding.rule == "TENANT-SUBS"; }

std::vector<const Finding*> findings_of(const CustomerView& view, Severity severity) {
  std::vector<const Finding*> out;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Finding*>> by_subject;
  const auto take = [&](const Finding& finding) {
    if (finding.severity != severity) return;
    std::vector<const Finding*>& alike = by_subject[{finding.rule, finding.subject}];
    if (std::any_of(alike.begin(), alike.end(), [&](const Finding* other) { return other->message == finding.message; })) return;
    alike.push_back(&finding);
    out.push_back(&finding);
  };
  for_each_finding(view, [&](const Finding& finding, const FindingPlace& place) {
    if (place.list != FindingList::Gap) take(finding);  // the standing speaks for gaps
  });
  // What blocks the picture stands among the findings of the plan, where a person may have accepted it.
  if (severity == Severity::Blocker) return out;
  for (const Finding& finding : view.customer.findings) take(finding);
  return out;
}

Figures figures_of(const CustomerView& view) {
  Figures figures;
  const std::map<std::string, Date, std::less<>> ends_on = plan::ending_alone(view.catalog, view.customer, view.settings, view.today);
  // Where all that ends by itself is let go, nothing is lost by it.
  bool ends_wanted = false;
  for (const Move& move : view.moves) {
    count_course(view, move, figures);
    const std::int64_t before = figures.ending_alone;
    count_left_alone(view, move, ends_on, figures);
    ends_wanted = ends_wanted || (figures.ending_alone > before && move.path != Path::LetGo);
  }
  if (!ends_wanted) figures.ending_alone = 0, figures.ends_alone_from.reset();
  figures.unpriced = unpriced(view.target_lines, view.findings);
  // Where an order follows an end there is a gap and no margin: no figure then.
  std::optional<TightestMargin> tightest = margin_of(view, ends_on);
  (tightest && tightest->after_end ? figures.after_end : figures.margin) = std::move(tightest);
  for (const Step& step : view.steps) widen(figures.first, figures.last, step.planned);
  count_users(view, figures);
  const OpenGaps open = count_gaps(view, figures);
  figures.missing_today = missing_today(view.proof);
  figures.blockers = findings_of(view, Severity::Blocker);
  // A limit that the planner complains of as well is one point; the planner names the worst of its days.
  for (const Finding* blocker : figures.blockers) {
    const auto worst = std::max_element(figures.open_gaps.begin(), figures.open_gaps.end(), [&](const ServiceGap* a, const ServiceGap* b) {
      const auto beyond = [&](const ServiceGap* gap) {
        return breaks_limit(*gap) && gap->finding.rule == blocker->rule ? gap->missing_units : -1;
      };
      return beyond(a) < beyond(b);
    });
    if (worst != figures.open_gaps.end() && breaks_limit(**worst) && (*worst)->finding.rule == blocker->rule)
      figures.open_gaps.erase(worst);
  }
  figures.questions = findings_of(view, Severity::Ask);
  figures.standing = standing_of(view, figures, open);
  return figures;
}

}  // namespace csp
