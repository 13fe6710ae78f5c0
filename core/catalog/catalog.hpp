#pragma once
// What is true in this trade: SKUs, service plans and how they relate, markets, retired offers, rules with their sources.
// Facts are data: loaded from assets/catalog (or from newer files the user opened) and passed to everything else as an argument.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/guid.hpp"
#include "core/base/money.hpp"

namespace csp {

enum class Confidence { Low, Medium, High };
enum class Segment { Unknown, Commercial, Education, Nonprofit, Government, China };

enum class PlanRole { Core, Feature, Plumbing, Trial, Addon, Device, Storage };

using PlanIndex = std::uint16_t;  // into Catalog::plans
using SkuIndex = std::uint16_t;   // into Catalog::skus

struct ServicePlan {
  Guid id;
  std::string name;           // technical, for example EXCHANGE_S_ENTERPRISE
  std::string friendly_name;  // for people
  std::string family;         // for example "Exchange"
  std::string rank_group;     // plans of one group are comparable by rank; empty = only by id and covers
  std::optional<int> rank;
  std::vector<PlanIndex> covers;  // complete, no chaining
  PlanRole role = PlanRole::Core;
  bool data_bearing = false;
  std::string data_at_risk;    // what is lost below: text key "at_risk.<data_at_risk>"; empty = nothing to say
  bool company_level = false;  // applies to the tenant, compared by quantity
  Segment segment = Segment::Commercial;
  std::string status;    // "current", "retired ...", "retired from sale ..."
  bool retired = false;  // status begins with "retired" but not "retired from sale"
  Confidence confidence = Confidence::Medium;
  std::string source;

  // Derived by prepare(), so that comparing needs no search:
  std::vector<PlanIndex> kept_by;   // other plans that keep this one: equal or higher rank of the group, or naming it in covers; sorted
  std::uint16_t group_number = 0;   // same number = same rank_group; 0 = none
  std::uint16_t family_number = 0;  // same number = same family; 0 = none
};

// Can the SKU be bought at all, as far as names and plan states tell? Offers say the rest. Special: only under conditions of its own
// (500 seats, unattended, self-service purchase, one country) or a second id of a product on sale. Granted: ordered like any other, but
// nobody pays for it; without an end it goes on for ever, as what is free does.
enum class SkuSale { Current, Granted, Trial, Free, Test, Retired, Special };

struct Sku {
  Guid id;                       // tenant skuId
  std::string part_number;       // skuPartNumber
  std::string name;              // display name; never a key
  std::vector<PlanIndex> plans;  // sorted, unique
  Segment segment = Segment::Commercial;
  std::string audience;  // inside a segment: "faculty", "student", "gcc", "gcc-high", "dod"; empty = everybody
  SkuSale sale = SkuSale::Current;
  bool business_family = false;          // counts against the 300-seat pool (rule SMB-300)
  std::vector<std::string> other_names;  // older display names of the same id
  std::vector<std::string> also_called;  // in admin center and price list, where the licensing list has another name

  // Derived by prepare(): plans that decide and that it carries although its row does not say so (ListRemark); sorted, none of `plans`.
  std::vector<PlanIndex> unlisted_plans;
  bool nonprofit_offer = false;  // derived by prepare(): an ordinary SKU that nonprofits buy at prices of their own
};

// "CFQ7TTC0LF8R:0001"
struct ProductSku {
  std::string product_id;
  std::string sku_id;  // four characters
  std::string text() const { return product_id + ":" + sku_id; }
  friend bool operator==(const ProductSku& a, const ProductSku& b) { return a.product_id == b.product_id && a.sku_id == b.sku_id; }
  friend bool operator<(const ProductSku& a, const ProductSku& b) {
    return a.product_id != b.product_id ? a.product_id < b.product_id : a.sku_id < b.sku_id;
  }
};

enum class OfferMatch { OfferMatrix, Crosswalk, CrosswalkAmbiguous, UserMapping, None };

// For how long an offer is sold, and how often it is invoiced (rules NCE-TERM, NCE-BILL).
struct OfferTerm {
  int months = 12;        // 1, 12 or 36
  int billed_months = 1;  // one invoice for so many months: 1, 12 or 36
  friend bool operator==(const OfferTerm&, const OfferTerm&) = default;
};

// What new commerce sells under one ProductId:SkuId, and which tenant SKU it gives.
struct Offer {
  ProductSku id;
  std::string title;
  Segment segment = Segment::Commercial;
  std::vector<Guid> skus;  // one when known, several when ambiguous, none when unknown
  OfferMatch match = OfferMatch::None;
  bool trial = false;
  std::optional<std::int64_t> minimum_units;
  std::optional<std::int64_t> maximum_units;
  bool extended_service_term = false;  // the SKU of an extended service term, never ordered (rule EST-SKU-NAME)
  std::vector<OfferTerm> terms;        // all that it is sold for; empty = not known, or it is a trial
  std::string matched_by;              // "matrix", "title", "named", "ambiguous", "none", "user": how it was tied to its SKU
};

struct LegacyOffer {
  Guid offer_id;
  std::string name;
  Guid sku;
  bool addon = false;
  std::vector<Guid> prerequisites;
};

struct Market {
  std::string country;  // ISO 3166-1 alpha-2
  std::string name;
  std::string region;    // CSP region
  std::string currency;  // partner billing currency, may be empty
  bool left = false;     // no longer on the list of markets: treat as not sellable until checked
};

struct RetiredOffer {
  std::string id;  // text key "retired.<id>": what to know about it
  std::string name;
  std::vector<Guid> skus;                     // tenant SKUs it is about, when known
  std::string status;                         // text key "retired.status.<status>"
  std::string date;                           // as precise as the source: 2017-04-07, 2023-10, 2015
  std::vector<std::vector<Guid>> successors;  // each a bundle of SKUs
  bool renewable = false;                     // existing subscriptions renew, new purchase closed
  bool buyable = false;                       // can still (or again) be bought new
  std::string source;
  std::string source_date;
  Confidence confidence = Confidence::Medium;
};

// Between these days a SKU was closed to new purchases in some countries, whatever is true of it today.
struct SaleWindow {
  std::string rule;                    // id in rules
  std::vector<Guid> skus;              // sorted
  std::vector<std::string> countries;  // ISO 3166-1 alpha-2, sorted; empty = every country that no other window of the rule names
  Date from;
  Date to;  // inclusive
};

// Plans of one group exclude each other on one user (or, when `excludes` is false, once did: sources disagree).
struct ConflictGroup {
  std::string name;
  std::string service;
  bool excludes = true;  // false: two of them may stand on one user, worth a warning only
  std::vector<PlanIndex> plans;
};

struct RetentionFact {
  std::string id;  // text keys "retention.<id>.what" and, when there is a way back, "retention.<id>.recover"
  std::string service;
  std::string event;                  // "removed", "lowered", "pool", "subscription", "quantity", "trial", "unused"
  std::vector<std::string> families;  // plan families it is about; empty = not tied to one plan
  std::string days;                   // how long it survives; empty = not known, or no number of days
  bool recoverable = false;           // there is a way back
  std::string source;
  std::string source_date;
  std::vector<std::string> checks;  // what to look up before: text keys "check.<check>"
};

// One rule of the trade with its figure and where it is written. What it says, in the reader's language: rule_text().
struct Rule {
  std::string id;  // NCE-CANCEL, EST-DEFAULT, ...
  std::string topic;
  std::string value;
  std::string unit;
  std::string applies_from;
  std::string source;
  std::string source_date;
  Confidence confidence = Confidence::Medium;
};

// What a plan list cannot show: the same plan carries other rights in this SKU (known limits with source).
struct CarrierLimit {
  Guid sku;
  std::optional<PlanIndex> plan;  // empty = every plan of the SKU
  std::string limit;              // text key "limit.<limit>"
  bool narrows = false;           // the right is really smaller, so the plan must not be counted on when a target is searched
  Confidence confidence = Confidence::Medium;
};

// An add-on works only beside one of these (rule says where that is written). Either list may be empty.
struct Prerequisite {
  std::string rule;                   // DEP-...
  std::vector<Guid> skus;             // the add-ons
  std::vector<Guid> base_skus;        // one of these on the user ...
  std::vector<PlanIndex> base_plans;  // ... or one of these plans from another SKU
  Confidence confidence = Confidence::Medium;
};

// How much one unit of a SKU holds that is counted in units of its own: capacity, requests, virtual cores.
struct UnitQuantity {
  Guid sku;
  std::string counts;  // what: SKUs that count the same can be compared
  std::int64_t amount = 1;
  std::string unit;  // text key "unit.<unit>"
  std::string source;
  std::string source_date;
  Confidence confidence = Confidence::Medium;
};

// A row of the licensing list that looks old or wrong, so that the list says loss where a specialist says equal or better. What it
// lacks counts as there (Sku::unlisted_plans), except small features and where the confidence is low: then it is only told.
struct ListRemark {
  Guid sku;
  std::vector<PlanIndex> missing_plans;  // the SKU very probably carries them although the list does not say so
  std::string remark;                    // text key "remark.<remark>"
  Confidence confidence = Confidence::Medium;
};

// A SKU that a rule is about, where the rule is not about all of them: a minimum, a price that rose.
struct RuleSku {
  std::string rule;
  Guid sku;
};

// One phase after the end of a subscription. Keyed by plain words: the channels of assets/catalog/lifecycle.tsv.
struct LifecyclePhase {
  std::string rule;     // id in rules, for example LIFE-CSP-CLASSIC
  std::string channel;  // "direct-mosa", "direct-mca", "csp-nce", "csp-legacy", "volume", "open-value", ...
  std::string ending;   // "expires", "cancelled-at-end", "extended-term", ...
  int order = 1;
  std::string phase;        // "grace", "disabled", "extended term", "deleted"
  std::optional<int> days;  // empty = open-ended or not known
  bool users_have_service = false;
  bool admins_have_data = false;
  bool billed = false;
  bool reactivates = false;
};

struct Catalog {
  Date facts_date;                         // of the licensing list
  std::string facts_name;                  // for the screen: "licensing list 619 SKUs"
  std::vector<ServicePlan> plans;          // sorted by id
  std::vector<Sku> skus;                   // sorted by id
  std::vector<Offer> offers;               // sorted by id
  std::vector<LegacyOffer> legacy_offers;  // sorted by offer_id
  std::vector<Market> markets;             // sorted by country
  std::vector<RetiredOffer> retired_offers;
  std::vector<SaleWindow> sale_windows;
  std::vector<ConflictGroup> conflicts;
  std::vector<RetentionFact> retention;
  std::vector<Rule> rules;                   // sorted by id
  std::vector<CarrierLimit> carrier_limits;  // sorted by sku
  std::vector<Prerequisite> prerequisites;
  std::vector<ListRemark> list_remarks;   // sorted by sku
  std::vector<UnitQuantity> quantities;   // sorted by sku
  std::vector<LifecyclePhase> lifecycle;  // sorted by channel, ending, order
  std::vector<RuleSku> rule_skus;         // sorted by rule, SKU

  const ServicePlan* find_plan(const Guid& id) const;
  std::optional<PlanIndex> plan_index(const Guid& id) const;
  const Sku* find_sku(const Guid& id) const;
  const UnitQuantity* find_quantity(const Guid& sku) const;  // null where no fact tells how much one unit holds
  const Sku* find_sku_by_part_number(
      std::string_view part_number) const;  // folds case, blanks, "tenant:PART" prefix; null when none or two
  // By skuId or skuPartNumber text as a person types it.
  const Sku* find_sku_by_text(std::string_view text) const;
  std::vector<const Sku*> skus_named(std::string_view display_name) const;  // zero, one or several (ambiguous): never guess
  // Those whose name stands, word for word, within a longer one ("Microsoft 365 E3 (NCE COM ANN)"): to be proposed to a person, longest
  // name first, no more than `most`.
  std::vector<const Sku*> skus_within(std::string_view display_name, std::size_t most) const;
  const Offer* find_offer(const ProductSku& id) const;
  const LegacyOffer* find_legacy_offer(const Guid& id) const;
  const Market* find_market(std::string_view country) const;
  const Rule* find_rule(std::string_view id) const;
  // For a rule that is about some SKUs only (rule_skus): is this one among them?
  bool is_about(std::string_view rule, const Guid& sku) const;

  // Fills what is derived (kept_by, group and family numbers, unlisted plans, nonprofit offers). To be called after plans, SKUs or offers
  // were changed.
  void prepare();
};

// Words as the tables write them; empty when there is no such word.
std::optional<Confidence> confidence_named(std::string_view word);
std::optional<Segment> segment_named(std::string_view word);
std::string_view confidence_word(Confidence confidence);  // "low", "medium", "high"

// Reads the embedded form. `file(path)` gives the bytes of an asset below "catalog/". The error names file and line.
tl::expected<Catalog, std::string> load_catalog(std::string_view (*file)(std::string_view path));

}  // namespace csp
