#include "core/plan/steps/base_first.hpp"

#include <algorithm>

#include "core/equivalence/plan_set.hpp"

namespace csp::plan {
namespace {

bool names(const std::vector<Guid>& skus, const Guid& sku) { return std::find(skus.begin(), skus.end(), sku) != skus.end(); }

}  // namespace

bool needs_base(const Catalog& catalog, const Guid& sku) {
  return std::any_of(catalog.prerequisites.begin(), catalog.prerequisites.end(),
                     [&](const Prerequisite& prerequisite) { return names(prerequisite.skus, sku); });
}

bool is_base_of(const Catalog& catalog, const Guid& base, const Guid& addon) {
  if (base == addon) return false;
  return std::any_of(catalog.prerequisites.begin(), catalog.prerequisites.end(), [&](const Prerequisite& prerequisite) {
    if (!names(prerequisite.skus, addon)) return false;
    if (names(prerequisite.base_skus, base)) return true;
    if (prerequisite.base_plans.empty()) return false;
    const Side side = side_of(catalog, Bundle{BundleSku{base, {}}});
    return std::any_of(prerequisite.base_plans.begin(), prerequisite.base_plans.end(),
                       [&](PlanIndex plan) { return keeps(catalog, side.plans, plan); });
  });
}

std::vector<std::size_t> bases_first(const std::vector<std::vector<std::size_t>>& bases) {
  std::vector<std::size_t> placed;
  std::vector<bool> begun(bases.size());
  // Of two that need each other, one has to be the first.
  const auto place = [&](const auto& again, std::size_t order) -> void {
    if (begun[order]) return;
    begun[order] = true;
    for (const std::size_t base : bases[order]) again(again, base);
    placed.push_back(order);
  };
  for (std::size_t i = 0; i < bases.size(); ++i) place(place, i);
  return placed;
}

}  // namespace csp::plan
