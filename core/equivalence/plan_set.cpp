#include "core/equivalence/plan_set.hpp"

#include <algorithm>

namespace csp {

void PlanSet::add(const PlanSet& other) {
  for (std::size_t i = 0; i < bits_.size() && i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
}

std::vector<PlanIndex> PlanSet::members() const {
  std::vector<PlanIndex> out;
  for (std::size_t i = 0; i < bits_.size(); ++i) {
    if (bits_[i] == 0) continue;
    for (unsigned bit = 0; bit < 64; ++bit) {
      if ((bits_[i] >> bit) & 1) out.push_back(static_cast<PlanIndex>(i * 64 + bit));
    }
  }
  return out;
}

Side side_of(const Catalog& catalog, const Bundle& bundle) {
  Side side{{}, {}, {}, {}, PlanSet(catalog), PlanSet(catalog)};
  for (const BundleSku& entry : bundle) side.skus.push_back(entry.sku);
  std::sort(side.skus.begin(), side.skus.end());
  side.skus.erase(std::unique(side.skus.begin(), side.skus.end()), side.skus.end());
  for (const Guid& id : side.skus) {
    const Sku* sku = catalog.find_sku(id);
    if (sku == nullptr) {
      side.unknown.push_back(id);
      continue;
    }
    PlanSet plans(catalog);
    for (const BundleSku& entry : bundle) {
      if (entry.sku != id) continue;
      const auto on = [&](PlanIndex plan) {
        const Guid& plan_id = catalog.plans[plan].id;
        return std::find(entry.disabled_plans.begin(), entry.disabled_plans.end(), plan_id) == entry.disabled_plans.end();
      };
      for (PlanIndex plan : sku->plans) {
        if (!on(plan)) continue;
        plans.add(plan);
        side.listed.add(plan);
      }
      for (PlanIndex plan : sku->unlisted_plans) {
        if (on(plan)) plans.add(plan);
      }
    }
    side.known.push_back(sku);
    side.plans.add(plans);
    side.plans_of.push_back(std::move(plans));
  }
  return side;
}

bool counts(const ServicePlan& plan) {
  return plan.role != PlanRole::Plumbing && plan.role != PlanRole::Trial && !(plan.retired && !plan.data_bearing);
}

bool is_small(const ServicePlan& plan) { return plan.role == PlanRole::Feature && !plan.data_bearing; }

bool keeps(const Catalog& catalog, const PlanSet& set, PlanIndex plan) {
  if (set.has(plan)) return true;
  for (PlanIndex other : catalog.plans[plan].kept_by) {
    if (set.has(other)) return true;
  }
  return false;
}

namespace {

// The plan of the target that keeps `plan`: itself, else an equal rank, else the least that is enough.
std::optional<PlanIndex> keeper(const Catalog& catalog, const PlanSet& target, PlanIndex plan) {
  if (target.has(plan)) return plan;
  const ServicePlan& kept = catalog.plans[plan];
  std::optional<PlanIndex> best;
  int best_distance = 0;
  for (PlanIndex other : kept.kept_by) {
    if (!target.has(other)) continue;
    const ServicePlan& by = catalog.plans[other];
    const bool ranked = by.group_number != 0 && by.group_number == kept.group_number && by.rank && kept.rank && *by.rank >= *kept.rank;
    const int distance = ranked ? *by.rank - *kept.rank : 1'000'000;  // a cover comes after any rank
    if (!best || distance < best_distance) {
      best = other;
      best_distance = distance;
    }
  }
  return best;
}

// The highest lower rank of the same group.
std::optional<PlanIndex> lower_one(const Catalog& catalog, const std::vector<PlanIndex>& target, PlanIndex plan) {
  const ServicePlan& wanted = catalog.plans[plan];
  std::optional<PlanIndex> best;
  if (wanted.group_number == 0 || !wanted.rank) return best;
  for (PlanIndex other : target) {
    const ServicePlan& lower = catalog.plans[other];
    if (lower.group_number != wanted.group_number || !lower.rank || *lower.rank >= *wanted.rank) continue;
    if (!best || *lower.rank > *catalog.plans[*best].rank) best = other;
  }
  return best;
}

// Of several ranked plans of one group only the highest is reported, small ones and those that decide apart.
void only_highest(const Catalog& catalog, std::vector<PlanChange>& lowered, std::vector<PlanChange>& lost) {
  const auto weaker = [&](const PlanChange& a, const PlanChange& b) {
    const ServicePlan& pa = catalog.plans[a.plan];
    const ServicePlan& pb = catalog.plans[b.plan];
    if (pa.group_number == 0 || pa.group_number != pb.group_number || !pa.rank || !pb.rank) return false;
    return *pa.rank < *pb.rank && a.small_feature == b.small_feature;
  };
  const std::vector<PlanChange> lowered_before = lowered, lost_before = lost;
  const auto reported_by_another = [&](const PlanChange& change) {
    for (const PlanChange& other : lowered_before) {
      if (weaker(change, other)) return true;
    }
    for (const PlanChange& other : lost_before) {
      if (weaker(change, other)) return true;
    }
    return false;
  };
  lowered.erase(std::remove_if(lowered.begin(), lowered.end(), reported_by_another), lowered.end());
  lost.erase(std::remove_if(lost.begin(), lost.end(), reported_by_another), lost.end());
}

}  // namespace

PlanEvidence plan_evidence(const Catalog& catalog, const PlanSet& source, const PlanSet& target) {
  PlanEvidence evidence;
  const std::vector<PlanIndex> source_plans = source.members(), target_plans = target.members();
  bool source_counts = false, target_counts = false;
  for (PlanIndex plan : source_plans) {
    const ServicePlan& fact = catalog.plans[plan];
    if (!counts(fact)) continue;
    const bool small = is_small(fact);
    source_counts = true;
    evidence.source_decides = evidence.source_decides || !small;
    if (const std::optional<PlanIndex> by = keeper(catalog, target, plan)) {
      evidence.shares = evidence.shares || !small;
      const bool raised = counts(catalog.plans[*by]) && !keeps(catalog, source, *by);
      if (raised)
        evidence.raised.push_back({plan, by, is_small(catalog.plans[*by])});
      else
        evidence.kept.push_back({plan, by, small});
      continue;
    }
    evidence.loses = evidence.loses || !small;
    if (const std::optional<PlanIndex> lower = lower_one(catalog, target_plans, plan)) {
      evidence.shares = evidence.shares || !small;
      evidence.lowered.push_back({plan, lower, small});
    } else {
      evidence.lost.push_back({plan, std::nullopt, small});
    }
  }
  only_highest(catalog, evidence.lowered, evidence.lost);
  for (PlanIndex plan : target_plans) {
    const ServicePlan& fact = catalog.plans[plan];
    if (!counts(fact)) continue;
    target_counts = true;
    if (keeps(catalog, source, plan)) continue;
    const bool small = is_small(fact);
    evidence.gains = evidence.gains || !small;
    const bool told =
        std::any_of(evidence.raised.begin(), evidence.raised.end(), [&](const PlanChange& change) { return change.by == plan; });
    if (!told) evidence.gained.push_back({plan, plan, small});
  }
  evidence.comparable = source_counts && target_counts;
  for (std::size_t i = 0; i < source_plans.size() && !evidence.shares && evidence.loses; ++i) {
    const ServicePlan& mine = catalog.plans[source_plans[i]];
    if (!counts(mine) || is_small(mine) || mine.family_number == 0) continue;
    for (PlanIndex other : target_plans) {
      const ServicePlan& theirs = catalog.plans[other];
      if (theirs.family_number == mine.family_number && counts(theirs) && !is_small(theirs)) evidence.shares = true;
    }
  }
  return evidence;
}

Verdict verdict_of(const PlanEvidence& evidence) {
  if (!evidence.comparable || (evidence.loses && !evidence.shares)) return Verdict::None;
  if (evidence.loses) return evidence.gains ? Verdict::Partial : Verdict::Loss;
  return evidence.gains ? Verdict::Better : Verdict::Equal;
}

}  // namespace csp
