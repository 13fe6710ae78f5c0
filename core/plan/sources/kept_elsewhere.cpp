#include "core/plan/sources/kept_elsewhere.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/equivalence/comparison.hpp"
#include "core/equivalence/plan_set.hpp"

namespace csp::plan {
namespace {

// Two that are replaced both could each count on the other, and what ends or is tried out is there no longer.
bool goes_on(const Circumstances& circumstances, const Guid& id) {
  const Sku* sku = circumstances.catalog.find_sku(id);
  const bool sold = sku != nullptr && (sku->sale == SkuSale::Current || sku->sale == SkuSale::Granted);
  if (!sold || circumstances.finder.buyable(id) == Buyable::No) return false;
  return std::binary_search(circumstances.running.begin(), circumstances.running.end(), id);
}

// Several subscriptions of one SKU: users are not told apart by them, so that only what happens to all of them counts.
class SkusThatLeave {
 public:
  void stays(const Guid& sku) { stay_.insert(sku); }
  void leaves(const Guid& sku, std::vector<Guid> instead) {
    const auto [known, first] = replaced_.emplace(sku, instead);
    if (!first && known->second != instead) known->second.clear();
  }
  Replaced found() {
    for (auto& [sku, instead] : replaced_) {
      if (stay_.count(sku) != 0) instead.clear();
    }
    return std::move(replaced_);
  }

 private:
  std::set<Guid> stay_;
  Replaced replaced_;
};

// What a user who holds these today has beside the one SKU when the plan is carried out.
Bundle others_afterwards(const Circumstances& circumstances, const Profile& profile, const Guid& sku, const Replaced& replaced) {
  Bundle others;
  for (const AssignedSku& assigned : profile.skus) {
    if (assigned.sku == sku) continue;
    const auto leaves = replaced.find(assigned.sku);
    if (leaves == replaced.end()) {
      if (goes_on(circumstances, assigned.sku)) others.push_back({assigned.sku, assigned.disabled_plans});
      continue;
    }
    for (const Guid& target : leaves->second) {
      if (target != sku) others.push_back({target, assigned.disabled_plans});
    }
  }
  return others;
}

}  // namespace

std::vector<Guid> running_skus(const Customer& customer, Date today) {
  std::set<Guid> run, tried;
  for (const Subscription& subscription : customer.subscriptions) {
    if (subscription.trial) tried.insert(subscription.sku);
    const bool begun = subscription.term_start.value_or(today) <= today && subscription.purchased.value_or(today) <= today;
    if (subscription.state == SubscriptionState::Active && begun) run.insert(subscription.sku);
  }
  std::vector<Guid> running;
  std::set_difference(run.begin(), run.end(), tried.begin(), tried.end(), std::back_inserter(running));
  return running;
}

Replaced replaced_by_decision(const Customer& customer, const PlanSettings& settings) {
  SkusThatLeave leaving;
  for (const Subscription& subscription : customer.subscriptions) {
    const auto found = settings.subscriptions.find(subscription.key);
    const SubscriptionDecision decision = found == settings.subscriptions.end() ? SubscriptionDecision() : found->second;
    std::vector<Guid> instead;
    for (const TargetChoice& target : decision.targets) instead.push_back(target.sku);
    if (instead == std::vector<Guid>{subscription.sku}) instead.clear();
    const bool other = decision.path == Path::BuyOther || (!decision.path && !instead.empty());
    if (decision.path == Path::LetGo) instead.clear();
    if (decision.path == Path::LetGo || other)
      leaving.leaves(subscription.sku, std::move(instead));
    else if (decision.path != Path::OutOfScope)
      leaving.stays(subscription.sku);
  }
  return leaving.found();
}

Replaced replaced_in(const std::vector<Draft>& drafts) {
  SkusThatLeave leaving;
  for (const Draft& draft : drafts) {
    const Guid& sku = draft.source.subscription->sku;
    std::vector<Guid> instead;
    if (draft.path == Path::BuyOther && draft.buys_something()) {
      for (const Buy& buy : draft.buys) instead.push_back(buy.offer.sku);
    }
    if (draft.path == Path::LetGo || draft.path == Path::BuyOther)
      leaving.leaves(sku, std::move(instead));
    else if (draft.path != Path::OutOfScope)
      leaving.stays(sku);
  }
  return leaving.found();
}

std::vector<PlanIndex> kept_elsewhere(const Circumstances& circumstances, const Guid& sku, const Replaced& replaced) {
  const Catalog& catalog = circumstances.catalog;
  const Sku* known = catalog.find_sku(sku);
  if (known == nullptr || !circumstances.customer.assignments_known) return {};
  std::vector<PlanIndex> plans = side_of(catalog, Bundle{BundleSku{sku, {}}}).plans.members();
  bool held = false;
  for (const Profile& profile : circumstances.customer.profiles) {
    const auto mine = std::lower_bound(profile.skus.begin(), profile.skus.end(), sku,
                                       [](const AssignedSku& assigned, const Guid& id) { return assigned.sku < id; });
    if (mine == profile.skus.end() || mine->sku != sku || profile.users == 0) continue;
    held = true;
    const Side beside = side_of(catalog, others_afterwards(circumstances, profile, sku, replaced));
    std::erase_if(plans, [&](PlanIndex plan) {
      const bool off = std::binary_search(mine->disabled_plans.begin(), mine->disabled_plans.end(), catalog.plans[plan].id);
      return !off && !keeps(catalog, beside.plans, plan);
    });
    if (plans.empty()) break;
  }
  return held ? plans : std::vector<PlanIndex>{};
}

Comparison compared_without(const Circumstances& circumstances, const Replaced& replaced, const Profile& profile,
                            const AssignedSku& assigned) {
  const Bundle others = others_afterwards(circumstances, profile, assigned.sku, replaced);
  return compare(circumstances.catalog, {{assigned.sku, assigned.disabled_plans}}, others);
}

bool loses_nothing_without(const Circumstances& circumstances, const Replaced& replaced, const Profile& profile,
                           const AssignedSku& assigned) {
  const Verdict verdict = compared_without(circumstances, replaced, profile, assigned).verdict;
  return verdict == Verdict::Same || verdict == Verdict::Equal || verdict == Verdict::Better;
}

void leave_out_kept(const Circumstances& circumstances, const std::vector<Draft>& drafts, const Guid& sku, Comparison& comparison) {
  if (comparison.verdict != Verdict::Loss && comparison.verdict != Verdict::Partial) return;
  const std::vector<PlanIndex> plans = kept_elsewhere(circumstances, sku, replaced_in(drafts));
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
