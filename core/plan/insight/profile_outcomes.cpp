#include "core/plan/insight/profile_outcomes.hpp"

#include <algorithm>

namespace csp {
namespace {

bool same(const Bundle& a, const Bundle& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const BundleSku& x, const BundleSku& y) { return x.sku == y.sku && x.disabled_plans == y.disabled_plans; });
}

// Takes away and adds in one call; what is there already and added again is given anew.
Bundle swapped(const Bundle& bundle, const Action& action) {
  Bundle after;
  for (const BundleSku& held : bundle) {
    const bool added = std::any_of(action.add.begin(), action.add.end(), [&](const AssignedSku& add) { return add.sku == held.sku; });
    const bool removed = std::find(action.remove.begin(), action.remove.end(), held.sku) != action.remove.end();
    if (!added && !removed) after.push_back(held);
  }
  for (const AssignedSku& add : action.add) after.push_back({add.sku, add.disabled_plans});
  std::sort(after.begin(), after.end(), [](const BundleSku& a, const BundleSku& b) { return a.sku < b.sku; });
  return after;
}

}  // namespace

// Users of one profile by number; a swap is about a range of them.
std::vector<HeldAfterwards> held_afterwards(const Profile& profile, const std::vector<const Action*>& swaps) {
  std::vector<std::int64_t> edges = {0, profile.users};
  const auto clamped = [&](std::int64_t user) { return std::clamp<std::int64_t>(user, 0, profile.users); };
  for (const Action* swap : swaps) {
    edges.push_back(clamped(swap->first_user));
    edges.push_back(clamped(swap->first_user + swap->users));
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<HeldAfterwards> ends;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    Bundle bundle = bundle_of(profile);
    for (const Action* swap : swaps) {
      if (swap->first_user <= edges[i] && edges[i] < swap->first_user + swap->users) bundle = swapped(bundle, *swap);
    }
    const auto known = std::find_if(ends.begin(), ends.end(), [&](const auto& end) { return same(end.then, bundle); });
    if (known == ends.end())
      ends.push_back({std::move(bundle), edges[i + 1] - edges[i]});
    else
      known->users += edges[i + 1] - edges[i];
  }
  std::stable_sort(ends.begin(), ends.end(), [](const auto& a, const auto& b) { return a.users > b.users; });
  return ends;
}

SwapsOfProfiles swaps_of_profiles(const std::vector<Action>& actions) {
  SwapsOfProfiles swaps;
  for (const Action& action : actions) {  // in order of date
    if (action.kind == ActionKind::Swap && !action.profile.empty()) swaps[action.profile].push_back(&action);
  }
  return swaps;
}

bool ProfileOutcome::changed() const { return !same(today, then); }

Bundle bundle_of(const Profile& profile) {
  Bundle bundle;
  for (const AssignedSku& assigned : profile.skus) bundle.push_back({assigned.sku, assigned.disabled_plans});
  return bundle;
}

std::vector<ProfileOutcome> profile_outcomes(const Catalog& catalog, const Customer& customer, const Plan& plan) {
  SwapsOfProfiles swaps = swaps_of_profiles(plan.actions);
  std::vector<ProfileOutcome> outcomes;
  for (const Profile& profile : customer.profiles) {
    for (auto& [then, users] : held_afterwards(profile, swaps[profile.id])) {
      ProfileOutcome outcome{&profile, users, bundle_of(profile), std::move(then), {}};
      outcome.comparison = compare(catalog, outcome.today, outcome.then);
      outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

}  // namespace csp
