// Weeks after the plan: newer exports of the same customer rarely tell everything again.
#include <algorithm>
#include <array>
#include <set>

#include "core/inventory/picture.hpp"

namespace csp {
namespace {

bool is_same_customer(const Customer& planned, const Customer& now) {
  if (planned.tenant && now.tenant && *planned.tenant != *now.tenant) return false;
  std::set<std::string> ids;
  const auto of = [](const Subscription& subscription) {
    return std::array{subscription.key, subscription.commerce_id, subscription.directory_id};
  };
  for (const Subscription& subscription : planned.subscriptions) {
    for (const std::string& id : of(subscription)) ids.insert(id);
  }
  ids.erase("");
  return std::any_of(now.subscriptions.begin(), now.subscriptions.end(), [&](const Subscription& subscription) {
    const auto names = of(subscription);
    return std::any_of(names.begin(), names.end(), [&](const std::string& id) { return ids.count(id) > 0; });
  });
}

}  // namespace

void keep_of_plan(const Picture& picture) {
  if (picture.of_plan == nullptr || !is_same_customer(picture.of_plan->customer, picture.customer())) return;
  Inventory& inventory = picture.inventory;
  Customer& customer = inventory.customer;
  const Customer& planned = picture.of_plan->customer;
  if (!customer.assignments_known && planned.assignments_known) {
    customer.assignments_known = inventory.users_of_plan = true;
    customer.users = planned.users;
    customer.profiles = planned.profiles;
    if (customer.group_names.empty()) customer.group_names = planned.group_names;
    if (customer.domain.empty()) customer.domain = planned.domain;
    picture.report(inventory_problem(inventory_finding::kUsersOfPlan, {{"users", static_cast<std::int64_t>(planned.users.size())}}, {}));
  }
  if (inventory.prices.empty() && !picture.of_plan->prices.empty()) {
    inventory.prices = picture.of_plan->prices;
    picture.report(inventory_problem(inventory_finding::kPricesOfPlan, {}, {}));
  }
}

}  // namespace csp
