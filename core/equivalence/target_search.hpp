#pragma once
// Which SKUs, and which irredundant bundles of them, keep everything a source gives? The searching behind find_targets.

#include <cstdint>
#include <vector>

#include "core/equivalence/plan_set.hpp"

namespace csp {

// One bit for each plan that decides on the source side.
using Bits = std::vector<std::uint64_t>;

bool covers_all(const Bits& bits, const Bits& need);
std::size_t bit_count(const Bits& bits);

// What the source needs, as bits over its deciding plans, and what each candidate gives of that.
class Requirement {
 public:
  // Both must outlive the requirement.
  Requirement(const Catalog& catalog, const Side& source);
  // The same, for what `staying` does not keep already: only a part of the source's SKUs is to be replaced.
  Requirement(const Catalog& catalog, const Side& source, const PlanSet& staying);

  bool empty() const { return plans_.empty(); }
  const Bits& need() const { return need_; }
  const std::vector<PlanIndex>& plans() const { return plans_; }  // what each bit stands for
  // Plans the SKU can be counted on for: as sold (list remarks added), without rights its carrier narrows, unless the source
  // has the right in the same narrow form.
  PlanSet reliable(const Sku& sku) const;
  Bits given_by(const PlanSet& plans) const;
  std::size_t weight(const PlanSet& plans) const;
  // How much comes on top: plans that decide and that the source does not keep.
  std::size_t surplus(const PlanSet& plans) const;

 private:
  bool narrowed(const Sku& sku, PlanIndex plan) const;

  const Catalog& catalog_;
  const Side& source_;
  std::vector<PlanIndex> plans_;
  Bits need_;
};

struct TargetOption {
  const Sku* sku = nullptr;
  PlanSet plans;
  Bits gives;
  std::size_t surplus = 0;
  std::size_t weight = 0;  // plans that decide, for seeing how much two SKUs overlap
};

// Options that give something, least surplus first; ties in order of part number and id.
std::vector<TargetOption> options_of(const Requirement& requirement, const std::vector<const Sku*>& candidates);

// Every irredundant bundle of `size` options that covers the need, add-ons without their base and plans in conflict left out, both
// also judged beside the SKUs that stay. At most `maximum`, in order of what they add. Some may be missing where so many SKUs give the same
// that the search ends before it has seen all.
std::vector<std::vector<Guid>> bundles_of(const Catalog& catalog, const Side& source, const Requirement& requirement,
                                          const std::vector<TargetOption>& options, std::size_t size, std::size_t maximum,
                                          const Bundle& staying = {});

}  // namespace csp
