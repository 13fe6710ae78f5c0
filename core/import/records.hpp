#pragma once
// What can a row of an export say? One record type per fact, whatever file it came from.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/guid.hpp"
#include "core/base/money.hpp"
#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/import/lists/user_records.hpp"

namespace csp {

// Graph subscribedSkus, Partner Center subscribedskus, CLI and PowerShell forms.
struct UnitPoolRecord {
  UnitPool pool;
  std::optional<Guid> tenant;
  std::string tenant_name;
  bool units_known = true;                    // false: the export lost the counts
  std::vector<std::string> subscription_ids;  // of the directory's subscriptions that the units come from; empty: not told
};

// Partner Center customers and company profile, and the customer that a distributor's list names.
struct CustomerRecord {
  Guid tenant;  // zero when only the domain is told
  std::string name;
  std::string domain;
  Origin origin;
};

// One row of a usage report: when was this user last active, in any service?
struct ActivityRecord {
  std::string principal_name;
  bool hidden = false;  // the name is a hash: the tenant conceals names in reports
  bool deleted = false;
  std::optional<Date> reported;     // the day of the report
  std::optional<Date> last_active;  // empty: never in the period of the report
  Origin origin;
};

// A group that gives licences to its members.
struct GroupRecord {
  std::string id;
  std::string name;
  std::vector<Guid> skus;                                         // sorted
  std::vector<std::pair<Guid, std::vector<Guid>>> without_plans;  // SKUs that it gives without some of their plans, both sorted
  bool has_errors = false;                                        // members whom it could not give them
  bool in_work = false;                                           // Microsoft is still giving them
  Origin origin;
};

// A legacy subscription became one of new commerce: the ids of both, as keys are compared.
struct MigrationRecord {
  std::string from;
  std::string to;
  Origin origin;
};

enum class PriceKind { Standard, ExtendedServiceTerm };

// One row of a new-commerce price list or price sheet. Prices are per unit for the whole term.
struct PriceRecord {
  ProductSku product_sku;
  std::string title;
  Term term = Term::Unknown;
  BillingPlan billing_plan = BillingPlan::Unknown;
  Segment segment = Segment::Unknown;
  std::string market;  // country, may be empty
  Currency currency;
  std::optional<Decimal> partner_price;  // UnitPrice: the partner's cost, confidential
  std::optional<Decimal> retail_price;   // ERP
  std::optional<Date> valid_from;        // empty = always
  std::optional<Date> valid_to;          // inclusive; empty = open
  bool trial = false;
  Origin origin;
};

struct Records {
  std::vector<Subscription> subscriptions;
  std::vector<UnitPoolRecord> pools;
  UserRecords users;
  bool tells_assignments = false;  // the file is a complete statement about users' licences
  std::vector<CustomerRecord> customers;
  std::vector<ActivityRecord> activity;
  std::vector<GroupRecord> groups;
  std::vector<PriceRecord> prices;
  std::vector<MigrationRecord> migrations;
  std::vector<Offer> offers;                               // offer matrix rows
  std::vector<std::pair<ProductSku, Guid>> offer_answers;  // offer mapping rows: what a person chose for an uncertain offer
  std::vector<std::pair<std::string, Guid>> name_answers;  // and for a product that a file only names
  std::vector<Sku> catalog_skus;                           // licensing list rows, plans as indices into catalog_plans
  std::vector<ServicePlan> catalog_plans;
};

}  // namespace csp
