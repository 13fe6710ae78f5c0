#pragma once
// What does the customer have? One picture made from many files: subscriptions, unit pools, assignment profiles.
// Every value knows the file, row and field it came from, or how it was concluded (core/customer/statement.hpp).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/finding.hpp"
#include "core/base/guid.hpp"
#include "core/base/money.hpp"
#include "core/catalog/catalog.hpp"
#include "core/customer/statement.hpp"
#include "core/customer/users.hpp"

namespace csp {

// Who bills a subscription today.
enum class Channel {
  Unknown,
  WebDirectMosa,        // direct from Microsoft, old agreement: prorated credit at any cancellation
  WebDirectMca,         // direct from Microsoft, customer agreement: credit only in the first 7 days
  EnterpriseAgreement,  // and other volume licensing with an agreement end
  OpenValue,
  CspPartner,        // another CSP partner, new commerce
  CspPartnerLegacy,  // another CSP partner, legacy commerce
  TargetPartner,     // already with the partner who plans
  WebDirect,         // direct from Microsoft, nothing tells under which of its two agreements
};

// Does it end with an agreement, as a whole, with nothing that renews by itself?
inline bool is_volume_licence(Channel channel) { return channel == Channel::EnterpriseAgreement || channel == Channel::OpenValue; }

// Is it another partner who bills it, and whom Microsoft credits?
inline bool sold_by_partner(Channel channel) { return channel == Channel::CspPartner || channel == Channel::CspPartnerLegacy; }

// Does "direct from Microsoft" hold for it, whatever the agreement?
inline bool is_direct(Channel channel) {
  return channel == Channel::WebDirectMosa || channel == Channel::WebDirectMca || channel == Channel::WebDirect;
}

enum class SubscriptionState { Active, InGrace, Suspended, Disabled, Deleted, Pending, Unknown };
enum class Term { Unknown, OneMonth, OneYear, ThreeYears };
enum class BillingPlan { Unknown, Monthly, Annual, Triennial };  // Triennial = all three years up front
enum class EndOfTermAction { Unknown, Renew, CancelAtTermEnd, ExtendedServiceTerm };

struct Subscription {
  std::string key;           // stable: lower-case commerce id, else directory id, else "file:row"
  std::string commerce_id;   // Partner Center subscription id, as in the file
  std::string directory_id;  // id in the customer's directory
  std::string name;          // for people
  Guid sku;                  // zero when no tenant SKU is known
  std::string part_number;
  std::optional<ProductSku> product_sku;
  std::optional<Guid> legacy_offer;
  std::int64_t units = 0;
  SubscriptionState state = SubscriptionState::Unknown;
  std::string state_text;        // as in the file
  std::string agreement_number;  // of the volume agreement it runs under, where a file tells it
  bool trial = false;
  bool seat_based = true;          // false: usage, software and the like; listed, never planned
  std::optional<Date> purchased;   // first purchase
  std::optional<Date> term_start;  // start of the running term, when known (purchase or last renewal)
  std::optional<Date> term_end;    // last day of the running term, inclusive
  std::optional<Date> phase_end;   // last day of the phase after the term: of its free days in grace, of its data when suspended
  Term term = Term::Unknown;
  BillingPlan billing_plan = BillingPlan::Unknown;
  EndOfTermAction end_action = EndOfTermAction::Unknown;
  std::optional<bool> auto_renew;
  std::optional<Date> cancel_until;  // last day of an open cancellation window
  bool has_promotion = false;
  bool has_scheduled_changes = false;
  std::optional<Guid> owner_tenant;        // partner tenant that created it
  std::string parent_key;                  // base subscription of an add-on
  Channel channel = Channel::Unknown;      // after settings were applied
  std::vector<std::string> migration_row;  // cells of the batch migration tool's own file, in its order; empty elsewhere
  std::optional<Money> unit_price_month;   // what the source bills, per unit and month, when a file or the user tells
  std::vector<Origin> origins;
  Statements statements;  // which of the origins told which value; not kept in a saved plan
};

// More than any tenant holds: no file, saved plan or answer may name more units of one thing, and no sum of them is more, so that whatever
// is added up or multiplied with days and prices later stays far from the end of its numbers.
inline constexpr std::int64_t kMostUnits = 10'000'000'000;
inline std::int64_t units_together(std::int64_t a, std::int64_t b) { return a + b < kMostUnits ? a + b : kMostUnits; }

// What stands behind a pool's counts of enabled units, of those in grace and of suspended ones.
enum class PoolCounts {
  Told,      // a file tells them
  Summed,    // a file lists the SKU without them: its subscriptions add up to them
  Unlisted,  // no file lists the SKU: they stand for its subscriptions
};

// All units of one SKU in the tenant, from every partner and channel (one pool a SKU: subscribedSkus has one row for each skuId).
struct UnitPool {
  Guid sku;
  std::string part_number;
  std::int64_t enabled = 0;
  std::int64_t warning = 0;  // in grace, still usable
  std::int64_t suspended = 0;
  std::int64_t locked_out = 0;
  std::int64_t consumed = 0;
  bool company_level = false;  // cannot be assigned to users
  PoolCounts counts = PoolCounts::Told;
  std::vector<Origin> origins;
  Statements statements;
};

// One SKU on a user.
struct AssignedSku {
  Guid sku;
  std::vector<Guid> disabled_plans;  // sorted
  std::vector<std::string> groups;   // group ids it is inherited from, sorted
  bool direct = true;
  friend bool operator==(const AssignedSku&, const AssignedSku&) = default;
};

// Users with the same SKUs, disabled plans and way of assignment are one profile with a head count.
struct Profile {
  std::string id;                 // "P1", "P2", ... by falling head count, then content
  std::vector<AssignedSku> skus;  // sorted by SKU id
  std::int64_t users = 0;
  std::int64_t without_usage_location = 0;
  std::int64_t with_errors = 0;        // assignment state Error
  std::vector<std::uint32_t> members;  // indices into Customer::users
};

struct Customer {
  std::string name;
  std::string domain;
  std::optional<Guid> tenant;
  std::vector<Subscription> subscriptions;  // sorted by key
  std::vector<UnitPool> pools;              // sorted by SKU id
  std::vector<Profile> profiles;
  Users users;
  std::map<std::string, std::string> group_names;  // of groups that give licences, by their id, as far as a file tells them
  bool assignments_known = false;                  // a file told who is assigned
  bool pools_known = false;                        // a file told consumed units
  std::vector<std::string> file_names;             // Origin::file indexes this
  std::vector<FieldNames> fields;                  // likewise; empty when the files are not open any more
  std::vector<Finding> findings;                   // from merging: differences, what is missing
};

}  // namespace csp
