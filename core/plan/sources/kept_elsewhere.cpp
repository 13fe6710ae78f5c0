#include "core/plan/sources/kept_elsewhere.hpp"

#include <algorithm>

#include "core/equivalence/plan_set.hpp"

namespace csp::plan {
namespace {

// Two that are replaced both could each count on the other, and what ends or is tried out is there no longer.
bool goes_on(const Circumstances& circumstances, const Guid& id) {
  const Sku* sku = circumstances.catalog.find_sku(id);
  if (sku == nullptr || sku->sale != SkuSale::Current || circumstances.finder.buyable(id) == Buyable::No) return false;
  bool runs = false;
  for (const Subscription& subscription : circumstances.customer.subscriptions) {
    if (subscription.sku != id) continue;
    if (subscription.trial) return false;
    runs = runs || subscription.state == SubscriptionState::Active;
  }
  return runs;
}

// `counted_on`: may this SKU be one that goes on?
template <class CountedOn>
std::vector<PlanIndex> kept(const Circumstances& circumstances, const Guid& sku, const CountedOn& counted_on) {
  const Catalog& catalog = circumstances.catalog;
  const Sku* known = catalog.find_sku(sku);
  if (known == nullptr || !circumstances.customer.assignments_known) return {};
  std::vector<PlanIndex> plans = side_of(catalog, Bundle{BundleSku{sku, {}}}).plans.members();
  bool held = false;
  for (const Profile& profile : circumstances.customer.profiles) {
    const auto mine = std::lower_bound(profile.skus.begin(), profile.skus.end(), sku,
                                       [](const AssignedSku& assigned, const Guid& id) { return assigned.sku < id; });
    if (mine == profile.skus.end() || mine->sku != sku || profile.users == 0) continue;
    Bundle others;
    for (const AssignedSku& assigned : profile.skus) {
      if (assigned.sku != sku && counted_on(assigned.sku) && goes_on(circumstances, assigned.sku))
        others.push_back({assigned.sku, assigned.disabled_plans});
    }
    held = true;
    const Side beside = side_of(catalog, others);
    std::erase_if(plans, [&](PlanIndex plan) {
      const bool off = std::binary_search(mine->disabled_plans.begin(), mine->disabled_plans.end(), catalog.plans[plan].id);
      return !off && !keeps(catalog, beside.plans, plan);
    });
    if (plans.empty()) break;
  }
  return held ? plans : std::vector<PlanIndex>{};
}

}  // namespace

std::vector<PlanIndex> kept_elsewhere(const Circumstances& circumstances, const Guid& sku) {
  return kept(circumstances, sku, [](const Guid&) { return true; });
}

void leave_out_kept(const Circumstances& circumstances, const std::vector<Draft>& drafts, const Guid& sku, Comparison& comparison) {
  if (comparison.verdict != Verdict::Loss && comparison.verdict != Verdict::Partial) return;
  const std::vector<PlanIndex> plans = kept(circumstances, sku, [&](const Guid& other) {
    return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
      return draft.source.subscription->sku == other && (draft.path == Path::LetGo || draft.path == Path::BuyOther);
    });
  });
  const auto stays = [&](const auto& said) { return std::binary_search(plans.begin(), plans.end(), said.plan); };
  std::erase_if(comparison.lost, stays);
  std::erase_if(comparison.lowered, stays);
  std::erase_if(comparison.data_at_risk, stays);
  const auto decides = [](const PlanChange& change) { return !change.small_feature; };
  const auto any = [&](const std::vector<PlanChange>& changes) { return std::any_of(changes.begin(), changes.end(), decides); };
  if (any(comparison.lost) || any(comparison.lowered)) return;
  comparison.verdict = any(comparison.gained) || any(comparison.raised) ? Verdict::Better : Verdict::Equal;
}

}  // namespace csp::plan
