#pragma once
// Did it happen as planned? Later exports laid beside the plan: each order, end-of-term choice, transfer, reassignment and end of a
// source is done, still to come, late or different; and what is the next thing to do, and when?

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

enum class VerifyKind {
  Order,         // a target line
  EndChoice,     // what is set for the end of a source's term
  Transfer,      // billing owner of a source
  Reassignment,  // one Swap action
  Reduction,     // some of a source's units given back
  SourceEnd,     // a source that should be gone
  SourceChange,  // units or end of a source that still runs differ from what was planned on
  NewSubscription,
  VanishedSubscription,
};

enum class VerifyState {
  Done,
  Open,       // its day has not passed
  Late,       // its day has passed
  Different,  // something happened, but not what was planned
  NotShown,   // the exports do not tell
};

struct VerifyItem {
  VerifyKind kind = VerifyKind::Order;
  VerifyState state = VerifyState::Open;
  std::string action;        // id of the plan's action, where there is one
  std::string target_line;   // id
  std::string subscription;  // key in the planned customer
  std::string found;         // key in the later exports
  std::optional<Date> due;   // last day on which it is in time
  std::int64_t planned = 0;  // units or users
  std::int64_t found_count = 0;
  std::vector<Finding> findings;  // one sentence for each thing to know; a done item has one too
};

// The first step of the runbook that is not done, as far as the exports tell.
struct NextStep {
  std::string step;  // id; empty for what no step of the runbook is about
  Message title;
  Date date;  // planned day, or today when that has passed
  bool late = false;
};

struct Verification {
  Date today;
  std::vector<VerifyItem> items;  // orders, choices, transfers, reassignments, ends, changes, new, vanished
  std::optional<NextStep> next;   // empty: nothing left to do
  std::int64_t done = 0;
  std::int64_t open = 0;
  std::int64_t late = 0;
  std::int64_t different = 0;
  std::int64_t not_shown = 0;
  bool on_track() const { return late == 0 && different == 0; }
  std::vector<Finding> findings() const;  // of everything that is not simply done or open, gravest first
};

// `planned` is the customer the plan was made for, `now` the picture from later exports, `today` the day they were made.
Verification verify(const Catalog& catalog, const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now,
                    Date today);

}  // namespace csp
