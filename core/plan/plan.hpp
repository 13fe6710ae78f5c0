#pragma once
// What happens when, to which subscription, why, at what cost, and is it safe? The finished plan: plain data, made by make_plan(),
// proven by prove() (core/plan/proof/proof.hpp), written by core/output.

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/finding.hpp"
#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/equivalence/comparison.hpp"
#include "core/import/records.hpp"
#include "core/plan/settings.hpp"
#include "core/plan/step_form.hpp"

namespace csp {

// One way a subscription could go: feasible, or not because of the named rules.
struct PathOption {
  Path path = Path::OutOfScope;
  bool feasible = false;
  bool chosen = false;
  std::vector<Finding> reasons;  // why not, or what to mind; rule id each
  std::vector<Money> cost;       // over the horizon, one per currency, customer price; empty = not known
};

// One order line in CSP.
struct TargetLine {
  std::string id;  // "T1", "T2", ...
  Guid sku;
  std::string name;
  std::optional<ProductSku> product_sku;
  OfferMatch match = OfferMatch::None;
  std::int64_t units = 0;
  Term term = Term::OneYear;
  BillingPlan billing_plan = BillingPlan::Monthly;
  Date order_date;
  Date usable_from;                           // first day on which the units can be assigned for certain (order + 1, rule NCE-RENEW-TIME)
  Date term_end;                              // inclusive
  std::optional<Decimal> retail_unit_month;   // customer list price per unit and month
  std::optional<Decimal> partner_unit_month;  // partner cost; never in a customer's document
  Currency currency;
  std::vector<std::string> for_subscriptions;  // keys
};

// What would make a move earlier or cheaper? The rule that binds its date, the next one behind it, and what giving way would bring.
struct Lever {
  enum class Gain { Earlier, Cheaper };
  Gain gain = Gain::Cheaper;
  std::string rule;             // what binds now
  std::string next_rule;        // what would bind then; empty where nothing is known
  Date date;                    // the order or transfer date then
  std::optional<Money> saving;  // of the customer's total, where prices are known; negative: it would cost so much more
  Message text;                 // in one sentence
  friend bool operator==(const Lever&, const Lever&) = default;
};

// What becomes of one source subscription.
struct Move {
  std::string subscription;  // key
  Path path = Path::OutOfScope;
  std::vector<PathOption> options;
  std::vector<std::string> target_lines;  // ids
  std::optional<Comparison> comparison;   // source SKU against its targets
  std::optional<Date> order_date;
  std::optional<Date> swap_date;              // first reassignment day, if any
  std::optional<Date> end_choice_by;          // latest day on which the end-of-term choice must stand
  std::optional<EndOfTermAction> end_choice;  // what to set on the source
  std::optional<Date> source_last_day;        // last day the source is billed under this plan
  int overlap_days = 0;
  std::string date_rule;      // what binds the order or transfer date; empty where there is none
  std::vector<Lever> levers;  // what would make it earlier or cheaper
  std::vector<Message> why;   // each date and choice in one sentence, rule named in the arguments or finding
  std::vector<Finding> findings;
};

// Machine-readable effect of a step; the prover replays these and nothing else.
enum class ActionKind {
  SetEndOfTerm,  // subscription, choice: from this day on that is what happens at its term end
  CancelNow,     // subscription: its units end with this day (cancellation window, or direct MOSA)
  Transfer,      // subscription: billing owner changes, units untouched
  Order,         // sku, units: usable from date + 1; with a subscription: added to that one
  Swap,          // profile, users: add and remove in one call
  Reduce,        // subscription, units: so many of its units end with this day, the others go on
};

struct Action {
  std::string id;  // "A1", ...
  ActionKind kind = ActionKind::Order;
  Date date;
  std::string subscription;
  EndOfTermAction choice = EndOfTermAction::Unknown;
  std::string target_line;
  Guid sku;
  std::int64_t units = 0;
  std::string profile;
  std::int64_t users = 0;       // how many of the profile's users (batches)
  std::int64_t first_user = 0;  // offset into Profile::members
  std::vector<AssignedSku> add;
  std::vector<Guid> remove;
};

enum class Role { TargetPartner, SourcePartner, CustomerAdmin, Microsoft };

// One thing a person does, with its window: a row of the runbook.
struct Step {
  std::string id;  // "S01", in order of date
  StepForm form = StepForm::Order;
  Role role = Role::TargetPartner;
  Date earliest;
  Date planned;
  Date latest;
  std::string rule;                        // binding rule id
  MessageArguments arguments;              // of all its texts, beside its days and its rule
  Message other_why;                       // a reason that says more than the stem's own; empty key: there is none
  std::vector<std::string> after;          // ids of steps that must be done before
  std::vector<std::string> actions;        // ids of actions this step carries out
  std::vector<std::string> subscriptions;  // keys

  StepKind kind() const { return kind_of(form); }

  // Put together when somebody reads them: a plan has thousands, and an edit makes them all anew.
  Message title() const;     // what to do
  Message detail() const;    // exactly how: clicks or command
  Message why() const;       // why this date; names the binding rule
  Message proof() const;     // what to keep as evidence
  Message way_back() const;  // what if it went wrong
};

// One line of the ledger: who charges what for which days. Amounts are rounded once, here.
enum class LedgerKind { SourceCharge, TargetCharge, SourceExtendedTerm, SourceUnusedCommitment, ExpectedCredit };
struct LedgerLine {
  LedgerKind kind = LedgerKind::SourceCharge;
  std::string subscription;  // key, may be empty
  std::string target_line;   // id, may be empty
  Date from;
  Date to;  // inclusive
  std::int64_t units = 0;
  Money amount;                         // customer's price; credits negative
  std::optional<Money> partner_amount;  // partner's cost, apart
  bool overlap = false;                 // charged while the other side is charged for the same seats
  std::string rule;
};

struct CostSummary {
  Currency currency;
  Decimal source;   // until each source ends
  Decimal target;   // until the horizon
  Decimal overlap;  // part of the above that is paid twice
  Decimal unused_commitment;
  Decimal expected_credit;
  Decimal total;          // source + target - expected_credit
  Decimal doing_nothing;  // the same horizon where it is
  Decimal all_at_once;    // everything bought today
  Decimal each_at_end;    // each bought on its last safe day
};

// Proof by the independent simulator (core/plan/proof/proof.hpp).
struct ServiceGap {
  std::string profile;            // profile id, or "" for a whole SKU pool
  Guid sku;                       // pool that is short, or zero
  std::optional<PlanIndex> plan;  // service lost or lowered
  Date from;
  Date to;                 // inclusive
  std::int64_t users = 0;  // how many are affected
  std::int64_t missing_units = 0;
  bool lowered = false;      // a lower tier remains
  bool accepted = false;     // a person accepted this exception
  bool before_plan = false;  // existed already on the first day
  Finding finding;
};

struct Proof {
  bool safe = false;  // no gap that is neither accepted nor there before
  Date first_day;
  Date last_day;
  std::int64_t users = 0;
  std::int64_t services = 0;  // distinct service plans watched
  std::int64_t days = 0;
  std::int64_t change_days = 0;
  std::vector<ServiceGap> gaps;
  std::vector<Finding> notes;  // what could not be proven because no file tells it
};

// How good is the plan? Of all plans inside the constraints, over the decisions that core/plan/dates/choices.hpp describes.
struct Optimum {
  Minimise minimised = Minimise::CustomerCost;
  bool feasible = true;  // every constraint is met; else `binding` names the first one that cannot be, and the dates are those of the rules
  bool proven = false;   // nothing better exists; else `bound` tells how much better it could be at most
  std::string binding;
  std::vector<Money> cost;      // what was minimised, in the order in which currencies were put before each other
  std::vector<Money> bound;     // no plan costs less; equal to `cost` when proven
  std::vector<Money> start;     // the plan that the rules alone give
  std::int64_t short_days = 0;  // margin days given up because ceilings or the week's limit left no other way
  std::int64_t choices = 0;     // dates and paths weighed
  std::int64_t nodes = 0;       // of the search tree
};

struct Plan {
  Date today;
  std::vector<Finding> preflight;  // region, segment, agreement, what to ask first
  std::vector<Move> moves;         // one per subscription, in order of key
  std::vector<TargetLine> target_lines;
  std::vector<Action> actions;  // in order of date
  std::vector<Step> steps;      // in order of planned date
  std::vector<LedgerLine> ledger;
  std::vector<CostSummary> costs;  // one per currency
  Optimum optimum;
  std::vector<Finding> findings;  // of the whole: limits of the tenant, currencies, what blocks the customer's picture
  Proof proof;
  // A plan is executable when it is proven safe and has no blocker.
  bool has_blockers() const;
};

// Prices the plan may use: price-list rows from opened files, else none.
using Prices = std::vector<PriceRecord>;

// Pure: same input, same plan.
Plan make_plan(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today);

}  // namespace csp
