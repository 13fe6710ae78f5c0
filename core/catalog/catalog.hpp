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

enum class PlanRole { Core, Feature, Plumbing, Trial, Addon };

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
  std::string data_at_risk;   // what is lost below, English, from the facts
  bool company_level = false; // applies to the tenant, compared by quantity
  Segment segment = Segment::Commercial;
  std::string status;         // "current", "retired ...", "retired from sale ..."
  bool retired = false;       // status begins with "retired" but not "retired from sale"
  Confidence confidence = Confidence::Medium;
  std::string source;
};

struct Sku {
  Guid id;                    // tenant skuId
  std::string part_number;    // skuPartNumber
  std::string name;           // display name; never a key
  std::vector<PlanIndex> plans;  // sorted, unique
  Segment segment = Segment::Commercial;
  bool business_family = false;  // counts against the 300-seat pool (rule SMB-300)
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
};

struct LegacyOffer {
  Guid offer_id;
  std::string name;
  Guid sku;
  bool addon = false;
  std::vector<Guid> prerequisites;
};

struct Market {
  std::string country;   // ISO 3166-1 alpha-2
  std::string name;
  std::string region;    // CSP region
  std::string currency;  // partner billing currency, may be empty
};

struct RetiredOffer {
  std::string name;
  std::vector<Guid> skus;        // tenant SKUs it is about, when known
  std::string status;
  std::string date;              // as precise as the source: 2017-04-07, 2023-10, 2015
  std::vector<std::vector<Guid>> successors;  // each a bundle of SKUs
  bool renewable = false;        // existing subscriptions renew, new purchase closed
  bool buyable = false;          // can still (or again) be bought new
  std::string note;
  std::string source;
  std::string source_date;
  Confidence confidence = Confidence::Medium;
};

// Plans of one group exclude each other on one user.
struct ConflictGroup {
  std::string name;
  std::vector<PlanIndex> plans;
};

struct RetentionFact {
  std::string service;
  std::string event;
  std::string what_happens;
  std::string days;
  std::string recoverable_by;
  std::string source;
  std::string source_date;
};

// One rule of the trade with its figure and where it is written.
struct Rule {
  std::string id;  // NCE-CANCEL, EST-DEFAULT, ...
  std::string topic;
  std::string text;
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
  PlanIndex plan = 0;
  std::string limit;
  Confidence confidence = Confidence::Medium;
};

struct Catalog {
  Date facts_date;        // of the licensing list
  std::string facts_name; // for the screen: "licensing list 619 SKUs"
  std::vector<ServicePlan> plans;  // sorted by id
  std::vector<Sku> skus;           // sorted by id
  std::vector<Offer> offers;       // sorted by id
  std::vector<LegacyOffer> legacy_offers;  // sorted by offer_id
  std::vector<Market> markets;     // sorted by country
  std::vector<RetiredOffer> retired_offers;
  std::vector<ConflictGroup> conflicts;
  std::vector<RetentionFact> retention;
  std::vector<Rule> rules;         // sorted by id
  std::vector<CarrierLimit> carrier_limits;

  const ServicePlan* find_plan(const Guid& id) const;
  std::optional<PlanIndex> plan_index(const Guid& id) const;
  const Sku* find_sku(const Guid& id) const;
  const Sku* find_sku_by_part_number(std::string_view part_number) const;  // folds case, blanks, "tenant:PART" prefix; null when none or two
  // By skuId or skuPartNumber text as a person types it.
  const Sku* find_sku_by_text(std::string_view text) const;
  std::vector<const Sku*> skus_named(std::string_view display_name) const;  // zero, one or several (ambiguous): never guess
  const Offer* find_offer(const ProductSku& id) const;
  std::vector<const Offer*> offers_for(const Guid& sku) const;  // all product SKUs that give this tenant SKU
  const LegacyOffer* find_legacy_offer(const Guid& id) const;
  const Market* find_market(std::string_view country) const;
  const Rule* find_rule(std::string_view id) const;
};

// Reads the embedded form. `file(path)` gives the bytes of an asset below "catalog/". The error names file and line.
tl::expected<Catalog, std::string> load_catalog(std::string_view (*file)(std::string_view path));

}  // namespace csp
