#pragma once
// Does the target keep everything the source gives? Compared by service plan id, then family and tier (known facts in the
// catalogue), never by name.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/finding.hpp"
#include "core/base/guid.hpp"
#include "core/catalog/catalog.hpp"
#include "core/equivalence/sale.hpp"

namespace csp {

namespace bundles {
struct Priced;
}

enum class Verdict {
  Same,     // same skuIds: nothing to reassign
  Equal,    // other skuIds, nothing lost or lowered either way
  Better,   // nothing lost or lowered, something gained or raised
  Loss,     // something lost or lowered, nothing gained
  Partial,  // both
  None,     // nothing useful shared
};

// One SKU of a side, with what is switched off.
struct BundleSku {
  Guid sku;
  std::vector<Guid> disabled_plans;
};
using Bundle = std::vector<BundleSku>;

// One line of evidence: a source plan and what becomes of it, or a gained target plan.
struct PlanChange {
  PlanIndex plan = 0;           // source plan; for gained ones the target plan
  std::optional<PlanIndex> by;  // the target plan that keeps, raises or is the lower one
  bool small_feature = false;   // shown, does not decide
};

struct DataAtRisk {
  PlanIndex plan = 0;
  std::string what;            // text key; empty = the facts do not say
  std::string days;            // how long it survives, "" = not known
  std::string recoverable_by;  // text key; empty = no way back is known
  std::string source;
  std::vector<std::string> checks;  // what to look up before: text keys "check.<check>"
};

// A SKU that is counted for the whole tenant or for devices, and what covers its units.
struct QuantityMatch {
  Guid source;
  Guid target;
  std::int64_t source_amount = 0;  // of one unit; 0 = not known: to be compared by hand
  std::int64_t target_amount = 0;
  std::string unit;  // text key "unit.<unit>"; "" = units are the same thing
  bool known() const { return source_amount > 0 && target_amount > 0; }
};

struct Comparison {
  Verdict verdict = Verdict::None;
  Confidence confidence = Confidence::High;  // lowest of the plans that decided
  bool segment_differs = false;              // never exchanged automatically (commercial, education, nonprofit, government, China)
  std::vector<PlanChange> kept;              // same plan or equal rank
  std::vector<PlanChange> raised;            // higher rank or covering plan
  std::vector<PlanChange> lowered;
  std::vector<PlanChange> lost;
  std::vector<PlanChange> gained;
  std::vector<std::pair<PlanIndex, PlanIndex>> conflicts;  // plans of the target side that exclude each other on one user
  std::vector<DataAtRisk> data_at_risk;
  std::vector<QuantityMatch> quantities;
  std::vector<Finding> findings;  // carrier limits, missing prerequisites, unknown plans, facts to be confirmed
};

// Compares two bundles on one user. Unknown SKUs make a finding and count as an unknown main plan (never equal or better).
Comparison compare(const Catalog& catalog, const Bundle& source, const Bundle& target);

// Units of the target that cover so many of the source; empty when that is not known.
std::optional<std::int64_t> units_needed(const QuantityMatch& match, std::int64_t source_units);

std::string_view verdict_word(Verdict verdict);  // "same", "equal", "better", "loss", "partial", "none"

// One thing that can be bought in place of a source bundle.
struct TargetCandidate {
  std::vector<Guid> skus;
  Bundle bundle;  // the same SKUs as compared: those that stay keep what is switched off today
  Comparison comparison;
  std::vector<const Offer*> offers;            // one for each SKU; null where no offer id is known
  std::vector<SaleState> sales;                // one for each SKU
  std::string why_key;                         // message key: same SKU, exact equal, covers, successor of a retired offer, nearest ...
  std::vector<const RetiredOffer*> by_way_of;  // retired offers whose successors lead here, first one first
  std::optional<Decimal> month;                // of one unit each, where the prices of the question know them all
  bool cheapest = false;                       // nothing that keeps everything costs less at these prices

  bool can_be_bought() const;  // every SKU is open to new purchases
};

struct TargetQuery {
  Segment segment = Segment::Unknown;  // unknown = that of the source's first SKU
  std::size_t maximum = 12;            // of the list
  SaleTerms sale = {};
  bool under_agreement = false;  // the source runs under an Enterprise Agreement: a closed SKU is kept by the channel transfer
  const std::vector<bundles::Priced>* prices = nullptr;  // what can be ordered, of one currency; null = not known
  std::int64_t units = 0;                                // how many are wanted: offers with a higher minimum do not count; 0 = not known
};

// Ranked list of what can be bought for a source: a SKU, or all SKUs of a profile with what is switched off. Same SKUs; successors of
// retired offers; exact equals; single SKUs that cover; bundles that cover; one part of several SKUs replaced; the nearest partial
// ones with their losses. With prices also the cheapest bundles that cover, proven by trying all (bundles/options.hpp).
std::vector<TargetCandidate> find_targets(const Catalog& catalog, const Bundle& source, const TargetQuery& query);

}  // namespace csp
