#pragma once
// What did people decide? Everything the plan depends on that is not in the customer's files. Read and written as JSON
// (core/plan/settings_file/settings_json.hpp); unknown names are refused so that a typing error cannot silently change a plan.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/guid.hpp"
#include "core/base/money.hpp"
#include "core/customer/customer.hpp"
#include "core/equivalence/sale.hpp"
#include "core/import/tables/column_mapping.hpp"

namespace csp {

enum class PartnerModel { DirectBill, IndirectProvider, IndirectReseller };

// How the customer's Microsoft Customer Agreement stands with the target (rules MCA-REACCEPT, MCA-API-ONLY).
enum class AgreementState {
  Unknown,
  AcceptedDirectly,         // by the customer in the admin center: carries over
  AttestedToTarget,         // through the target partner
  AttestedBefore2023April,  // must be accepted again (rule MCA-REACCEPT)
  NotAccepted,
};

enum class Path {
  PartnerTransfer,  // new commerce, between two CSP partners: billing ownership moves, nothing else
  ChannelTransfer,  // EA to CSP, scheduled by the partner in Partner Center
  BuySame,          // buy the same tenant SKU, let the old one end
  BuyOther,         // buy another SKU, reassign, let the old one end
  RenewAndWait,     // keeps running where it is; looked at again before its next end
  LetGo,            // ends and is not replaced
  OutOfScope,       // not licence-based, already with the target, deleted, ...
};
// Is something ordered in its place?
inline bool buys(Path path) { return path == Path::BuySame || path == Path::BuyOther; }

struct TargetChoice {
  Guid sku;
  std::int64_t units = 0;  // 0 = as many as stand for those of the source
  std::optional<ProductSku> product_sku;
  friend bool operator==(const TargetChoice&, const TargetChoice&) = default;
};

// Decisions for one subscription, by Subscription::key. Absent = the planner proposes.
struct SubscriptionDecision {
  std::optional<Channel> channel;
  std::optional<Path> path;
  std::vector<TargetChoice> targets;          // empty = proposed
  std::optional<std::int64_t> units;          // seats to buy of the same SKU
  std::optional<Date> order_date;             // pinned
  std::optional<EndOfTermAction> end_action;  // what is set today, when the files do not tell
  std::optional<Date> term_end;               // when the files do not tell (EA anniversary)
  std::optional<Term> term;                   // of the source
  std::optional<Date> purchased;              // purchase or last renewal, decides extended service term (EST-ELIG-CSP)
  std::optional<Money> unit_price_month;
  friend bool operator==(const SubscriptionDecision&, const SubscriptionDecision&) = default;
};

// An exception a person accepted: the proof then names it instead of failing. Or what the plan assumes and a person confirmed: it is no
// question then. Void when the facts it was given for change.
struct AcceptedException {
  std::string finding;      // rule id of the finding
  std::string subject;      // its subject
  std::string accepted_by;  // free text
  std::string facts;        // digest of what was accepted; empty: whatever the figures of a finding are, but never a gap
  friend bool operator==(const AcceptedException&, const AcceptedException&) = default;
};

// Days on which nothing may be changed: year-end closing, a holiday season. Both ends inclusive.
struct Freeze {
  Date first;
  Date last;
  std::string name;  // for people, may be empty
  friend bool operator==(const Freeze&, const Freeze&) = default;
};

// Whose cost does the planner make as small as the constraints allow?
enum class Minimise { CustomerCost, PartnerCost };

// How many change dates may there be? Moves that share a week or a month are then made on one day, the earliest of theirs.
enum class Grouping { EachAlone, ByWeek, ByMonth };

// What the search for the cheapest bundles has to respect.
struct BundleWishes {
  int most_skus_per_user = 8;  // 1..20
  std::vector<Guid> banned;    // never to be bought, sorted
  std::vector<Guid> kept;      // whoever has one of these today is to have it afterwards, sorted
  friend bool operator==(const BundleWishes&, const BundleWishes&) = default;
};

// What a file of decisions may ask for at most: more than anybody decides, and little enough that no file keeps the planner at work for
// minutes. Beyond it the file is refused, and the message names the place.
struct SettingsLimits {
  static constexpr std::int64_t kSearchSteps = 100'000'000;
  static constexpr std::int64_t kFreezes = 1'000;
  static constexpr std::int64_t kTargets = 100;  // of one subscription
  static constexpr std::int64_t kAccepted = 10'000;
  static constexpr std::int64_t kListedSkus = 10'000;
};

struct PlanSettings {
  // The customer
  std::string customer_name;     // overrides the files when not empty
  std::string customer_country;  // ISO 3166-1 alpha-2, country of the tenant
  Segment segment = Segment::Commercial;
  bool segment_validated = false;              // Microsoft or its portal has validated the customer for the segment (rule SEGMENT-CHECK)
  Channel default_channel = Channel::Unknown;  // for subscriptions whose files do not tell
  AgreementState agreement = AgreementState::Unknown;
  bool relationship_accepted = false;
  // The partners
  std::string partner_name;
  std::string partner_country;  // of the target's CSP tenant
  std::optional<Guid> partner_tenant;
  PartnerModel partner_model = PartnerModel::DirectBill;
  std::string source_partner_name;
  std::optional<Guid> source_partner_tenant;
  // The purchase
  Term term = Term::OneYear;
  BillingPlan billing_plan = BillingPlan::Monthly;
  Currency currency;  // empty = the price list's only one
  // Safety
  int margin_days = 7;                   // new units are usable so many days before the old ones end; 1..60
  int prerequisite_days = 3;             // working time for relationship and agreement before the first order
  bool assume_transfer_possible = true;  // another CSP partner agrees to partner-to-partner transfers
  int horizon_months = 12;               // for costs
  // The optimum (core/plan/dates/optimise.hpp)
  Minimise minimise = Minimise::CustomerCost;
  bool weigh_paths = false;           // true: the cheapest path wins; false: the preferred one, and only its dates are weighed
  std::vector<Freeze> freezes;        // no order, reassignment, choice, transfer or cancellation falls into them
  std::optional<Date> latest_finish;  // nothing that moves anybody happens later; the old term may still run out after it
  int moves_a_week = 0;               // at most so many orders and transfers per calendar week (Monday to Sunday); 0 = any number
  Grouping grouping = Grouping::EachAlone;
  int gap_days = 0;                          // days without units that a person would accept where ceilings leave no other way; 0..30
  std::int64_t search_steps = 3'000'000;     // work the search for the optimum may do before it states a bound instead
  TeamsSale teams_sale = TeamsSale::ByDate;  // whether suites with Teams can be bought new (rule TEAMS-SALE-CLOSED)
  std::map<std::string, SubscriptionDecision> subscriptions;
  std::vector<AcceptedException> accepted;
  // The user's own offer mapping, above every table: ProductId:SkuId -> tenant SKU.
  std::map<ProductSku, Guid> offer_mapping;
  std::map<std::string, Guid> name_mapping;  // the same for products that a file only names
  ColumnMappings column_mappings;            // how tables with unknown headers are read
  // Which file is believed where files contradict each other: finding and subject -> file and row (core/inventory/differences.hpp).
  std::map<std::string, std::string> believed_files;
  BundleWishes bundles;
  std::string report_language = "en";  // language of what goes to the customer
  friend bool operator==(const PlanSettings&, const PlanSettings&) = default;
};

}  // namespace csp
