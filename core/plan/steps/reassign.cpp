#include "core/plan/steps/reassign.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/equivalence/comparison_findings.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/kept_elsewhere.hpp"

namespace csp::plan {
namespace {

const AssignedSku* assignment_of(const Profile& profile, const Guid& sku) {
  const auto found = std::lower_bound(profile.skus.begin(), profile.skus.end(), sku,
                                      [](const AssignedSku& assigned, const Guid& id) { return assigned.sku < id; });
  return found != profile.skus.end() && found->sku == sku ? &*found : nullptr;
}

// Users of one profile that still hold the source SKU.
struct Holder {
  std::size_t profile = 0;
  const AssignedSku* assigned = nullptr;
  std::int64_t moved = 0;
  std::int64_t left = 0;
};

// Switched-off plans that the target SKU has too.
std::vector<Guid> carried_over(const Catalog& catalog, const std::vector<Guid>& disabled, const Guid& target) {
  std::vector<Guid> kept;
  const Sku* sku = catalog.find_sku(target);
  for (const Guid& plan : disabled) {
    const std::optional<PlanIndex> index = catalog.plan_index(plan);
    if (sku != nullptr && index && std::binary_search(sku->plans.begin(), sku->plans.end(), *index)) kept.push_back(plan);
  }
  return kept;
}

bool gives(const Catalog& catalog, const AssignedSku& assigned, PlanIndex plan) {
  const Sku* sku = catalog.find_sku(assigned.sku);
  return sku != nullptr && std::binary_search(sku->plans.begin(), sku->plans.end(), plan) &&
         !std::binary_search(assigned.disabled_plans.begin(), assigned.disabled_plans.end(), catalog.plans[plan].id);
}

// Two plans that exclude each other cannot be assigned together: where one keeps all that the other gives, the other comes switched off.
// The same of two that Microsoft's texts disagree about: nobody needs a small mailbox plan beside a big one.
void switch_off_weaker(const Catalog& catalog, const Profile& profile, SwapBatch& batch) {
  const auto stays = [&](const AssignedSku& assigned) { return assigned.sku != batch.remove.front(); };
  const auto anybody = [&](const auto& test) {
    return std::any_of(batch.add.begin(), batch.add.end(), test) ||
           std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& held) { return stays(held) && test(held); });
  };
  for (const ConflictGroup& group : catalog.conflicts) {
    for (const PlanIndex weaker : group.plans) {
      for (const PlanIndex stronger : group.plans) {
        if (stronger == weaker || weaker_of_conflict(catalog, weaker, stronger) != weaker) continue;
        if (!anybody([&](const AssignedSku& assigned) { return gives(catalog, assigned, stronger); })) continue;
        for (AssignedSku& added : batch.add) {
          if (!gives(catalog, added, weaker) || gives(catalog, added, stronger)) continue;
          const Guid& plan = catalog.plans[weaker].id;
          added.disabled_plans.insert(std::lower_bound(added.disabled_plans.begin(), added.disabled_plans.end(), plan), plan);
        }
      }
    }
  }
}

// Nothing to add: what a group is given is told for all its members, so that it counts only where the same groups give it already.
bool has_already(const Profile& profile, const Guid& target, const AssignedSku& replaced) {
  const AssignedSku* held = assignment_of(profile, target);
  return held != nullptr && std::all_of(replaced.groups.begin(), replaced.groups.end(), [&](const std::string& group) {
           return std::find(held->groups.begin(), held->groups.end(), group) != held->groups.end();
         });
}

SwapBatch batch_for(const Circumstances& circumstances, const Draft& draft, std::size_t draft_index, const Holder& holder,
                    std::int64_t users) {
  SwapBatch batch;
  batch.draft = draft_index;
  batch.profile = holder.profile;
  batch.date = *draft.schedule.swap_date;
  batch.users = users;
  batch.first_user = holder.moved;
  batch.by_group = !holder.assigned->groups.empty();
  batch.remove.push_back(holder.assigned->sku);
  const Profile& profile = circumstances.customer.profiles[holder.profile];
  for (const Buy& buy : draft.buys) {
    if (has_already(profile, buy.offer.sku, *holder.assigned)) continue;
    AssignedSku added;
    added.sku = buy.offer.sku;
    added.disabled_plans = carried_over(circumstances.catalog, holder.assigned->disabled_plans, buy.offer.sku);
    added.groups = holder.assigned->groups;
    added.direct = holder.assigned->direct;
    batch.add.push_back(std::move(added));
  }
  std::sort(batch.add.begin(), batch.add.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  switch_off_weaker(circumstances.catalog, profile, batch);
  return batch;
}

// Plans that exclude each other among what the users hold after the swap and that were not both there before.
void foresee_conflicts(const Circumstances& circumstances, Draft& draft, const SwapBatch& batch) {
  const Catalog& catalog = circumstances.catalog;
  const Profile& profile = circumstances.customer.profiles[batch.profile];
  const auto collect = [&](const AssignedSku& assigned, std::set<PlanIndex>& plans) {
    const Sku* sku = catalog.find_sku(assigned.sku);
    if (sku == nullptr) return;
    for (PlanIndex plan : sku->plans) {
      if (!std::binary_search(assigned.disabled_plans.begin(), assigned.disabled_plans.end(), catalog.plans[plan].id)) plans.insert(plan);
    }
  };
  std::set<PlanIndex> before, after;
  for (const AssignedSku& assigned : profile.skus) {
    collect(assigned, before);
    if (assigned.sku != batch.remove.front()) collect(assigned, after);
  }
  for (const AssignedSku& added : batch.add) collect(added, after);
  for (const ConflictGroup& group : catalog.conflicts) {
    if (!group.excludes) continue;
    std::vector<PlanIndex> clash;
    bool known_before = true;
    for (PlanIndex plan : group.plans) {
      if (after.count(plan) == 0) continue;
      clash.push_back(plan);
      known_before = known_before && before.count(plan) != 0;
    }
    if (clash.size() < 2 || known_before) continue;
    draft.findings.push_back(finding("EQ-CONFLICT", Severity::Warning, "swap_conflict",
                                     {{"profile", profile.id},
                                      {"users", batch.users},
                                      {"plan", catalog.plans[clash[0]].friendly_name},
                                      {"other", catalog.plans[clash[1]].friendly_name}},
                                     draft.key(), true));
  }
}

// All holders that must move together with `first` because one group gives them the licence.
std::vector<std::size_t> together_with(const std::vector<Holder>& holders, std::size_t first) {
  std::vector<std::size_t> cluster = {first};
  std::vector<bool> inside(holders.size(), false);
  inside[first] = true;
  std::set<std::string> groups(holders[first].assigned->groups.begin(), holders[first].assigned->groups.end());
  for (bool grown = !groups.empty(); grown;) {
    grown = false;
    for (std::size_t i = 0; i < holders.size(); ++i) {
      if (holders[i].left == 0 || inside[i]) continue;
      const auto& own = holders[i].assigned->groups;
      if (std::none_of(own.begin(), own.end(), [&](const std::string& group) { return groups.count(group) != 0; })) continue;
      cluster.push_back(i);
      inside[i] = true;
      groups.insert(own.begin(), own.end());
      grown = true;
    }
  }
  std::sort(cluster.begin(), cluster.end());
  return cluster;
}

std::int64_t units_for_users(const Draft& draft) {
  std::int64_t free = draft.buys.front().units;
  for (const Buy& buy : draft.buys) free = std::min(free, buy.units);
  return free;
}

bool same_targets(const std::vector<Buy>& a, const std::vector<Buy>& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](const Buy& x, const Buy& y) { return x.offer.sku == y.offer.sku; });
}

bool bought_alike(const Draft& a, const Draft& b) {
  return a.schedule.order_date == b.schedule.order_date && a.schedule.swap_date == b.schedule.swap_date && same_targets(a.buys, b.buys);
}

class Reassigner {
 public:
  Reassigner(const Circumstances& circumstances, std::vector<Draft>& drafts) : circumstances_(circumstances), drafts_(drafts) {}

  std::vector<SwapBatch> run() {
    std::map<Guid, std::vector<std::size_t>> by_sku;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      if (draft.path != Path::BuyOther || !draft.buys_something() || !draft.schedule.swap_date) continue;
      const Guid& sku = draft.source.subscription->sku;
      const bool keeps = std::any_of(draft.buys.begin(), draft.buys.end(), [&](const Buy& buy) { return buy.offer.sku == sku; });
      if (!keeps) by_sku[sku].push_back(i);
    }
    for (auto& [sku, indices] : by_sku) {
      std::stable_sort(indices.begin(), indices.end(),
                       [&](std::size_t a, std::size_t b) { return *drafts_[a].schedule.swap_date < *drafts_[b].schedule.swap_date; });
      move_users_of(sku, indices);
    }
    if (circumstances_.customer.assignments_known) release_let_go();
    part_from_groups();
    std::stable_sort(batches_.begin(), batches_.end(), [](const SwapBatch& a, const SwapBatch& b) { return a.date < b.date; });
    return std::move(batches_);
  }

 private:
  void move_users_of(const Guid& sku, const std::vector<std::size_t>& indices) {
    std::vector<Holder> holders = holders_of(sku);
    if (!circumstances_.customer.assignments_known) {
      for (std::size_t index : indices) {
        Draft& draft = drafts_[index];
        draft.findings.push_back(
            finding("PLAN-ASSIGNMENTS-UNKNOWN", Severity::Ask, "assignments_unknown", {{"name", draft.source.name}}, draft.key(), true));
      }
      return;
    }
    std::int64_t staying_units = 0;
    for (const Draft& draft : drafts_) {
      const bool stays = draft.source.subscription->sku == sku &&
                         (draft.path == Path::RenewAndWait || draft.path == Path::PartnerTransfer || draft.path == Path::BuySame ||
                          (draft.path == Path::OutOfScope && draft.source.channel == Channel::TargetPartner));
      if (stays) staying_units += draft.source.units;
    }
    for (std::size_t first = 0; first < indices.size();) {
      std::size_t last = first + 1;
      while (last < indices.size() && bought_alike(drafts_[indices[first]], drafts_[indices[last]])) ++last;
      take_users(std::vector<std::size_t>(indices.begin() + static_cast<std::ptrdiff_t>(first),
                                          indices.begin() + static_cast<std::ptrdiff_t>(last)),
                 holders);
      first = last;
    }
    std::int64_t left = 0;
    for (const Holder& holder : holders) left += holder.left;
    if (left <= staying_units) return;
    Draft& last = drafts_[indices.back()];
    last.findings.push_back(finding("PLAN-UNITS-SHORT", Severity::Blocker, "units_short",
                                    {{"name", last.source.name}, {"users", left - staying_units}}, last.key(), true));
  }

  const AssignedSku& removed(const SwapBatch& batch) const {
    return *assignment_of(circumstances_.customer.profiles[batch.profile], batch.remove.front());
  }

  // Whoever holds a licence directly and from a group, too, is changed directly; what the group gives is told by those who have it from the
  // group alone, and is changed once for all.
  void part_from_groups() {
    for (SwapBatch& batch : batches_) {
      const AssignedSku& held = removed(batch);
      if (!batch.by_group || !held.direct) continue;
      const auto told = [&](const std::string& group) {
        return std::any_of(batches_.begin(), batches_.end(), [&](const SwapBatch& other) {
          return other.date == batch.date && other.remove == batch.remove && !removed(other).direct &&
                 removed(other).groups == std::vector<std::string>{group};
        });
      };
      batch.by_group = !std::all_of(held.groups.begin(), held.groups.end(), told);
    }
  }

  std::vector<Holder> holders_of(const Guid& sku) const {
    std::vector<Holder> holders;
    for (std::size_t i = 0; i < circumstances_.customer.profiles.size(); ++i) {
      const Profile& profile = circumstances_.customer.profiles[i];
      const AssignedSku* assigned = assignment_of(profile, sku);
      if (assigned != nullptr && profile.users > 0) holders.push_back(Holder{i, assigned, 0, profile.users});
    }
    return holders;
  }

  // Of each SKU that ends altogether the subscription that ends first. Where units of it stay, somebody goes on with them, and no file
  // tells who.
  std::vector<std::size_t> let_go_altogether() const {
    std::map<Guid, std::size_t> first;
    std::map<Guid, std::int64_t> units;
    std::set<Guid> stay;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      const Guid& sku = draft.source.subscription->sku;
      const SubscriptionState state = draft.source.subscription->state;
      const bool gone = state == SubscriptionState::Deleted || state == SubscriptionState::Disabled || draft.source.units == 0 ||
                        is_long_over(draft.source, circumstances_.calendar.today);
      if (gone) continue;  // what has no units any more keeps nobody's licence
      units[sku] += draft.source.units;
      if (draft.path == Path::LetGo && draft.schedule.cancel_on) continue;  // nobody needs a unit of it
      if (draft.path != Path::LetGo || !draft.schedule.possible || !draft.schedule.source_last_day || !draft.schedule.end_choice_on) {
        stay.insert(sku);
        continue;
      }
      const auto [known, is_new] = first.emplace(sku, i);
      if (!is_new && *draft.schedule.source_last_day < *drafts_[known->second].schedule.source_last_day) known->second = i;
    }
    for (const UnitPool& pool : circumstances_.customer.pools) {
      if (pool.enabled > units[pool.sku]) stay.insert(pool.sku);
    }
    std::vector<std::size_t> found;
    for (const auto& [sku, draft] : first) {
      if (stay.count(sku) == 0) found.push_back(draft);
    }
    return found;
  }

  void release_let_go() {
    const Replaced replaced = replaced_in(drafts_);
    Replaced not_yet = replaced;  // what leaves has left, and nothing has come for it
    for (auto& [sku, instead] : not_yet) instead.clear();
    for (const std::size_t index : let_go_altogether()) {
      std::vector<Holder> holders = holders_of(drafts_[index].source.subscription->sku);
      std::vector<bool> tried(holders.size(), false);
      for (std::size_t i = 0; i < holders.size(); ++i) {
        if (tried[i]) continue;
        const std::vector<std::size_t> cluster = together_with(holders, i);
        bool given_back = true;
        bool exchanged = false;
        for (const std::size_t member : cluster) {
          tried[member] = true;
          const Profile& profile = circumstances_.customer.profiles[holders[member].profile];
          given_back = given_back && loses_nothing_without(circumstances_, replaced, profile, *holders[member].assigned);
          exchanged = exchanged || !loses_nothing_without(circumstances_, not_yet, profile, *holders[member].assigned);
        }
        if (given_back) release(index, holders, cluster, exchanged);
      }
      choose_after_exchange(index);
    }
  }

  // Whether it may end is known when its users hold what they keep instead; where the term leaves no day for that, the choice stays where
  // it is.
  void choose_after_exchange(std::size_t index) {
    Schedule& schedule = drafts_[index].schedule;
    std::optional<Date> exchanged;
    for (const SwapBatch& batch : batches_) {
      if (batch.draft == index && batch.kept_by_exchange) exchanged = std::max(exchanged.value_or(batch.date), batch.date);
    }
    if (!exchanged || !schedule.end_choice_by || *exchanged > *schedule.end_choice_by) return;
    const Date by = *schedule.end_choice_by;
    const Date next = *exchanged < by ? circumstances_.calendar.days.within(*exchanged + 1, by) : by;
    const Date after = circumstances_.calendar.days.open(next) ? next : *exchanged;
    schedule.end_choice_on = std::max(*schedule.end_choice_on, after);
  }

  // All of them on one day, on which each has what replaces it; none where that comes too late.
  void release(std::size_t index, const std::vector<Holder>& holders, const std::vector<std::size_t>& members, bool exchanged) {
    const Schedule& schedule = drafts_[index].schedule;
    Date day = *schedule.end_choice_on;
    for (const SwapBatch& other : batches_) {
      const bool theirs =
          std::any_of(members.begin(), members.end(), [&](std::size_t member) { return holders[member].profile == other.profile; });
      if (theirs) day = std::max(day, other.date);
    }
    if (day > *schedule.source_last_day) return;
    for (const std::size_t member : members) {
      const Holder& holder = holders[member];
      SwapBatch batch;
      batch.draft = index;
      batch.profile = holder.profile;
      batch.date = day;
      batch.users = holder.left;
      batch.by_group = !holder.assigned->groups.empty();
      batch.kept_by_exchange = exchanged;
      batch.remove.push_back(holder.assigned->sku);
      batches_.push_back(std::move(batch));
    }
  }

  void take_users(const std::vector<std::size_t>& indices, std::vector<Holder>& holders) {
    std::vector<std::int64_t> free;
    std::int64_t all_free = 0;
    for (const std::size_t index : indices) {
      free.push_back(units_for_users(drafts_[index]));
      all_free += free.back();
    }
    // Groups first: they move as a whole or not at all.
    std::vector<bool> tried(holders.size(), false);
    for (std::size_t i = 0; i < holders.size(); ++i) {
      if (tried[i] || holders[i].left == 0 || holders[i].assigned->groups.empty()) continue;
      const std::vector<std::size_t> cluster = together_with(holders, i);
      std::int64_t users = 0;
      for (std::size_t member : cluster) {
        tried[member] = true;
        users += holders[member].left;
      }
      Draft& draft = drafts_[indices.front()];
      if (users > all_free) {
        draft.findings.push_back(finding("PLAN-GROUP-WHOLE", Severity::Warning, "group_whole",
                                         {{"name", draft.source.name}, {"users", users}, {"free", all_free}}, draft.key(), true));
        continue;
      }
      // The purchase with most room takes the group; what it lacks is taken from the others, whose units are of the same SKU.
      std::size_t roomiest = 0;
      for (std::size_t k = 1; k < free.size(); ++k) {
        if (free[k] > free[roomiest]) roomiest = k;
      }
      for (std::size_t member : cluster) take(indices[roomiest], holders[member], holders[member].left);
      all_free -= users;
      for (std::size_t k = roomiest, tries = 0; users > 0 && tries <= free.size(); ++tries, k = tries - 1) {
        const std::int64_t part = std::min(users, free[k]);
        free[k] -= part;
        users -= part;
      }
    }
    for (std::size_t k = 0; k < indices.size(); ++k) {
      for (Holder& holder : holders) {
        if (!holder.assigned->groups.empty()) continue;
        const std::int64_t users = std::min(free[k], holder.left);
        if (users > 0) take(indices[k], holder, users);
        free[k] -= users;
      }
    }
  }

  void take(std::size_t index, Holder& holder, std::int64_t users) {
    Draft& draft = drafts_[index];
    const Profile& profile = circumstances_.customer.profiles[holder.profile];
    SwapBatch batch = batch_for(circumstances_, draft, index, holder, users);
    if (profile.without_usage_location > 0 && locations_told_) {
      draft.findings.push_back(finding(
          "PLAN-USAGE-LOCATION", Severity::Warning, "usage_location",
          {{"profile", profile_name(circumstances_.catalog, profile)}, {"users", profile.without_usage_location}}, draft.key(), true));
    }
    if (profile.with_errors > 0) {
      draft.findings.push_back(finding("PLAN-ASSIGNMENT-ERRORS", Severity::Warning, "assignment_errors",
                                       {{"profile", profile_name(circumstances_.catalog, profile)}, {"users", profile.with_errors}},
                                       draft.key(), true));
    }
    foresee_conflicts(circumstances_, draft, batch);
    batches_.push_back(std::move(batch));
    holder.moved += users;
    holder.left -= users;
  }

  const Circumstances& circumstances_;
  std::vector<Draft>& drafts_;
  std::vector<SwapBatch> batches_;
  const bool locations_told_ = usage_locations_told(circumstances_.customer);
};

}  // namespace

std::string profile_name(const Catalog& catalog, const Profile& profile) {
  constexpr std::size_t kNamed = 3;
  std::string name = profile.id;
  for (std::size_t i = 0; i < profile.skus.size() && i < kNamed; ++i) {
    name += (i == 0 ? ": " : " + ") + sku_name(catalog, profile.skus[i].sku);
  }
  return profile.skus.size() > kNamed ? name + " + …" : name;
}

bool usage_locations_told(const Customer& customer) {
  return std::any_of(customer.profiles.begin(), customer.profiles.end(),
                     [](const Profile& profile) { return profile.without_usage_location < profile.users; });
}

std::vector<std::vector<std::size_t>> bound_by_groups(const Circumstances& circumstances, const std::vector<Draft>& drafts) {
  std::vector<std::vector<std::size_t>> bound;
  if (!circumstances.customer.assignments_known) return bound;
  std::map<Guid, std::vector<std::size_t>> by_sku;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].path == Path::BuyOther && drafts[i].buys_something()) by_sku[drafts[i].source.subscription->sku].push_back(i);
  }
  for (const auto& [sku, members] : by_sku) {
    if (members.size() < 2) continue;
    const std::vector<Buy>& first = drafts[members.front()].buys;
    const bool alike = std::all_of(members.begin(), members.end(), [&](std::size_t i) { return same_targets(drafts[i].buys, first); });
    if (!alike) continue;
    std::map<std::string, std::int64_t> users_of;
    for (const Profile& profile : circumstances.customer.profiles) {
      const AssignedSku* assigned = assignment_of(profile, sku);
      if (assigned == nullptr) continue;
      for (const std::string& group : assigned->groups) users_of[group] += profile.users;
    }
    std::int64_t largest = 0, most = 0, all = 0;
    for (const auto& [group, users] : users_of) largest = std::max(largest, users);
    for (const std::size_t i : members) {
      most = std::max(most, units_for_users(drafts[i]));
      all += units_for_users(drafts[i]);
    }
    if (largest > most && largest <= all) bound.push_back(members);
  }
  return bound;
}

std::vector<SwapBatch> reassignments(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  return Reassigner(circumstances, drafts).run();
}

}  // namespace csp::plan
