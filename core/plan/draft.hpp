#pragma once
// One source on its way through the planner: what is known, what could be done, what was chosen.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/costs/ledger.hpp"
#include "core/plan/dates/schedule.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/sources/targets.hpp"

namespace csp::plan {

struct Buy {
  TargetOffer offer;
  std::int64_t units = 0;
  std::string line;  // id of the target line, once lines have ids
};

// A path with everything it would need if it were taken.
struct Way {
  Path path = Path::OutOfScope;
  bool feasible = false;
  std::vector<Finding> reasons;
  Schedule schedule;
  TransferDates transfer;
  std::vector<Buy> buys;
  std::vector<TargetChoice> targets;  // what the buys were made from
  bool swaps = false;
  std::optional<std::vector<PlanIndex>> beside;  // what was counted on as kept from other licences, where that was asked
  std::optional<std::vector<Money>> cost;        // where it was added up already; empty list: a price is missing
};

struct PreparedSources;

// What users hold afterwards in the place of a SKU that leaves: nothing where it is let go, or where its subscriptions go different ways.
// A SKU that is not named stays.
using Replaced = std::map<Guid, std::vector<Guid>>;

// What all sources share.
struct Circumstances {
  const Catalog& catalog;
  const Customer& customer;
  const PlanSettings& settings;
  const RuleFigures& figures;
  const Calendar& calendar;
  Date horizon_end;
  TargetFinder& finder;
  bool region_differs = false;
  Replaced replaced;                    // as people decided it
  std::vector<Guid> running;            // SKUs of which a subscription runs today, and none is a trial; sorted
  PreparedSources* prepared = nullptr;  // what is remembered of the sources, in the order of the drafts; null: nothing
};

// What is lost with a licence that ends without a replacement.
struct GoingData {
  std::int64_t users = 0;        // who hold it to its end
  std::vector<PlanIndex> plans;  // whose data no other licence of theirs keeps
};

struct Draft {
  Source source;
  EndOfTerm end;
  SourceTariff tariff;
  Path path = Path::OutOfScope;
  std::vector<PathOption> options;
  std::vector<Way> ways;  // every path but OutOfScope; empty when the source is no part of the move
  std::vector<Finding> target_findings;
  Schedule schedule;       // of the chosen path
  TransferDates transfer;  // of a partner transfer
  std::vector<Buy> buys;
  std::optional<Comparison> comparison;
  std::optional<GoingData> going_data;
  std::vector<Finding> findings;
  std::vector<Message> why;
  std::string day_rule;  // what binds the order or transfer day
  Message day_why;       // where the search for the optimum moved it away from the rules' own
  std::vector<Lever> levers;

  const std::string& key() const { return source.key(); }
  bool buys_something() const { return (path == Path::BuySame || path == Path::BuyOther) && schedule.possible && !buys.empty(); }
};

// What the draft costs as it stands.
Course course_of(const Draft& draft, const Circumstances& circumstances);
// The same for one way that it could go. The draft has to outlive the course.
Course course_of(const Draft& draft, const Way& way, const Circumstances& circumstances);

}  // namespace csp::plan
