#pragma once
// Which service plans does one side give a user, and what becomes of each on another side? The bare comparison without findings:
// fast enough to judge every pair of the catalogue.

#include <cstdint>
#include <vector>

#include "core/equivalence/comparison.hpp"

namespace csp {

// A set of service plans by index.
class PlanSet {
 public:
  explicit PlanSet(const Catalog& catalog) : bits_((catalog.plans.size() + 63) / 64) {}
  void add(PlanIndex plan) { bits_[plan / 64u] |= std::uint64_t{1} << (plan % 64u); }
  void add(const PlanSet& other);
  bool has(PlanIndex plan) const { return (bits_[plan / 64u] >> (plan % 64u)) & 1; }
  std::vector<PlanIndex> members() const;  // in order of index

 private:
  std::vector<std::uint64_t> bits_;
};

// One side of a comparison: all SKUs of one user.
struct Side {
  std::vector<Guid> skus;         // sorted, unique
  std::vector<const Sku*> known;  // those the catalogue has, in order of id
  std::vector<Guid> unknown;
  std::vector<PlanSet> plans_of;  // of each known SKU, less what is switched off
  PlanSet plans;                  // their union
  PlanSet listed;                 // those of it that rows of the licensing list show; the others stand on a remark about an old row
};

Side side_of(const Catalog& catalog, const Bundle& bundle);

// Plumbing, trial and data-free retired plans do not count.
bool counts(const ServicePlan& plan);
// Shown, but does not decide a verdict.
bool is_small(const ServicePlan& plan);
// Some plan of the set is this plan, ranks equal or higher, or covers it.
bool keeps(const Catalog& catalog, const PlanSet& set, PlanIndex plan);

struct PlanEvidence {
  std::vector<PlanChange> kept, raised, lowered, lost, gained;
  bool loses = false;           // something that decides is lost or lowered
  bool gains = false;           // something that decides is gained or raised
  bool shares = false;          // something that decides is kept or lowered, or both sides have a plan of the same family
  bool source_decides = false;  // the source has a plan that decides at all
  bool comparable = false;      // both sides have a plan that counts
};

PlanEvidence plan_evidence(const Catalog& catalog, const PlanSet& source, const PlanSet& target);

// None: something is lost and nothing useful shared, or a side has no plan that counts.
Verdict verdict_of(const PlanEvidence& evidence);

}  // namespace csp
