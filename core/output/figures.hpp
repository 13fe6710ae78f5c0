#pragma once
// What does a plan come to in a few figures, for the sentence at the top of a document?

#include <optional>
#include <vector>

#include "core/output/customer_view.hpp"
#include "core/plan/costs/unpriced.hpp"
#include "core/plan/dates/margin.hpp"

namespace csp {

enum class Standing {
  Safe,          // nobody loses a service
  SafeAccepted,  // apart from exceptions a person accepted
  UnitsOnly,     // proven for units, because no file tells who uses what
  NotReady,      // blockers are open
  OverLimit,     // nobody lacks a unit, but a limit of the tenant is broken (SMB-300, TENANT-SUBS)
  UnitsLeft,     // nobody loses a service, but licences of something that ends stay assigned
  Unsafe,        // somebody would lose a service
};

// More stands in the tenant than may, rather than less than is needed.
bool breaks_limit(const ServiceGap& gap);

// Can it be carried out as it is?
inline bool holds(Standing standing) {
  return standing == Standing::Safe || standing == Standing::SafeAccepted || standing == Standing::UnitsOnly;
}

struct Figures {
  Standing standing = Standing::Unsafe;
  std::int64_t moving = 0;   // subscriptions that go to the target
  std::int64_t staying = 0;  // stay for now
  std::int64_t ending = 0;   // end and are not replaced
  std::int64_t outside = 0;  // not part of the move
  // Those that would end by themselves if nobody did anything (core/plan/sources/left_alone.hpp), with their services: doing nothing is
  // cheap and no choice. None where all of them are let go anyway.
  std::int64_t ending_alone = 0;
  std::optional<Date> ends_alone_from;
  std::int64_t over = 0;  // moving ones whose term has ended, or that give no service now
  // Of which no file tells what they do at an end of their term that the costs reach: what doing nothing costs is a guess.
  std::int64_t ends_unknown = 0;
  std::optional<Date> first;  // first and last day on which anything is done
  std::optional<Date> last;
  std::optional<Date> moves_from;  // first order or transfer, and the last day on which one of the old ones still runs
  std::optional<Date> moves_to;
  std::int64_t users = 0;          // all users with a licence
  std::int64_t reassigned = 0;     // of these, with another licence afterwards
  std::int64_t affected = 0;       // users in gaps nobody accepted
  std::int64_t units_left = 0;     // licences still assigned without units, in gaps nobody accepted
  std::int64_t missing_today = 0;  // units that are assigned and lacking already, whatever the plan does
  std::int64_t accepted_gaps = 0;
  std::vector<const ServiceGap*> open_gaps;  // that the plan makes and nobody accepted; of missing units only what no other one explains
  std::vector<const Finding*> blockers;
  std::vector<const Finding*> questions;
  int longest_overlap = 0;                  // days
  std::optional<TightestMargin> margin;     // empty where nothing is bought, and nothing handed over that would end
  std::optional<TightestMargin> after_end;  // what is ordered only after its end: a gap, and no margin
  Unpriced unpriced;                        // what sums of money lack
};

Figures figures_of(const CustomerView& view);

// What has to be solved before the plan can be carried out.
inline std::int64_t open_points(const Figures& figures) {
  return static_cast<std::int64_t>(figures.open_gaps.size() + figures.blockers.size());
}

// May the costs be held against those of leaving everything as it is? Not where that is no choice, or a guess.
inline bool comparable(const Figures& figures) { return figures.ending_alone == 0 && figures.over == 0 && figures.ends_unknown == 0; }

// All findings of a plan and of the customer's picture with just this severity, each once, in the order of for_each_finding; gaps are none
// of them.
std::vector<const Finding*> findings_of(const CustomerView& view, Severity severity);

}  // namespace csp
