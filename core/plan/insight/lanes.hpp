#pragma once
// On which days does which subscription run, and on which days is something done to it? The plan as stretches and marks on one time
// axis, for drawing and for listing. All days are inclusive UTC days; nothing here is decided, everything is read from the plan.

#include <optional>
#include <string>
#include <vector>

#include "core/plan/plan.hpp"

namespace csp {

enum class StretchKind {
  Source,              // billed where it is today
  SourceExtendedTerm,  // the same, in the extended service term (rule EST-DEFAULT)
  SourceGrace,         // past its end, still usable, nothing bought
  Target,              // billed by the target
  Overlap,             // both bill for the same seats
  CancelWindow,        // what was bought or renewed can still be given back (rule NCE-CANCEL)
};

struct LaneStretch {
  StretchKind kind = StretchKind::Source;
  Date from;
  Date to;
  bool goes_on = false;  // has no end under this plan, or one after the last day of the axis
};

enum class MarkKind {
  Order,
  Request,  // the transfer is asked for
  Transfer,
  Swap,
  EndChoice,
  Cancel,
  Reduce,  // some of the units are given back
};

struct LaneMark {
  MarkKind kind = MarkKind::Order;
  Date day;
  friend bool operator==(const LaneMark&, const LaneMark&) = default;
};

struct Lane {
  std::string subscription;  // key
  std::vector<LaneStretch> stretches;
  std::vector<LaneMark> marks;      // in order of day
  std::optional<Date> source_end;   // last day of the source under this plan, when it has one
  std::optional<Date> decided_day;  // the day that SubscriptionDecision::order_date fixes: order or transfer
  bool pinned = false;              // a person fixed it
};

struct Lanes {
  Date first;               // first day of the axis: the month of today
  Date last;                // last day of the axis
  Date last_change;         // nothing happens after this day: the axis may stop soon after it
  std::vector<Lane> lanes;  // one per move, in the plan's order
};

Lanes lanes_of(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Plan& plan);

}  // namespace csp
