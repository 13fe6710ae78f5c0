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

namespace csp {

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
  std::string what;      // from the facts
  std::string days;      // how long it survives, "" = not known
  std::string recoverable_by;
  std::string source;
};

struct Comparison {
  Verdict verdict = Verdict::None;
  Confidence confidence = Confidence::High;  // lowest of the plans that decided
  bool segment_differs = false;              // never exchanged automatically (commercial, education, nonprofit, government, China)
  std::vector<PlanChange> kept;       // same plan or equal rank
  std::vector<PlanChange> raised;     // higher rank or covering plan
  std::vector<PlanChange> lowered;
  std::vector<PlanChange> lost;
  std::vector<PlanChange> gained;
  std::vector<std::pair<PlanIndex, PlanIndex>> conflicts;  // plans of the target side that exclude each other on one user
  std::vector<DataAtRisk> data_at_risk;
  std::vector<Finding> findings;      // carrier limits, missing prerequisites, unknown plans, facts to be confirmed
};

// Compares two bundles on one user. Unknown SKUs make a finding and count as an unknown main plan (never equal or better).
Comparison compare(const Catalog& catalog, const Bundle& source, const Bundle& target);

std::string_view verdict_word(Verdict verdict);  // "same", "equal", "better", "loss", "partial", "none"

// One thing that can be bought in place of a source bundle.
struct TargetCandidate {
  std::vector<Guid> skus;
  Comparison comparison;
  std::vector<const Offer*> offers;  // one for each SKU; null where no offer id is known
  std::string why_key;               // message key: same SKU, exact equal, covers, successor of a retired offer, nearest ...
};

// Ranked list of what can be bought for a source bundle: same SKU; exact equals; single SKUs that cover; bundles of two that
// cover; successors of retired offers; nearest partial ones with their losses. `maximum` limits the list.
std::vector<TargetCandidate> find_targets(const Catalog& catalog, const Bundle& source, Segment segment, std::size_t maximum = 12);

}  // namespace csp
