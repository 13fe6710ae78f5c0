#include "core/equivalence/quantity.hpp"

#include <algorithm>
#include <numeric>

#include "core/equivalence/comparison_findings.hpp"

namespace csp {
namespace {

bool by_quantity(const ServicePlan& plan) { return plan.company_level || plan.role == PlanRole::Storage || plan.role == PlanRole::Device; }

// The source's plans that a target SKU keeps.
struct Kept {
  std::vector<PlanIndex> plans;
  bool same_thing = true;  // the very plan, or one device for another
};

Kept kept_by(const Catalog& catalog, const PlanSet& mine, const PlanSet& theirs, const Comparison& comparison) {
  Kept kept;
  for (const auto* changes : {&comparison.kept, &comparison.raised}) {
    for (const PlanChange& change : *changes) {
      if (change.small_feature || !mine.has(change.plan) || !change.by || !theirs.has(*change.by)) continue;
      kept.plans.push_back(change.plan);
      const bool devices = catalog.plans[change.plan].role == PlanRole::Device && catalog.plans[*change.by].role == PlanRole::Device;
      kept.same_thing = kept.same_thing && (change.plan == *change.by || devices);
    }
  }
  return kept;
}

Finding finding_of(const Catalog& catalog, const QuantityMatch& match, const std::vector<PlanIndex>& plans) {
  const Sku* source = catalog.find_sku(match.source);
  const Sku* target = catalog.find_sku(match.target);
  if (!match.known())
    return comparison_finding("EQ-QUANTITY", Severity::Ask, {"equivalence.compare_quantity", {{"plans", plan_names(catalog, plans)}}},
                              {"equivalence.action.quantity", {}}, match.source.text());
  if (match.source_amount == match.target_amount)
    return comparison_finding("EQ-QUANTITY", Severity::Note,
                              {"equivalence.quantity_same", {{"source", source->name}, {"target", target->name}}}, {}, match.source.text());
  const std::int64_t common = std::gcd(match.source_amount, match.target_amount);
  return comparison_finding("EQ-QUANTITY", Severity::Note,
                            {"equivalence.quantity_ratio",
                             {{"source", source->name},
                              {"target", target->name},
                              {"source_amount", match.source_amount},
                              {"target_amount", match.target_amount},
                              {"unit", TextKey{"unit." + match.unit}},
                              {"of", match.target_amount / common},
                              {"need", match.source_amount / common}}},
                            {"equivalence.action.quantity", {}}, match.source.text());
}

}  // namespace

bool counted_by_quantity(const Catalog& catalog, const Sku& sku) {
  bool decides = false;
  for (PlanIndex index : sku.plans) {
    const ServicePlan& plan = catalog.plans[index];
    if (!counts(plan) || is_small(plan)) continue;
    if (!by_quantity(plan)) return false;
    decides = true;
  }
  return decides;
}

bool counted_in_suite(const Catalog& catalog, const Side& side, PlanIndex plan) {
  if (!by_quantity(catalog.plans[plan]) || is_small(catalog.plans[plan])) return false;
  for (std::size_t i = 0; i < side.known.size(); ++i) {
    if (side.plans_of[i].has(plan) && !counted_by_quantity(catalog, *side.known[i])) return true;
  }
  return false;
}

std::optional<std::int64_t> units_needed(const QuantityMatch& match, std::int64_t source_units) {
  constexpr std::int64_t most = 1'000'000'000;  // beyond this the product might not be exact
  if (!match.known() || source_units < 0 || source_units > most || match.source_amount > most) return std::nullopt;
  return (source_units * match.source_amount + match.target_amount - 1) / match.target_amount;
}

void add_quantities(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  for (std::size_t s = 0; s < source.known.size(); ++s) {
    const Sku& mine = *source.known[s];
    if (!counted_by_quantity(catalog, mine)) continue;
    if (std::binary_search(target.skus.begin(), target.skus.end(), mine.id)) continue;  // the SKU stays, and so do its units
    const UnitQuantity* amount = catalog.find_quantity(mine.id);
    std::vector<std::pair<QuantityMatch, Kept>> found;
    for (std::size_t t = 0; t < target.known.size(); ++t) {
      const Sku& theirs = *target.known[t];
      const Kept kept = kept_by(catalog, source.plans_of[s], target.plans_of[t], comparison);
      const UnitQuantity* other = catalog.find_quantity(theirs.id);
      const bool same_measure = amount != nullptr && other != nullptr && amount->counts == other->counts && amount->unit == other->unit;
      if (kept.plans.empty() && !same_measure) continue;
      QuantityMatch match{mine.id, theirs.id, 0, 0, {}};
      if (same_measure) {
        match.source_amount = amount->amount;
        match.target_amount = other->amount;
        match.unit = amount->unit;
      } else if (amount == nullptr && other == nullptr && kept.same_thing && counted_by_quantity(catalog, theirs)) {
        match.source_amount = match.target_amount = 1;
      }
      found.emplace_back(std::move(match), kept);
    }
    // Where several give it, nobody knows how much each.
    for (auto& [match, kept] : found) {
      if (found.size() > 1) match.source_amount = match.target_amount = 0;
      comparison.findings.push_back(finding_of(catalog, match, kept.plans.empty() ? source.plans_of[s].members() : kept.plans));
      comparison.quantities.push_back(std::move(match));
      if (found.size() > 1) break;
    }
  }
}

}  // namespace csp
