#include "core/equivalence/list_remarks.hpp"

#include <algorithm>

#include "core/equivalence/comparison_findings.hpp"

namespace csp {
namespace {

bool about(const ListRemark& remark, const Side& side) { return std::binary_search(side.skus.begin(), side.skus.end(), remark.sku); }

// The side has the plan by this remark alone: no row of the list shows it.
bool stands_on(const ListRemark& remark, const Side& side, PlanIndex plan) {
  return remark.confidence != Confidence::Low && side.plans.has(plan) && !side.listed.has(plan) &&
         std::find(remark.missing_plans.begin(), remark.missing_plans.end(), plan) != remark.missing_plans.end();
}

void insert(std::vector<PlanIndex>& plans, PlanIndex plan) {
  if (std::find(plans.begin(), plans.end(), plan) == plans.end()) plans.push_back(plan);
}

const char* const kAdded = "equivalence.list_row_added";

class Teller {
 public:
  Teller(const Catalog& catalog, Comparison& comparison) : catalog_(catalog), comparison_(comparison) {}

  // What the source has or the target gives only because a row is known to be old.
  void added(const ListRemark& remark, const Side& side, bool target) {
    std::vector<PlanIndex> plans;
    bool decides = false;
    const auto look = [&](const std::vector<PlanChange>& changes, bool counted_on) {
      for (const PlanChange& change : changes) {
        const PlanIndex plan = target ? change.by.value_or(change.plan) : change.plan;
        if (!stands_on(remark, side, plan)) continue;
        insert(plans, plan);
        decides = decides || (counted_on && !change.small_feature);
      }
    };
    for (const auto* kept : {&comparison_.kept, &comparison_.raised}) look(*kept, target);
    if (target)
      look(comparison_.gained, false);
    else
      for (const auto* gone : {&comparison_.lost, &comparison_.lowered}) look(*gone, false);
    if (!plans.empty()) tell(remark, kAdded, decides ? Severity::Ask : Severity::Note, plans);
  }

  // The list decides, although it is doubtful: a guess, or small features.
  void doubted(const ListRemark& remark, const std::vector<const std::vector<PlanChange>*>& changes, const char* key, Severity severity) {
    PlanSet missing(catalog_);
    for (PlanIndex plan : remark.missing_plans) missing.add(plan);
    std::vector<PlanIndex> plans;
    bool decides = false;
    for (const auto* list : changes) {
      for (const PlanChange& change : *list) {
        if (!keeps(catalog_, missing, change.plan)) continue;
        insert(plans, change.plan);
        decides = decides || !change.small_feature;
      }
    }
    if (!plans.empty()) tell(remark, key, decides ? severity : Severity::Note, plans);
  }

  void tell(const ListRemark& remark, const char* key, Severity severity, const std::vector<PlanIndex>& plans) {
    const Sku* sku = catalog_.find_sku(remark.sku);
    if (sku == nullptr) return;
    comparison_.findings.push_back(comparison_finding(
        "EQ-LIST-ROW", severity,
        {key, {{"sku", sku->name}, {"plans", plan_names(catalog_, plans)}, {"remark", TextKey{"remark." + remark.remark}}}},
        {"equivalence.action.check_tenant", {}}, sku->id.text()));
  }

 private:
  const Catalog& catalog_;
  Comparison& comparison_;
};

}  // namespace

std::optional<Confidence> confidence_of_remarks(const Catalog& catalog, const Side& source, const Side& target,
                                                const PlanEvidence& evidence) {
  std::optional<Confidence> least;
  for (const ListRemark& remark : catalog.list_remarks) {
    const bool of_source = about(remark, source), of_target = about(remark, target);
    if (!of_source && !of_target) continue;
    for (const auto* changes : {&evidence.kept, &evidence.raised, &evidence.lowered, &evidence.lost, &evidence.gained}) {
      for (const PlanChange& change : *changes) {
        if (change.small_feature) continue;
        const bool mine = of_source && changes != &evidence.gained && stands_on(remark, source, change.plan);
        const bool theirs = of_target && change.by && stands_on(remark, target, *change.by);
        if (mine || theirs) least = std::min(least.value_or(Confidence::High), remark.confidence);
      }
    }
  }
  return least;
}

void add_list_remarks(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  Teller teller(catalog, comparison);
  for (const Side* side : {&target, &source}) {
    for (const ListRemark& remark : catalog.list_remarks) {
      if (!about(remark, *side)) continue;
      if (remark.missing_plans.empty()) teller.tell(remark, "equivalence.list_row_doubtful", Severity::Note, {});
      teller.added(remark, *side, side == &target);
      if (side == &target)
        teller.doubted(remark, {&comparison.lost, &comparison.lowered}, "equivalence.list_row_target", Severity::Ask);
      else
        teller.doubted(remark, {&comparison.gained}, "equivalence.list_row_source", Severity::Note);
    }
  }
}

PlanSet plans_with_remarks(const Catalog& catalog, const Side& side) {
  PlanSet plans = side.plans;
  for (const ListRemark& remark : catalog.list_remarks) {
    if (!about(remark, side)) continue;
    for (PlanIndex plan : remark.missing_plans) plans.add(plan);
  }
  return plans;
}

}  // namespace csp
