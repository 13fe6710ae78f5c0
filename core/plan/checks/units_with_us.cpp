#include "core/plan/checks/units_with_us.hpp"

#include <algorithm>
#include <map>

#include "core/customer/units_in_use.hpp"
#include "core/plan/checks/ceilings.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/insight/profile_outcomes.hpp"

namespace csp::plan {
namespace {

// Of one SKU that is ordered.
struct Supply {
  std::string name;
  Draft* first = nullptr;  // that orders it
  Date old_end;            // when the last of what is replaced ends; far away where nobody knows
  std::int64_t ordered = 0;
  std::int64_t ours = 0;    // sold by the partner already
  std::int64_t there = 0;   // what stays beside the order, ours among it
  std::int64_t needed = 0;  // users who hold one when the plan is carried out
};

std::map<Guid, Supply> ordered_skus(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  std::map<Guid, Supply> skus;
  for (Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) {
      if (circumstances.catalog.find_quantity(buy.offer.sku) != nullptr) continue;
      Supply& supply = skus[buy.offer.sku];
      const Date end = draft.schedule.source_last_day.value_or(circumstances.horizon_end);
      if (supply.first == nullptr) supply.first = &draft, supply.name = buy.offer.name, supply.old_end = end;
      supply.old_end = std::max(supply.old_end, end);
      supply.ordered = units_together(supply.ordered, buy.units);
    }
  }
  return skus;
}

// Set to end, or over before what is replaced ends, it carries nobody.
bool carries(const Source& source, Date old_end) {
  const bool ends = source.end_action == EndOfTermAction::CancelAtTermEnd ||
                    (source.term_end && *source.term_end < old_end && source.end_action != EndOfTermAction::Renew);
  return source.subscription->state == SubscriptionState::Active && !ends;
}

void count_there(const std::vector<Draft>& drafts, std::map<Guid, Supply>& skus) {
  for (const Draft& draft : drafts) {
    const Source& source = draft.source;
    const auto found = skus.find(source.subscription->sku);
    const bool stays = draft.path != Path::LetGo && !buys(draft.path) && !source.stopped() && !source.subscription->trial;
    if (found == skus.end() || !stays || !exists_in_tenant(source)) continue;
    Supply& supply = found->second;
    supply.there = units_together(supply.there, source.units);
    if (source.channel == Channel::TargetPartner && carries(source, supply.old_end))
      supply.ours = units_together(supply.ours, source.units);
  }
}

void count_needed(const Circumstances& circumstances, const std::vector<Action>& actions, std::map<Guid, Supply>& skus) {
  const Customer& customer = circumstances.customer;
  SwapsOfProfiles swaps = swaps_of_profiles(actions);
  for (const Profile& profile : customer.profiles) {
    for (const HeldAfterwards& held : held_afterwards(profile, swaps[profile.id])) {
      for (const BundleSku& licence : held.then) {
        if (const auto found = skus.find(licence.sku); found != skus.end()) found->second.needed += held.users;
      }
    }
  }
  // Users whom the list does not name hold on to what they have.
  for (auto& [sku, supply] : skus)
    supply.needed += std::max<std::int64_t>(0, units_in_use(customer, sku).assigned - users_with(customer, sku));
}

bool for_whole_tenant(const Customer& customer, const Guid& sku) {
  return std::any_of(customer.pools.begin(), customer.pools.end(),
                     [&](const UnitPool& pool) { return pool.sku == sku && pool.company_level; });
}

}  // namespace

void ask_about_units_with_us(const Circumstances& circumstances, const std::vector<Action>& actions, std::vector<Draft>& drafts) {
  if (!circumstances.customer.assignments_known) return;
  std::map<Guid, Supply> skus = ordered_skus(circumstances, drafts);
  count_there(drafts, skus);
  if (std::none_of(skus.begin(), skus.end(), [](const auto& each) { return each.second.ours > 0; })) return;
  count_needed(circumstances, actions, skus);
  for (auto& [sku, supply] : skus) {
    const std::int64_t unused = supply.there + supply.ordered - supply.needed;
    const std::int64_t free = std::min({unused, supply.ours, supply.ordered});
    if (free <= 0 || for_whole_tenant(circumstances.customer, sku)) continue;
    std::vector<Finding>& findings = supply.first->findings;
    if (unused == free) std::erase_if(findings, [](const Finding& found) { return found.rule == "PLAN-UNUSED-UNITS"; });
    findings.push_back(finding(
        "PLAN-UNITS-WITH-US", Severity::Ask, "units_with_us",
        {{"name", supply.name}, {"units", supply.ordered}, {"ours", supply.ours}, {"free", free}, {"enough", supply.ordered - free}},
        supply.first->key(), true));
  }
}

}  // namespace csp::plan
