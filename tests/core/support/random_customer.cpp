#include "tests/core/support/random_customer.hpp"

#include <algorithm>
#include <cstdlib>

namespace support {
using namespace csp;

std::uint64_t Dice::roll() {
  if (left_ >= 2) {
    const std::uint64_t chosen = next_[0] + 256u * next_[1];
    next_ += 2;
    left_ -= 2;
    return chosen;
  }
  state_ += 0x9e3779b97f4a7c15ull;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

Guid numbered_guid(std::uint64_t number) {
  char text[37];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-%012llx", static_cast<unsigned>(number % 9973),
                static_cast<unsigned long long>(number));
  return *Guid::parse(text);
}

namespace {

void random_plan(Dice& dice, ServicePlan& plan, int count, std::size_t self) {
  plan.name = "PLAN_" + std::to_string(self);
  static const char* const kGroups[] = {"", "mail", "office", "identity"};
  plan.rank_group = kGroups[dice.below(4)];
  if (!plan.rank_group.empty() && dice.chance(90)) plan.rank = dice.between(1, 4);
  for (int i = 0; i < count; ++i) {
    if (static_cast<std::size_t>(i) != self && dice.chance(6)) plan.covers.push_back(static_cast<PlanIndex>(i));
  }
  const int role = dice.below(20);
  plan.role = role < 13   ? PlanRole::Core
              : role < 16 ? PlanRole::Feature
              : role < 18 ? PlanRole::Plumbing
              : role < 19 ? PlanRole::Trial
                          : PlanRole::Addon;
  plan.data_bearing = dice.chance(40);
  plan.retired = dice.chance(10);
}

std::vector<Guid> random_disabled(Dice& dice, const Catalog& catalog, const Guid& sku) {
  std::vector<Guid> disabled;
  const auto known = std::find_if(catalog.skus.begin(), catalog.skus.end(), [&](const Sku& s) { return s.id == sku; });
  if (known == catalog.skus.end() || !dice.chance(25)) return disabled;
  for (const PlanIndex plan : known->plans) {
    if (dice.chance(30)) disabled.push_back(catalog.plans[plan].id);
  }
  std::sort(disabled.begin(), disabled.end());
  return disabled;
}

Subscription random_subscription(Dice& dice, const std::vector<Guid>& skus, Date today, int number) {
  Subscription s;
  s.key = "s" + std::to_string(number);
  s.commerce_id = s.key;
  s.name = "Subscription " + std::to_string(number);
  if (!dice.chance(3)) s.sku = dice.one_of(skus);
  s.units = dice.between(1, 12);
  static const SubscriptionState kStates[] = {SubscriptionState::Active,  SubscriptionState::Active,    SubscriptionState::Active,
                                              SubscriptionState::Active,  SubscriptionState::Active,    SubscriptionState::Active,
                                              SubscriptionState::InGrace, SubscriptionState::Suspended, SubscriptionState::Disabled,
                                              SubscriptionState::Deleted, SubscriptionState::Pending,   SubscriptionState::Unknown};
  s.state = kStates[dice.below(12)];
  s.trial = dice.chance(6);
  s.seat_based = !dice.chance(4);
  static const Channel kChannels[] = {Channel::Unknown,      Channel::WebDirectMosa, Channel::WebDirectMca, Channel::EnterpriseAgreement,
                                      Channel::OpenValue,    Channel::CspPartner,    Channel::CspPartner,   Channel::CspPartnerLegacy,
                                      Channel::TargetPartner};
  s.channel = kChannels[dice.below(9)];
  // The same to plan, unless somebody says that it is the old agreement.
  if (s.channel == Channel::WebDirectMca && number % 2 == 0) s.channel = Channel::WebDirect;
  static const Term kTerms[] = {Term::Unknown, Term::OneMonth, Term::OneMonth, Term::OneYear, Term::OneYear, Term::ThreeYears};
  s.term = kTerms[dice.below(6)];
  if (!dice.chance(12)) s.term_end = today + dice.between(-6, 55);
  if (s.state == SubscriptionState::InGrace && number % 2 == 0) s.phase_end = today + (number * 7) % 30 - 3;
  static const EndOfTermAction kChoices[] = {EndOfTermAction::Unknown, EndOfTermAction::Unknown, EndOfTermAction::Renew,
                                             EndOfTermAction::CancelAtTermEnd, EndOfTermAction::ExtendedServiceTerm};
  s.end_action = kChoices[dice.below(5)];
  if (dice.chance(50)) s.auto_renew = dice.chance(50);
  if (dice.chance(60)) s.purchased = today - dice.between(5, 1300);
  if (dice.chance(40) && s.term_end) s.term_start = *s.term_end - dice.between(20, 800);
  if (dice.chance(15)) s.owner_tenant = numbered_guid(static_cast<std::uint64_t>(dice.between(1, 3)));
  if (dice.chance(15) && number > 1) s.parent_key = "s" + std::to_string(dice.between(1, number - 1));
  return s;
}

AssignedSku random_assignment(Dice& dice, const Catalog& catalog, const Guid& sku) {
  AssignedSku assigned;
  assigned.sku = sku;
  assigned.disabled_plans = random_disabled(dice, catalog, sku);
  if (dice.chance(20)) {
    assigned.groups.push_back(dice.chance(50) ? "group-1" : "group-2");
    assigned.direct = dice.chance(20);
  }
  return assigned;
}

}  // namespace

Catalog random_catalog(Dice& dice) {
  Catalog catalog;
  const int plans = dice.between(6, 14);
  for (int i = 0; i < plans; ++i) {
    ServicePlan plan;
    plan.id = numbered_guid(static_cast<std::uint64_t>(1000 + i));
    random_plan(dice, plan, plans, static_cast<std::size_t>(i));
    catalog.plans.push_back(plan);
  }
  catalog.plans.back().company_level = true;
  std::vector<std::size_t> order;
  const int skus = dice.between(5, 8);
  for (int i = 0; i < skus; ++i) {
    Sku sku;
    sku.id = numbered_guid(static_cast<std::uint64_t>(2000 + i));
    sku.part_number = "SKU_" + std::to_string(i);
    sku.name = "Sku " + std::to_string(i);
    for (int plan = 0; plan < plans - 1; ++plan) {
      if (dice.chance(40)) sku.plans.push_back(static_cast<PlanIndex>(plan));
    }
    if (dice.chance(12)) sku.plans = {static_cast<PlanIndex>(plans - 1)};  // belongs to the tenant
    sku.business_family = dice.chance(25);
    // Every other one tells how much one unit holds. No dice: the customers of each seed stay who they are.
    if (i % 2 == 0) catalog.quantities.push_back({sku.id, "things", 1 + i % 3, "gb", {}, {}, Confidence::High});
    catalog.skus.push_back(sku);
  }
  std::sort(catalog.skus.begin(), catalog.skus.end(), [](const Sku& a, const Sku& b) { return a.id < b.id; });
  // Plans are looked up by id too.
  for (std::size_t i = 1; i < catalog.plans.size(); ++i) {
    if (!(catalog.plans[i - 1].id < catalog.plans[i].id)) std::abort();
  }
  // Low ceilings, so that small tenants meet them.
  Rule seats, subscriptions;
  seats.id = "SMB-300";
  seats.value = std::to_string(dice.between(8, 40));
  seats.unit = "seats";
  subscriptions.id = "TENANT-SUBS";
  subscriptions.value = std::to_string(dice.between(4, 8));
  subscriptions.unit = "subscriptions";
  catalog.rules = {seats, subscriptions};
  if (dice.chance(30)) {
    RetiredOffer retired;
    retired.skus = {dice.one_of(catalog.skus).id};
    if (dice.chance(50)) retired.successors = {{dice.one_of(catalog.skus).id}};
    catalog.retired_offers.push_back(retired);
  }
  return catalog;
}

Customer random_customer(Dice& dice, const Catalog& catalog, const std::vector<Guid>& skus, Date today) {
  Customer customer;
  customer.name = "Contoso";
  const int subscriptions = dice.between(1, 5);
  for (int i = 1; i <= subscriptions; ++i) customer.subscriptions.push_back(random_subscription(dice, skus, today, i));

  customer.assignments_known = dice.chance(80);
  if (customer.assignments_known) {
    const int profiles = dice.between(1, 4);
    for (int i = 1; i <= profiles; ++i) {
      Profile profile;
      profile.id = "P" + std::to_string(i);
      profile.users = dice.between(1, 6);
      std::vector<Guid> chosen;
      const int count = dice.between(1, 3);
      for (int k = 0; k < count; ++k) {
        const Guid sku = dice.chance(80) && !customer.subscriptions.empty() ? dice.one_of(customer.subscriptions).sku : dice.one_of(skus);
        if (!sku.is_zero() && std::find(chosen.begin(), chosen.end(), sku) == chosen.end()) chosen.push_back(sku);
      }
      std::sort(chosen.begin(), chosen.end());
      for (const Guid& sku : chosen) profile.skus.push_back(random_assignment(dice, catalog, sku));
      customer.profiles.push_back(profile);
    }
  }
  customer.pools_known = dice.chance(75);
  if (customer.pools_known) {
    std::vector<Guid> owned;
    for (const Subscription& s : customer.subscriptions) {
      if (!s.sku.is_zero()) owned.push_back(s.sku);
    }
    std::sort(owned.begin(), owned.end());
    owned.erase(std::unique(owned.begin(), owned.end()), owned.end());
    for (const Guid& sku : owned) {
      if (dice.chance(10)) continue;
      UnitPool pool;
      pool.sku = sku;
      for (const Subscription& s : customer.subscriptions) {
        if (s.sku == sku && s.seat_based && s.state == SubscriptionState::Active) pool.enabled += s.units;
        if (s.sku == sku && s.seat_based && s.state == SubscriptionState::InGrace) pool.warning += s.units;
      }
      if (dice.chance(20)) pool.enabled = std::max(0, static_cast<int>(pool.enabled) + dice.between(-4, 4));
      for (const Profile& p : customer.profiles) {
        for (const AssignedSku& a : p.skus) pool.consumed += a.sku == sku ? p.users : 0;
      }
      if (!customer.assignments_known) pool.consumed = dice.below(static_cast<int>(pool.enabled) + 1);
      if (dice.chance(20)) pool.consumed += dice.between(0, 3);
      const auto known = std::find_if(catalog.skus.begin(), catalog.skus.end(), [&](const Sku& s) { return s.id == sku; });
      pool.company_level = known != catalog.skus.end() && !known->plans.empty() && catalog.plans[known->plans.front()].company_level;
      customer.pools.push_back(pool);
    }
  }
  return customer;
}

PlanSettings random_settings(Dice& dice, const Customer& customer, Date today) {
  PlanSettings settings;
  settings.segment = dice.chance(5) ? Segment::China : Segment::Commercial;
  settings.default_channel = dice.chance(50) ? Channel::CspPartner : Channel::Unknown;
  settings.margin_days = dice.between(1, 14);
  if (dice.chance(70)) settings.partner_tenant = numbered_guid(1);
  if (dice.chance(70)) settings.source_partner_tenant = numbered_guid(2);
  for (const Subscription& s : customer.subscriptions) {
    if (!dice.chance(30)) continue;
    SubscriptionDecision decision;
    if (dice.chance(20)) decision.channel = Channel::EnterpriseAgreement;
    if (dice.chance(40)) decision.term_end = today + dice.between(0, 50);
    if (dice.chance(40)) decision.term = Term::OneMonth;
    if (dice.chance(40)) decision.end_action = dice.chance(50) ? EndOfTermAction::Renew : EndOfTermAction::CancelAtTermEnd;
    if (dice.chance(40)) decision.purchased = today - dice.between(10, 900);
    settings.subscriptions[s.key] = decision;
  }
  return settings;
}

std::vector<Action> random_actions(Dice& dice, const Customer& customer, const std::vector<Guid>& skus, Date today) {
  std::vector<Action> actions;
  const int count = dice.between(0, 8);
  for (int i = 1; i <= count; ++i) {
    Action action;
    action.id = "A" + std::to_string(i);
    action.date = today + dice.between(dice.chance(5) ? -4 : 0, 60);
    action.subscription = {};
    const Subscription& subscription = dice.one_of(customer.subscriptions);
    switch (dice.below(8)) {
      case 0:
      case 1:
        action.kind = ActionKind::SetEndOfTerm;
        action.subscription = subscription.key;
        action.choice = dice.chance(40)   ? EndOfTermAction::CancelAtTermEnd
                        : dice.chance(60) ? EndOfTermAction::Renew
                                          : EndOfTermAction::ExtendedServiceTerm;
        break;
      case 2:
        action.kind = dice.chance(40) ? ActionKind::Transfer : dice.chance(50) ? ActionKind::CancelNow : ActionKind::Reduce;
        action.subscription = subscription.key;
        if (action.kind == ActionKind::Reduce) action.units = dice.between(1, 14);
        break;
      case 3:
      case 4:
      case 5:
        action.kind = ActionKind::Order;
        action.sku = dice.chance(60) && !subscription.sku.is_zero() ? subscription.sku : dice.one_of(skus);
        action.units = dice.between(1, 14);
        break;
      default:
        action.kind = ActionKind::Swap;
        if (!customer.profiles.empty() && dice.chance(85)) {
          const Profile& profile = dice.one_of(customer.profiles);
          action.profile = profile.id;
          action.users = dice.chance(60) ? profile.users : dice.between(1, 7);
          action.first_user = action.users == profile.users ? 0 : dice.below(4);
          if (!profile.skus.empty() && dice.chance(85)) action.remove.push_back(dice.one_of(profile.skus).sku);
        } else {
          action.users = dice.between(1, 6);
          if (!subscription.sku.is_zero()) action.remove.push_back(subscription.sku);
        }
        for (int k = dice.chance(85) ? 1 : 2; k > 0; --k) {
          AssignedSku add;
          add.sku = dice.one_of(skus);
          if (dice.chance(15)) add.groups.push_back("group-1"), add.direct = false;
          const bool twice = std::any_of(action.add.begin(), action.add.end(), [&](const AssignedSku& a) { return a.sku == add.sku; });
          if (!twice && !dice.chance(10)) action.add.push_back(add);
        }
        break;
    }
    actions.push_back(action);
  }
  std::stable_sort(actions.begin(), actions.end(), [](const Action& a, const Action& b) { return a.date < b.date; });
  return actions;
}

}  // namespace support
