#include "tests/core/support/small_world.hpp"

#include <algorithm>

namespace support {
using namespace csp;

namespace {

Guid made_guid(int kind, int number) {
  char text[37];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-%012x", kind, number);
  return *Guid::parse(text);
}

struct PlanLine {
  const char* name;
  const char* group;
  int rank;
  PlanRole role;
  bool data_bearing;
};
constexpr PlanLine kPlans[] = {
    {"MAIL_1", "mail", 1, PlanRole::Core, true},
    {"MAIL_2", "mail", 2, PlanRole::Core, true},
    {"OFFICE_WEB", "office", 1, PlanRole::Core, false},
    {"OFFICE_APPS", "office", 2, PlanRole::Core, false},
    {"TEAMS", "", 0, PlanRole::Core, true},
    {"PHONE", "", 0, PlanRole::Addon, false},
    {"STORAGE", "", 0, PlanRole::Core, true},
    {"FOUNDATION", "", 0, PlanRole::Plumbing, false},
    {"TIPS", "", 0, PlanRole::Feature, false},
    {"OLD_VIDEO", "", 0, PlanRole::Core, false},
    {"SECURITY", "", 0, PlanRole::Core, false},
};

struct SkuLine {
  const char* part_number;
  std::vector<int> plans;
  bool business;
};
const std::vector<SkuLine>& sku_lines() {
  static const std::vector<SkuLine> lines = {
      {"E3", {1, 3, 4, 7, 8, 9}, false},
      {"E1", {0, 2, 4, 7}, false},
      {"F3", {0, 4}, false},
      {"MAIL2", {1}, false},
      {"SUITE", {1, 3, 4, 10}, false},
      {"BASIC", {0, 2, 4}, true},
      {"PREMIUM", {1, 3, 4, 10}, true},
      {"STORAGE", {6}, false},
      {"VOICE", {5}, false},
      {"APPS", {3}, false},
  };
  return lines;
}

}  // namespace

Catalog small_catalog() {
  Catalog catalog;
  int number = 0;
  for (const PlanLine& line : kPlans) {
    ServicePlan plan;
    plan.id = made_guid(1, ++number);
    plan.name = line.name;
    plan.rank_group = line.group;
    if (line.rank > 0) plan.rank = line.rank;
    plan.role = line.role;
    plan.data_bearing = line.data_bearing;
    plan.company_level = plan.name == "STORAGE";
    plan.retired = plan.name == "OLD_VIDEO";
    catalog.plans.push_back(plan);
  }
  number = 0;
  for (const SkuLine& line : sku_lines()) {
    Sku sku;
    sku.id = made_guid(2, ++number);
    sku.part_number = line.part_number;
    sku.name = line.part_number;
    sku.business_family = line.business;
    for (const int plan : line.plans) sku.plans.push_back(static_cast<PlanIndex>(plan));
    catalog.skus.push_back(sku);
  }
  catalog.prepare();
  return catalog;
}

Guid sku(const std::string& part_number) {
  int number = 0;
  for (const SkuLine& line : sku_lines()) {
    ++number;
    if (part_number == line.part_number) return made_guid(2, number);
  }
  return made_guid(3, static_cast<int>(part_number.size()));
}

Subscription ending(const std::string& key, const std::string& part_number, std::int64_t units, Date last_day) {
  Subscription subscription;
  subscription.key = key;
  subscription.commerce_id = key;
  subscription.name = "Contoso " + key;
  subscription.sku = sku(part_number);
  subscription.part_number = part_number;
  subscription.units = units;
  subscription.state = SubscriptionState::Active;
  subscription.channel = Channel::CspPartner;
  subscription.term = Term::OneYear;
  subscription.billing_plan = BillingPlan::Monthly;
  subscription.term_end = last_day;
  subscription.purchased = add_months_clamped(last_day + 1, -12);
  subscription.end_action = EndOfTermAction::CancelAtTermEnd;
  return subscription;
}

Profile people(const std::string& id, std::int64_t users, const std::vector<std::string>& part_numbers) {
  Profile profile;
  profile.id = id;
  profile.users = users;
  for (const std::string& part_number : part_numbers) {
    AssignedSku assigned;
    assigned.sku = sku(part_number);
    profile.skus.push_back(assigned);
  }
  std::sort(profile.skus.begin(), profile.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  return profile;
}

Action order(Date date, const std::string& part_number, std::int64_t units) {
  Action action;
  action.kind = ActionKind::Order;
  action.date = date;
  action.sku = sku(part_number);
  action.units = units;
  return action;
}

Action choose(Date date, const std::string& subscription, EndOfTermAction choice) {
  Action action;
  action.kind = ActionKind::SetEndOfTerm;
  action.date = date;
  action.subscription = subscription;
  action.choice = choice;
  return action;
}

Action cancel_now(Date date, const std::string& subscription) {
  Action action;
  action.kind = ActionKind::CancelNow;
  action.date = date;
  action.subscription = subscription;
  return action;
}

Action swap(Date date, const std::string& profile, std::int64_t first, std::int64_t users, const std::string& remove,
            const std::string& add) {
  Action action;
  action.kind = ActionKind::Swap;
  action.date = date;
  action.profile = profile;
  action.first_user = first;
  action.users = users;
  if (!remove.empty()) action.remove.push_back(sku(remove));
  if (!add.empty()) {
    AssignedSku assigned;
    assigned.sku = sku(add);
    action.add.push_back(assigned);
  }
  return action;
}

}  // namespace support
