#include "core/equivalence/comparison.hpp"

#include <algorithm>

#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/list_remarks.hpp"
#include "core/equivalence/plan_set.hpp"

namespace csp {
namespace {

// Lowest confidence of the plans that decided: what is lost, lowered, gained or raised, and what is kept under another id or by a plan
// that the list does not show.
Confidence confidence_of(const Catalog& catalog, const Side& source, const Side& target, const PlanEvidence& evidence) {
  Confidence lowest = Confidence::High;
  if (const std::optional<Confidence> rows = confidence_of_remarks(catalog, source, target, evidence)) lowest = *rows;
  const auto look = [&](PlanIndex plan) { lowest = std::min(lowest, catalog.plans[plan].confidence); };
  for (const auto* changes : {&evidence.lost, &evidence.lowered, &evidence.gained, &evidence.raised, &evidence.kept}) {
    for (const PlanChange& change : *changes) {
      if (change.small_feature || (changes == &evidence.kept && change.by == change.plan)) continue;
      look(change.plan);
      if (change.by) look(*change.by);
    }
  }
  return lowest;
}

bool differs_in_segment(const Side& source, const Side& target) {
  for (const Sku* mine : source.known) {
    for (const Sku* theirs : target.known) {
      if (mine->segment != theirs->segment && mine->segment != Segment::Unknown && theirs->segment != Segment::Unknown) return true;
    }
  }
  return false;
}

std::vector<Guid> without(const std::vector<Guid>& ids, const std::vector<Guid>& others) {
  std::vector<Guid> out;
  for (const Guid& id : ids) {
    if (!std::binary_search(others.begin(), others.end(), id)) out.push_back(id);
  }
  return out;
}

}  // namespace

Comparison compare(const Catalog& catalog, const Bundle& source_bundle, const Bundle& target_bundle) {
  const Side source = side_of(catalog, source_bundle);
  const Side target = side_of(catalog, target_bundle);
  PlanEvidence evidence = plan_evidence(catalog, source.plans, target.plans);
  // An unknown SKU counts as an unknown main plan of its own, which only the same SKU can keep.
  const std::vector<Guid> unknown_lost = without(source.unknown, target.unknown);
  const std::vector<Guid> unknown_gained = without(target.unknown, source.unknown);
  evidence.loses = evidence.loses || !unknown_lost.empty();
  evidence.gains = evidence.gains || !unknown_gained.empty();
  evidence.shares = evidence.shares || unknown_lost.size() < source.unknown.size();
  evidence.comparable = evidence.comparable || (!source.unknown.empty() && !target.skus.empty());

  Comparison comparison;
  comparison.segment_differs = differs_in_segment(source, target);
  comparison.confidence = confidence_of(catalog, source, target, evidence);
  const bool same_skus = source.skus == target.skus && !source.skus.empty();
  if (same_skus && evidence.lost.empty() && evidence.lowered.empty()) {
    comparison.verdict = Verdict::Same;
    comparison.confidence = Confidence::High;
  } else {
    comparison.verdict = verdict_of(evidence);
    if (!unknown_lost.empty() || !unknown_gained.empty()) comparison.confidence = Confidence::Low;
  }
  comparison.kept = std::move(evidence.kept);
  comparison.raised = std::move(evidence.raised);
  comparison.lowered = std::move(evidence.lowered);
  comparison.lost = std::move(evidence.lost);
  comparison.gained = std::move(evidence.gained);
  add_conflicts(catalog, source, target, comparison);
  add_data_at_risk(catalog, comparison);
  add_findings(catalog, source, target, evidence.source_decides, comparison);
  return comparison;
}

std::string_view verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::Same:
      return "same";
    case Verdict::Equal:
      return "equal";
    case Verdict::Better:
      return "better";
    case Verdict::Loss:
      return "loss";
    case Verdict::Partial:
      return "partial";
    case Verdict::None:
      return "none";
  }
  return "none";
}

}  // namespace csp
